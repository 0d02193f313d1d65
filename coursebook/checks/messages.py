"""A course's own words, held against the engine's.

Each must be of the kind of the engine's word in its place, a text, a list or a group, and leave no
blank that the engine does not fill.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coursebook.core.errors import Problem
from coursebook.core.messages import engine_messages
from coursebook.core.rules import BrokenRule, Place
from coursebook.core.yaml_source import YamlFile
from coursebook.course.course import Course

_BLANK = re.compile(r"\{(\w*)[^{}]*\}")
_KINDS: dict[type, str] = {str: "a text", dict: "a group", list: "a list"}


def message_problems(course: Course) -> list[Problem]:
    """Return what is wrong with the course's own words; a course that has none has no problem."""
    folder = course.settings.messages
    paths = sorted((course.root / folder).glob("*.yml")) if folder else []
    return [problem for path in paths for problem in _file_problems(path)]


def _file_problems(path: Path) -> list[Problem]:
    source = YamlFile(path)
    broken = _differences(source.data, engine_messages("en"), ())
    return [
        *source.problems,
        *(source.problem_at(place, sentence) for place, sentence in broken),
    ]


def _differences(own: Any, below: Any, place: Place) -> Iterator[BrokenRule]:
    """Yield where a word of the course cannot stand in for the engine's, `below`.

    Words that the engine does not have are the course's alone.
    """
    name = place[-1] if place else "the file"
    if type(own) is not type(below):
        kind = _KINDS.get(type(below), "a text")
        yield place, f"'{name}' must be {kind}, as the engine's is; write it so."
    elif isinstance(own, dict):
        names = {str(key): key for key in below}  # levels are numbers
        for key in own:
            if key in names:
                yield from _differences(own[key], below[names[key]], (*place, key))
    elif isinstance(own, str) and (unknown := sorted(_blanks(own) - _blanks(below))):
        known = ", ".join(f"{{{blank}}}" for blank in sorted(_blanks(below))) or "no blanks"
        yield place, f"'{{{unknown[0]}}}' is not filled here; the engine fills {known}."


def _blanks(text: str) -> set[str]:
    return set(_BLANK.findall(text))
