"""Building the book from nothing and after one edit.

Beside it stands the same course in Jupyter Book's default theme (see `books`).
"""

import json
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from books import OURS, build_book, built_pages
from rows import Row

from coursebook.course.book_config import CONTENTS, read_page_names

_GOAL = 0.2  # of building from nothing


def measure(
    folders: dict[str, Path], kept: dict[str, Path], say: Callable, rounds: int = 2
) -> Iterator[list[Row]]:
    """Yield one table for each step: the books take turns, `rounds` times; medians.

    `folders` are the copies to build, by the tools' names; `kept` is where their pages from nothing
    are copied to, for other measures.
    """
    steps = {
        "from nothing": lambda folder, number: shutil.rmtree(folder / "_build", ignore_errors=True),
        "after one sentence of a lesson was edited": partial(_edit, _add_sentence),
        "after the title of a lesson was edited": partial(_edit, _change_title),
    }
    whole = None
    for step, prepare in steps.items():
        times = {name: [] for name in folders}
        for number in range(1, rounds + 1):
            for name, folder in folders.items():
                say(f"Building the book {step} ({name}, {number} of {rounds}) …")
                prepare(folder, number)
                times[name].append(build_book(name, folder))
        if whole is None:
            _keep(folders, kept)
        rows = list(_rows(step, times, whole))
        whole = whole or {row.subject: row.value for row in rows if row.tool == OURS}
        yield rows


def _keep(folders: dict[str, Path], kept: dict[str, Path]) -> None:
    for name, folder in folders.items():
        shutil.copytree(built_pages(folder), kept[name])


def _rows(step: str, times: dict[str, list], whole: dict[str, float] | None) -> Iterator[Row]:
    for place, kind in enumerate(("time", "CPU time")):
        for name, values in times.items():
            seconds = [value[place] for value in values]
            value = None if None in seconds else median(seconds)
            note = _share(value, whole[kind]) if whole and name == OURS and value else ""
            yield Row("building", f"building the book {step}", name, value, "s", note, subject=kind)


def _share(value: float, whole: float) -> str:
    return f"ours: {value / whole:.2f} of building from nothing (goal: {_GOAL:.2f})"


def _edit(change: Callable, folder: Path, number: int) -> None:
    """Change a text cell of the second lesson, the first that teaches.

    Each edit has its number, so that it differs from the one before.
    """
    lessons = [folder / f"{page}.ipynb" for page in read_page_names(folder / CONTENTS)]
    path = [lesson for lesson in lessons if lesson.is_file()][1]
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        lines = "".join(cell["source"]).split("\n")
        if cell["cell_type"] == "markdown" and change(lines, number):
            cell["source"] = "\n".join(lines)
            break
    else:
        raise RuntimeError(f"{path.name} has no text that can be edited")
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _add_sentence(lines: list[str], number: int) -> bool:
    """Add a sentence to the first plain paragraph; return whether there is one."""
    for place, line in enumerate(lines):
        if line[:1].isalpha() and len(line) > 40:
            lines[place] = f"{line} This is edit {number}."
            return True
    return False


def _change_title(lines: list[str], number: int) -> bool:
    """Change the title; return whether it stands there."""
    if not lines[0].startswith("# "):
        return False
    lines[0] = f"{lines[0]}, edit {number}"
    return True
