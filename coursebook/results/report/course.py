"""The course as the class report needs it: its scored questions in the order of the lessons.

It reads content files and nothing that a learner wrote.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from coursebook.core.errors import ContentError, CourseError
from coursebook.core.yaml_source import read_yaml
from coursebook.course.notebooks import called_files, lessons
from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.models import Quiz
from coursebook.quizzes.types import Question


class Item(NamedTuple):
    """A scored question of the course, and the quiz that asks it."""

    quiz: Quiz
    question: Question


class Course(NamedTuple):
    """What a report knows of the course.

    `before` and `after` are the ids of the first and the last quiz in mode `check`, or empty;
    `objectives` holds the text of each objective by its id, `lessons` the notebook of each quiz by
    the quiz's id.
    """

    root: Path
    items: tuple[Item, ...]
    quizzes: tuple[Quiz, ...]
    before: str
    after: str
    objectives: Mapping[str, str]
    lessons: Mapping[str, Path] = MappingProxyType({})


def load_course(root: str | Path = ".") -> Course:
    """Load the quizzes that the lessons below `root` call.

    Raise ContentError when a lesson or a quiz is broken, CourseError when there are no questions.
    """
    root = Path(root)
    homes = _quiz_files(root / "notebooks")
    quizzes = tuple(load_quiz(file) for file in homes)
    items = tuple(Item(quiz, question) for quiz in quizzes for question in quiz.scored)
    if not items:
        raise CourseError(
            f"{root}: there are no lessons with questions in 'notebooks'; "
            "run this in the folder of the course."
        )
    checks = [quiz.id for quiz in quizzes if quiz.mode == "check"] or [""]
    return Course(
        root,
        items,
        quizzes,
        checks[0],
        checks[-1],
        _objectives(root),
        {quiz.id: lesson for quiz, lesson in zip(quizzes, homes.values(), strict=True)},
    )


def _quiz_files(folder: Path) -> dict[Path, Path]:
    """Return the first notebook that calls each quiz file, in the order of the calls."""
    cells_by_notebook, problems = lessons(folder)
    if problems:
        raise ContentError(problems)
    homes: dict[Path, Path] = {}
    for notebook, cells in cells_by_notebook.items():
        for name in called_files(cells):
            if name.endswith(".quiz.yml"):
                homes.setdefault(notebook.parent / name, notebook)
    return homes


def _objectives(root: Path) -> dict[str, str]:
    """Return the text of each objective by its id; a course may have none."""
    path = root / "notebooks" / "objectives.yml"
    return dict(read_yaml(path)[0]) if path.is_file() else {}
