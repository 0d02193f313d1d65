"""Say whether a statement is true."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StrictBool

from coursebook.core.fields import Text
from coursebook.quizzes.types.choices import Misconception, Option, chosen_mark
from coursebook.quizzes.types.question import Question


class TrueFalse(Question):
    """Say whether a statement is true. An answer is `true` or `false`; the right one earns all points."""

    not_a_red_flag: ClassVar[str] = "a red flag is never a true/false question; use 'type: single'."

    type: Annotated[Literal["true_false"], Field(description="Say whether a statement is true.")]
    answer: Annotated[StrictBool, Field(description="Whether the statement is true.")]
    if_true: Annotated[Text, Field(description="Feedback to who says 'true'.")]
    if_false: Annotated[Text, Field(description="Feedback to who says 'false'.")]
    misconception: Misconception | None = None

    @property
    def options(self):
        """Return the two options; the engine's own words name them."""
        return [
            Option(
                id=name,
                text=name,
                right=right,
                feedback=said,
                misconception=None if right else self.misconception,
            )
            for name, right, said in (
                ("true", self.answer, self.if_true),
                ("false", not self.answer, self.if_false),
            )
        ]

    @property
    def key(self):
        """Return the right answer."""
        return ("true" if self.answer else "false",)

    @property
    def marking(self):
        """Return what the script needs to mark an answer."""
        return {"key": self.key, "safe": []}

    def order_entries(self, mix, shuffle):
        """Return both options; 'true' always stands first."""
        return self.options

    def mark(self, answer):
        """Mark `true` or `false`."""
        return chosen_mark(answer, self.key)
