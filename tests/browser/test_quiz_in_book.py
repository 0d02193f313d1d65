"""Quizzes in the book: answered by mouse and by keyboard alone, marked in words.

They are read without script, too.
"""

import re

import pytest
from helpers.answering import put
from helpers.course_pages import (
    CHOICES,
    MIXED,
    MIXED_PAGE,
    PRACTICE,
    QUIZZES,
    WORDS,
    answer,
    button,
    card,
    check,
    choose,
    onward,
    option_text,
    part,
    plain,
    tidy,
    wrong_answers,
)
from helpers.quiz_pages import (
    ANSWER_ALL,
    assert_right,
    expected_said,
    expected_score,
    said,
    score_line,
)
from playwright.sync_api import expect

from coursebook.quizzes.marking import score, total


def asked(quiz):
    """The questions of a quiz that choose among options; the others: `test_question_types.py`."""
    return [question for question in quiz.questions if question.type in CHOICES]


@pytest.mark.parametrize("lesson", PRACTICE)
def test_every_distractor_gets_its_own_feedback_and_no_answer_gets_a_request(
    open_page, book, lesson
):
    page = open_page(f"{book}/{lesson}")
    for question in (question for quiz in PRACTICE[lesson] for question in quiz.questions):
        if question.type not in CHOICES:
            put(page, question, question.key)  # what comes after it waits for it
            continue
        check(page, question)
        assert said(page, question) == WORDS["none_chosen"]
        answers = [*wrong_answers(question), question.key]
        told = card(page, question).evaluate(ANSWER_ALL, [list(chosen) for chosen in answers])
        for text, chosen in zip(told, answers, strict=True):
            assert tidy(text).startswith(expected_said(question, chosen))
        assert_right(page, question)


@pytest.mark.parametrize("lesson", QUIZZES)
def test_every_question_of_the_course_is_answered_with_the_mouse_and_scored_as_in_python(
    open_page, book, lesson
):
    page = open_page(f"{book}/{lesson}")
    for quiz in QUIZZES[lesson]:
        for question in quiz.questions:
            put(page, question, question.key)
        if quiz.mode == "check":
            button(page, quiz, "hand_in").click()
        answers = {question.id: question.key for question in quiz.questions}
        assert score(quiz, answers) == total(quiz)
        expect(score_line(page, quiz)).to_have_text(expected_score(quiz, answers, len(quiz.scored)))
        assert (
            part(page, quiz)
            .locator('[data-question]:not([data-state="right"], [data-state="kept"])')
            .count()
            == 0
        )


def test_answers_right_at_the_first_try_are_counted(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}")
    answers, first = {}, 0
    for i, question in enumerate(MIXED.questions):
        if i % 2:
            answer(page, question, wrong_answers(question)[0])
        answer(page, question, question.key)
        answers[question.id] = question.key
        first += not i % 2
    expect(score_line(page, MIXED)).to_have_text(expected_score(MIXED, answers, first))


def test_the_mark_goes_when_the_choice_changes_and_the_score_waits_for_the_next_check(
    open_page, book
):
    page = open_page(f"{book}/{MIXED_PAGE}")
    question = MIXED.questions[0]
    answer(page, question, question.key)
    choose(page, question, wrong_answers(question)[0])
    assert said(page, question) == ""
    expect(card(page, question)).not_to_have_attribute("data-state", re.compile("."))
    expect(score_line(page, MIXED)).to_contain_text(
        WORDS["score"].format(right=1, total=len(MIXED.questions))
    )
    check(page, question)
    expect(score_line(page, MIXED)).to_contain_text(
        WORDS["score"].format(right=0, total=len(MIXED.questions))
    )


def tab_to(page, target, most=150):
    """Press Tab until the target has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not reach {target}")


def choose_by_keys(page, question, chosen):
    """From the first field of a question, choose exactly these options with the keyboard alone.

    The keys are arrows, Space and Tab; it ends on the last field.
    """
    fields = card(page, question).locator(".course-question__ask input")
    ids = [option.id for option in question.options]
    if question.type != "multiple":
        now = next((i for i in range(len(ids)) if fields.nth(i).is_checked()), None)
        if now is None:
            page.keyboard.press("Space")
        for _ in range((ids.index(chosen[0]) - (now or 0)) % len(ids)):
            page.keyboard.press("ArrowDown")
        return
    for i, option in enumerate(ids):
        if i:
            page.keyboard.press("Tab")
        if fields.nth(i).is_checked() != (option in chosen):
            page.keyboard.press("Space")


def test_every_type_of_question_is_answered_with_the_keyboard_alone(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}")
    for i, question in enumerate(MIXED.questions):
        if i:
            tab_to(page, onward(page, question), 10)
            page.keyboard.press("Space" if i % 2 else "Enter")
            expect(card(page, question).locator(".course-question__stem")).to_be_focused()
        tab_to(page, card(page, question).locator("input").first, 150 if i == 0 else 2)
        wrong = wrong_answers(question)[-1]
        choose_by_keys(page, question, wrong)
        button_of = card(page, question).get_by_role("button", name=WORDS["check"])
        tab_to(page, button_of, 3)
        page.keyboard.press("Enter" if i % 2 else "Space")
        assert said(page, question).startswith(expected_said(question, wrong))
        for _ in range(
            bool(question.hints) + (len(question.options) if question.type == "multiple" else 1)
        ):
            page.keyboard.press("Shift+Tab")
        choose_by_keys(page, question, list(question.key))
        tab_to(page, button_of, 3)
        page.keyboard.press("Space" if i % 2 else "Enter")
        assert_right(page, question)
    expect(score_line(page, MIXED)).to_have_text(
        WORDS["score_all"].format(total=len(MIXED.questions), first=0)
    )
    tab_to(page, button(page, MIXED, "again"), 10)
    page.keyboard.press("Enter")
    expect(button(page, MIXED, "undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(button(page, MIXED, "again")).to_be_focused()
    expect(score_line(page, MIXED)).to_contain_text(WORDS["back"])


def test_enter_on_an_option_neither_leaves_the_page_nor_loses_the_answer(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}")
    question = MIXED.questions[0]
    card(page, question).locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert page.url == f"{book}/{MIXED_PAGE}"
    expect(card(page, question).locator("input").first).to_be_checked()


@pytest.mark.parametrize("lesson", QUIZZES)
def test_without_script_every_question_option_feedback_and_explanation_reads(
    open_page, book, lesson
):
    page = open_page(f"{book}/{lesson}", java_script_enabled=False)
    for quiz in QUIZZES[lesson]:
        assert part(page, quiz).locator("button:visible, input[type=submit]:visible").count() == 0
        for question in asked(quiz):
            box = card(page, question)
            closed = tidy(box.inner_text())
            box.locator(".course-answer > summary").click()
            opened = tidy(box.inner_text())
            assert plain(question.stem) in closed
            assert all(option_text(question, option) in closed for option in question.options)
            assert (
                plain(question.explanation) in opened and plain(question.explanation) not in closed
            )
            for option in question.options:
                verdict = WORDS["right_option" if option.right else "wrong_option"]
                assert (
                    f"{option_text(question, option)} ({verdict}). {plain(option.feedback)}"
                    in opened
                )
