"""The word `sources` of prose pages: all sources of the bibliography.

Those of one page come with its evidence.
"""

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx

from coursebook.book.directives.base import CourseDirective, show_html
from coursebook.claims.html import sources_html


class SourcesDirective(CourseDirective):
    """Lists all sources."""

    def make_nodes(self) -> Iterable[nodes.Node]:
        """Return the list as HTML."""
        self.depend_on(self.course.bibliography_file)
        references = self.course.evidence.references or {}
        return [show_html(sources_html(references, references))]


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("sources", SourcesDirective)
