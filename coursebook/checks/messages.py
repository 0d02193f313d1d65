"""A course's own words, held against the engine's: each stands where the engine's word of its kind stands, with no other blanks."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coursebook.core.errors import Problem
from coursebook.core.messages import engine_messages
from coursebook.core.yaml_source import YamlFile
from coursebook.course.course import Course

_BLANK = re.compile(r"\{(\w*)[^{}]*\}")
_KINDS = {str: "a text", dict: "a group", list: "a list"}


def message_problems(course: Course) -> list[Problem]:
    """Return what is wrong with the course's own words; a course that has none has no problem."""
    folder = course.settings.messages
    paths = sorted((course.root / folder).glob("*.yml")) if folder else []
    return [problem for path in paths for problem in _file_problems(path)]


def _file_problems(path: Path) -> list[Problem]:
    source, below = YamlFile(path), engine_messages("en")
    wrong = list(_differences(source.data, below, ()))
    places = [(source.nearest_position(place), sentence) for place, sentence in wrong]
    return [*source.problems, *(source.problem(place, sentence) for place, sentence in places)]


def _differences(
    own: Any, below: Any, place: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield what a word of the course cannot stand in for, with its place; words that the engine does not have are the course's alone."""
    name = place[-1] if place else "the file"
    if type(own) is not type(below):
        kind = _KINDS.get(type(below), "a text")
        yield place, f"'{name}' must be {kind}, as the engine's is; write it so."
    elif isinstance(own, dict):
        for key in own:
            if key in below:
                yield from _differences(own[key], below[key], (*place, key))
    elif isinstance(own, str) and (unknown := sorted(_blanks(own) - _blanks(below))):
        known = ", ".join(f"{{{blank}}}" for blank in sorted(_blanks(below))) or "no blanks"
        yield place, f"'{{{unknown[0]}}}' is not filled here; the engine fills {known}."


def _blanks(text: str) -> set[str]:
    return set(_BLANK.findall(text))
