"""Quizzes in the book: answered with the mouse and with the keyboard alone, marked in words, kept and forgotten."""

import json
import re

import pytest
from course_pages import (
    FULL, MIXED, MIXED_PAGE, QUIZZES, REFUSING, STORAGE_FAULTS, WORDS, answer, button, card, check, choose,
    kept, option_text, part, plain, tidy, wrong_answers,
)
from playwright.sync_api import expect

from calmcalves.marking import mark, score

KEY = f"calm-calves/quiz/{MIXED.id}"


# Chooses each answer in turn by real clicks, in the page itself, and gives back what is said each time.
ANSWER_ALL = """(form, answers) => answers.map((answer) => {
  const inputs = [...form.querySelectorAll("input")];
  for (const input of inputs) if (input.checked !== answer.includes(input.value) && (input.type === "checkbox" || !input.checked)) input.click();
  form.querySelector(".course-button--check").click();
  return form.querySelector("[role=status]").innerText;
})"""


def said(page, question):
    """What the one live region of a question says."""
    return tidy(card(page, question).locator("[role=status]").inner_text())


def score_line(page, quiz):
    """What the live region at the end of a quiz says."""
    return part(page, quiz).locator(".course-quiz__score[role=status]")


def expected_score(quiz, answers, first_tries):
    """The score line that Python works out; `first_tries` counts those right at once."""
    right, total, left = score(quiz, answers), len(quiz.questions), len(quiz.questions) - len(answers)
    line = WORDS["score_all" if right == total else "score"].format(right=right, total=total, first=first_tries)
    return f"{line} {WORDS['score_left'].format(left=left)}" if left else line


def feedback(question, chosen):
    """The feedback of what was chosen; where several can be chosen, each under its name."""
    name = (lambda option: f"{plain(option.text)}: ") if question.type == "multiple" else (lambda option: "")
    return " ".join(name(option) + plain(option.feedback) for option in question.options if option.id in chosen)


def expected_said(question, chosen):
    """All that is said to an answer, but for the sources. A wrong answer does not give the right one away."""
    marked = mark(question, chosen)
    if marked.right:
        return f"{WORDS['right']} {feedback(question, chosen)} {WORDS['explanation']} {plain(question.explanation)}"
    missing = f" {WORDS['some_missing']}" if question.type == "multiple" and marked.missed else ""
    return f"{WORDS['wrong']} {feedback(question, chosen)}{missing} {WORDS['try_again']}"


def assert_right(page, question):
    """A right answer is said in words, with feedback, explanation and working links to its sources."""
    assert said(page, question).startswith(expected_said(question, question.key))
    links = card(page, question).locator('[role=status] a[href^="#source-"]')
    assert links.evaluate_all("all => all.map((a) => document.getElementById(a.hash.slice(1)) && a.hash.slice(8))") == question.sources


@pytest.mark.parametrize("lesson", QUIZZES)
def test_every_question_is_wrong_then_right_with_the_mouse_and_the_score_is_pythons(open_page, book, lesson):
    page = open_page(f"{book}/{lesson}")
    for quiz in QUIZZES[lesson]:
        answers = {}
        for question in quiz.questions:
            for chosen in (wrong_answers(question)[0], question.key):
                answers[question.id] = chosen
                answer(page, question, chosen)
                assert said(page, question).startswith(expected_said(question, chosen))
                expect(score_line(page, quiz)).to_have_text(expected_score(quiz, answers, 0))
            assert_right(page, question)
        assert score(quiz, answers) == len(quiz.questions)


@pytest.mark.parametrize("lesson", QUIZZES)
def test_every_distractor_gets_its_own_feedback_and_no_answer_gets_a_request(open_page, book, lesson):
    page = open_page(f"{book}/{lesson}")
    for question in (question for quiz in QUIZZES[lesson] for question in quiz.questions):
        check(page, question)
        assert said(page, question) == WORDS["none_chosen"]
        answers = [*wrong_answers(question), question.key]
        told = card(page, question).evaluate(ANSWER_ALL, [list(chosen) for chosen in answers])
        assert [tidy(text) for text in told[:-1]] == [expected_said(question, chosen) for chosen in answers[:-1]]
        assert tidy(told[-1]).startswith(expected_said(question, question.key))


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


def test_the_mark_goes_when_the_choice_changes_and_the_score_follows(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}")
    question = MIXED.questions[0]
    answer(page, question, question.key)
    choose(page, question, wrong_answers(question)[0])
    assert said(page, question) == ""
    expect(card(page, question)).not_to_have_attribute("data-state", re.compile("."))
    expect(score_line(page, MIXED)).to_contain_text(WORDS["score"].format(right=0, total=len(MIXED.questions)))


