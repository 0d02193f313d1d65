"""The words `lessons` and `go-on`: made of the contents, the lessons and what these call."""

import json
import re

import pytest

from coursebook.book.directives.lessons import (
    LessonEntry,
    go_on_html,
    lessons_html,
    list_lessons,
)
from coursebook.course.course import Course

HABITS = "id: h\nkind: habits\ntitle: Habits\nitems:\n  - {id: walk, text: I walk.}\n"
QUIZ = """id: q
title: Quiz
questions:
  - id: one
    type: true_false
    stem: Is it so?
    answer: true
    if_true: Yes.
    if_false: It is.
    explanation: So it is.
"""


@pytest.fixture
def course(tmp_path):
    """A course of three lessons; the contents turn two of them round and leave one out."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    (folder / "a.quiz.yml").write_text(QUIZ, encoding="utf-8")
    (folder / "a.checklist.yml").write_text(HABITS, encoding="utf-8")
    calls = 'quiz("a.quiz.yml")\nchecklist("a.checklist.yml")'
    for name, title, code in (("a", "A *leg*?", calls), ("b", "B & <c>", ""), ("c", "C", "")):
        words = {"cell_type": "markdown", "source": f"# {title}\n\n{'word ' * 200}"}
        cells = [words, {"cell_type": "code", "source": code}]
        (folder / f"{name}.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    contents = {"root": "book/index", "parts": [{"chapters": [
        {"file": "notebooks/b"}, {"file": "book/x"}, {"file": "notebooks/a"}]}]}  # fmt: skip
    (tmp_path / "_toc.yml").write_text(json.dumps(contents), encoding="utf-8")
    return Course(tmp_path)


def entries_of(course):
    return list_lessons(course, lambda page: f"../{page}.html")


def test_lessons_are_those_of_the_contents_with_their_minutes_and_what_they_remember(course):
    assert entries_of(course) == [
        LessonEntry("b", "B & <c>", "../notebooks/b.html", "2 minutes", []),
        LessonEntry("a", "A *leg*?", "../notebooks/a.html", "2 minutes", ["quiz/q", "habits/h"]),
    ]


def test_without_contents_they_are_those_of_the_folder(course):
    (course.root / "_toc.yml").unlink()
    assert [entry.id for entry in entries_of(Course(course.root))] == ["a", "b", "c"]


def test_the_list_has_a_link_and_the_minutes_of_each(course):
    html = lessons_html(entries_of(course))
    assert re.findall(r'<a href="([^"]+)">(.*?)</a>', html) == [
        ("../notebooks/b.html", "B &amp; &lt;c&gt;"),
        ("../notebooks/a.html", "A <em>leg</em>?"),
    ]
    assert html.count(">2 minutes<") == 2


def test_the_way_back_waits_hidden_until_the_device_remembers_a_lesson(course):
    html = go_on_html(entries_of(course))
    assert 'data-course="go-on" hidden' in html
    assert re.findall(r'data-lesson="(\w)" data-kept="([^"]*)"', html) == [
        ("b", ""),
        ("a", "quiz/q habits/h"),
    ]
    assert html.count(" hidden") == 3
