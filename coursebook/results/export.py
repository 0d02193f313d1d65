"""What a learner may hand in to her class: the quizzes whose answers a results file can hold, and the part of a page that saves it.

The script makes the file on the device (`static/course/results.js`). It finds the scored questions and their revisions in
the HTML, so that it needs no quiz on the page. It reads notebooks and quizzes, and runs nothing. What comes back is
read elsewhere (`results.py`, `reporting/`).
"""

import json
from pathlib import Path
from typing import NamedTuple

from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.course.notebooks import called_files, heading_of, lesson_paths
from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.models import Quiz

ID = "results"  # of the part, and of its widget


class ExportedQuiz(NamedTuple):
    """A quiz that may be handed in, the lesson that asks it, and its file."""

    quiz: Quiz
    lesson: Path
    file: Path


class Exportable(NamedTuple):
    """All that may be handed in, in the order of the lessons."""

    asked: tuple
    id = ID


def collect_exportable(folder="."):
    """Return what may be handed in of the lessons in a folder; raise ContentError when a quiz cannot be loaded."""
    found = []
    for lesson in lesson_paths(folder):
        cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
        files = [lesson.parent / name for name in called_files(cells) if name.endswith(".quiz.yml")]
        found += [ExportedQuiz(load_quiz(file), lesson, file) for file in dict.fromkeys(files)]
    return Exportable(tuple(each for each in found if each.quiz.scored))


def results_html(course, addresses=None):
    """Return the part that saves results as HTML; `addresses` holds where lessons are found, by their names without ending."""
    t = messages()["results"]
    quizzes = [_row(each, (addresses or {}).get(each.lesson.stem), t) for each in course.asked]
    return template("results/results.html.j2").render(
        id=course.id, quizzes=quizzes, t=t, said=json.dumps(t["says"], ensure_ascii=False)
    )


def _row(asked, address, t):
    """Return what the template needs of one quiz: a question's revision tells whether an answer is to the question of today."""
    revisions = {question.id: question.revision for question in asked.quiz.scored}
    lesson, title = heading_of(asked.lesson), asked.quiz.title
    name = title if lesson.startswith(title) else t["quiz"].format(quiz=title, lesson=lesson)
    return {
        "id": asked.quiz.id,
        "address": address,
        "name": name,
        "revisions": json.dumps(revisions),
    }
