"""Put steps into their order."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import Field

from coursebook.core.fields import Id, Model, Text
from coursebook.quizzes.types.question import Entry, Mark, Mix, Prompt, Question


class Step(Model):
    """One of the things that are put into order."""

    id: Id
    text: Text


class Order(Question):
    """Put steps into their order. An answer holds the ids of all steps, first to last.

    Each step that directly follows the right one earns its part of the points; there is one part
    fewer than steps.
    """

    type: Annotated[Literal["order"], Field(description="Put steps into their order.")]
    items: Annotated[
        list[Step],
        Field(min_length=3, description="The steps in their right order; the page mixes them."),
    ]

    @property
    def key(self) -> tuple[str, ...]:
        """Return the ids in their right order."""
        return tuple(item.id for item in self.items)

    @property
    def marking(self) -> dict[str, Any]:
        """Return what the script needs to mark an answer."""
        return {"key": self.key}

    @property
    def prompts(self) -> list[Prompt]:
        """Return the question with the steps in their right order."""
        return [Prompt(self.stem, [item.text for item in self.items], [])]

    def describe_answer(self, answer: Sequence[str]) -> str | None:
        """Return the texts of the steps, one after the other; what is no step stands as it is."""
        texts = {item.id: item.text for item in self.items}
        return " → ".join(texts.get(name, name) for name in answer)

    def order_entries(self, mix: Mix, shuffle: bool) -> Sequence[Entry]:
        """Return the steps mixed, and never in their right order."""
        steps = mix(self.items)
        return steps[1:] + steps[:1] if steps == self.items else steps

    def mark(self, answer: list[str]) -> Mark:
        """Mark an order.

        `missed` holds the steps that do not follow the right one, `wrong` what is no step.
        """
        key = self.key
        before = {step: first for first, step in pairwise(answer)}
        missed = tuple(step for first, step in pairwise(key) if before.get(step) != first)
        wrong = tuple(step for step in answer if step not in key)
        parts = len(key) - 1
        return Mark(0.0 if wrong else (parts - len(missed)) / parts, missed, wrong)
