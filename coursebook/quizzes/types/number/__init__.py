"""Write a number."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field, StrictFloat

from coursebook.core.fields import Text
from coursebook.core.messages import messages
from coursebook.core.rules import BrokenRule
from coursebook.quizzes.types.question import Mark, Misconception, Prompt, Question

Number = Annotated[StrictFloat, Field(allow_inf_nan=False)]
# Digits of Arabic and Persian, other signs, and the spaces and apostrophes between thousands.
_SIGNS = str.maketrans(
    {
        **{chr(zero + i): str(i) for zero in (0x660, 0x6F0) for i in range(10)},
        "٫": ".",
        "٬": ",",
        "−": "-",
        **dict.fromkeys(" \t\u00a0\u2009\u202f'’", ""),
    }
)
# A number as people write it, and which signs group its thousands.
_WRITINGS = [
    (re.compile(r"[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)"), ""),
    (re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?"), ","),
    (re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?"), "."),
]


def readings(text: str, unit: str = "") -> list[float]:
    """Return the numbers that a typed text can mean: `1,5` is 1.5, and `1,000` may be 1 or 1000.

    Digits of Arabic and Persian, spaces between thousands and the unit at the end are understood.
    A text that is no number has none; `number.js` reads the same.
    """
    text = text.strip()
    if unit and text.lower().endswith(unit.lower()):
        text = text[: len(text) - len(unit)]
    plain = text.translate(_SIGNS)
    return [
        float(plain.replace(groups, "").replace(",", ".") if groups else plain.replace(",", "."))
        for writing, groups in _WRITINGS
        if writing.fullmatch(plain)
    ]


class NumberQuestion(Question):
    """Write a number. An answer holds the text as typed; a decimal comma or point is understood.

    A number from `low` to `high`, or no further than `tolerance` from `answer`, earns all points.
    The rules see to it that either `answer` is there, or both `low` and `high`.
    """

    type: Annotated[Literal["number"], Field(description="Write a number.")]
    answer: (
        Annotated[Number, Field(description="The right number. Needed, or else 'low' and 'high'.")]
        | None
    ) = None
    tolerance: Annotated[
        Number, Field(ge=0, description="How far off a number may be and still be right.")
    ] = 0
    low: (
        Annotated[
            Number, Field(description="In place of 'answer': the smallest number that is right.")
        ]
        | None
    ) = None
    high: (
        Annotated[
            Number, Field(description="In place of 'answer': the largest number that is right.")
        ]
        | None
    ) = None
    unit: (
        Annotated[Text, Field(description="What stands after the number, such as 'seconds'.")]
        | None
    ) = None
    if_low: Annotated[Text, Field(description="Feedback to who writes less.")] | None = None
    if_high: Annotated[Text, Field(description="Feedback to who writes more.")] | None = None

    @property
    def limits(self) -> tuple[float, float]:
        """Return the smallest and the largest number that are right."""
        if self.low is not None and self.high is not None:
            return self.low, self.high
        # In decimals: as floats 0.7 + 0.1 is less than 0.8, which would then be too much.
        answer, tolerance = Decimal(str(self.answer)), Decimal(str(self.tolerance))
        return float(answer - tolerance), float(answer + tolerance)

    @property
    def key(self) -> tuple[str, ...]:
        """Return one answer that is right."""
        return (f"{self.low if self.answer is None else self.answer:.12g}",)

    @property
    def marking(self) -> dict[str, Any]:
        """Return what the script needs to mark an answer."""
        return {"limits": self.limits, "unit": self.unit or "", "key": self.key}

    @property
    def prompts(self) -> list[Prompt]:
        """Return the question; too little and too much are wrong answers where feedback says so."""
        low, high = (f"{limit:.12g}" for limit in self.limits)
        number = low if low == high else messages()["from_to"].format(low=low, high=high)
        notes = messages()["notes"]
        ideas = [
            Misconception(notes[name].format(limit=limit), None, feedback)
            for name, limit, feedback in (
                ("low", low, self.if_low),
                ("high", high, self.if_high),
            )
            if feedback
        ]
        return [Prompt(self.stem, [f"{number} {self.unit or ''}".rstrip()], ideas)]

    def describe_answer(self, answer: Sequence[str]) -> str | None:
        """Return the number as it is read, with its unit, or None for a text that is no number."""
        numbers = readings(answer[0] if answer else "", self.unit or "")
        return f"{numbers[0]:g} {self.unit or ''}".rstrip() if numbers else None

    @classmethod
    def rules(cls, data: dict[str, Any], survey: bool) -> Iterator[BrokenRule]:
        """Yield each rule that plain data of this type breaks, at its place in the question."""
        yield from super().rules(data, survey)
        low, high = data.get("low"), data.get("high")
        written = sum(limit is not None for limit in (low, high))
        if written != (2 if data.get("answer") is None else 0):
            yield (
                (),
                "a number has either 'answer' (and 'tolerance'), or both 'low' and 'high'; "
                "write one of these.",
            )
        elif isinstance(low, (int, float)) and isinstance(high, (int, float)) and low > high:
            yield (
                ("low",),
                f"'low' is {low:g} and 'high' is {high:g}; write the smaller one as 'low'.",
            )

    def mark(self, answer: list[str]) -> Mark:
        """Mark a typed number; a text that is no number scores nothing."""
        low, high = self.limits
        numbers = readings(answer[0] if answer else "", self.unit or "")
        if any(low <= number <= high for number in numbers):
            return Mark(1.0)
        return Mark(0.0, self.key, tuple(answer))
