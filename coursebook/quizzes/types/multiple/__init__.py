"""Choose every option that fits."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from coursebook.quizzes.types.choices import Choices, mark_chosen
from coursebook.quizzes.types.option import Option
from coursebook.quizzes.types.question import Mark


class Multiple(Choices):
    """Choose every option that fits; an answer holds their ids.

    Each right tick earns its part of the points, each wrong tick takes one part away, never below
    zero. In a red flag a right option left out, or a wrong one that is not `safe`, scores nothing.
    """

    fits_survey: ClassVar[bool] = True
    type: Annotated[Literal["multiple"], Field(description="Choose every option that fits.")]
    options: Annotated[list[Option], Field(min_length=3, description="The answers to choose from.")]

    @staticmethod
    def right_rule(right: int, total: int) -> str | None:
        """Say what is wrong with how many options are right, or return None."""
        if 0 < right < total:
            return None
        return (
            f"{right} of {total} options are right; mark at least one with 'right: true' "
            "and leave at least one without."
        )

    def mark(self, answer: list[str]) -> Mark:
        """Mark the ids of the chosen options."""
        hits = sum(option in self.key for option in answer)
        # Right ticks less wrong ones: hits - (len(answer) - hits).
        share = max(0, 2 * hits - len(answer)) / len(self.key) if self.key else 0.0
        return mark_chosen(answer, self.key, self.safe, self.red_flag, share, one=False)
