"""A guide: steps that a learner does while the page counts, one of them held; its model, its rules, its HTML.

The box "Stop and call if…" stands first, always. Pure but for the picture, which it reads. The script
(`static/course/guide.js`) counts; without it the written steps stand alone.
"""

import json
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import Field, StrictBool, StrictInt, model_validator

from .fields import ClaimIds, Id, Model, Picture, Text, wrong
from .rendering import picture
from .rules import entries
from .templates import template
from .words import words

_Count = Annotated[StrictInt, Field(ge=1, le=60)]


class Stop(Model):
    """The box that stands before everything else."""

    heading: Text
    lines: Annotated[list[Text], Field(min_length=3, max_length=3, description="Three signs, each with whom to call.")]


class Step(Model):
    """One step, in the order in which it is done."""

    id: Id
    text: Annotated[str, Field(min_length=1, max_length=40, description="What to do, in big letters; inline Markdown.")]
    said: Annotated[Text, Field(description="How to do it; it is read out with the text.")]
    seconds: Annotated[StrictInt, Field(ge=3, le=30, description="How long the step takes.")] | None = None
    hold: Annotated[StrictBool, Field(description="Whether this is the hold: the learner chooses its seconds.")] = False
    once: Annotated[StrictBool, Field(description="Whether it is done at the beginning alone.")] = False


class Choice(Model):
    """Numbers that a learner chooses among."""

    choices: Annotated[list[_Count], Field(min_length=2, max_length=4, description="From the smallest to the largest.")]
    default: Annotated[_Count, Field(description="The one that is chosen at first.")]


class Call(Model):
    """What to do when it hurts more, or does not ease."""

    when: Annotated[Text, Field(description="What she says: the button beside Pause, and the line above the heading.")]
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
    picture: Picture
    steps: Annotated[list[Step], Field(min_length=2, description="One of them is the hold.")]
    repeat: Annotated[Text, Field(description="What to do again, under the written steps.")]
    hold: Annotated[Choice, Field(description="Seconds of the hold.")] = Choice(choices=[20, 30], default=20)
    repeats: Annotated[Choice, Field(description="How often the steps are done.")] = Choice(choices=[1, 3, 5], default=3)
    note: Annotated[Text, Field(description="Where the numbers are from.")] | None = None
    call: Call
    after: After
    claims: ClaimIds = []

    @model_validator(mode="after")
    def _obeys_the_rules(self):
        for _, sentence in guide_rules(self.model_dump()):
            raise wrong(sentence)
        return self


def guide_rules(data):
    """Return each rule that a guide's plain data breaks as (path, sentence); data of another kind breaks none."""
    steps = entries(data, "steps")
    if not steps or "questions" in data:
        return []
    return [*_one_hold(steps), *_times(steps), *_order(steps), *_choices(data, "hold"), *_choices(data, "repeats")]


def _one_hold(steps):
    holds = sum(step.get("hold") is True for _, step in steps)
    if holds != 1:
        yield ("steps",), f"{holds} steps are the hold; mark exactly one with 'hold: true'."


def _times(steps):
    for i, step in steps:
        timed = step.get("seconds") is not None
        if step.get("hold") is True and timed:
            yield ("steps", i, "seconds"), "the hold has no 'seconds'; remove them: a learner chooses among those of 'hold'."
        if step.get("hold") is not True and not timed:
            yield ("steps", i), "'seconds' is missing; write it here."


def _order(steps):
    repeated = False
    for i, step in steps:
        if step.get("once") is not True:
            repeated = True
        elif repeated or step.get("hold") is True:
            yield ("steps", i, "once"), "what is done once stands before all that is repeated; move the step up or remove 'once'."


def _choices(data, name):
    choice = data.get(name)
    choices, default = (choice.get("choices"), choice.get("default")) if isinstance(choice, dict) else (None, None)
    if not isinstance(choices, (list, tuple)) or not all(type(each) is int for each in choices):
        return
    if list(choices) != sorted(set(choices)):
        yield (name, "choices"), "'choices' must rise; write each number once, the smallest first."
    if type(default) is int and default not in choices:
        yield (name, "default"), f"'default' is {default}; write one of the choices: {', '.join(map(str, choices))}."


class Beat(NamedTuple):
    """One step as it is counted: which stretch it belongs to, 0 for what is done once, and its seconds."""

    step: str
    stretch: int
    seconds: int


def beats(guide, hold=None, repeats=None):
    """Return what is counted, in its order; the script does the same (`static/course/guide/plan.js`)."""
    hold, repeats = hold or guide.hold.default, repeats or guide.repeats.default
    rounds = [(0, True), *((stretch, False) for stretch in range(1, repeats + 1))]
    return [Beat(step.id, stretch, hold if step.hold else step.seconds)
            for stretch, once in rounds for step in guide.steps if step.once is once]


def guide_html(guide, folder=".", labels=None):
    """Return a guide as complete HTML; `folder` holds its picture, `labels` names its claims by their anchors."""
    image = {"src": picture(Path(folder) / guide.picture.file), "alt": guide.picture.alt}
    t = words()["guide"]
    anchors = [f"claim-{name}" for name in guide.claims]
    evidence = [(anchor, (labels or {}).get(anchor, anchor.partition("-")[2])) for anchor in anchors]
    return template("guide.html.j2").render(guide=guide, image=image, evidence=evidence, words=words(), t=t,
                                            plan=_json(_plan(guide)), said=_json(t["says"]))


def _plan(guide):
    """Return the numbers that the script counts with; the words stand in the HTML."""
    steps = [{"seconds": step.seconds, "hold": step.hold, "once": step.once} for step in guide.steps]
    return {"hold": guide.hold.model_dump(), "repeats": guide.repeats.model_dump(), "steps": steps}


def _json(data):
    return json.dumps(data, ensure_ascii=False)
