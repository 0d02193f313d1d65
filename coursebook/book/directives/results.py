"""The word `results` of prose pages: where a learner saves her answers for her class.

`my_results()` shows the same in a notebook.
"""

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx

from coursebook.book.directives.base import CourseDirective, show_html
from coursebook.core.errors import CourseError
from coursebook.results.export import collect_exportable, results_html


class ResultsDirective(CourseDirective):
    """Shows what a learner may hand in, and lets her save it."""

    def make_nodes(self) -> Iterable[nodes.Node]:
        """Return the part's HTML, and rebuild the page when a lesson or a quiz changes.

        Raises CourseError when no lesson has a quiz that is marked.
        """
        exportable = collect_exportable(self.course.lessons_folder)
        if not exportable.asked:
            folder = self.course.settings.lessons
            raise CourseError(f"no lesson in '{folder}' has a quiz whose results could be saved.")
        lessons = [exported.lesson for exported in exportable.asked]
        self.depend_on(*lessons, *(exported.file for exported in exportable.asked))
        addresses = {path.stem: self.address(self.page_name(path)) for path in lessons}
        return [show_html(results_html(exportable, addresses, heading_level=self.heading_level))]


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("results", ResultsDirective)
