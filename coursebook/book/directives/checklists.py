"""The word `checklist` for prose pages: the checklist of a file."""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursebook.checklists.html import checklist_html
from coursebook.checklists.loading import load_checklist
from coursebook.core.templates import at_level
from coursebook.book.directives.placing import section_depth


class ChecklistDirective(SphinxDirective):
    """Shows the checklist of a file; the path is relative to the page."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the checklist's complete HTML, and rebuild the page when the file changes."""
        relative, absolute = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(relative)
        html = str(checklist_html(load_checklist(Path(absolute))))
        level = min(section_depth(self.state_machine.node) + 1, 6)
        return [nodes.raw("", at_level(html, level), format="html")]


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("checklist", ChecklistDirective)
