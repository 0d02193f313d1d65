"""What plans are made of: the activities of a course, what they ask, and what they show."""

import re
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from coursebook.core.errors import ContentError
from coursebook.core.messages import messages
from coursebook.course.course import Course
from coursebook.quizzes.types import Question
from coursebook.teaching.plans.activities import LessonActivity, Prompt
from coursebook.teaching.plans.checks import plan_problems
from coursebook.teaching.plans.reading import need_activities, read_activities


class ScreenTarget(NamedTuple):
    """What an activity has on the screen: a lesson and a place in it, and what both are called."""

    lesson: str
    anchor: str
    name: str


class PlanMaterial:
    """What plans need of a course; each part is made when it is asked for, once.

    Each part raises ContentError with every mistake.
    """

    def __init__(self, course: Course) -> None:
        self.course = course

    @cached_property
    def activities(self) -> list[LessonActivity]:
        """All activities in teaching order; whatever they name is there."""
        files = read_activities(self.course)
        activities = need_activities(self.course, files)
        evidence, objectives = self.course.try_evidence[0], self.course.objectives
        questions = set(self.questions)
        if problems := plan_problems(self.course, files, objectives, evidence, questions):
            raise ContentError(problems)
        return activities

    @cached_property
    def questions(self) -> dict[str, tuple[Question, str]]:
        """The questions of all quizzes with the title of their quiz, by their ids."""
        return {
            question.id: (question, quiz.title)
            for quiz in self.course.quizzes
            for question in quiz.questions
        }

    @cached_property
    def headings(self) -> dict[str, dict[str, str]]:
        """The headings of each lesson by their anchors; the first is that of the lesson."""
        return {notebook.path.stem: notebook.headings for notebook in self.course.lessons}

    def describe_prompt(self, prompt: Prompt) -> tuple[str, str]:
        """Return what is asked, and the title of the quiz that asks it; none for own words."""
        if prompt.question is None:
            return prompt.text or "", ""
        question, quiz = self.questions[prompt.question]
        return question.stem, quiz

    def screen_target(self, entry: LessonActivity) -> ScreenTarget:
        """Return what an activity has on the screen."""
        file, _, anchor = entry.activity.open.partition("#")
        lesson = Path(file).stem or entry.lesson
        return ScreenTarget(lesson, anchor, self._target_name(lesson, anchor))

    def _target_name(self, lesson: str, anchor: str) -> str:
        """Say a lesson by its number, where its file has one, and a place in it by its heading."""
        t, number, headings = messages()["plans"], re.match(r"\d+", lesson), self.headings[lesson]
        title = next(iter(headings.values()), lesson)
        name = t["lesson"].format(number=int(number[0])) if number else title
        return t["section"].format(lesson=name, heading=headings[anchor]) if anchor else name
