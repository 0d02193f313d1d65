"""HTML as a tree for tests: strict about balance, so that a tag left open is an error here."""

from html.parser import HTMLParser

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


class Element:
    """One element: `children` holds elements and texts in their order."""

    def __init__(self, tag, attributes=(), parent=None):
        self.tag, self.parent, self.children = tag, parent, []
        self.names = [name for name, _ in attributes]
        self.attributes = {name: value if value is not None else "" for name, value in attributes}

    def all(self, tag=None, **wanted):
        """Return the elements below with a tag and with attributes (`data_id`: `data-id`)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in wanted.items()}
        return [
            element
            for element in self._walk()
            if tag in (None, element.tag)
            and all(element.attributes.get(name) == value for name, value in wanted.items())
        ]

    def one(self, tag=None, **wanted):
        """Return the only such element."""
        found = self.all(tag, **wanted)
        assert len(found) == 1, f"{len(found)} elements fit {tag} {wanted}"
        return found[0]

    def with_class(self, name):
        """Return the elements below this one that have a class."""
        return [
            element
            for element in self._walk()
            if name in element.attributes.get("class", "").split()
        ]

    def text(self, without=()):
        """Return the text, its white space made single; elements in `without` are left out."""
        return " ".join("".join(self._texts(without)).split())

    def _walk(self):
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child._walk()

    def _texts(self, without):
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in without:
                yield from child._texts(without)


class _Builder(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.root = self.here = Element("root")

    def handle_starttag(self, tag, attributes):
        element = Element(tag, attributes, self.here)
        assert len(element.names) == len(set(element.names)), (
            f"<{tag}> has an attribute twice: {element.names}"
        )
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_endtag(self, tag):
        assert tag == self.here.tag, f"</{tag}> closes <{self.here.tag}>"
        self.here = self.here.parent

    def handle_data(self, data):
        self.here.children.append(data)


def tree(html):
    """Parse HTML; an element that is not closed, or closed in the wrong order, is an error."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.here is builder.root, f"<{builder.here.tag}> is never closed"
    return builder.root
