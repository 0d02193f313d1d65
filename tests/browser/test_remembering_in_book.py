"""Answers are kept over a reload, forgotten and brought back.

Storage that is blocked, full or corrupt does no harm.
"""

import json
import re

import pytest
from helpers.course_pages import (
    FULL,
    MIXED,
    MIXED_PAGE,
    QUIZZES,
    REFUSING,
    STORAGE_FAULTS,
    WORDS,
    answer,
    button,
    card,
    choose,
    kept,
    part,
    wrong_answers,
)
from helpers.quiz_pages import ANSWER_ALL, assert_right, expected_score, said, score_line
from playwright.sync_api import expect

KEY = f"calm-calves/quiz/{MIXED.id}"


def picture(page):
    """All that a learner sees of her answers: what is chosen, what is said, the score."""
    return part(page, MIXED).evaluate("""(root) =>
      [[...root.querySelectorAll("input")].map((field) => field.checked),
      [...root.querySelectorAll(".course-question__said")].map((region) => region.innerText),
      root.querySelector(".course-quiz__score").innerText]""")


def untouched(score=""):
    """What a learner sees before the first answer, but for the score line."""
    return [
        [False] * sum(len(question.options) for question in MIXED.questions),
        [""] * len(MIXED.questions),
        score,
    ]


def give_mixed_answers(page):
    """Answer one question right, one wrong, choose a third without checking, leave the rest."""
    first, second, third = MIXED.questions[:3]
    answer(page, first, first.key)
    answer(page, second, wrong_answers(second)[0])
    choose(page, third, third.key)


def test_a_reload_keeps_answers_marks_and_choices_that_were_not_checked_yet(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}")
    give_mixed_answers(page)
    before = picture(page)
    assert before != untouched()
    page.reload()
    assert picture(page) == before
    expect(part(page, MIXED).locator(".course__kept")).to_have_text(WORDS["kept"])


def test_start_again_forgets_also_after_a_reload(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}")
    expect(button(page, MIXED, "again")).to_be_hidden()
    give_mixed_answers(page)
    button(page, MIXED, "again").click()
    assert picture(page) == untouched(WORDS["forgotten"])
    expect(button(page, MIXED, "undo")).to_be_focused()
    assert KEY not in kept(page)
    page.reload()
    assert picture(page) == untouched()
    expect(button(page, MIXED, "undo")).to_be_hidden()


def test_bring_my_answers_back_brings_all_of_them_back_also_after_a_reload(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}")
    give_mixed_answers(page)
    before = picture(page)
    button(page, MIXED, "again").click()
    button(page, MIXED, "undo").click()
    assert picture(page) == [*before[:2], f"{WORDS['back']} {before[2]}"]
    expect(button(page, MIXED, "undo")).to_be_hidden()
    page.reload()
    assert picture(page) == before


def test_answers_of_one_quiz_stay_apart_from_every_other(open_page, book):
    lesson, quizzes = next((page, found) for page, found in QUIZZES.items() if len(found) > 1)
    one, other = (quiz.questions[0] for quiz in quizzes)
    page = open_page(f"{book}/{lesson}")
    choose(page, one, one.key)
    choose(page, other, other.key)
    button(page, quizzes[0], "again").click()
    page.reload()
    assert [card(page, question).locator("input:checked").count() for question in (one, other)] == [
        0,
        len(other.key),
    ]


@pytest.mark.parametrize("fault", STORAGE_FAULTS)
def test_with_storage_that_does_not_work_only_remembering_is_lost_and_the_page_says_so(
    open_page, book, fault
):
    page = open_page(f"{book}/{MIXED_PAGE}")
    page.context.add_init_script(STORAGE_FAULTS[fault])
    page.reload()
    question = MIXED.questions[0]
    answer(page, question, wrong_answers(question)[0])
    expect(part(page, MIXED).locator(".course__kept")).to_have_text(WORDS["not_kept"])
    answer(page, question, question.key)
    assert_right(page, question)
    expect(score_line(page, MIXED)).to_have_text(
        expected_score(MIXED, {question.id: question.key}, 0)
    )
    button(page, MIXED, "again").click()
    assert said(page, question) == ""
    button(page, MIXED, "undo").click()
    assert_right(page, question)
    page.reload()
    assert said(page, question) == ""


