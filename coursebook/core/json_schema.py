"""JSON Schemas made from models: of content files for editors, and of files that a learner saves.

Which models have one is said in `commands/schemas.py`.
"""

import json
from typing import Any

from pydantic import TypeAdapter

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(title: str, model: Any) -> str:
    """Return the schema of a pydantic model, or of an annotated type, as JSON."""
    schema = {"$schema": _DRAFT, "title": title, **TypeAdapter(model).json_schema()}
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
