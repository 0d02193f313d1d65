"""The word `checklist` of prose pages: a file, as `checklist("…")` shows it in a notebook."""

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx

from coursebook.book.directives.base import CourseDirective, show_html
from coursebook.checklists.html import checklist_html
from coursebook.checklists.loading import load_checklist


class ChecklistDirective(CourseDirective):
    """Shows the checklist of a file; the path is relative to the page."""

    required_arguments = 1

    def make_nodes(self) -> Iterable[nodes.Node]:
        """Return the checklist's complete HTML."""
        path = self.own_file(self.arguments[0])
        html = checklist_html(load_checklist(path), path.parent, heading_level=self.heading_level)
        return [show_html(html)]


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("checklist", ChecklistDirective)
