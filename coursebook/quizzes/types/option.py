"""An option, which several types let a learner choose, and what lies behind a wrong answer."""

from typing import Annotated

from pydantic import Field, StrictBool

from coursebook.core.fields import ClaimIds, Id, Model, Text

WrongIdea = Annotated[
    Text,
    Field(
        description="For who teaches: the idea behind the wrong answer, in one short sentence. "
        "Learners never see it."
    ),
]


class Option(Model):
    """One answer that can be chosen, right or a distractor."""

    id: Id
    text: Text
    right: Annotated[
        StrictBool, Field(description="Whether this option belongs to the answer.")
    ] = False
    safe: Annotated[
        StrictBool,
        Field(
            description="In a red flag, a distractor that gets more urgent help than is needed: "
            "it costs half and is called safe."
        ),
    ] = False
    feedback: (
        Annotated[
            Text, Field(description="Said to who chose this option. Needed, but not in a survey.")
        ]
        | None
    ) = None
    misconception: WrongIdea | None = None
    claims: ClaimIds = []
