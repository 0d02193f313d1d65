"""Quizzes as data: the one schema for YAML, notebooks, book and editors.

Nothing here reads a file, marks an answer or makes HTML.
"""

from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt, model_validator

from coursebook.core.fields import Id, Model, Text
from coursebook.core.rules import BrokenRule, entries, prefix_places, rule_error
from coursebook.quizzes.types import TYPES, AnyQuestion, Question


class Quiz(Model):
    """Some questions that a lesson asks together."""

    id: Id
    title: Annotated[Text, Field(description="The heading.")]
    intro: Annotated[Text, Field(description="A sentence below the heading.")] | None = None
    mode: Annotated[
        Literal["practice", "check", "survey"],
        Field(
            description="`practice` says at once what is right; `check` when all is handed in; "
            "a `survey` has no right answer."
        ),
    ] = "practice"
    confidence: Annotated[
        StrictBool, Field(description="Whether each question also asks: how sure are you?")
    ] = False
    shuffle: Annotated[
        StrictBool, Field(description="Whether options stand in a mixed order, the same each time.")
    ] = False
    draw: (
        Annotated[
            StrictInt,
            Field(ge=1, description="How many of the questions are asked; red flags always are."),
        ]
        | None
    ) = None
    show: (
        Annotated[
            StrictInt,
            Field(
                ge=1,
                description="In `practice`: questions come one at a time, and so many of them "
                "before a button offers the rest.",
            ),
        ]
        | None
    ) = None
    attempts: (
        Annotated[
            StrictInt,
            Field(
                ge=1,
                le=10,
                description="Tries at each question that does not say its own; "
                "never for a red flag.",
            ),
        ]
        | None
    ) = None
    questions: Annotated[list[AnyQuestion], Field(min_length=1, description="The questions.")]

    @model_validator(mode="after")
    def _obeys_the_rules(self) -> "Quiz":
        for _, sentence in quiz_rules(self.model_dump()):
            raise rule_error(sentence)
        return self

    @property
    def scored(self) -> list[Question]:
        """Return the questions that are marked: none in a survey."""
        if self.mode == "survey":
            return []
        return [question for question in self.questions if question.scored]

    def attempts_at(self, question: Question) -> int | None:
        """Return how often a question may be tried, or None for as often as one likes."""
        if question.red_flag or self.mode != "practice":
            return None
        return question.attempts or self.attempts


def quiz_rules(data: object) -> list[BrokenRule]:
    """Return each rule that a quiz's plain data breaks; data of the wrong shape breaks none."""
    questions = entries(data, "questions")
    if not questions or not isinstance(data, dict):
        return []
    survey = data.get("mode") == "survey"
    broken: list[BrokenRule] = []
    for i, question in questions:
        kind = question.get("type")
        if isinstance(kind, str) and kind in TYPES:
            broken += prefix_places(("questions", i), TYPES[kind].rules(question, survey))
    draw = data.get("draw")
    if isinstance(draw, int) and draw > len(questions):
        sentence = f"'draw' is {draw}, but there are {len(questions)} questions; write fewer."
        broken.append((("draw",), sentence))
    return broken
