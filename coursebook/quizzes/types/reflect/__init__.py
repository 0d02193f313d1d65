"""Say it in your own words, then compare with a model answer."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from coursebook.core.fields import Id, Model, Text
from coursebook.core.rules import BrokenRule, entries
from coursebook.quizzes.types.question import Mark, Prompt, Question


class Point(Model):
    """Something that a good answer says."""

    id: Id
    text: Text


class Reflect(Question):
    """Say it in your own words, then see a model answer and tick what you covered.

    It is never scored. An answer holds the ids of the ticked points. What was written stays on the
    device.
    """

    scored: ClassVar[bool] = False
    fits_survey: ClassVar[bool] = True

    type: Annotated[Literal["reflect"], Field(description="Say it in your own words.")]
    model_answer: (
        Annotated[
            Text, Field(description="A good answer, shown on request. Needed, but not in a survey.")
        ]
        | None
    ) = None
    covers: Annotated[
        list[Point],
        Field(
            description="What a good answer says; the learner ticks what hers said. "
            "Needed, but not in a survey."
        ),
    ] = []

    @property
    def key(self) -> tuple[str, ...]:
        """Return all points: there is no right answer, this is what a full one covers."""
        return tuple(point.id for point in self.covers)

    @property
    def marking(self) -> dict[str, Any]:
        """Return what the script needs: nothing is marked."""
        return {"key": self.key}

    @property
    def prompts(self) -> list[Prompt]:
        """Return the question with its model answer, where it has one."""
        return [Prompt(self.stem, [self.model_answer] if self.model_answer else [], [])]

    @classmethod
    def rules(cls, data: dict[str, Any], survey: bool) -> Iterator[BrokenRule]:
        """Yield each rule that plain data of this type breaks, at its place in the question."""
        yield from super().rules(data, survey)
        if not survey and data.get("model_answer") is None:
            yield (), "'model_answer' is missing; write it here."
        if not survey and not entries(data, "covers"):
            yield (), "'covers' is missing; list what a good answer says."

    def mark(self, answer: list[str]) -> Mark:
        """Say which points were not covered; the share is never counted."""
        return Mark(
            0.0,
            tuple(point for point in self.key if point not in answer),
            tuple(point for point in answer if point not in self.key),
        )
