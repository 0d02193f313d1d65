"""What notebooks store of parts: the book shows their HTML, and has each script and style once."""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from coursebook.core.outputs import VIEW, is_output, split_output


class BareOutputs(SphinxTransform):
    """Takes the style and the script out of the outputs of notebooks."""

    default_priority = 500

    def apply(self, **kwargs: object) -> None:
        """Shorten the HTML of each part in the document."""
        for output in self.document.findall(nodes.raw):
            if output.get("format") == "html":
                text = output.astext()
                if is_output(text):
                    _, html, _ = split_output(text)
                    output.clear()
                    output += nodes.Text(html)
                    _drop_view(output.parent)


def _drop_view(bundle: nodes.Element) -> None:
    """Take out the view of a widget beside the HTML of the same part: it has no kernel here."""
    for other in list(bundle.children):
        if isinstance(other, nodes.Element) and other.get("mime_type") == VIEW:
            bundle.remove(other)


def setup(app: Sphinx) -> None:
    """Add the transform."""
    app.add_transform(BareOutputs)
