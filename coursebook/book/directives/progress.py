"""The word `progress` for prose pages: the lessons with the quizzes and habits that they call.

They stand in the order of `_toc.yml`; in a book without one, in that of their folder. Without
script it is a list of links; the script (`browser/progress.js`) says beside each what the device
remembers.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from docutils import nodes
from docutils.parsers.rst import directives
from markupsafe import Markup
from sphinx.application import Sphinx

from coursebook.book.directives.base import CourseDirective, show_html
from coursebook.book.page_assets import PROGRESS_SCHEMA, published_name
from coursebook.checklists.models import Habits
from coursebook.core.errors import CourseError
from coursebook.core.messages import messages
from coursebook.core.settings import current_settings
from coursebook.core.templates import template
from coursebook.course.book_config import CONTENTS
from coursebook.course.course import Course
from coursebook.course.notebooks import Notebook
from coursebook.quizzes.html import quiz_html, quiz_says
from coursebook.quizzes.models import Quiz


class QuizView(NamedTuple):
    """A quiz of a lesson, and its HTML for the page; what kind of quiz it is."""

    id: str
    title: str
    html: str
    is_check: bool
    has_red_flags: bool


class LessonView(NamedTuple):
    """What the page shows of one lesson, found at `uri`; `files` are all that the lesson calls."""

    id: str
    title: str
    uri: str
    quizzes: list[QuizView]
    habits: list[Habits]
    files: list[Path]


def describe_lesson(course: Course, notebook: Notebook, address: str) -> LessonView:
    """Return what the page shows of a lesson that is found at an address."""
    files = notebook.called_paths()
    parts = [(path, course.part(path)) for path in files]
    quizzes = [
        QuizView(
            part.id,
            part.title,
            _quiz_html(course, part, path.parent, address),
            part.mode == "check",
            any(question.red_flag for question in part.questions),
        )
        for path, part in parts
        if isinstance(part, Quiz)
    ]
    habits = [part for _, part in parts if isinstance(part, Habits)]
    return LessonView(notebook.path.stem, notebook.title, address, quizzes, habits, files)


def _quiz_html(course: Course, quiz: Quiz, folder: Path, address: str) -> str:
    """Return a quiz whose links to claims and sources lead to the lesson that lists them."""
    quiz = quiz.model_copy(
        update={"show": None}
    )  # what was missed is asked, in an order of its own
    html = quiz_html(quiz, folder, course.evidence.labels, claim_href=address, brief=True)
    return Markup(html)  # the templates have escaped it


def progress_html(lessons: list[LessonView], final: str, schema: str) -> str:
    """Return the page's list, and what its script needs.

    `final` is the id of the quiz that completes the course, or nothing where lessons alone do;
    `schema` is the address of the JSON Schema of saved files.
    """
    t = messages()["progress"]
    page = template("book/progress.html.j2")
    return page.render(
        lessons=lessons,
        final=final,
        schema=schema,
        t=t,
        said=json.dumps(t["says"], ensure_ascii=False),
        quiz_said=quiz_says(),
        course=current_settings(),
        has_habits=any(lesson.habits for lesson in lessons),
        has_red_flags=any(quiz.has_red_flags for quiz in _quizzes_of(lessons)),
    )


def _quizzes_of(lessons: list[LessonView]) -> list[QuizView]:
    return [quiz for lesson in lessons for quiz in lesson.quizzes]


class ProgressDirective(CourseDirective):
    """Shows the lessons with what the device remembers.

    `:final:` names the quiz that completes the course.
    """

    option_spec = {"final": directives.unchanged_required}

    def make_nodes(self) -> Iterable[nodes.Node]:
        """Return the page's HTML, and rebuild it when a lesson or anything that it shows changes.

        Raises CourseError when there is no lesson, or none with the final quiz.
        """
        self.depend_on_evidence()
        self.depend_on(self.course.root / CONTENTS)
        lessons = list(self._lessons())
        if not lessons:
            folder = self.course.settings.lessons
            raise CourseError(
                f"the book has no lesson in '{folder}' whose progress could be shown."
            )
        up = "../" * self.env.docname.count("/")
        schema = f"{up}_static/{published_name(self.env.app, PROGRESS_SCHEMA)}"
        return [show_html(progress_html(lessons, self._final(lessons), schema))]

    def _final(self, lessons: list[LessonView]) -> str:
        """Return the id of the quiz that completes the course, or nothing where there is none.

        It is the one that the page names, the one with the role, or the last check.
        """
        final, file = self.options.get("final", ""), self.course.settings.roles.check_after
        quizzes = _quizzes_of(lessons)
        if final and final not in [quiz.id for quiz in quizzes]:
            raise CourseError(
                f"'{final}' is no quiz of a lesson; write ':final:' with the id of the final check."
            )
        if not final and file:
            return self.course.with_role("check_after", Quiz).id
        return final or next((quiz.id for quiz in reversed(quizzes) if quiz.is_check), "")

    def _lessons(self) -> Iterator[LessonView]:
        """Yield the lessons of the book, in its order."""
        for notebook in self.course.listed_lessons:
            address = self.address(self.page_name(notebook.path))
            lesson = describe_lesson(self.course, notebook, address)
            self.depend_on(notebook.path, *lesson.files)
            yield lesson


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("progress", ProgressDirective)
