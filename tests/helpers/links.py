"""The addresses and ids of one page as it was built."""

from html.parser import HTMLParser


class Links(HTMLParser):
    """The addresses and ids of one page as it was built."""

    def __init__(self, text):
        super().__init__()
        self.places, self.targets = [], []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.places += [values["id"]] if "id" in values else []
        self.targets += [values[name] for name in ("href", "src") if name in values]
