"""What rules are made of: the entries they look at, and the error that a broken one makes.

A rule looks at plain data, so that it is told together with every other mistake of its file. It
yields what is broken as (place, sentence), and stays silent on data of the wrong shape: the models
tell that.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic_core import PydanticCustomError

Place = tuple[str | int, ...]  # keys and indexes that lead to an entry; () is the whole file
BrokenRule = tuple[Place, str]


def entries(data: object, name: str) -> list[tuple[int, dict[str, Any]]]:
    """Return the mappings in the list `data[name]` with their indexes; none where it is no list."""
    listed = data.get(name) if isinstance(data, dict) else None
    if not isinstance(listed, (list, tuple)):
        return []
    return [(i, entry) for i, entry in enumerate(listed) if isinstance(entry, dict)]


def prefix_places(place: Place, broken: Iterable[BrokenRule]) -> Iterator[BrokenRule]:
    """Put the place of an entry before the places that its own rules tell."""
    for path, sentence in broken:
        yield (*place, *path), sentence


def rule_error(sentence: str) -> PydanticCustomError:
    """Return the error that pydantic collects for a broken rule."""
    # The sentence goes in as a value: braces in it must not be read as blanks of the template.
    return PydanticCustomError("content", "{sentence}", {"sentence": sentence})
