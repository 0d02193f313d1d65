"""The records of `book/review.yml`: whether a clinician has reviewed the course.

What pages say of them is in `html.py`.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from coursebook.core.fields import Model, Text

State = Literal["none", "part", "older", "full"]  # how far a version is reviewed


class Review(Model):
    """One review by a clinician."""

    who: Annotated[
        Text, Field(description="The name of the clinician, who has agreed that it is published.")
    ]
    role: Annotated[Text, Field(description="Profession and place of work.")]
    date: Annotated[date, Field(description="The day on which the review ended.")]
    version: Annotated[
        Text,
        Field(
            description="The version of the course that was reviewed, as `CHANGELOG.md` names it."
        ),
    ]
    pages: Annotated[Text, Field(description="What was reviewed: all of it, or which pages.")]
    outcome: Annotated[Text, Field(description="What was found, and what was changed.")]
    complete: Annotated[
        bool, Field(description="True when each red flag and each dose was checked and agreed.")
    ] = False


class Reviews(Model):
    """All reviews, the newest first."""

    reviews: list[Review]

    def state(self, version: str) -> tuple[State, Review | None]:
        """Return how far a version is reviewed, and the review that says so, if there is one."""
        whole = [review for review in self.reviews if review.complete]
        if current := next((review for review in whole if review.version == version), None):
            return "full", current
        if whole:
            return "older", whole[0]
        return ("part", self.reviews[0]) if self.reviews else ("none", None)
