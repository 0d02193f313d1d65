"""A page of prose, built with one of the words that show content."""

import shutil
import subprocess
import sys

import pytest
from helpers.places import FIXTURES, ROOT

PLAIN = FIXTURES / "valid" / "plain.quiz.yml"
CONF = 'extensions = ["myst_parser"]\n\n\ndef setup(app):\n    from coursebook.book.directives import quizzes\n    quizzes.setup(app)\n'


@pytest.fixture
def build(tmp_path):
    """Build a page below a heading; return what Sphinx said and the page's HTML."""
    (tmp_path / "book").mkdir()
    shutil.copy(ROOT / "book" / "references.bib", tmp_path / "book")
    shutil.copy(PLAIN, tmp_path)
    (tmp_path / "conf.py").write_text(CONF, encoding="utf-8")

    def build_one(text):
        (tmp_path / "index.md").write_text(
            f"# A page\n\n## A section\n\n{text}\n", encoding="utf-8"
        )
        command = [
            sys.executable,
            "-m",
            "sphinx",
            "-q",
            "-b",
            "html",
            str(tmp_path),
            str(tmp_path / "out"),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        return done.stderr, (tmp_path / "out" / "index.html").read_text(encoding="utf-8")

    return build_one
