"""The course as the class report needs it: its scored questions in the order of the lessons.

It reads content files and nothing that a learner wrote.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from coursebook.claims.html import state_review
from coursebook.core.errors import CourseError
from coursebook.course.course import Course
from coursebook.quizzes.models import Quiz
from coursebook.quizzes.types import Question


class Item(NamedTuple):
    """A scored question of the course, and the quiz that asks it."""

    quiz: Quiz
    question: Question


class ScoredCourse(NamedTuple):
    """What a report knows of the course.

    `before` and `after` are the ids of the checks before the course and at its end, or empty; a
    single check is the one at its end. `objectives` holds the text of each objective by its id; in
    a course without objectives each question is one. `lessons` holds the notebook of each quiz by
    the quiz's id; `version` is that of the course, `draft` a sentence where it is not reviewed.
    """

    root: Path
    items: tuple[Item, ...]
    quizzes: tuple[Quiz, ...]
    before: str
    after: str
    objectives: Mapping[str, str]
    lessons: Mapping[str, Path] = MappingProxyType({})
    version: str = ""
    draft: str = ""


def load_course(root: str | Path = ".") -> ScoredCourse:
    """Load the quizzes that the lessons of the course at `root` call.

    Raise ContentError when a lesson or a quiz is broken, CourseError when there are no questions.
    """
    course = Course(root)
    homes = _quiz_files(course)
    quizzes = {file: course.quiz(file) for file in homes}
    asked = [Item(quiz, question) for quiz in quizzes.values() for question in quiz.scored]
    items, objectives = _with_objectives(asked, course.objectives)
    if not items:
        folder = course.settings.lessons
        raise CourseError(
            f"{root}: there are no lessons with questions in '{folder}'; "
            "run this in the folder of the course."
        )
    checks = [quiz.id for quiz in quizzes.values() if quiz.mode == "check"] or [""]
    after = _check_id(course, "check_after") or checks[-1]
    others = [name for name in checks if name != after] or [""]
    return ScoredCourse(
        course.root,
        tuple(items),
        tuple(quizzes.values()),
        _check_id(course, "check_before") or others[0],
        after,
        objectives,
        {quiz.id: homes[file] for file, quiz in quizzes.items()},
        course.settings.version,
        state_review(course.reviews, course.settings.version).draft,
    )


def _with_objectives(
    items: list[Item], objectives: Mapping[str, str]
) -> tuple[list[Item], Mapping[str, str]]:
    """Return the questions and objectives of a course; without objectives a question is its own."""
    if objectives:
        return items, objectives
    own = {f"{quiz.id}-{question.id}": (quiz, question) for quiz, question in items}
    return (
        [
            Item(quiz, asked.model_copy(update={"objective": name}))
            for name, (quiz, asked) in own.items()
        ],
        {name: question.stem for name, (_, question) in own.items()},
    )


def _check_id(course: Course, role: str) -> str:
    """Return the id of the quiz that has a role in `course.yml`; empty when none has it."""
    file = getattr(course.settings.roles, role)
    return course.quiz(course.root / file).id if file else ""


def _quiz_files(course: Course) -> dict[Path, Path]:
    """Return the first lesson that calls each quiz file, in the order of the calls."""
    homes: dict[Path, Path] = {}
    for path, notebook in course.notebooks.items():
        if path.parent == course.lessons_folder:
            for file in notebook.called_paths(".quiz.yml"):
                homes.setdefault(file, path)
    return homes
