"""Checklist files become models."""

from pathlib import Path

from pydantic import TypeAdapter

from coursebook.checklists.models import Checklist, Habits, RedFlags
from coursebook.checklists.rules import checklist_rules
from coursebook.core.errors import ContentError, Problem
from coursebook.core.loading import load
from coursebook.core.yaml_source import YamlFile

_CHECKLIST: TypeAdapter[Habits | RedFlags] = TypeAdapter(Checklist)


def load_checklist(path: str | Path | YamlFile) -> Habits | RedFlags:
    """Read a checklist file; raise ContentError with every mistake at its line and column."""
    return load(_CHECKLIST, path, checklist_rules)


def load_signs(path: str | Path | YamlFile) -> RedFlags:
    """Read a list of warning signs; raise ContentError with its mistakes, or for one of habits."""
    content = load_checklist(path)
    if isinstance(content, RedFlags):
        return content
    file = path.file if isinstance(path, YamlFile) else str(path)
    raise ContentError([Problem(file, 0, 0, "is a list of habits; name one of warning signs.")])
