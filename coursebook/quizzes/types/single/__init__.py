"""Choose one option."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from coursebook.quizzes.types.choices import Choices, Option, chosen_mark


class Single(Choices):
    """Choose one option. A right choice earns all points, any other none; a red flag's `safe` option earns half."""

    fits_survey: ClassVar[bool] = True
    type: Annotated[Literal["single"], Field(description="Choose one option.")]
    options: Annotated[list[Option], Field(min_length=2, description="The answers to choose from.")]

    @staticmethod
    def right_rule(right, _):
        """Say what is wrong with how many options are right, or return None."""
        if right == 1:
            return None
        return f"{right} options are right; mark exactly one with 'right: true', or use 'type: multiple'."

    def mark(self, answer):
        """Mark the id of the chosen option."""
        return chosen_mark(answer, self.key, self.marking["safe"], self.red_flag)
