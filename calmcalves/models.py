"""Quizzes and checklists as data: the one schema for YAML, notebooks, book and editors.

Nothing here reads a file, marks an answer or makes HTML.
"""

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, field_validator, model_validator

from .fields import ClaimIds, Id, Model, Text, wrong
from .questions import TYPES, AnyQuestion
from .rules import action_rule, entries


class Quiz(Model):
    """Some questions that a lesson asks together."""

    id: Id
    title: Annotated[Text, Field(description="The heading.")]
    intro: Annotated[Text, Field(description="A sentence below the heading.")] | None = None
    mode: Annotated[Literal["practice", "check", "survey"], Field(
        description="`practice` says at once what is right; `check` when all is handed in; a `survey` has no right answer.")] = "practice"
    confidence: Annotated[StrictBool, Field(description="Whether each question also asks: how sure are you?")] = False
    shuffle: Annotated[StrictBool, Field(description="Whether options stand in a mixed order, the same each time.")] = False
    draw: Annotated[StrictInt, Field(ge=1, description="How many of the questions are asked; red flags always are.")] | None = None
    attempts: Annotated[StrictInt, Field(ge=1, le=10, description="Tries at each question that does not say its own; "
                                                                 "never for a red flag.")] | None = None
    questions: Annotated[list[AnyQuestion], Field(min_length=1, description="The questions.")]

    @model_validator(mode="after")
    def _obeys_the_rules(self):
        for _, sentence in quiz_rules(self.model_dump()):
            raise wrong(sentence)
        return self

    @property
    def scored(self):
        """Return the questions that are marked: none in a survey."""
        return [question for question in self.questions if question.scored and self.mode != "survey"]

    def attempts_at(self, question):
        """Return how often a question may be tried, or None for as often as one likes."""
        if question.red_flag or self.mode != "practice":
            return None
        return question.attempts or self.attempts


def quiz_rules(data):
    """Return each rule that a quiz's plain data breaks as (path, sentence); data of the wrong shape breaks none."""
    questions = entries(data, "questions")
    survey = bool(questions) and data.get("mode") == "survey"
    found = [(("questions", i, *path), sentence) for i, question in questions
             if isinstance(question.get("type"), str) and question["type"] in TYPES
             for path, sentence in TYPES[question["type"]].rules(question, survey) if sentence]
    draw = data.get("draw") if questions else None
    if isinstance(draw, int) and draw > len(questions):
        found.append((("draw",), f"'draw' is {draw}, but there are {len(questions)} questions; write fewer."))
    return found


class Item(Model):
    """One habit that can be ticked."""

    id: Id
    text: Text
    note: Annotated[Text, Field(description="What is known about it, in a few words.")] | None = None
    claims: ClaimIds = []


class Habits(Model):
    """A checklist of what somebody does or plans; ticks are remembered on the device."""

    kind: Literal["habits"]
    id: Id
    title: Text
    intro: Text | None = None
    items: Annotated[list[Item], Field(min_length=1)]


class Action(Model):
    """What to do at one level of urgency. `{unit}`, `{visit}` and `{emergency}` stand for whom to call."""

    id: Id
    level: Annotated[int, Field(ge=1, le=4, description="1 emergency, 2 call now, 3 today, 4 next visit.")]
    short: Annotated[Text, Field(description="What to do, for the table; at most eight words.")]
    heading: Annotated[Text, Field(description="What to do, first; at most eight words at level 1.")]
    text: Text
    read_out: Annotated[StrictBool, Field(description="Whether words to read out on the phone follow.")] = False

    @model_validator(mode="after")
    def _action_first(self):
        if self.level == 1 and len(self.heading.split()) > 8:
            raise wrong("the heading of a level 1 action has more than eight words; say what to do, first.")
        return self


class Sign(Model):
    """One warning sign, in the learner's words."""

    id: Id
    text: Text
    action: Annotated[Id, Field(description="The id of an action.")]
    do_not_rub: Annotated[StrictBool, Field(description="True when the leg must not be rubbed.")] = False
    claims: ClaimIds = []


class Group(Model):
    """The signs of one level, under one heading."""

    level: Annotated[int, Field(ge=1, le=4)]
    heading: Text
    lead: Text | None = None


class Stage(Model):
    """Where somebody is, before or after birth: it changes whom to call, never the level."""

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
    soreness: Text
    not_sure: Text
    after_birth: Annotated[Text, Field(description="That the signs count after birth, and whom to call then.")]
    reviewed: Annotated[Text, Field(description="Whether a clinician has reviewed the list.")]
    beyond: Annotated[Text, Field(description="Whom to ask about anything that is not on the list.")]
    nothing: Annotated[Text, Field(description="Said when nothing was ticked; never that all is well.")]
    do_not_rub: Text
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
    def _most_urgent_first(cls, groups):
        if [group.level for group in groups] != [1, 2, 3, 4]:
            raise wrong("the groups must stand in the order of their levels, 1 to 4, each once.")
        return groups

    @model_validator(mode="after")
    def _known_actions(self):
        known = {action.id for action in self.actions}
        for sign in self.signs:
            if sentence := action_rule(sign.id, sign.action, known):
                raise wrong(sentence)
        return self

    def action_of(self, sign):
        """Return the action that a sign calls for."""
        return next(action for action in self.actions if action.id == sign.action)

    def signs_at(self, level):
        """Return the signs of one level, in the order in which they stand."""
        return [sign for sign in self.signs if self.action_of(sign).level == level]


Checklist = Annotated[Habits | RedFlags, Field(discriminator="kind")]
