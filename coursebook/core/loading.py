"""YAML files become models; every mistake is reported at once, with its line and column.

Nothing here knows HTML or notebooks.
"""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from coursebook.core.errors import ContentError
from coursebook.core.yaml_source import PlainData, YamlFile

_SENTENCES = {
    "missing": "'{name}' is missing; write it here.",
    "extra_forbidden": "'{name}' is not a key that is known here; remove it or correct its spelling, "
    "or, if it belongs to a text, put that text in quotes.",
    "string_type": "'{name}' must be text; put it in quotes.",
    "string_too_short": "'{name}' is empty; write its text.",
    "string_too_long": "'{name}' is too long; use at most {max_length} characters.",
    "bool_type": "'{name}' must be true or false.",
    "list_type": "'{name}' must be a list; begin each entry with '- '.",
    "too_short": "'{name}' has {actual_length} entries; it needs at least {min_length}.",
    "too_long": "'{name}' has {actual_length} entries; it takes at most {max_length}.",
    "model_type": "'{name}' must be a group of 'key: value' lines.",
    "model_attributes_type": "'{name}' must be a group of 'key: value' lines.",
    "string_pattern_mismatch": "'{name}' is {found!r}; it must match {pattern} (such as {example}).",
    "union_tag_not_found": "{discriminator} is missing; write it, such as 'type: single' or 'kind: habits'.",
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
_EXAMPLES = {"numbers": "'112'"}
_LIMITS = {
    "level": "whole number from 1 to 4",
    "points": "whole number from 1 to 10",
    "attempts": "whole number from 1 to 10",
    "tolerance": "number of 0 or more",
    "seconds": "whole number from 3 to 30",
    **dict.fromkeys(("choices", "default"), "whole number from 1 to 60"),
}


def load(model, source, *rules):
    """Validate what a source holds, a path, a YamlFile or PlainData; raise all that is wrong with it at once.

    `model` is a pydantic model or a TypeAdapter. Each rule takes the plain data and returns (path, sentence) for what it breaks.
    """
    if not isinstance(source, (YamlFile, PlainData)):
        source = YamlFile(Path(source))
    problems = [*source.problems] + _repeated_ids(source.data, (), source)
    problems += [
        source.problem(source.nearest_position(path), sentence)
        for rule in rules
        for path, sentence in rule(source.data)
    ]
    told = {problem.sentence for problem in problems}
    adapter = model if isinstance(model, TypeAdapter) else TypeAdapter(model)
    try:
        content = adapter.validate_python(source.data)
    except ValidationError as error:
        found = [_problem(detail, source) for detail in error.errors()]
        problems += [problem for problem in found if problem and problem.sentence not in told]
    if problems:
        raise ContentError(sorted(set(problems), key=lambda problem: problem[1:]))
    return content


def _repeated_ids(data, path, reading):
    """Find entries of one list that share an id, in any list of the file."""
    children = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    problems, seen = [], set()
    for key, child in children:
        problems += _repeated_ids(child, (*path, key), reading)
        own = child.get("id") if isinstance(data, list) and isinstance(child, dict) else None
        if isinstance(own, str) and own in seen:
            problems.append(
                reading.problem(
                    reading.places[(*path, key, "id")],
                    f"the id '{own}' is already used in this list; choose another.",
                )
            )
        seen.add(own if isinstance(own, str) else None)
    return problems


def _problem(detail, reading):
    """Say one pydantic error in our words, at the nearest place that the file has; None where reading told it already."""
    path = ()
    for part in detail["loc"]:
        if (*path, part) in reading.places:
            path = (*path, part)
    if path in reading.unparsed:
        return None
    name = next((part for part in reversed(detail["loc"]) if isinstance(part, str)), "the file")
    template = _SENTENCES.get(detail["type"])
    words = {
        "name": name,
        "found": detail.get("input"),
        "example": _EXAMPLES.get(name, "'first-thing'"),
        "limits": _LIMITS.get(name, "whole number of 1 or more"),
        **detail.get("ctx", {}),
    }
    return reading.problem(
        reading.places[path],
        template.format(**words) if template else f"'{name}': {detail['msg']}.",
    )
