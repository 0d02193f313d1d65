"""What the types that choose among options share."""

from typing import Annotated, ClassVar

from pydantic import Field, StrictBool

from coursebook.core.fields import ClaimIds, Id, Model, Text
from coursebook.core.rules import entries
from coursebook.quizzes.types.question import Mark, Question, red_flag_mark

Misconception = Annotated[
    Text,
    Field(
        description="For who teaches: the idea behind the wrong answer, in one short sentence. "
        "Learners never see it."
    ),
]


class Option(Model):
    """One answer that can be chosen, right or a distractor."""

    id: Id
    text: Text
    right: Annotated[
        StrictBool, Field(description="Whether this option belongs to the answer.")
    ] = False
    safe: Annotated[
        StrictBool,
        Field(
            description="In a red flag, a distractor that gets more urgent help than is needed: "
            "it costs half and is called safe."
        ),
    ] = False
    feedback: (
        Annotated[
            Text, Field(description="Said to who chose this option. Needed, but not in a survey.")
        ]
        | None
    ) = None
    misconception: Misconception | None = None
    claims: ClaimIds = []


def chosen_mark(answer, key, safe=(), red_flag=False, share=0.0, one=True):
    """Mark chosen ids against the ids that are right.

    `share` is what a wrong answer is worth in an ordinary question; `one` says that only one can be chosen.
    """
    missed = tuple(option for option in key if option not in answer)
    wrong = tuple(option for option in answer if option not in key)
    if not missed and not wrong:
        return Mark(1.0)
    if not red_flag:
        return Mark(share, missed, wrong)
    under = any(option not in safe for option in wrong) or bool(missed and not (one and wrong))
    return red_flag_mark(0.0, missed, wrong, under=under, over=not under)


class Choices(Question):
    """What the types that choose among options share; an answer holds the ids of the chosen options."""

    may_be_red_flag: ClassVar[bool] = True

    @property
    def key(self):
        """Return the ids of the right options, in the order in which they stand."""
        return tuple(option.id for option in self.options if option.right)

    @property
    def marking(self):
        """Return what the script needs to mark an answer."""
        return {"key": self.key, "safe": [option.id for option in self.options if option.safe]}

    def order_entries(self, mix, shuffle):
        """Return the options in the order in which they stand."""
        return mix(self.options) if shuffle else self.options

    @classmethod
    def rules(cls, data, survey):
        """Yield (path, sentence) for each rule that plain data of this type breaks."""
        yield from super().rules(data, survey)
        options = entries(data, "options")
        flags = [option.get("right", False) for _, option in options]
        if flags and all(isinstance(flag, bool) for flag in flags) and not survey:
            yield ("options",), cls.right_rule(sum(flags), len(flags))
        for i, option in options:
            yield from (
                (("options", i, *path), sentence)
                for path, sentence in option_rules(option, data.get("red_flag"), survey)
            )


def option_rules(option, red_flag, survey):
    """Yield (path, sentence) for each rule that the plain data of one option breaks."""
    if survey and (option.get("right") or option.get("safe")):
        yield (), "a survey has no right answer; take 'right' and 'safe' out."
    if option.get("misconception") is not None and (survey or option.get("right") is True):
        yield ("misconception",), "only a wrong answer has a misconception behind it; take it out."
    if not survey and option.get("feedback") is None:
        yield (), "'feedback' is missing; write it here."
    if option.get("safe") is True and option.get("right") is True:
        yield (
            ("safe",),
            "an option is 'right' or 'safe', not both; 'safe' means more urgent help than is needed.",
        )
    if option.get("safe") is True and not red_flag and not survey:
        yield ("safe",), "'safe' is for red flags alone; write 'red_flag: true' or take it out."
