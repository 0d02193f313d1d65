"""Handouts where there is nothing to print, or nothing to print with.

What stands on the sheets is tested in tests/course.
"""

from types import SimpleNamespace

import pytest
from helpers.sphinx_app import app_of

from coursebook.book.directives import handouts as book_handouts
from coursebook.commands import cli as command
from coursebook.core.errors import CourseError
from coursebook.course.course import Course
from coursebook.teaching.handouts import pdf as printing
from coursebook.teaching.handouts.content import handout_problems
from coursebook.teaching.handouts.files import fresh_names
from coursebook.teaching.handouts.sheets import Sheet


def test_a_course_without_such_words_has_no_problem(tmp_path):
    assert handout_problems(Course(tmp_path), None) == []


def test_nothing_printed_is_nothing_fresh(tmp_path):
    sheet = Sheet("a-sheet", "home", "A sheet", "What it is for.", "<!doctype html>")
    assert fresh_names([sheet], tmp_path / "nowhere") == set()


def build_of(root, out="nowhere"):
    """Return a build of HTML that begins now."""
    return app_of(root, outdir=str(out), builder=SimpleNamespace(name="html"))


def test_a_book_without_words_for_paper_has_no_handouts(tmp_path):
    book_handouts.publish_sheets(build_of(tmp_path, tmp_path / "html"), None)
    assert not (tmp_path / "html").exists()


def test_without_playwright_the_command_says_what_to_do(monkeypatch, capsys):
    monkeypatch.setitem(__import__("sys").modules, "playwright.sync_api", None)
    assert command.main(["handouts"]) == 1
    assert (
        "Printing needs Playwright; run 'make handouts', which installs it and a browser. Or "
        "print each sheet by hand"
    ) in capsys.readouterr().err


def test_a_browser_that_does_not_start_is_told_in_one_sentence(monkeypatch):
    monkeypatch.setattr(printing.shutil, "which", lambda name: "/bin/false")
    with pytest.raises(CourseError, match="No Chromium could be started"), printing._chromium():
        pass
