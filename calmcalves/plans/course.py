"""What plans need to know of a course: its activities, the questions of its quizzes, the headings of its lessons."""

import json
import re
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ..claims.backing import try_backing
from ..errors import ContentError
from ..lessons import heading_of, lesson_paths
from ..loading import load_quiz
from ..references import BIB
from ..words import words
from ..yaml_file import read_yaml
from .activities import slug
from .reading import activities_in


class Opened(NamedTuple):
    """What an activity has on the screen: a lesson and a place in it, and what both are called."""

    lesson: str
    anchor: str
    name: str


class Course:
    """A course as plans need it; each part is read when it is asked for, once. Raises ContentError with every mistake."""

    def __init__(self, root="."):
        self.root = Path(root)
        self.folder = self.root / "notebooks"

    @cached_property
    def activities(self):
        """All activities in teaching order; whatever they name is there."""
        from .checking import plan_problems  # which reads headings as this module does

        found = activities_in(self.root)
        if problems := plan_problems(self.root, self.objectives, try_backing(self.root / BIB)[0], self.questions):
            raise ContentError(problems)
        return found

    @cached_property
    def questions(self):
        """The scored questions of all quizzes with the title of their quiz, by their ids."""
        quizzes = [load_quiz(path) for path in sorted(self.folder.rglob("*.quiz.yml"))]
        return {question.id: (question, quiz.title) for quiz in quizzes for question in quiz.questions}

    @cached_property
    def objectives(self):
        """What a learner can do at the end, by its id."""
        return read_yaml(self.folder / "objectives.yml")[0]

    @cached_property
    def headings(self):
        """The headings of each lesson by their anchors; the first is that of the lesson."""
        return {path.stem: headings_of(path) for path in lesson_paths(self.folder)}

    def opened(self, placed):
        """Return what an activity has on the screen."""
        file, _, anchor = placed.activity.open.partition("#")
        lesson = Path(file).stem or placed.lesson
        return Opened(lesson, anchor, self._name(lesson, anchor))

    def _name(self, lesson, anchor):
        t, number = words()["plans"], re.match(r"\d+", lesson)
        name = t["lesson"].format(number=int(number[0])) if number else heading_of(self.folder / f"{lesson}.ipynb")
        return t["section"].format(lesson=name, heading=self.headings[lesson][anchor]) if anchor else name


def headings_of(path):
    """Return the headings of one notebook by their anchors; a text that is no notebook has none, and `check` tells why."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    except (OSError, ValueError, TypeError, KeyError):
        return {}
    return {slug(heading): heading for heading in re.findall(r"^#+ (.+?)\s*$", text, flags=re.MULTILINE)}
