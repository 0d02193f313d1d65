"""What a learner may hand in to her class, and the part of a page that saves it.

The script makes the file on the device (`browser/results.js`). It finds the scored questions and
their revisions in the HTML, so that it needs no quiz on the page. Here notebooks and quizzes are
read, and nothing is run. What comes back is read by `results_file` and `report/`.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from coursebook.core.messages import messages
from coursebook.core.settings import current_settings
from coursebook.core.templates import template
from coursebook.course.notebooks import Notebook, heading_of, lesson_paths
from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.models import Quiz

ID = "results"  # of the part, and of its widget


class ExportedQuiz(NamedTuple):
    """A quiz that may be handed in, the lesson that asks it, and its file."""

    quiz: Quiz
    lesson: Path
    file: Path


class Exportable(NamedTuple):
    """All quizzes that may be handed in, in the order of the lessons."""

    asked: tuple[ExportedQuiz, ...]

    @property
    def id(self) -> str:
        """Return the id of the part, as every content has one."""
        return ID


def collect_exportable(folder: str | Path = ".") -> Exportable:
    """Return what may be handed in of the lessons in a folder.

    Raise ContentError when one of their quizzes cannot be loaded.
    """
    quizzes = []
    for lesson in lesson_paths(folder):
        files = Notebook(lesson).called_paths(".quiz.yml")
        quizzes += [ExportedQuiz(load_quiz(file), lesson, file) for file in files]
    return Exportable(tuple(entry for entry in quizzes if entry.quiz.scored))


def results_html(
    course: Exportable, addresses: Mapping[str, str] | None = None, *, heading_level: int = 3
) -> str:
    """Return the part that saves results as HTML, with its title at `heading_level`, 1 or more.

    `addresses` holds where lessons are found, by the names of their files without ending. Headings
    inside are one level below, none below 6.
    """
    t, settings = messages()["results"], current_settings()
    return template("results/results.html.j2").render(
        id=course.id,
        quizzes=[
            _row(entry, (addresses or {}).get(entry.lesson.stem), t) for entry in course.asked
        ],
        t=t,
        client_messages=json.dumps(t["says"], ensure_ascii=False),
        has_signs=bool(settings.roles.signs),
        has_progress=bool(settings.pages.progress),
        heading_level=heading_level,
    )


def _row(entry: ExportedQuiz, address: str | None, t: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the template needs of one quiz.

    The revision of a question tells the script whether an answer is to the question of today.
    """
    revisions = {question.id: question.revision for question in entry.quiz.scored}
    lesson, title = heading_of(entry.lesson), entry.quiz.title
    name = title if lesson.startswith(title) else t["quiz"].format(quiz=title, lesson=lesson)
    return {
        "id": entry.quiz.id,
        "address": address,
        "name": name,
        "revisions": json.dumps(revisions),
    }
