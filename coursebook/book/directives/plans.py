"""The word `plans` for prose pages: the ready plans of a class, a picker, and all activities, from the notebooks' metadata."""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursebook.book.claims import EVIDENCE_PAGE
from coursebook.book.directives.placing import section_depth, note_backing
from coursebook.core.errors import CourseError
from coursebook.course.notebooks import lesson_paths
from coursebook.teaching.plans.links import Course
from coursebook.teaching.plans.html import page_html
from coursebook.core.templates import at_level


class PlansDirective(SphinxDirective):
    """Shows all plans of a class and what they are made of."""

    def run(self) -> list[nodes.Node]:
        """Return the page's HTML, and rebuild it when a lesson, a quiz or the ledger changes."""
        course, note = Course(self.env.srcdir), self.env.note_dependency
        note_backing(self.env)
        for path in [
            *lesson_paths(course.folder),
            *sorted(course.folder.rglob("*.quiz.yml")),
            course.folder / "objectives.yml",
        ]:
            note(str(path))
        try:
            html = page_html(
                course,
                {
                    path.stem: self._address(path, course.root)
                    for path in lesson_paths(course.folder)
                },
                self._to(EVIDENCE_PAGE),
            )
        except CourseError as error:
            raise self.error(str(error)) from None
        level = min(section_depth(self.state_machine.node) + 1, 6)
        return [nodes.raw("", at_level(str(html), level), format="html")]

    def _address(self, path: Path, root: Path) -> str:
        return self._to(path.relative_to(root).with_suffix("").as_posix())

    def _to(self, name: str) -> str:
        return self.env.app.builder.get_relative_uri(self.env.docname, name)


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("plans", PlansDirective)
