"""What several test files share: the root of the course, and the book built once from scratch."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root():
    """The folder of the course."""
    return ROOT


@pytest.fixture(scope="session")
def built_book(tmp_path_factory):
    """The folder of a book built from scratch, with every warning an error."""
    place = tmp_path_factory.mktemp("book")
    command = [Path(sys.executable).parent / "jupyter-book", "build", ROOT, "--path-output", place, "-W", "-n", "--keep-going"]
    result = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[-3000:] + result.stderr[-3000:]
    return place / "_build" / "html"


@pytest.fixture
def course_copy(tmp_path):
    """A copy of the course's content, to spoil."""
    for name in ("notebooks", "book"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path
