"""Say whether a statement is true."""

from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, StrictBool

from coursebook.core.fields import Text
from coursebook.core.messages import messages
from coursebook.quizzes.types.choices import mark_chosen, misconceptions_of, parts_of
from coursebook.quizzes.types.option import Option, WrongIdea
from coursebook.quizzes.types.question import AnswerPart, Entry, Mark, Mix, Prompt, Question


class TrueFalse(Question):
    """Say whether a statement is true.

    An answer is `true` or `false`; the right one earns all points.
    """

    not_a_red_flag: ClassVar[str] = "a red flag is never a true/false question; use 'type: single'."

    type: Annotated[Literal["true_false"], Field(description="Say whether a statement is true.")]
    answer: Annotated[StrictBool, Field(description="Whether the statement is true.")]
    if_true: Annotated[Text, Field(description="Feedback to who says 'true'.")]
    if_false: Annotated[Text, Field(description="Feedback to who says 'false'.")]
    misconception: WrongIdea | None = None

    @property
    def options(self) -> list[Option]:
        """Return the two options; their texts are the engine's own words."""
        return [
            Option(
                id=name,
                text=messages()[name],
                right=right,
                feedback=feedback,
                misconception=None if right else self.misconception,
            )
            for name, right, feedback in (
                ("true", self.answer, self.if_true),
                ("false", not self.answer, self.if_false),
            )
        ]

    @property
    def key(self) -> tuple[str, ...]:
        """Return the right answer."""
        return ("true" if self.answer else "false",)

    @property
    def marking(self) -> dict[str, Any]:
        """Return what the script needs to mark an answer."""
        return {"key": self.key, "safe": []}

    @property
    def prompts(self) -> list[Prompt]:
        """Return the statement; no author wrote its options."""
        right = [option.text for option in self.options if option.right]
        return [Prompt(self.stem, right, misconceptions_of(self.options))]

    @property
    def answer_parts(self) -> dict[str, AnswerPart]:
        """Return both options by their ids."""
        return parts_of(self.options)

    def order_entries(self, mix: Mix, shuffle: bool) -> Sequence[Entry]:
        """Return both options; 'true' always stands first."""
        return self.options

    def mark(self, answer: list[str]) -> Mark:
        """Mark `true` or `false`."""
        return mark_chosen(answer, self.key)
