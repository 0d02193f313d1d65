"""The scripts and styles that pages and notebooks load, as they lie ready in `browser/dist/`.

`coursebook scripts` joins the parts of `browser/` and makes them smaller, once, for every machine:
the same bytes everywhere, and nothing to build with. What differs from course to course is put in
here, when they are read.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from coursebook.core.settings import current_settings

PACKAGE = Path(__file__).parent.parent
BROWSER = PACKAGE / "browser"
STYLES = BROWSER / "styles"
DIST = BROWSER / "dist"
# What stands in the files of `dist/` in place of what differs from course to course.
COURSE_ID, THEME_KEY, MOVED = "%course-id%", "%theme-key%", "%moved%"


class Kind(NamedTuple):
    """What the output of a notebook carries of one kind: a script and its styles."""

    script: str
    styles: tuple[str, ...]


KINDS: dict[str, Kind] = {
    "quiz": Kind("quiz", ("palette", "base", "quiz")),
    "habits": Kind("habits", ("palette", "base", "checklist")),
    "red-flags": Kind("red-flags", ("palette", "base", "outcomes", "signs")),
    "guide": Kind("guide", ("palette", "base", "outcomes", "guide")),
    "results": Kind("results", ("palette", "base", "results")),
    "class": Kind("class", ("palette", "base", "class")),
}


def read_script(name: str) -> str:
    """Return a script that wakes the parts of a page, for the course in force."""
    return fill_blanks(_read(f"{name}.js"))


def read_module(name: str) -> str:
    """Return the script of a live widget, for the course in force."""
    return fill_blanks(_read(f"{name}.mjs"))


def read_style(*names: str) -> str:
    """Return styles, one after the other."""
    return "".join(_read(f"{name}.css") for name in names)


def fill_blanks(text: str, more: Mapping[str, str] | None = None) -> str:
    """Put in what differs from course to course."""
    settings = current_settings()
    blanks = {
        COURSE_ID: settings.id,
        MOVED: ",".join(map(str, settings.moved)),
        THEME_KEY: settings.theme_key or f"{settings.id}-theme",
        **(more or {}),
    }
    for blank, value in blanks.items():
        text = text.replace(blank, value)
    return text


@cache
def _read(name: str) -> str:
    return (DIST / name).read_text(encoding="utf-8")
