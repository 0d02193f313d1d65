"""What a quiz asks, as an examiner reads it: stems and options, at the places where they stand."""

from collections.abc import Sequence
from typing import NamedTuple

from coursebook.core.rules import Place
from coursebook.quizzes.models import Quiz
from coursebook.quizzes.types.option import Option


class QuestionUnderReview(NamedTuple):
    """One thing asked, a question or a step of a case: its place, stem and written options."""

    place: Place
    stem: str
    options: Sequence[Option]

    @property
    def keys(self) -> list[Option]:
        """Return the right options."""
        return [option for option in self.options if option.right]

    @property
    def distractors(self) -> list[Option]:
        """Return the wrong options."""
        return [option for option in self.options if not option.right]

    def text_of(self, option: Option) -> Place:
        """Return the place of an option's text."""
        return (*self.place, "options", self.options.index(option), "text")


def questions_under_review(quiz: Quiz) -> list[QuestionUnderReview]:
    """Return what a quiz asks, the steps of a case one by one."""
    return [
        QuestionUnderReview(("questions", i, *prompt.place), prompt.stem, prompt.options)
        for i, question in enumerate(quiz.questions)
        for prompt in question.prompts
    ]
