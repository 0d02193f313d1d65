"""What records of content files are made of: ids, texts, pictures, and the base of all models."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=60,
        description="Lower-case letters, digits and dashes. Never change it: "
        "what a learner did is remembered under it.",
    ),
]
Text = Annotated[
    str,
    Field(min_length=1, description="Text with inline Markdown: **bold**, *italic*, [link](url)."),
]

ClaimIds = Annotated[
    list[Id], Field(description="Ids of book/evidence.yml: the claims that this rests on.")
]


class Model(BaseModel):
    """A frozen record that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Picture(Model):
    """A picture beside a stem."""

    file: Annotated[
        str, Field(min_length=1, description="Path to an SVG or PNG, seen from the quiz file.")
    ]
    alt: Annotated[
        str, Field(min_length=1, description="What the picture shows, for who cannot see it.")
    ]
