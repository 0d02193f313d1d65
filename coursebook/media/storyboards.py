"""The words of films: the records of `book/figures/films/films.yml`."""

from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, RootModel

from coursebook.core.fields import Id, Model, Text
from coursebook.core.loading import load
from coursebook.core.rules import rule_error


def _check_second(value: object) -> float:
    """Accept a time that a film can have; refuse one before its start, and what is no number."""
    # True and False are numbers to Python.
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < 1000:
        raise rule_error(
            f"'at' is {value!r}; write the seconds from the start of the film, such as 2.5."
        )
    return value


class Frame(Model):
    """One still of a film, and the step that it shows."""

    at: Annotated[
        float,
        BeforeValidator(_check_second),
        Field(description="The second of the film that the still shows."),
    ]
    alt: Annotated[Text, Field(description="What the still shows, for who cannot see it.")]
    caption: Annotated[Text, Field(description="The step to take, in words.")]


class Storyboard(Model):
    """The words of a film."""

    title: Annotated[Text, Field(max_length=60, description="What the film is about.")]
    label: Annotated[Text, Field(description="What moves in the film, for who cannot see it.")]
    note: (
        Annotated[
            Text, Field(description="What to know about the film that its stills do not need.")
        ]
        | None
    ) = None
    frames: Annotated[
        list[Frame], Field(min_length=2, max_length=4, description="Its stills, in order.")
    ]


class Storyboards(RootModel[dict[Id, Storyboard]]):
    """The words of all films, by their names."""


def load_storyboards(path: str | Path) -> dict[str, Storyboard]:
    """Return the words of the films, by name; raise ContentError with all mistakes."""
    boards: Storyboards = load(Storyboards, path)
    return boards.root
