"""What notebooks store of parts: the book shows their HTML, and has each script and style once."""

from html import escape

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
                    output += nodes.Text(_hide_repeated_title(html, output))
                    _drop_view(output.parent)


def _hide_repeated_title(html: str, output: nodes.Element) -> str:
    """Hide the title of a part from the eye where the heading above it says the same."""
    section = output.parent
    while section is not None and not isinstance(section, nodes.section):
        section = section.parent
    title = section.next_node(nodes.title) if section is not None else None
    said = f'class="course__title">{escape(title.astext())}<' if title else None
    return html.replace(said, said.replace("__title", "__title course-unseen"), 1) if said else html


def _drop_view(bundle: nodes.Element) -> None:
    """Take out the view of a widget beside the HTML of the same part: it has no kernel here."""
    for other in list(bundle.children):
        if isinstance(other, nodes.Element) and other.get("mime_type") == VIEW:
            bundle.remove(other)


def setup(app: Sphinx) -> None:
    """Add the transform."""
    app.add_transform(BareOutputs)
