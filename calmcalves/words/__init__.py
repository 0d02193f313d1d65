"""The catalogue of what the engine itself says, one file a language."""

from functools import lru_cache
from pathlib import Path

import yaml


@lru_cache(maxsize=None)
def words(language="en"):
    """Return the words of one language by their names."""
    return yaml.safe_load((Path(__file__).parent / f"{language}.yml").read_text(encoding="utf-8"))
