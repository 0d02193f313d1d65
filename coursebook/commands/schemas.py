"""The JSON Schemas of `coursebook/schemas/`: editors complete and check content files by them.

Those of the files that a learner saves name the course, so that each book publishes its own.
"""

from pathlib import Path
from typing import Any

from coursebook.checklists.models import Checklist
from coursebook.claims.ledger import Ledger
from coursebook.claims.review import Reviews
from coursebook.core.bundle import PACKAGE
from coursebook.core.json_schema import schema_text
from coursebook.core.settings import CourseSettings
from coursebook.guides.models import Guide
from coursebook.quizzes.models import Quiz
from coursebook.search.words import SearchWords

_MODELS: dict[str, Any] = {
    "quiz": Quiz,
    "checklist": Checklist,
    "course": CourseSettings,
    "evidence": Ledger,
    "review": Reviews,
    "guide": Guide,
    "search-words": SearchWords,
}


def schema_texts() -> dict[Path, str]:
    """Return the text of each schema file by its path."""
    folder = PACKAGE / "schemas"
    return {
        folder / f"{name}.schema.json": schema_text(name, model) for name, model in _MODELS.items()
    }


def write_schemas() -> list[Path]:
    """Write the schema files; return their paths."""
    texts = schema_texts()
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    return list(texts)
