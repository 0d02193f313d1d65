"""The settings of a quiz file as tables, read from the models, so that no table is typed. Pure; words come from the catalogue.

A name is `quiz`, `question` (what all types share), `option`, or a type; each record inside has a table of its own.
"""

from typing import NamedTuple

from coursebook.quizzes.models import Quiz
from coursebook.quizzes.types import TYPES, Question
from coursebook.quizzes.types.option import Option
from coursebook.core.messages import messages

NAMES = {"quiz": Quiz, "question": Question, "option": Option, **TYPES}
_NUMBERS = {"integer": "whole", "number": "number"}


class Setting(NamedTuple):
    """One setting: its name, what it holds, what it is when left out, what it is for. Text in `…` is written in the file."""

    name: str
    holds: str
    default: str
    description: str


class Table(NamedTuple):
    """The settings of one record; `path` names the settings around it, none for the record that was asked for."""

    path: tuple
    model: str
    caption: str
    settings: list


def tables(name):
    """Return the tables of a name: its own, then one for each record inside that has no name of its own."""
    schema = NAMES[name].model_json_schema()
    left_out = set(Question.model_fields) if name in TYPES else set()
    said = messages()["settings"]
    caption = said["caption_shared"] if name == "question" else said["caption"].format(name=name)
    return list(_tables(schema, schema.get("$defs", {}), (), caption, left_out))


def _tables(record, records, path, caption, left_out=()):
    """Yield the table of a record and of those inside it."""
    fields = {name: field for name, field in record["properties"].items() if name not in left_out}
    needed = record.get("required", [])
    yield Table(
        path,
        record["title"],
        caption,
        [_setting(name, field, name in needed) for name, field in _type_first(fields)],
    )
    for name, field in fields.items():
        inside = _record_in(field)
        if inside and inside != Option.__name__:
            inner = (*path, name)
            caption = messages()["settings"][
                "caption_each" if _kind(field) == "array" else "caption_group"
            ]
            yield from _tables(
                records[inside], records, inner, caption.format(path=" › ".join(inner))
            )


def _type_first(fields):
    """Return the fields in the order of the model, the type before all."""
    return sorted(fields.items(), key=lambda field: field[0] != "type")


def _setting(name, field, needed):
    return Setting(
        name,
        _holds(field),
        _default(field, needed),
        field.get("description") or _plain(field).get("description", ""),
    )


def _plain(field):
    """Return what a field holds when it is not left out."""
    return next((one for one in field.get("anyOf", []) if one.get("type") != "null"), field)


def _kind(field):
    return _plain(field).get("type")


def _record_in(field):
    """Return the name of the record that a field holds, or a list of it, or None."""
    plain = _plain(field)
    return plain.get("items", plain).get("$ref", "").rpartition("/")[2] or None


def _default(field, needed):
    """Say what is so when a setting is left out."""
    said, value = messages()["settings"], field.get("default")
    if needed or value in (None, []):
        return said["needed" if needed else "none"]
    return f"`{str(value).lower()}`"


def _holds(field):
    """Say what a setting holds."""
    said, plain, kind = messages()["settings"], _plain(field), _kind(field)
    if values := plain.get("enum") or ([plain["const"]] if "const" in plain else []):
        return said["one_of" if len(values) > 1 else "always"].format(
            values=", ".join(f"`{each}`" for each in values)
        )
    if kind in _NUMBERS:
        return _limited(said[_NUMBERS[kind]], plain)
    if kind == "array":
        return _list(plain)
    return said[
        "id" if "pattern" in plain else {"string": "text", "boolean": "flag"}.get(kind, "group")
    ]


def _limited(kind, plain):
    """Say a number with its limits."""
    low, high = (f"{plain[end]:g}" if end in plain else None for end in ("minimum", "maximum"))
    named = messages()["settings"]
    return (
        kind
        if low is None
        else named["from" if high is None else "from_to"].format(kind=kind, low=low, high=high)
    )


def _list(plain):
    """Say a list: of texts, of options, of questions, or of records that have a table below."""
    said, least = messages()["settings"], plain.get("minItems")
    kind = said[_entries(plain)]
    return said["least"].format(kind=kind, least=least) if least else kind


def _entries(plain):
    """Name what a list is of."""
    inside = _record_in(plain)
    if inside:
        return "options" if inside == Option.__name__ else "entries"
    return "texts" if "type" in plain["items"] else "questions"
