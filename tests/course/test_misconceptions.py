"""What lies behind wrong answers in this course, and the pages for those who teach it."""

import html
import re
from difflib import SequenceMatcher
from functools import cache

import pytest
from helpers.places import FIXTURES, ROOT, TESTS
from helpers.plain_yaml import read_plain_yaml
from helpers.reading import grade, plain, sentences

from coursebook.claims.backing import labels_near
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz, load_quiz_text

QUIZZES = sorted((ROOT / "notebooks").glob("*.quiz.yml"))
EVERY_TYPE = FIXTURES / "valid" / "every-type.quiz.yml"
NOTES = ROOT / "book" / "educators" / "facilitator-notes.md"
FRONT = ROOT / "book" / "for-educators.md"
PLAIN_WORDS = read_plain_yaml(TESTS / "course" / "plain_words.yml")["instead"]


def name(path):
    return path.name


@cache
def records(path):
    """Return (question's id, answer's id, misconception, feedback) of each wrong answer."""
    found = []
    for question in read_plain_yaml(path)["questions"]:
        steps = question.get("steps") or [question]
        entries = [
            entry for step in steps for entry in step.get("options", []) if not entry.get("right")
        ] + question.get("pairs", [])
        if question["type"] == "true_false":
            entries = [
                {
                    "id": "wrong",
                    "feedback": question["if_false" if question["answer"] else "if_true"],
                    "misconception": question.get("misconception"),
                }
            ]
        found += [
            (question["id"], entry["id"], entry.get("misconception"), entry["feedback"])
            for entry in entries
        ]
    return found


@pytest.mark.parametrize("path", QUIZZES, ids=name)
def test_each_wrong_answer_of_the_course_says_what_lies_behind_it(path):
    assert [(question, entry) for question, entry, behind, _ in records(path) if not behind] == []


def test_the_course_has_wrong_answers_of_each_kind_to_look_at():
    assert len(QUIZZES) >= 9 and sum(len(records(path)) for path in QUIZZES) >= 130
    types = {question.type for path in QUIZZES for question in load_quiz(path).questions}
    assert {"single", "multiple", "true_false", "match", "case"} <= types


@pytest.mark.parametrize("path", QUIZZES, ids=name)
def test_what_lies_behind_is_one_short_plain_and_kind_sentence(path):
    for _, entry, behind, _ in records(path):
        [said] = sentences(behind)
        assert 3 <= len(said) <= 14 and behind.endswith((".", ".”")) and behind[0].isupper(), (
            f"{entry}: {behind}"
        )
        assert grade(behind) <= 8, f"{entry}: {behind}"
        assert not re.search(
            r"\b(?:stupid|silly|foolish|ignorant|lazy|wrongly|fails?|refuses?|careless)\b|\d",
            behind,
            re.I,
        ), behind
        assert [
            hard
            for hard in PLAIN_WORDS
            if re.search(rf"\b{re.escape(hard)}(?:s|d|ed|ing|ly)?\b", plain(behind), re.I)
        ] == []


@pytest.mark.parametrize("path", QUIZZES, ids=name)
def test_what_lies_behind_does_not_say_the_feedback_again(path):
    for _, entry, behind, feedback in records(path):
        for sentence in re.split(r"(?<=[.!?])\s+", feedback):
            assert (
                SequenceMatcher(None, behind.lower(), sentence.lower(), autojunk=False).ratio()
                < 0.72
            ), f"{entry}: {behind} ← {sentence}"


@pytest.mark.parametrize("path", [*QUIZZES, EVERY_TYPE], ids=name)
def test_learners_never_see_what_lies_behind(path):
    text = path.read_text(encoding="utf-8")
    without = re.sub(r"^ +misconception: .*\n|, misconception: [^,}]*", "", text, flags=re.M)
    assert text != without and "misconception:" not in without
    labels = labels_near(ROOT / "book")
    for form in "AB":
        page = quiz_html(load_quiz(path), path.parent, labels, form)
        assert page == quiz_html(load_quiz_text(without, path), path.parent, labels, form)
        assert [
            behind for _, _, behind, _ in records(path) if behind and behind in html.unescape(page)
        ] == []


TEXT = NOTES.read_text(encoding="utf-8")
LESSON = re.compile(r"^## Lesson (\d): (.*?)\n(.*?)(?=^## )", re.M | re.S)


def test_the_notes_show_each_quiz_once_under_its_lesson():
    found = {
        number: re.findall(r"^```\{misconceptions\} \.\./\.\./notebooks/(\S+)$", text, re.M)
        for number, _, text in LESSON.findall(TEXT)
    }
    assert sorted(sum(found.values(), [])) == [path.name for path in QUIZZES]
    assert all(file.startswith(f"0{number}-") for number, files in found.items() for file in files)


def test_each_lesson_tells_of_the_room_of_questions_of_partners_languages_and_distance():
    lessons = LESSON.findall(TEXT)
    assert [int(number) for number, _, _ in lessons] == list(range(10))
    for number, _, text in lessons:
        room = re.search(
            rf"^### In the room: lesson {number}\n(.*?)^### They ask: lesson "
            rf"{number}\n(.*?)^### Behind",
            text,
            re.M | re.S,
        )
        for group in (
            r"\*\*(?:Partners|Say \"someone close)",
            r"[Ll]ittle reading|read little",
            r"[Ll]anguage",
            r"\*\*Online:",
        ):
            assert re.search(group, room[1]), f"lesson {number}: {group}"
        assert len(re.findall(r"^\*\*[^*]+[?.]\*\*", room[2], re.M)) >= 4


@pytest.mark.parametrize("question", ["Isn't it calcium?", "Can I fly?"])
def test_what_parents_always_ask_is_answered_with_a_claim(question):
    [answer] = re.findall(rf"^\*\*{re.escape(question)}\*\*(.*)$", TEXT, re.M)
    assert "{claim}`" in answer


def test_the_front_door_holds_the_rule_the_steps_and_the_way_to_everything():
    front = FRONT.read_text(encoding="utf-8")
    assert (
        "(i-have-that-now)=" in front
        and "**Stop. Step aside. Call.**" in front
        and "you do not diagnose" in front
    )
    assert (
        front.index("(i-have-that-now)=")
        < front.index("## What people can do")
        < front.index("## Before the class")
    )
    for page in (
        "session-plans",
        "facilitator-notes",
        "handouts",
        "run-it",
        "common-advice",
        "experts-disagree",
    ):
        assert f"(educators/{page}.md)" in front
    assert "| Minutes |" not in front  # the plans are made, not typed here


@pytest.mark.parametrize("path", [NOTES, FRONT], ids=name)
def test_no_case_is_told_with_drama_and_nobody_is_soothed(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"cardiac|arrest|seizure|resuscitat|\bdied\b|25.year", text, re.I)
    soothing = [line for line in text.splitlines() if re.search(r"only a cramp", line, re.I)]
    assert soothing and all(
        re.search(r'Not "it is probably only a cramp"|^\| "It is probably only a cramp\." \|', line)
        for line in soothing
    )
