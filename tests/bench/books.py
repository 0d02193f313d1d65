"""Two copies of the course: one that is built as it is, one in Jupyter Book's default theme with its default extensions."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml
from timing import run_timed

OURS, DEFAULT = "ours", "default Jupyter Book"

_HERE = Path(__file__).resolve().parent
_LEFT_OUT = (".*", "_build", "build", "*.egg-info", "__pycache__")
# Of the course's own settings these are about its content, and not about its looks.
_KEPT = ("language", "myst_heading_anchors", "nb_mime_priority_overrides")
_FLAGS = {OURS: ("-W", "-n", "--keep-going"), DEFAULT: ("-n", "--keep-going")}


def copy_books(root: Path, place: Path) -> dict[str, Path]:
    """Copy the course twice into `place`; return the folders by the tools' names."""
    folders = {OURS: place / "ours", DEFAULT: place / "default"}
    for name, folder in folders.items():
        shutil.copytree(root, folder, ignore=shutil.ignore_patterns(*_LEFT_OUT))
        if name == DEFAULT:
            _use_default_theme(folder / "_config.yml")
    return folders


def _use_default_theme(path: Path) -> None:
    """Rewrite a book's settings: theme and extensions as Jupyter Book has them when nobody chooses."""
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    chosen = settings["sphinx"]["config"]
    settings["sphinx"] = {
        "config": {name: chosen[name] for name in _KEPT if name in chosen},
        "extra_extensions": ["coursebook.book"],
    }
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")


def build_book(name: str, folder: Path) -> tuple[float, float | None]:
    """Build one of the two; return seconds and seconds of CPU. Raises RuntimeError when it fails."""
    program = Path(sys.executable).parent / "jupyter-book"
    return run_timed([program, "build", ".", *_FLAGS[name]], folder)


def built_pages(folder: Path) -> Path:
    """Where a book's pages are, once it is built."""
    return folder / "_build" / "html"


def pages_in_order(folder: Path) -> list[str]:
    """Return the pages of a book in reading order, as its contents name them, without endings; its front page is first."""
    contents = yaml.safe_load((folder / "_toc.yml").read_text(encoding="utf-8"))
    return [contents["root"], *_files(contents)]


def _files(entry: object) -> Iterator[str]:
    """Find each `file` of the contents, whether they have parts, chapters or sections."""
    if isinstance(entry, list):
        for one in entry:
            yield from _files(one)
    elif isinstance(entry, dict):
        if "file" in entry:
            yield entry["file"]
        for key in ("parts", "chapters", "sections"):
            yield from _files(entry.get(key, []))
