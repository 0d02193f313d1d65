"""Checklist files become models."""

from pydantic import TypeAdapter

from coursebook.checklists.models import Checklist
from coursebook.checklists.rules import checklist_rules
from coursebook.core.loading import load

_CHECKLIST = TypeAdapter(Checklist)


def load_checklist(path):
    """Read a checklist file; raise ContentError with all its mistakes."""
    return load(_CHECKLIST, path, checklist_rules)
