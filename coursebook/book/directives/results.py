"""The word `results` for prose pages: where a learner saves her answers for her class, as `my_results()` shows it in a notebook."""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursebook.book.directives.placing import section_depth
from coursebook.core.errors import ContentError
from coursebook.results.export import collect_exportable, results_html
from coursebook.core.templates import at_level

LESSONS = "notebooks"


class ResultsDirective(SphinxDirective):
    """Shows what a learner may hand in, and lets her save it."""

    def run(self) -> list[nodes.Node]:
        """Return the part's HTML, and rebuild the page when a lesson or a quiz changes."""
        builder = self.env.app.builder
        try:
            course = collect_exportable(Path(self.env.srcdir, LESSONS))
        except ContentError as error:
            raise self.error(str(error)) from None
        for each in course.asked:
            for path in (each.lesson, each.file):
                self.env.note_dependency(str(path))
        addresses = {
            each.lesson.stem: builder.get_relative_uri(
                self.env.docname, f"{LESSONS}/{each.lesson.stem}"
            )
            for each in course.asked
        }
        html = str(results_html(course, addresses))
        level = min(section_depth(self.state_machine.node) + 1, 6)
        return [nodes.raw("", at_level(html, level), format="html")]


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("results", ResultsDirective)
