"""Write a number."""

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StrictFloat

from coursebook.core.fields import Text
from coursebook.quizzes.types.question import Mark, Question

Number = Annotated[StrictFloat, Field(allow_inf_nan=False)]
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


def readings(text, unit=""):
    """Return the numbers that a typed text can mean: `1,5` is 1.5, and `1,000` may be 1 or 1000.

    Digits of Arabic and Persian, spaces between thousands and the unit at the end are understood.
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
    def limits(self):
        """Return the smallest and the largest number that are right."""
        if self.answer is None:
            return float(self.low), float(self.high)
        answer, tolerance = Decimal(str(self.answer)), Decimal(str(self.tolerance))
        return float(answer - tolerance), float(answer + tolerance)

    @property
    def key(self):
        """Return one answer that is right."""
        return (f"{self.low if self.answer is None else self.answer:.12g}",)

    @property
    def marking(self):
        """Return what the script needs to mark an answer."""
        return {"limits": self.limits, "unit": self.unit or "", "key": self.key}

    @classmethod
    def rules(cls, data, survey):
        """Yield (path, sentence) for each rule that plain data of this type breaks."""
        yield from super().rules(data, survey)
        low, high = data.get("low"), data.get("high")
        if (data.get("answer") is None) == (low is None and high is None) or (low is None) != (
            high is None
        ):
            yield (
                (),
                "a number has either 'answer' (and 'tolerance'), or both 'low' and 'high'; write one of these.",
            )
        elif all(isinstance(limit, (int, float)) for limit in (low, high)) and low > high:
            yield (
                ("low",),
                f"'low' is {low:g} and 'high' is {high:g}; write the smaller one as 'low'.",
            )

    def mark(self, answer):
        """Mark a typed number; a text that is no number scores nothing."""
        low, high = self.limits
        if any(
            low <= number <= high
            for number in readings(answer[0] if answer else "", self.unit or "")
        ):
            return Mark(1.0)
        return Mark(0.0, self.key, tuple(answer))
