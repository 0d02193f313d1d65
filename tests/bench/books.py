"""Two copies of the course: as it is, and in Jupyter Book's default theme.

The second has Jupyter Book's default extensions and ours, and the same sources.
"""

import shutil
import sys
from pathlib import Path

import yaml
from timing import run_timed

OURS, DEFAULT = "ours", "default Jupyter Book"

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
    """Rewrite a book's settings: theme and extensions as they are when nobody chooses."""
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    chosen = settings["sphinx"]["config"]
    settings["sphinx"] = {
        "config": {name: chosen[name] for name in _KEPT if name in chosen},
        "extra_extensions": ["coursebook.book"],
    }
    path.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")


def build_book(name: str, folder: Path) -> tuple[float, float | None]:
    """Build one of the two; return seconds, and seconds of CPU.

    Raises RuntimeError when it fails.
    """
    program = Path(sys.executable).parent / "jupyter-book"
    return run_timed([program, "build", ".", *_FLAGS[name]], folder)


def built_pages(folder: Path) -> Path:
    """Where a book's pages are, once it is built."""
    return folder / "_build" / "html"
