"""Problems and errors: what they say, and that a notebook shows the words alone."""

import subprocess
import sys

import pytest
from helpers.places import FIXTURES

from coursebook.core.errors import ContentError, CourseError, Problem

INVALID = FIXTURES / "invalid"


def test_a_problem_reads_as_file_line_column_and_sentence():
    assert str(Problem("a.yml", 3, 7, "it is wrong.")) == "a.yml:3:7: it is wrong."


def test_a_problem_of_a_whole_file_names_no_line():
    assert str(Problem("a.yml", 0, 0, "it is wrong.")) == "a.yml: it is wrong."


def test_a_content_error_tells_every_problem_in_order_one_a_line():
    error = ContentError(
        iter([Problem("b.yml", 2, 1, "second."), Problem("a.yml", 1, 1, "first.")])
    )
    assert str(error) == "b.yml:2:1: second.\na.yml:1:1: first."
    assert [problem.file for problem in error.problems] == ["b.yml", "a.yml"]


def test_a_content_error_is_a_course_error():
    with pytest.raises(CourseError, match="first"):
        raise ContentError([Problem("a.yml", 1, 1, "first.")])


def test_ipython_is_given_the_words_alone_one_a_line():
    error = ContentError([Problem("a.yml", 1, 1, "first."), Problem("a.yml", 2, 1, "second.")])
    assert error._render_traceback_() == ["a.yml:1:1: first.", "a.yml:2:1: second."]


def test_a_notebook_shows_no_traceback_for_a_mistake_in_a_file():
    code = (
        "from IPython.core.interactiveshell import InteractiveShell as Shell\n"
        "shell = Shell.instance(colors='nocolor', history_length=0)\n"
        "shell.history_manager.enabled = False\n"
        "shell.run_cell('from coursebook import quiz')\n"
        "shell.run_cell('quiz(\"misspelt-key.quiz.yml\")')\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=INVALID, capture_output=True, text=True, check=True
    )
    expected = (INVALID / "misspelt-key.quiz.errors.txt").read_text(encoding="utf-8").splitlines()
    said = [line for line in (ran.stdout + ran.stderr).splitlines() if line.strip()]
    assert said == [f"misspelt-key.quiz.yml:{line}" for line in expected]
