"""Guide files become models."""

from pathlib import Path

from coursebook.core.loading import load
from coursebook.core.yaml_source import YamlFile
from coursebook.guides.models import Guide
from coursebook.guides.rules import guide_rules


def load_guide(path: str | Path | YamlFile) -> Guide:
    """Read a guide file; raise ContentError with every mistake at its line and column."""
    return load(Guide, path, guide_rules)
