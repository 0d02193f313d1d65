"""JSON Schemas, made from the models: of content files for editors, and of the files that a learner saves."""

import json

from pydantic import TypeAdapter

from coursebook.core.bundle import PACKAGE

from coursebook.evidence.ledger import Ledger
from coursebook.evidence.review import Reviews
from coursebook.guides.models import Guide
from coursebook.checklists.models import Checklist
from coursebook.quizzes.models import Quiz
from coursebook.results.progress_file import Progress
from coursebook.results.results_file import ResultsFile

_KINDS = {
    "quiz": Quiz,
    "checklist": Checklist,
    "progress": Progress,
    "evidence": Ledger,
    "review": Reviews,
    "guide": Guide,
    "results": ResultsFile,
}


def schema_texts():
    """Return the text of each schema file by its path."""
    return {
        PACKAGE / "schemas" / f"{name}.schema.json": _text(name, kind)
        for name, kind in _KINDS.items()
    }


def progress_schema():
    """Return the text of the schema of the file that a learner saves; the book publishes it."""
    return _text("progress", Progress)


def write_schemas():
    """Write the schema files; return their paths."""
    texts = schema_texts()
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    return list(texts)


def _text(name, kind):
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": name,
        **TypeAdapter(kind).json_schema(),
    }
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
