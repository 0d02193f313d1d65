"""The measures: what each is called, how long it may take, and how it is taken.

Each is a function of a `Bench` that yields its tables, one list of rows at a time, as soon as they
are measured.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import books
import building
import checking
import loading
import making
import pages
import reporting
import showing
import sizes
import waking
from browsers import running_browser
from jupyterquiz_tool import JUPYTERQUIZ
from mkdocs_quiz_tool import MKDOCS_QUIZ, MKDOCS_QUIZ_THEMED
from ours import OURS
from questions import make_questions
from rows import Row
from sphinx_yaq_tool import SPHINX_YAQ

_TOOLS = (OURS, JUPYTERQUIZ, MKDOCS_QUIZ, MKDOCS_QUIZ_THEMED, SPHINX_YAQ)
_QUESTIONS = 1000
Tables = Iterator[list[Row]]


@dataclass(frozen=True)
class Bench:
    """What a measure is given."""

    root: Path  # of the course
    rivals: Path  # the virtual environment of the other tools
    shared: Path  # a folder for what one measure makes and another one of this run uses
    say: Callable[[str], None]  # tells what is being done


@dataclass(frozen=True)
class Measure:
    """One measure."""

    words: str  # what it does, as in "Given up: …"
    seconds: int  # its limit: about four times what it takes on two quiet cores
    take: Callable[[Bench], Tables]


def _check(bench: Bench) -> Tables:
    yield checking.measure(bench.root)


def _bytes(bench: Bench) -> Tables:
    questions, folder, paths = _quiz_pages(bench)
    yield sizes.measure(_TOOLS, paths, questions, folder)


def _waking(bench: Bench) -> Tables:
    questions, folder, paths = _quiz_pages(bench)
    bench.say(f"Waking {_QUESTIONS:,} questions on the page of each tool …")
    with running_browser() as browser, pages.served(folder) as address:
        yield waking.measure(_TOOLS, paths, questions, browser, address)


def _quiz_pages(bench: Bench) -> tuple[list[dict], Path, dict[str, str]]:
    """Return questions, folder and each tool's page; they are built once a run."""
    questions, folder = make_questions(_QUESTIONS), bench.shared / "pages"
    known = bench.shared / "pages.json"
    if not known.is_file():
        paths = pages.build(_TOOLS, questions, folder, _rivals_python(bench.rivals), bench.say)
        known.write_text(json.dumps(paths), encoding="utf-8")
    return questions, folder, json.loads(known.read_text(encoding="utf-8"))


def _rivals_python(folder: Path) -> Path:
    """Return the Python of the rivals' virtual environment.

    Raises RuntimeError when there is none.
    """
    for path in (folder / "bin" / "python", folder / "Scripts" / "python.exe"):
        if path.exists():
            return path
    raise RuntimeError(
        "the rivals are not installed; run 'make bench', or install tests/bench/requirements.txt "
        f"into a virtual environment in {folder}"
    )


def _making(bench: Bench) -> Tables:
    yield from making.measure(_QUESTIONS)
    bench.say("Making widgets in a kernel …")
    yield making.measure_in_kernel(_QUESTIONS)


def _building(bench: Bench) -> Tables:
    copies = books.copy_books(bench.root, bench.shared / "copies")
    yield from building.measure(copies, _kept_pages(bench), bench.say)


def _loading(bench: Bench) -> Tables:
    kept = _kept_pages(bench)
    if not all(folder.is_dir() for folder in kept.values()):
        copies = books.copy_books(bench.root, bench.shared / "loading")
        for name, folder in copies.items():
            bench.say(f"Building the book ({name}) …")
            books.build_book(name, folder)
        kept = {name: books.built_pages(folder) for name, folder in copies.items()}
    yield from loading.measure(bench.root, kept, running_browser, bench.say)


def _kept_pages(bench: Bench) -> dict[str, Path]:
    """Where `building` leaves the pages that `loading` opens."""
    return {books.OURS: bench.shared / "ours", books.DEFAULT: bench.shared / "default"}


def _showing(bench: Bench) -> Tables:
    with running_browser() as browser:
        yield showing.measure(bench.root, browser, bench.say)


def _reporting(bench: Bench) -> Tables:
    yield from reporting.measure(bench.shared, say=bench.say)


MEASURES = {
    "check": Measure("checking the course", 90, _check),
    "bytes": Measure("building each tool's quiz page and weighing it", 150, _bytes),
    "waking": Measure("waking quizzes in the browser", 150, _waking),
    "making": Measure("making widgets", 150, _making),
    "building": Measure("building the book", 300, _building),
    "loading": Measure("loading pages on a slow phone", 300, _loading),
    "showing": Measure("opening notebooks in JupyterLab", 240, _showing),
    "reporting": Measure("reporting on classes", 240, _reporting),
}
