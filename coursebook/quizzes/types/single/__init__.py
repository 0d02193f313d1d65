"""Choose one option."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from coursebook.quizzes.types.choices import Choices, mark_chosen
from coursebook.quizzes.types.option import Option
from coursebook.quizzes.types.question import Mark


class Single(Choices):
    """Choose one option; an answer holds its id.

    A right choice earns all points, any other none; a red flag's `safe` option earns half.
    """

    fits_survey: ClassVar[bool] = True
    type: Annotated[Literal["single"], Field(description="Choose one option.")]
    options: Annotated[list[Option], Field(min_length=2, description="The answers to choose from.")]

    @staticmethod
    def right_rule(right: int, total: int) -> str | None:
        """Say what is wrong with how many options are right, or return None."""
        if right == 1:
            return None
        return (
            f"{right} options are right; mark exactly one with 'right: true', "
            "or use 'type: multiple'."
        )

    def mark(self, answer: list[str]) -> Mark:
        """Mark the id of the chosen option."""
        return mark_chosen(answer, self.key, self.safe, self.red_flag)
