"""Checklist files become models."""

from pathlib import Path

from pydantic import TypeAdapter

from coursebook.checklists.models import Checklist, Habits, RedFlags
from coursebook.checklists.rules import checklist_rules
from coursebook.core.loading import load
from coursebook.core.yaml_source import YamlFile

_CHECKLIST: TypeAdapter[Habits | RedFlags] = TypeAdapter(Checklist)


def load_checklist(path: str | Path | YamlFile) -> Habits | RedFlags:
    """Read a checklist file; raise ContentError with every mistake at its line and column."""
    return load(_CHECKLIST, path, checklist_rules)
