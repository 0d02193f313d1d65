"""The word `guide` for prose pages: the guide of a file, as `guide("…")` shows it in a notebook."""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursebook.book.directives.placing import section_depth, note_backing
from coursebook.core.errors import ContentError
from coursebook.evidence.backing import labels_near
from coursebook.guides.html import guide_html
from coursebook.guides.loading import load_guide
from coursebook.core.templates import at_level


class GuideDirective(SphinxDirective):
    """Shows the guide of a file; the path is relative to the page."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the guide's complete HTML, and rebuild the page when the file, its picture or what backs it changes."""
        relative, absolute = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(relative)
        note_backing(self.env)
        path = Path(absolute)
        try:
            content = load_guide(path)
            self.env.note_dependency(str(path.parent / content.picture.file))
            html = str(guide_html(content, path.parent, labels_near(Path(self.env.srcdir, "book"))))
        except ContentError as error:
            raise self.error(str(error)) from None
        level = min(section_depth(self.state_machine.node) + 1, 6)
        return [nodes.raw("", at_level(html, level), format="html")]


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("guide", GuideDirective)
