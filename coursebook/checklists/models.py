"""Checklists as data: habits, whose ticks are kept, and warning signs, whose ticks never are.

Nothing here reads a file or makes HTML.
"""

from typing import Annotated, Literal

from pydantic import Field, StrictBool, field_validator, model_validator

from coursebook.checklists.rules import name_rules
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

    `{unit}`, `{visit}`, `{emergency}` and `{out_of_hours}` stand for whom to call.
    """

    id: Id
    level: Annotated[int, Field(ge=1, le=3, description="1 emergency, 2 call now, 3 today.")]
    short: Annotated[Text, Field(description="What to do, for each line; at most eight words.")]
    heading: Annotated[
        Text, Field(description="What to do, first; at most eight words at level 1.")
    ]
    text: Text
    when: Annotated[
        Text | None,
        Field(description="How soon she asks to be seen on the phone, as in 'now'; `{when}`."),
    ] = None
    read_out: Annotated[
        StrictBool,
        Field(
            description="Whether words to read out on the phone follow; without `when` only who "
            "calls and why."
        ),
    ] = False

    @model_validator(mode="after")
    def _action_first(self) -> "Action":
        if self.level == 1 and len(self.heading.split()) > 8:
            raise rule_error(
                "the heading of a level 1 action has more than eight words; say what to do, first."
            )
        return self


class Sign(Model):
    """One line of warning signs, in the learner's words; one part of it is enough."""

    id: Id
    text: Text
    help: Annotated[
        Text | None, Field(description="What counts, and what does not; always shown.")
    ] = None
    action: Annotated[Id, Field(description="The id of an action.")]
    say: Annotated[
        list[Text], Field(description="What she may say on the phone, one clause a part.")
    ] = []
    do_not_rub: Annotated[
        StrictBool, Field(description="True when the words of `do_not_rub` are said with it.")
    ] = False
    feared: Annotated[
        StrictBool,
        Field(description="True when it may be what is feared most: she says so on the phone."),
    ] = False
    pictures: Annotated[list[Id], Field(description="SVG files in `pictures_in`, by name.")] = []
    claims: ClaimIds = []


class Group(Model):
    """The signs of one level, under one heading."""

    level: Annotated[int, Field(ge=1, le=3)]
    heading: Text
    lead: Text | None = None


class Place(Model):
    """A place of the body in "Where is it?": it leads to its first line, and hides nothing."""

    text: Text
    picture: Annotated[Id, Field(description="An SVG file in `pictures_in`, by name.")]
    sign: Annotated[Id, Field(description="The id of the sign that it leads to.")]


class Mention(Model):
    """What is no warning sign, and is told at the next visit."""

    id: Id
    text: Text
    pictures: Annotated[list[Id], Field(description="SVG files in `pictures_in`, by name.")] = []
    claims: ClaimIds = []


class NextVisit(Model):
    """What stands under the list as text, and is never ticked."""

    heading: Text
    items: Annotated[list[Mention], Field(min_length=1)]


class Stage(Model):
    """Where somebody is now: it changes whom to call, never the level."""

    id: Id
    text: Text
    unit: Annotated[Text, Field(description="Whom to call now.")]
    unit_note: Annotated[Text | None, Field(description="What if it is closed or not hers.")] = None
    own_number: Annotated[
        StrictBool, Field(description="Whether the number that she keeps is that of `unit`.")
    ] = True
    visit: Annotated[Text, Field(description="Whom to tell at the next visit.")]
    say: Annotated[
        Text, Field(description="The first words of the call; `{weeks}` is what she typed.")
    ]
    above: Annotated[Text | None, Field(description="Follows `above` of the list.")] = None
    beyond: Annotated[Text | None, Field(description="In place of `beyond` of the list.")] = None


class Country(Model):
    """A country, its emergency numbers, and whom else to call there."""

    id: Id
    name: Text
    numbers: Annotated[list[Annotated[str, Field(pattern=r"^[0-9]{3,5}$")]], Field(min_length=1)]
    note: Text | None = None
    out_of_hours: Annotated[
        Text | None, Field(description="When nobody answers; numbers as [111](tel:111).")
    ] = None
    unit: Annotated[Text | None, Field(description="In place of the unit of each stage.")] = None
    unit_at: Annotated[
        dict[Id, Text], Field(description="In place of the unit of one stage, by its id.")
    ] = {}
    instead: Annotated[
        dict[Id, Id], Field(description="Actions that are others here, by their ids.")
    ] = {}


