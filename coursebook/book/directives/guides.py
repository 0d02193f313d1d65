"""The word `guide` of prose pages: a file, as `guide("…")` shows it in a notebook."""

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx

from coursebook.book.directives.base import CourseDirective, show_html
from coursebook.guides.html import guide_html
from coursebook.guides.loading import load_guide


class GuideDirective(CourseDirective):
    """Shows the guide of a file; the path is relative to the page."""

    required_arguments = 1

    def make_nodes(self) -> Iterable[nodes.Node]:
        """Return the guide's complete HTML."""
        self.depend_on_evidence()
        path = self.own_file(self.arguments[0])
        guide = load_guide(path)
        if guide.picture:
            self.depend_on(path.parent / guide.picture.file)
        html = guide_html(
            guide,
            path.parent,
            self.course.evidence.labels,
            heading_level=self.heading_level,
        )
        return [show_html(html)]


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("guide", GuideDirective)
