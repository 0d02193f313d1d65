"""YAML files become models; every mistake is reported at once, with its line and column.

Nothing here knows HTML or notebooks.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from coursebook.core.errors import ContentError, Problem
from coursebook.core.json_schema import find_keys
from coursebook.core.rules import BrokenRule, Place
from coursebook.core.yaml_source import Source, YamlFile, children_of

Content = TypeVar("Content")
Rule = Callable[[Any], Iterable[BrokenRule]]  # takes plain data, of whatever shape

# What a mistake is called by pydantic, and how it is told to an author.
_SENTENCES = {
    "missing": "'{name}' is missing; write it here.",
    "extra_forbidden": "'{name}' is not a key that is known here; remove it or correct its "
    "spelling, or, if it belongs to a text, put that text in quotes.",
    "string_type": "'{name}' must be text; put it in quotes.",
    "string_too_short": "'{name}' is empty; write its text.",
    "string_too_long": "'{name}' is too long; use at most {max_length} characters.",
    "bool_type": "'{name}' must be true or false.",
    "list_type": "'{name}' must be a list; begin each entry with '- '.",
    "too_short": "'{name}' has {actual_length} entries; it needs at least {min_length}.",
    "too_long": "'{name}' has {actual_length} entries; it takes at most {max_length}.",
    "model_type": "'{name}' must be a group of 'key: value' lines.",
    "model_attributes_type": "'{name}' must be a group of 'key: value' lines.",
    "string_pattern_mismatch": "'{name}' is {found!r}; it must match {pattern} "
    "(such as {example}).",
    "union_tag_not_found": "{discriminator} is missing; write it, such as 'type: single' "
    "or 'kind: habits'.",
    "union_tag_invalid": "{discriminator} is '{tag}'; write one of {expected_tags}.",
    **dict.fromkeys(
        ("int_type", "int_parsing", "int_from_float", "greater_than_equal", "less_than_equal"),
        "'{name}' is {found!r}; write a {limits}.",
    ),
    **dict.fromkeys(
        ("float_type", "finite_number"), "'{name}' is {found!r}; write a number, such as 2 or 1.5."
    ),
    **dict.fromkeys(
        ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"),
        "'{name}' is {found!r}; write a day, such as 2026-11-22.",
    ),
    "literal_error": "'{name}' is {found!r}; write one of {expected}.",
    "content": "{sentence}",
}
_CLOSE = 0.7  # how alike a key and a known one are at least, from 0 to 1: the known one is named
_EXAMPLES = {"numbers": "'112'"}
_LIMITS = {
    "level": "whole number from 1 to 4",
    "points": "whole number from 1 to 10",
    "attempts": "whole number from 1 to 10",
    "tolerance": "number of 0 or more",
    "seconds": "whole number from 3 to 30",
    **dict.fromkeys(("choices", "default"), "whole number from 1 to 60"),
}


def load(
    model: type[Content] | TypeAdapter[Content], source: Path | str | Source, *rules: Rule
) -> Content:
    """Return what a file or plain data holds as a model, or raise ContentError with all mistakes.

    Each rule takes the plain data and returns what it breaks as (place, sentence).
    """
    if not isinstance(source, Source):
        source = YamlFile(source)
    problems = [*source.problems, *_repeated_ids(source.data, (), source)]
    problems += [
        source.problem_at(place, sentence)
        for rule in rules
        for place, sentence in rule(source.data)
    ]
    adapter = model if isinstance(model, TypeAdapter) else TypeAdapter(model)
    try:
        content = adapter.validate_python(source.data)
    except ValidationError as error:
        told = {problem.sentence for problem in problems}
        problems += _refusals(error, source, told, cache(adapter.json_schema))
    if problems:
        raise ContentError(sorted(set(problems), key=lambda problem: problem[1:]))
    return content


def _repeated_ids(data: Any, place: Place, source: Source) -> Iterator[Problem]:
    """Yield entries of one list that share an id, in any list of the file."""
    seen = set()
    for key, child in children_of(data):
        yield from _repeated_ids(child, (*place, key), source)
        own = child.get("id") if isinstance(data, list) and isinstance(child, dict) else None
        if not isinstance(own, str):
            continue
        if own in seen:
            sentence = f"the id '{own}' is already used in this list; choose another."
            yield source.problem_at((*place, key, "id"), sentence)
        seen.add(own)


def _refusals(
    error: ValidationError, source: Source, told: set[str], schema: Callable[[], dict[str, Any]]
) -> Iterator[Problem]:
    """Yield what pydantic refused, in our words; a rule has `told` it where its sentence is one."""
    for detail in error.errors():
        place = _place_of(detail["loc"], source)
        sentence = _sentence(detail)
        if detail["type"] == "extra_forbidden":
            there = {key[-1] for key in source.places if key and key[:-1] == place[:-1]}
            known = [key for key in find_keys(schema(), detail["loc"][:-1]) if key not in there]
            sentence = _add_close_key(sentence, str(detail["loc"][-1]), known)
        if place not in source.unparsed and sentence not in told:
            yield source.problem_at(place, sentence)


def _add_close_key(sentence: str, wrong: str, known: list[str]) -> str:
    """Add to what is said of a wrong key the known one that it is close to, if there is one."""
    from difflib import get_close_matches  # only a mistake needs it

    close = get_close_matches(wrong.lower(), known, 1, _CLOSE)
    return f"{sentence.rstrip('.')}; did you mean '{close[0]}'?" if close else sentence


def _place_of(path: Place, source: Source) -> Place:
    """Return the place in the file of what pydantic names: it counts the kinds of a union too."""
    place: Place = ()
    for part in path:
        if (*place, part) in source.places:
            place = (*place, part)
    return place


def _sentence(detail: Mapping[str, Any]) -> str:
    """Say one error of pydantic in our words."""
    name = next((part for part in reversed(detail["loc"]) if isinstance(part, str)), "the file")
    if (sentence := _SENTENCES.get(detail["type"])) is None:
        return f"'{name}': {detail['msg']}."
    words = {
        "name": name,
        "found": detail.get("input"),
        "example": _EXAMPLES.get(name, "'first-thing'"),
        "limits": _LIMITS.get(name, "whole number of 1 or more"),
        **detail.get("ctx", {}),
    }
    return sentence.format(**words)