def tab_to(page, target, most=150):
    """Press Tab until the target has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not reach {target}")


def choose_by_keys(page, question, chosen):
    """From the first field of a question, choose exactly these options with arrows, Space and Tab; end on the last field."""
    fields = card(page, question).locator("input")
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
        tab_to(page, card(page, question).locator("input").first)
        wrong = wrong_answers(question)[-1]
        choose_by_keys(page, question, wrong)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter" if i % 2 else "Space")
        assert said(page, question) == expected_said(question, wrong)
        for _ in range(len(question.options) if question.type == "multiple" else 1):
            page.keyboard.press("Shift+Tab")
        choose_by_keys(page, question, list(question.key))
        page.keyboard.press("Tab")
        page.keyboard.press("Space" if i % 2 else "Enter")
        assert_right(page, question)
    expect(score_line(page, MIXED)).to_have_text(WORDS["score_all"].format(total=len(MIXED.questions), first=0))
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


def picture(page):
    """All that a learner sees of her answers: what is chosen, what is said, the score."""
    return part(page, MIXED).evaluate("""(root) => [[...root.querySelectorAll("input")].map((field) => field.checked),
      [...root.querySelectorAll("fieldset [role=status]")].map((region) => region.innerText),
      root.querySelector(".course-quiz__score").innerText]""")


def untouched(score=""):
    """What a learner sees before the first answer, but for the score line."""
    return [[False] * sum(len(question.options) for question in MIXED.questions), [""] * len(MIXED.questions), score]


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
    page = open_page(f"{book}/{lesson}")
    answer(page, quizzes[0].questions[0], quizzes[0].questions[0].key)
    answer(page, quizzes[1].questions[0], quizzes[1].questions[0].key)
    button(page, quizzes[0], "again").click()
    page.reload()
    assert said(page, quizzes[0].questions[0]) == ""
    assert_right(page, quizzes[1].questions[0])


@pytest.mark.parametrize("fault", STORAGE_FAULTS)
def test_with_storage_that_does_not_work_only_remembering_is_lost_and_the_page_says_so(open_page, book, fault):
    page = open_page(f"{book}/{MIXED_PAGE}")
    page.context.add_init_script(STORAGE_FAULTS[fault])
    page.reload()
    question = MIXED.questions[0]
    answer(page, question, wrong_answers(question)[0])
    expect(part(page, MIXED).locator(".course__kept")).to_have_text(WORDS["not_kept"])
    answer(page, question, question.key)
    assert_right(page, question)
    expect(score_line(page, MIXED)).to_have_text(expected_score(MIXED, {question.id: question.key}, 0))
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
    """Things that may stand in the storage, from another version, another program or half a write."""
    first, second = MIXED.questions[:2]
    good = {first.id: {"picked": list(first.key), "checked": list(first.key), "first": True}}
    values = [{"no-such-question": {"picked": ["a"], "checked": ["a"], "first": True}},
              {first.id: {"picked": ["no-such-option"], "checked": ["no-such-option"], "first": True}},
              {first.id: None, second.id: 7}, {first.id: {"picked": "x", "checked": {"a": 1}}}, [1, 2], "text", None, True]
    texts = ["{", "", "null", "7", json.dumps({"version": 2, "value": good}), json.dumps({"value": good}), json.dumps(good)]
    return texts + [json.dumps({"version": 1, "value": value}) for value in values]


def test_corrupt_storage_is_read_as_nothing_and_written_anew(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}")
    question = MIXED.questions[0]
    for value in corrupt_values():
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, value])
        page.reload()
        assert picture(page) == untouched(), value
        card(page, question).evaluate(ANSWER_ALL, [list(question.key)])
        assert f'"version":1,"value":{{"{question.id}"' in page.evaluate("(key) => localStorage.getItem(key)", KEY)


def test_what_refuses_to_be_kept_also_refuses_the_colours_without_an_error(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}")
    page.context.add_init_script(REFUSING)
    page.reload()
    page.locator(".calm-theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


@pytest.mark.parametrize("lesson", QUIZZES)
def test_without_script_every_question_option_feedback_and_explanation_reads(open_page, book, lesson):
    page = open_page(f"{book}/{lesson}", java_script_enabled=False)
    for quiz in QUIZZES[lesson]:
        assert part(page, quiz).locator("button:visible, input[type=submit]:visible").count() == 0
        for question in quiz.questions:
            box = card(page, question)
            closed = tidy(box.inner_text())
            box.locator("details > summary").click()
            opened = tidy(box.inner_text())
            assert plain(question.stem) in closed
            assert all(option_text(question, option) in closed for option in question.options)
            assert plain(question.explanation) in opened and plain(question.explanation) not in closed
            for option in question.options:
                verdict = WORDS["right_option" if option.right else "wrong_option"]
                assert f"{option_text(question, option)} ({verdict}). {plain(option.feedback)}" in opened
