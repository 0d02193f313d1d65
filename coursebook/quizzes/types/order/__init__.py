"""Put steps into their order."""

from typing import Annotated, Literal

from pydantic import Field

from coursebook.core.fields import Id, Model, Text
from coursebook.quizzes.types.question import Mark, Question


class Step(Model):
    """One of the things that are put into order."""

    id: Id
    text: Text


class Order(Question):
    """Put steps into their order. An answer holds the ids of all steps, first to last.

    Each step that directly follows the right one earns its part of the points; there is one part fewer than steps.
    """

    type: Annotated[Literal["order"], Field(description="Put steps into their order.")]
    items: Annotated[
        list[Step],
        Field(min_length=3, description="The steps in their right order; the page mixes them."),
    ]

    @property
    def key(self):
        """Return the ids in their right order."""
        return tuple(item.id for item in self.items)

    @property
    def marking(self):
        """Return what the script needs to mark an answer."""
        return {"key": self.key}

    def order_entries(self, mix, shuffle):
        """Return the steps mixed, and never in their right order."""
        steps = mix(self.items)
        return steps[1:] + steps[:1] if steps == self.items else steps

    def mark(self, answer):
        """Mark an order; `missed` holds the steps that do not follow the right one, `wrong` what is no step."""
        key = self.key
        follows = dict(zip(answer[1:], answer))
        missed = tuple(step for before, step in zip(key, key[1:]) if follows.get(step) != before)
        wrong = tuple(step for step in answer if step not in key)
        return Mark(
            (len(key) - 1 - len(missed)) / (len(key) - 1) if not wrong else 0.0, missed, wrong
        )
