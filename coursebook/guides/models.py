"""Guides as data: steps that a learner does while the page counts, one of them held.

The box "Stop and call if…" stands first, always. The script (`browser/guide.js`) counts in a layer
over the whole screen, where the call is one press away; without it the written steps stand alone.
Nothing here reads a file or makes HTML.
"""

from typing import Annotated, NamedTuple

from pydantic import Field, StrictBool, StrictInt, model_validator

from coursebook.core.fields import ClaimIds, Id, Model, Picture, Text
from coursebook.core.rules import rule_error
from coursebook.guides.rules import guide_rules

_Count = Annotated[StrictInt, Field(ge=1, le=60)]


class Stop(Model):
    """The box that stands before everything else."""

    heading: Text
    lines: Annotated[
        list[Text],
        Field(min_length=3, max_length=3, description="Three signs, each with whom to call."),
    ]


class Step(Model):
    """One step, in the order in which it is done."""

    id: Id
    text: Annotated[
        str,
        Field(
            min_length=1, max_length=40, description="What to do, in big letters; inline Markdown."
        ),
    ]
    said: Annotated[Text, Field(description="How to do it; it is read out with the text.")]
    seconds: (
        Annotated[StrictInt, Field(ge=3, le=30, description="How long the step takes.")] | None
    ) = None
    hold: Annotated[
        StrictBool, Field(description="Whether this is the hold: the learner chooses its seconds.")
    ] = False
    once: Annotated[StrictBool, Field(description="Whether it is done at the beginning alone.")] = (
        False
    )
    picture: (
        Annotated[Picture, Field(description="What is seen while the step is counted.")] | None
    ) = None


class Choice(Model):
    """Numbers that a learner chooses among."""

    choices: Annotated[
        list[_Count],
        Field(min_length=2, max_length=4, description="From the smallest to the largest."),
    ]
    default: Annotated[_Count, Field(description="The one that is chosen at first.")]


class Call(Model):
    """What to do when it hurts more, or does not ease."""

    when: Annotated[
        Text,
        Field(description="What she says: the button at the foot, and the line above the heading."),
    ]
    heading: Annotated[Text, Field(description="Whom to call, first.")]
    text: Text


class After(Model):
    """What comes next: never that all is well."""

    heading: Text
    lines: Annotated[list[Text], Field(min_length=1, description="The most urgent first.")]


class Guide(Model):
    """Steps that a learner does while the page counts."""

    id: Id
    title: Annotated[Text, Field(description="The heading.")]
    intro: Annotated[Text, Field(description="A sentence or two above the picture.")] | None = None
    stop: Stop
    picture: (
        Annotated[Picture, Field(description="Seen where a step has no picture of its own.")] | None
    ) = None
    steps: Annotated[list[Step], Field(min_length=2, description="One of them is the hold.")]
    repeat: Annotated[Text, Field(description="What to do again, under the written steps.")]
    hold: Annotated[Choice, Field(description="Seconds of the hold.")] = Choice(
        choices=[20, 30], default=20
    )
    repeats: Annotated[Choice, Field(description="How often the steps are done.")] = Choice(
        choices=[1, 3, 5], default=3
    )
    note: Annotated[Text, Field(description="Where the numbers are from.")] | None = None
    call: Call
    after: After
    claims: ClaimIds = []

    @model_validator(mode="after")
    def _obeys_the_rules(self) -> "Guide":
        for _, sentence in guide_rules(self.model_dump()):
            raise rule_error(sentence)
        return self


class StepTiming(NamedTuple):
    """One step as it is counted, with its seconds; `repeat` is 0 for what is done once."""

    step: str
    repeat: int
    seconds: int


def timeline(guide: Guide, hold: int | None = None, repeats: int | None = None) -> list[StepTiming]:
    """Return what is counted, in its order, with these seconds of the hold and so many repeats.

    The guide's own defaults stand in where they are left out. The script does the same
    (`browser/guide/plan.js`).
    """
    hold, repeats = hold or guide.hold.default, repeats or guide.repeats.default
    rounds = [(0, True), *((repeat, False) for repeat in range(1, repeats + 1))]
    return [
        # The hold alone has no seconds of its own: the rules see to that.
        StepTiming(step.id, repeat, hold if step.seconds is None else step.seconds)
        for repeat, once in rounds
        for step in guide.steps
        if step.once is once
    ]
