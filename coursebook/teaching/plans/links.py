"""What plans need to know of a course: its activities, the questions of its quizzes, the headings of its lessons."""

import re
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from coursebook.evidence.backing import try_evidence
from coursebook.core.errors import ContentError
from coursebook.course.notebooks import heading_of, lesson_paths
from coursebook.quizzes.loading import load_quiz
from coursebook.evidence.bibliography import BIB
from coursebook.core.messages import messages
from coursebook.core.yaml_source import read_yaml
from coursebook.teaching.plans.checks import plan_problems
from coursebook.teaching.plans.reading import activities_in
from coursebook.course.notebooks import headings_of


class ScreenTarget(NamedTuple):
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
        found = activities_in(self.root)
        if problems := plan_problems(
            self.root, self.objectives, try_evidence(self.root / BIB)[0], self.questions
        ):
            raise ContentError(problems)
        return found

    @cached_property
    def questions(self):
        """The scored questions of all quizzes with the title of their quiz, by their ids."""
        quizzes = [load_quiz(path) for path in sorted(self.folder.rglob("*.quiz.yml"))]
        return {
            question.id: (question, quiz.title) for quiz in quizzes for question in quiz.questions
        }

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
        return ScreenTarget(lesson, anchor, self._name(lesson, anchor))

    def _name(self, lesson, anchor):
        t, number = messages()["plans"], re.match(r"\d+", lesson)
        name = (
            t["lesson"].format(number=int(number[0]))
            if number
            else heading_of(self.folder / f"{lesson}.ipynb")
        )
        return (
            t["section"].format(lesson=name, heading=self.headings[lesson][anchor])
            if anchor
            else name
        )
