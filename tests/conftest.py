"""What several test files share: the root of the course, and the book built once from scratch."""

import gc
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from helpers.places import ROOT


def pytest_collection_finish():
    """Let the collector of garbage pass over all that was loaded for the tests: it stays."""
    gc.freeze()


@pytest.fixture(scope="session")
def root():
    """The folder of the course."""
    return ROOT


def _build(place):
    """Build the book from scratch, every warning an error; return what was wrong, or nothing."""
    command = [
        Path(sys.executable).parent / "jupyter-book",
        "build",
        ROOT,
        "--path-output",
        place,
        "-W",
        "-n",
        "--keep-going",
    ]
    result = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False
    )
    return "" if result.returncode == 0 else result.stdout[-3000:] + result.stderr[-3000:]


@pytest.fixture(scope="session")
def built_book(tmp_path_factory, request):
    """The folder of a book built from scratch, once for all processes that run tests.

    The first to come builds it.
    """
    shared = (
        tmp_path_factory.getbasetemp().parent
        if hasattr(request.config, "workerinput")
        else tmp_path_factory.getbasetemp()
    )
    place, said = shared / "built-book", shared / "built-book.txt"
    try:
        place.mkdir()
    except FileExistsError:
        for _ in range(1800):
            if said.is_file():
                break
            time.sleep(0.1)
    else:
        part = said.with_suffix(".part")
        part.write_text(_build(place), encoding="utf-8")
        part.rename(said)
    assert said.is_file() and not said.read_text(encoding="utf-8"), (
        said.read_text(encoding="utf-8")
        if said.is_file()
        else "the book was not built in three minutes"
    )
    return place / "_build" / "html"


@pytest.fixture
def course_copy(tmp_path):
    """A copy of the course's content, to spoil."""
    for name in ("notebooks", "book"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "course.yml", tmp_path)
    return tmp_path
