"""Every word that the engine itself says, one file a language, with the course's own laid over it.

A word is asked for when it is needed, never when a module loads: another course may be in force by
then.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from coursebook.core.bundle import PACKAGE
from coursebook.core.settings import current_root, current_settings
from coursebook.core.yaml_source import Loader, read_yaml


def messages(language: str = "en") -> dict[Any, Any]:
    """Return the words of one language by their names, for the course in force.

    Groups of words are dictionaries of their own. Raises ContentError when a file cannot be read.
    """
    folder = current_settings().messages
    return _read(language, current_root() / folder / f"{language}.yml" if folder else None)


@lru_cache(maxsize=16)
def _read(language: str, own: Path | None) -> dict[Any, Any]:
    return lay_over(engine_messages(language), read_yaml(own)[0] if own and own.is_file() else {})


@cache
def engine_messages(language: str) -> dict[Any, Any]:
    """Return the engine's own words of one language."""
    return yaml.load((PACKAGE / "messages" / f"{language}.yml").read_text(encoding="utf-8"), Loader)


def lay_over(below: dict[Any, Any], above: dict[Any, Any]) -> dict[Any, Any]:
    """Return what is below with what is above in its place, group by group.

    The order is that of below; what only stands above follows.
    """
    # A level is a number among the engine's words, and the name of an entry in a course's file.
    names = {str(key): key for key in below}
    above = {names.get(key, key): word for key, word in above.items()}
    merged = {**below, **above}
    groups = [
        key for key in above if isinstance(below.get(key), dict) and isinstance(above[key], dict)
    ]
    return {**merged, **{key: lay_over(below[key], above[key]) for key in groups}}
