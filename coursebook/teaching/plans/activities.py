"""What a class may do: an activity is a few minutes of it, with all that is said, done and asked.

Each activity stands in the notebook of its lesson, under `metadata.coursebook.teaching`, in the
order in which it is taught. Here is its shape and the rules of one activity; those of all together
are in `checks`.
"""

from typing import Annotated, Literal, NamedTuple, get_args

from pydantic import Field, RootModel, StrictInt, model_validator

from coursebook.core.fields import ClaimIds, Id, Model, Text
from coursebook.core.messages import messages
from coursebook.core.rules import rule_error

CORE_RANK = 1  # the rank of what no plan leaves out
Requirement = Literal["safety", "signs", "call", "teach-back"]
REQUIREMENTS = get_args(Requirement)  # what every meeting holds

_Lines = Annotated[list[Text], Field(min_length=1)]
_Minutes = Annotated[StrictInt, Field(ge=1, le=60)]


class Prompt(Model):
    """A question to the class: one of a quiz, by its id, or one in words of its own."""

    question: Id | None = None
    text: Text | None = None

    @model_validator(mode="after")
    def _has_one_of_both(self) -> "Prompt":
        if (self.question is None) == (self.text is None):
            raise rule_error(
                "a question to ask has either 'question', the id of a question of a quiz, "
                "or 'text'; write one of them."
            )
        return self


class Activity(Model):
    """A few minutes of a class; `minutes` and `least` are whole minutes."""

    id: Id
    title: Text
    minutes: Annotated[_Minutes, Field(description="What it takes when nothing is cut.")]
    least: Annotated[_Minutes, Field(description="What it takes in short, as `late` says.")]
    rank: Annotated[
        StrictInt,
        Field(
            ge=1, le=9, description="1 is in every plan; the highest goes first when time is short."
        ),
    ]
    series: Annotated[
        Literal["once", "each", "again"],
        Field(
            description="In a series: once, in each meeting, "
            "or again where a meeting lacks what this holds."
        ),
    ] = "once"
    plan_from: Annotated[
        StrictInt,
        Field(ge=0, le=120, description="It joins only plans of this many minutes or more."),
    ] = 0
    pair: (
        Annotated[
            Id,
            Field(
                description="Activities with the same word here are in a plan together, "
                "or none of them is."
            ),
        ]
        | None
    ) = None
    holds: Annotated[
        list[Requirement],
        Field(description="What every meeting needs, and this is."),
    ] = []
    objectives: Annotated[list[Id], Field(min_length=1, description="Ids of objectives.yml.")]
    materials: Annotated[
        list[Id], Field(description="Names of `plans: materials:` in messages/en.yml.")
    ] = []
    open: Annotated[
        Text,
        Field(
            description="What is on the screen: a link as in this notebook, "
            "`#heading` or `file#heading`."
        ),
    ]
    say: Annotated[_Lines, Field(description="What you say, in the words for learners.")]
    do: Annotated[_Lines, Field(description="What they do, with hands and bodies.")]
    ask: Annotated[list[Prompt], Field(description="What you ask.")] = []
    look_for: Annotated[_Lines, Field(description="What to look for, and what to do then.")]
    teach_back: (
        Annotated[Text, Field(description="What they show or tell in their own words.")] | None
    ) = None
    late: Annotated[Text, Field(description="How it is done in its least minutes.")]
    claims: ClaimIds = []

    @model_validator(mode="after")
    def _obeys_the_rules(self) -> "Activity":
        if self.least > self.minutes:
            raise rule_error(
                f"'{self.id}' takes at least {self.least} minutes, more than its {self.minutes}; "
                "make 'least' the smaller one."
            )
        known = messages()["plans"]["materials"]
        if unknown := [name for name in self.materials if name not in known]:
            raise rule_error(
                f"the material '{unknown[0]}' has no words; "
                "add it to 'plans: materials:' in messages/en.yml or correct it."
            )
        return self

    @property
    def is_core(self) -> bool:
        """Whether no plan leaves it out."""
        return self.rank == CORE_RANK


class Teaching(RootModel[list[Activity]]):
    """The activities of one lesson, in the order in which they are taught."""


class LessonActivity(NamedTuple):
    """An activity and the lesson that it stands in, by the notebook's name without its ending."""

    lesson: str
    activity: Activity
