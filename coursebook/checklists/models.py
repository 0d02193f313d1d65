"""Checklists as data: habits, whose ticks are kept, and warning signs, whose ticks never are.

Nothing here reads a file or makes HTML.
"""

from typing import Annotated, Literal

from pydantic import Field, StrictBool, field_validator, model_validator

from coursebook.checklists.rules import action_rule, wordless_rule
from coursebook.core.fields import ClaimIds, Id, Model, Text
from coursebook.core.rules import rule_error


class Item(Model):
    """One habit that can be ticked."""

    id: Id
    text: Text
    note: Annotated[Text, Field(description="What is known about it, in a few words.")] | None = (
        None
    )
    claims: ClaimIds = []


class Habits(Model):
    """A checklist of what somebody does or plans; ticks are remembered on the device."""

    kind: Literal["habits"]
    id: Id
    title: Text
    intro: Text | None = None
    items: Annotated[list[Item], Field(min_length=1)]


class Action(Model):
    """What to do at one level of urgency.

    `{unit}`, `{visit}` and `{emergency}` stand for whom to call.
    """

    id: Id
    level: Annotated[
        int, Field(ge=1, le=4, description="1 emergency, 2 call now, 3 today, 4 next visit.")
    ]
    short: Annotated[Text, Field(description="What to do, for the table; at most eight words.")]
    heading: Annotated[
        Text, Field(description="What to do, first; at most eight words at level 1.")
    ]
    text: Text
    read_out: Annotated[
        StrictBool, Field(description="Whether words to read out on the phone follow.")
    ] = False

    @model_validator(mode="after")
    def _action_first(self) -> "Action":
        if self.level == 1 and len(self.heading.split()) > 8:
            raise rule_error(
                "the heading of a level 1 action has more than eight words; say what to do, first."
            )
        return self


class Sign(Model):
    """One warning sign, in the learner's words."""

    id: Id
    text: Text
    action: Annotated[Id, Field(description="The id of an action.")]
    do_not_rub: Annotated[
        StrictBool, Field(description="True when the words of `do_not_rub` are said with it.")
    ] = False
    claims: ClaimIds = []


class Group(Model):
    """The signs of one level, under one heading."""

    level: Annotated[int, Field(ge=1, le=4)]
    heading: Text
    lead: Text | None = None


class Stage(Model):
    """Where somebody is now: it changes whom to call, never the level."""

    id: Id
    text: Text
    unit: Annotated[Text, Field(description="Whom to call now.")]
    visit: Annotated[Text, Field(description="Whom to tell at the next visit.")]
    say: Annotated[Text, Field(description="The first words of the call.")]


class Country(Model):
    """A country and its emergency numbers."""

    id: Id
    name: Text
    numbers: Annotated[list[Annotated[str, Field(pattern=r"^[0-9]{3,5}$")]], Field(min_length=1)]
    note: Text | None = None


class ReadOut(Model):
    """The words of the phone call, around the signs that were ticked."""

    heading: Text
    unknown_stage: Text
    before: Text
    after: Text


class RedFlags(Model):
    """A list of warning signs; ticks are never kept, and the highest level ticked is the answer."""

    kind: Literal["red_flags"]
    id: Id
    title: Text
    intro: Text
    soreness: Annotated[Text, Field(description="What is common, and no sign.")] | None = None
    not_sure: Text
    later: (
        Annotated[
            Text,
            Field(description="When else the signs count, and whom to call then."),
        ]
        | None
    ) = None
    reviewed: Annotated[Text, Field(description="Whether a clinician has reviewed the list.")]
    beyond: Annotated[
        Text, Field(description="Whom to ask about anything that is not on the list.")
    ]
    nothing: Annotated[
        Text, Field(description="Said when nothing was ticked; never that all is well.")
    ]
    do_not_rub: Annotated[Text, Field(description="What not to do about some signs.")] | None = None
    no_answer: Text
    emergency: Annotated[Text, Field(description="The words used until a country is chosen.")]
    read_out: ReadOut
    stages: Annotated[list[Stage], Field(min_length=1)]
    countries: Annotated[list[Country], Field(min_length=1)]
    actions: Annotated[list[Action], Field(min_length=4)]
    groups: Annotated[list[Group], Field(min_length=4, max_length=4)]
    signs: Annotated[list[Sign], Field(min_length=1)]

    @field_validator("groups")
    @classmethod
    def _most_urgent_first(cls, groups: list[Group]) -> list[Group]:
        if [group.level for group in groups] != [1, 2, 3, 4]:
            raise rule_error(
                "the groups must stand in the order of their levels, 1 to 4, each once."
            )
        return groups

    @model_validator(mode="after")
    def _known_actions(self) -> "RedFlags":
        known = {action.id for action in self.actions}
        for sign in self.signs:
            if sentence := action_rule(sign.id, sign.action, known):
                raise rule_error(sentence)
            if sign.do_not_rub and not self.do_not_rub:
                raise rule_error(wordless_rule(sign.id))
        return self

    def action_of(self, sign: Sign) -> Action:
        """Return the action that a sign calls for."""
        return next(action for action in self.actions if action.id == sign.action)

    def signs_at(self, level: int) -> list[Sign]:
        """Return the signs of one level, 1 to 4, in the order in which they stand."""
        return [sign for sign in self.signs if self.action_of(sign).level == level]


Checklist = Annotated[Habits | RedFlags, Field(discriminator="kind")]
