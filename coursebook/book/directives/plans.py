"""The word `plans` of prose pages: ready plans of a class, a picker, and all activities.

The activities are in the metadata of the lessons.
"""

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx

from coursebook.book.directives.base import CourseDirective, show_html
from coursebook.teaching.plans.html import page_html
from coursebook.teaching.plans.material import PlanMaterial


class PlansDirective(CourseDirective):
    """Shows all plans of a class and what they are made of."""

    def make_nodes(self) -> Iterable[nodes.Node]:
        """Return the page's HTML, and rebuild it when a lesson, a quiz or the ledger changes."""
        course = self.course
        lessons = [notebook.path for notebook in course.lessons]
        self.depend_on_evidence()
        quizzes = sorted(course.lessons_folder.rglob("*.quiz.yml"))
        self.depend_on(*lessons, *quizzes, course.objectives_file)
        addresses = {path.stem: self.address(self.page_name(path)) for path in lessons}
        evidence = self.address(course.settings.pages.evidence)
        html = page_html(PlanMaterial(course), addresses, evidence, self.heading_level)
        return [show_html(html)]


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("plans", PlansDirective)