def test_with_storage_blocked_the_page_never_says_that_answers_are_kept(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}")
    page.context.add_init_script(STORAGE_FAULTS["blocked"])
    page.reload()
    expect(part(page, MIXED)).to_have_attribute("data-awake", "true")
    expect(part(page, MIXED)).not_to_contain_text(WORDS["kept"])


def test_storage_that_fills_up_later_keeps_what_was_kept_before(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}")
    first, second = MIXED.questions[:2]
    answer(page, first, first.key)
    page.evaluate(f"() => {{ {FULL} }}")
    answer(page, second, second.key)
    expect(part(page, MIXED).locator(".course__kept")).to_have_text(WORDS["not_kept"])
    page.reload()
    assert_right(page, first)
    assert said(page, second) == ""


def corrupt_values():
    """Things that may stand in the storage, from another version or program or half a write."""
    first, second = MIXED.questions[:2]
    good = {first.id: {"picked": list(first.key), "checked": list(first.key), "first": True}}
    values = [
        {"no-such-question": {"picked": ["a"], "checked": ["a"], "first": True}},
        {first.id: {"picked": ["no-such-option"], "checked": ["no-such-option"], "first": True}},
        {first.id: None, second.id: 7},
        {first.id: {"picked": "x", "checked": {"a": 1}}},
        [1, 2],
        "text",
        None,
        True,
    ]
    texts = [
        "{",
        "",
        "null",
        "7",
        json.dumps({"value": good}),
        json.dumps(good),
    ]
    return texts + [json.dumps({"version": 1, "value": value}) for value in values]


def test_corrupt_storage_is_read_as_nothing_and_written_anew(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}")
    question = MIXED.questions[0]
    for value in corrupt_values():
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, value])
        page.reload()
        assert picture(page) == untouched(), value
        card(page, question).evaluate(ANSWER_ALL, [list(question.key)])
        written = json.loads(page.evaluate("(key) => localStorage.getItem(key)", KEY))
        assert written["version"] == 1 and written["value"][question.id]["checked"] == list(
            question.key
        )


def test_what_a_newer_version_has_stored_is_left_as_it_is(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}")
    question, newer = MIXED.questions[0], json.dumps({"version": 2, "value": {"new": "shape"}})
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, newer])
    page.reload()
    assert picture(page) == untouched()
    card(page, question).evaluate(ANSWER_ALL, [list(question.key)])
    expect(card(page, question)).to_have_attribute("data-state", re.compile("."))
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) == newer


def test_what_refuses_to_be_kept_also_refuses_the_colours_without_an_error(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}")
    page.context.add_init_script(REFUSING)
    page.reload()
    page.locator(".book-bar > .book-theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_what_was_done_under_an_older_name_goes_on_under_the_new_one(open_page, book):
    """A question that moved to another quiz, and a lesson whose file has another name."""
    quiz = next(quiz for found in QUIZZES.values() for quiz in found if quiz.id == "long-journeys")
    moved = next(question for question in quiz.questions if question.id == "long-bus-ride")
    state = {"picked": list(moved.key), "checked": list(moved.key), "first": list(moved.key)}
    state |= {"tries": 1, "hints": 0, "sure": "", "text": "", "revision": moved.revision}
    before = {
        "calm-calves/quiz/partner-travel-after-birth": {moved.id: state},
        "calm-calves/lesson/07-cases-and-check": {"read": True},
    }
    stored = [
        {"name": name, "value": json.dumps({"version": 1, "value": value})}
        for name, value in before.items()
    ]
    page = open_page(
        f"{book}/notebooks/07-long-journeys.html",
        storage_state={"origins": [{"origin": book, "localStorage": stored}]},
    )
    expect(card(page, moved)).to_have_attribute("data-state", "right")
    names = page.evaluate("Object.keys(localStorage).sort()")
    assert names == ["calm-calves/lesson/09-cases-and-check", "calm-calves/quiz/long-journeys"]
    button(page, quiz, "again").click()
    page.reload()
    assert moved.id not in (kept(page) or "")
