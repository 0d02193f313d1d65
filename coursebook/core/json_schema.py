"""JSON Schemas made from models: of content files for editors, and of files that a learner saves.

Which models have one is said in `commands/schemas.py`. A schema also tells which keys a place of a
content file may have.
"""

import json
from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_Schema = dict[str, Any]


def schema_text(title: str, model: Any) -> str:
    """Return the schema of a pydantic model, or of an annotated type, as JSON."""
    schema = {"$schema": _DRAFT, "title": title, **TypeAdapter(model).json_schema()}
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def find_keys(schema: _Schema, place: Iterable[str | int]) -> list[str]:
    """Return the keys that an entry of a model may have, or none where they cannot be told.

    `place` leads to it as pydantic names places: behind an entry of one of several kinds, its kind.
    """
    part = schema
    for step in place:
        part = _part_at(_follow(schema, part), step)
    return list(_follow(schema, part).get("properties", ()))


def _follow(schema: _Schema, part: _Schema) -> _Schema:
    """Return what a part of a schema refers to; of something that may be left out, what it is."""
    if "$ref" in part:
        return _follow(schema, schema["$defs"][part["$ref"].rpartition("/")[2]])
    if "anyOf" in part:
        return _follow(schema, part["anyOf"][0])
    return part


def _part_at(part: _Schema, step: str | int) -> _Schema:
    """Return the part of a schema below another one; an empty one where nothing is said of it."""
    if isinstance(step, int):
        return part.get("items", {})
    if "discriminator" in part:
        kind = part["discriminator"]["mapping"].get(step)
        return {"$ref": kind} if kind else {}
    if step in part.get("properties", {}):
        return part["properties"][step]
    return next(iter(part.get("patternProperties", {}).values()), {})
