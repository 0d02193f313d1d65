"""JSON Schemas for editors, made from the models."""

import json
from pathlib import Path

from pydantic import TypeAdapter

from ..models import Checklist, Quiz

_KINDS = {"quiz": Quiz, "checklist": Checklist}


def schema_texts():
    """Return the text of each schema file by its path."""
    return {Path(__file__).parent / f"{name}.schema.json": _text(name, kind) for name, kind in _KINDS.items()}


def write_schemas():
    """Write the schema files; return their paths."""
    texts = schema_texts()
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    return list(texts)


def _text(name, kind):
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name, **TypeAdapter(kind).json_schema()}
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