class ReadOut(Model):
    """The words of the phone call, around what she says of the signs that were ticked."""

    heading: Text
    unknown_stage: Text
    because: Text
    feared: Annotated[
        Text | None, Field(description="What it may be; said with a sign that is `feared`.")
    ] = None
    need: Annotated[Text, Field(description="How soon; `{when}` is that of the action.")]
    if_true: Annotated[list[Text], Field(description="Said by whom it is true of.")] = []
    told_to_wait: Annotated[
        Text | None, Field(description="What she asks when she is told to wait.")
    ] = None
    told_to_wait_when_feared: Annotated[
        Text | None, Field(description="The same with a sign that is `feared`.")
    ] = None


class WhatTheyDo(Model):
    """What is done with her there, told below the call with a sign that is `feared`."""

    heading: Text
    text: Text
    claims: ClaimIds = []


class RedFlags(Model):
    """A list of warning signs; ticks are never kept, and the highest level ticked is the answer."""

    kind: Literal["red_flags"]
    id: Id
    title: Text
    intro: Text
    above: Annotated[
        Text | None, Field(description="What is urgent and not on the list, said above it.")
    ] = None
    one_part: Annotated[Text | None, Field(description="How a line is read.")] = None
    soreness: Annotated[Text, Field(description="What is common, and no sign.")] | None = None
    not_sure: Text
    later: (
        Annotated[
            Text,
            Field(description="When else the signs count, and whom to call then; for paper."),
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
    unit: Annotated[Text, Field(description="Whom to call until a stage is chosen.")]
    visit: Annotated[Text, Field(description="Whom to tell until a stage is chosen.")]
    emergency: Annotated[Text, Field(description="The words used until a country is chosen.")]
    out_of_hours: Annotated[
        Text | None, Field(description="The words used until a country with a line is chosen.")
    ] = None
    read_out: ReadOut
    what_they_do: WhatTheyDo | None = None
    stages: Annotated[list[Stage], Field(min_length=1)]
    countries: Annotated[list[Country], Field(min_length=1)]
    actions: Annotated[list[Action], Field(min_length=3)]
    groups: Annotated[list[Group], Field(min_length=3, max_length=3)]
    pictures_in: Annotated[
        str | None, Field(description="The folder of the pictures, seen from the list's file.")
    ] = None
    places: Annotated[list[Place], Field(description='"Where is it?"')] = []
    unsure: Annotated[
        Id | None, Field(description="The sign that a button of its own ticks, by its id.")
    ] = None
    signs: Annotated[list[Sign], Field(min_length=1)]
    next_visit: NextVisit | None = None

    @field_validator("groups")
    @classmethod
    def _most_urgent_first(cls, groups: list[Group]) -> list[Group]:
        if [group.level for group in groups] != [1, 2, 3]:
            raise rule_error(
                "the groups must stand in the order of their levels, 1 to 3, each once."
            )
        return groups

    @model_validator(mode="after")
    def _known_names(self) -> "RedFlags":
        for _, sentence in name_rules(self.model_dump()):
            raise rule_error(sentence)
        return self

    def action_of(self, sign: Sign) -> Action:
        """Return the action that a sign calls for."""
        return next(action for action in self.actions if action.id == sign.action)

    def signs_at(self, level: int) -> list[Sign]:
        """Return the signs of one level, 1 to 3, in the order in which they stand."""
        return [sign for sign in self.signs if self.action_of(sign).level == level]

    def unit_of(self, stage: Stage | None = None, country: Country | None = None) -> str:
        """Return whom to call now, at a stage and in a country; None is not known yet."""
        if country and stage and stage.id in country.unit_at:
            return country.unit_at[stage.id]
        if country and country.unit:
            return country.unit
        return stage.unit if stage else self.unit


Checklist = Annotated[Habits | RedFlags, Field(discriminator="kind")]
