"""The words `lessons` and `go-on` of prose pages: the lessons of the book, and the way back.

Both stand in the order of `_toc.yml` and are made of titles, of the minutes that a lesson takes and
of what a device remembers a lesson by. The way back is hidden until the script
(`browser/go_on.js`) finds a lesson that was begun.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from docutils import nodes
from sphinx.application import Sphinx

from coursebook.book.directives.base import CourseDirective, show_html
from coursebook.checklists.models import Habits
from coursebook.core.errors import CourseError
from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.course.book_config import CONTENTS
from coursebook.course.course import Course
from coursebook.course.notebooks import Notebook
from coursebook.course.reading_time import lesson_minutes, say_minutes
from coursebook.quizzes.models import Quiz


class LessonEntry(NamedTuple):
    """A lesson: its title, where it is found, how long it takes.

    `kept` names what a device remembers once a learner has begun it.
    """

    id: str
    title: str
    uri: str
    minutes: str
    kept: list[str]


def list_lessons(course: Course, address: Callable[[str], str]) -> list[LessonEntry]:
    """Return the lessons of the book in its order; `address` says where a page is found."""
    return [
        LessonEntry(
            lesson.path.stem,
            lesson.title,
            address(lesson.path.relative_to(course.root).with_suffix("").as_posix()),
            say_minutes(lesson_minutes(course, lesson)),
            _kept(course, lesson),
        )
        for lesson in course.listed_lessons
    ]


def _kept(course: Course, lesson: Notebook) -> list[str]:
    """Return the names under which the quizzes and habits of a lesson are remembered."""
    parts = [course.part(path) for path in lesson.called_paths()]
    kinds = {Quiz: "quiz", Habits: "habits"}
    return [f"{kinds[type(part)]}/{part.id}" for part in parts if part and type(part) in kinds]


def lessons_html(lessons: list[LessonEntry]) -> str:
    """Return the list of lessons with their minutes."""
    return template("book/lessons.html.j2").render(lessons=lessons)


def go_on_html(lessons: list[LessonEntry]) -> str:
    """Return the line that leads back, with a link for each lesson, all hidden."""
    return template("book/go_on.html.j2").render(lessons=lessons, t=messages()["progress"])


class LessonsDirective(CourseDirective):
    """Shows the lessons of the book."""

    def show(self, lessons: list[LessonEntry]) -> str:
        """Return the HTML."""
        return lessons_html(lessons)

    def make_nodes(self) -> Iterable[nodes.Node]:
        """Return the HTML, and rebuild it when a lesson or anything in it changes.

        Raises CourseError when there is no lesson.
        """
        course = self.course
        self.depend_on(course.root / CONTENTS)
        for lesson in course.listed_lessons:
            self.depend_on(lesson.path, *lesson.called_paths())
        lessons = list_lessons(course, self.address)
        if not lessons:
            raise CourseError(f"the book has no lesson in '{course.settings.lessons}' to list.")
        return [show_html(self.show(lessons))]


class GoOnDirective(LessonsDirective):
    """Shows the way back to the lesson that was begun, to whom it was."""

    def show(self, lessons: list[LessonEntry]) -> str:
        """Return the HTML."""
        return go_on_html(lessons)


def setup(app: Sphinx) -> None:
    """Add the directives."""
    app.add_directive("lessons", LessonsDirective)
    app.add_directive("go-on", GoOnDirective)
