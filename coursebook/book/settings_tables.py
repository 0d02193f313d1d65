"""The settings of a quiz file as tables, read from the models, so that no table is typed.

A name is `quiz`, `question` (what all types share), `option`, or a type; each record inside has a
table of its own. Pure; words come from the catalogue. `directives/settings.py` shows the tables.
"""

from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from coursebook.core.fields import Model
from coursebook.core.messages import messages
from coursebook.quizzes.models import Quiz
from coursebook.quizzes.types import TYPES, Question
from coursebook.quizzes.types.option import Option

NAMES: dict[str, type[Model]] = {"quiz": Quiz, "question": Question, "option": Option, **TYPES}

_NUMBERS = {"integer": "whole", "number": "number"}
_Schema = dict[str, Any]  # a JSON schema, or that of one field


class Setting(NamedTuple):
    """One setting: its name, what it holds, what it is when left out, what it is for.

    Text in `…` is written in the file.
    """

    name: str
    holds: str
    default: str
    description: str


class Table(NamedTuple):
    """The settings of one record.

    `path` names the settings around it, none for the record that was asked for.
    """

    path: tuple[str, ...]
    model: str
    caption: str
    settings: list[Setting]


def tables(name: str) -> list[Table]:
    """Return the tables of a name in `NAMES`: its own, then one for each record inside.

    A record that has a name of its own is left out, and so is in a type what all types share.
    """
    schema = NAMES[name].model_json_schema()
    left_out = Question.model_fields if name in TYPES else ()
    words = messages()["settings"]
    caption = words["caption_shared"] if name == "question" else words["caption"].format(name=name)
    return list(_record_tables(schema, schema.get("$defs", {}), (), caption, left_out))


def _record_tables(
    record: _Schema,
    records: dict[str, _Schema],
    path: tuple[str, ...],
    caption: str,
    left_out: Collection[str] = (),
) -> Iterator[Table]:
    """Yield the table of a record and of those inside it."""
    fields = {name: field for name, field in record["properties"].items() if name not in left_out}
    needed = record.get("required", [])
    settings = [_setting(name, field, name in needed) for name, field in _type_first(fields)]
    yield Table(path, record["title"], caption, settings)
    for name, field in fields.items():
        inside = _record_name(field)
        if inside and inside != Option.__name__:
            inner = (*path, name)
            words = messages()["settings"]
            caption = words["caption_each" if _kind(field) == "array" else "caption_group"]
            yield from _record_tables(
                records[inside], records, inner, caption.format(path=" › ".join(inner))
            )


def _type_first(fields: dict[str, _Schema]) -> list[tuple[str, _Schema]]:
    """Return the fields in the order of the model, the type before all."""
    return sorted(fields.items(), key=lambda field: field[0] != "type")


def _setting(name: str, field: _Schema, needed: bool) -> Setting:
    description = field.get("description") or _plain(field).get("description", "")
    return Setting(name, _describe_content(field), _describe_default(field, needed), description)


def _plain(field: _Schema) -> _Schema:
    """Return what a field holds when it is not left out."""
    return next((one for one in field.get("anyOf", []) if one.get("type") != "null"), field)


def _kind(field: _Schema) -> str | None:
    """Return the JSON type of what a field holds; a record has none."""
    return _plain(field).get("type")


def _record_name(field: _Schema) -> str | None:
    """Return the name of the record that a field holds, or a list of it, or None."""
    plain = _plain(field)
    return plain.get("items", plain).get("$ref", "").rpartition("/")[2] or None


def _describe_default(field: _Schema, needed: bool) -> str:
    """Say what is so when a setting is left out."""
    words, value = messages()["settings"], field.get("default")
    if needed:
        return words["needed"]
    return words["none"] if value in (None, []) else f"`{str(value).lower()}`"


def _describe_content(field: _Schema) -> str:
    """Say what a setting holds."""
    words, plain, kind = messages()["settings"], _plain(field), _kind(field)
    if values := plain.get("enum") or ([plain["const"]] if "const" in plain else []):
        listed = ", ".join(f"`{value}`" for value in values)
        return words["one_of" if len(values) > 1 else "always"].format(values=listed)
    if kind in _NUMBERS:
        return _describe_number(words[_NUMBERS[kind]], plain)
    if kind == "array":
        return _describe_list(plain)
    if "pattern" in plain:
        return words["id"]
    return words[{"string": "text", "boolean": "flag"}.get(kind or "", "group")]


def _describe_number(kind: str, plain: _Schema) -> str:
    """Say a number with its limits."""
    low, high = (f"{plain[end]:g}" if end in plain else None for end in ("minimum", "maximum"))
    if low is None:
        return kind
    words = messages()["settings"]
    return words["from" if high is None else "from_to"].format(kind=kind, low=low, high=high)


def _describe_list(plain: _Schema) -> str:
    """Say a list: of texts, of options, of questions, or of records that have a table below."""
    words, least = messages()["settings"], plain.get("minItems")
    kind = words[_entry_kind(plain)]
    return words["least"].format(kind=kind, least=least) if least else kind


def _entry_kind(plain: _Schema) -> str:
    """Return the catalogue's name for what a list is of."""
    inside = _record_name(plain)
    if inside:
        return "options" if inside == Option.__name__ else "entries"
    return "texts" if "type" in plain["items"] else "questions"
