"""The catalogue of what the engine itself says, one file a language."""

from functools import lru_cache

import yaml

from coursebook.core.bundle import PACKAGE


@lru_cache(maxsize=None)
def messages(language="en"):
    """Return the words of one language by their names."""
    return yaml.safe_load((PACKAGE / "messages" / f"{language}.yml").read_text(encoding="utf-8"))
