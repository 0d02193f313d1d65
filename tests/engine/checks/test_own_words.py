"""A course's own words: laid over the engine's, of the same kind, with no blank left empty."""

import json

import pytest

from coursebook.checks.course import check_course
from coursebook.core.messages import engine_messages, lay_over, messages
from coursebook.core.settings import course_in_force

ENGINE = engine_messages("en")
GROUPS = [name for name, word in ENGINE.items() if isinstance(word, dict) and name != "levels"]
TEXTS = [name for name, word in ENGINE.items() if isinstance(word, str)]
QUIZ = """\
id: one
title: A quiz
questions:
  - id: first
    type: single
    stem: Which?
    options:
      - {id: a, text: A, right: true, feedback: Fa.}
      - {id: b, text: B, feedback: Fb.}
    explanation: Because.
"""


@pytest.fixture
def course(tmp_path):
    """A course of one lesson, with words of its own."""
    cell = {
        "cell_type": "code",
        "id": "code",
        "source": 'quiz("one.quiz.yml")',
        "outputs": [{"output_type": "execute_result", "data": {"text/plain": "x"}}],
        "execution_count": 1,
        "metadata": {},
    }
    metadata = {"coursebook": {"description": "A lesson with a quiz."}}
    notebook = {"cells": [cell], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    files = {
        "course.yml": "id: back\nmessages: words\n",
        "words/en.yml": "right: That is it\n",
        "notebooks/one.quiz.yml": QUIZ,
        "notebooks/lesson.ipynb": json.dumps(notebook),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def told(course, words, name="en.yml"):
    """Return what the check says of a course with these words."""
    (course / "words" / name).write_text(words, encoding="utf-8")
    return [str(problem) for problem in check_course(course).problems]


# What is said


def test_the_words_of_a_course_stand_in_place_of_the_engines_and_all_others_stay(course):
    with course_in_force(course):
        assert messages() == {**ENGINE, "right": "That is it"} and messages()["wrong"]
    assert engine_messages("en") == ENGINE and ENGINE["right"] != "That is it"


def test_a_group_is_laid_over_word_by_word_and_a_list_as_a_whole():
    below = {"a": {"b": {"c": 1, "d": 2}, "e": [1, 2]}, "f": "g"}
    above = {"a": {"b": {"d": 3}, "e": [4]}, "h": "own"}
    assert lay_over(below, above) == {"a": {"b": {"c": 1, "d": 3}, "e": [4]}, "f": "g", "h": "own"}
    assert below == {"a": {"b": {"c": 1, "d": 2}, "e": [1, 2]}, "f": "g"}
    assert list(lay_over(below, {"h": 1, "f": 2})) == ["a", "f", "h"]


def test_a_course_may_have_other_signs_for_the_levels(course):
    (course / "words" / "en.yml").write_text("levels: {1: '!'}\n", encoding="utf-8")
    with course_in_force(course):
        assert messages()["levels"] == {**ENGINE["levels"], 1: "!"}


def test_without_own_words_there_are_the_engines(course):
    (course / "words" / "en.yml").unlink()
    with course_in_force(course):
        assert messages() == ENGINE
    assert check_course(course).problems == []


# What is wrong with them


@pytest.mark.parametrize(
    "words",
    [
        "right: That is it\n",
        "hint: 'Help {number} of {total}'\n",
        "hint: Help\n",
        "progress: {title: Mine}\n",
        "plots: {mine: {row: '{anything} goes'}}\n",
        "levels: {1: '!'}\n",
    ],
    ids=["a text", "its blanks", "fewer blanks", "in a group", "words of its own", "a level"],
)
def test_words_that_fit_have_no_problem(course, words):
    assert told(course, words) == []


@pytest.mark.parametrize(
    "words, place, sentence",
    [
        ("right: Fine {name}\n", "1:1", "'{name}' is not filled here; the engine fills no blanks."),
        (
            "hint: 'Help {no}'\n",
            "1:1",
            "'{no}' is not filled here; the engine fills {number}, {total}.",
        ),
        (
            "right: Fine\ntheme:\n  code: 'Code {count:,}'\n",
            "3:3",
            "'{count}' is not filled here; the engine fills {number}.",
        ),
        ("right: [Fine]\n", "1:1", "'right' must be a text, as the engine's is; write it so."),
        ("right: {a: b}\n", "1:1", "'right' must be a text, as the engine's is; write it so."),
        ("right: 3\n", "1:1", "'right' must be a text, as the engine's is; write it so."),
        ("\ntheme: x\n", "2:1", "'theme' must be a group, as the engine's is; write it so."),
        (
            "results: {holds: x}\n",
            "1:11",
            "'holds' must be a list, as the engine's is; write it so.",
        ),
        ("- right\n", "1:1", "'the file' must be a group, as the engine's is; write it so."),
        ("levels: {1: [x]}\n", "1:10", "'1' must be a text, as the engine's is; write it so."),
    ],
)
def test_a_word_that_cannot_stand_in_is_told_with_its_place(course, words, place, sentence):
    assert told(course, words) == [f"words/en.yml:{place}: {sentence}"]


def test_all_of_them_are_told_at_once_and_those_of_every_language(course):
    found = told(course, "right: [x]\nwrong: [y]\n")
    assert [line.partition(": ")[0] for line in found] == ["words/en.yml:1:1", "words/en.yml:2:1"]
    (course / "words" / "en.yml").write_text("right: Fine\n", encoding="utf-8")
    assert told(course, "right: {a: b}\n", "de.yml")[0].startswith("words/de.yml:1:1: 'right'")


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_that_is_a_text_is_told_and_ends_no_check(course, name):
    sentence = f"'{name}' must be a group, as the engine's is; write it so."
    assert told(course, f"{name}: x\n") == [f"words/en.yml:1:1: {sentence}"]


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_that_is_a_group_is_told_and_ends_no_check(course, name):
    sentence = f"'{name}' must be a text, as the engine's is; write it so."
    assert told(course, f"'{name}': {{a: b}}\n") == [f"words/en.yml:1:1: {sentence}"]


@pytest.mark.parametrize(
    "words, sentence",
    [
        ("right: a: b\n", "1:9: this is not valid YAML"),
        ("right: a\nright: b\n", "2:1: 'right' stands here twice; keep one of them."),
        ("", "1:1: the file is empty"),
    ],
)
def test_a_file_of_words_that_cannot_be_read_is_told(course, words, sentence):
    (line,) = told(course, words)
    assert line.startswith(f"words/en.yml:{sentence}")
