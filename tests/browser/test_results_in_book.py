"""Saving results for a class in a real browser: what the file holds and what never.

Also who it is from, and when there is none.
"""

import json
import re
from datetime import date

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from helpers.axe import FIND
from helpers.course_pages import (
    HABITS,
    HABITS_PAGE,
    NOTEBOOKS,
    QUIZZES,
    SIGNS,
    SIGNS_PAGES,
    STORAGE_FAULTS,
    button,
    choose,
    kept,
    plain,
)
from helpers.progress_pages import PAGE as PROGRESS
from helpers.progress_pages import press, remember, remembered, state
from helpers.small_screens import CLIPPED, OVERFLOW, SPACING
from playwright.sync_api import expect

from coursebook.core.messages import messages
from coursebook.quizzes.loading import load_quiz
from coursebook.results.results_file import ResultsFile, read_document

LAST = "notebooks/09-cases-and-check.html"
WORDS = messages()["results"]
SAYS = WORDS["says"]
FINAL = load_quiz(NOTEBOOKS / "09-cases-and-check.quiz.yml")
BEFORE = load_quiz(NOTEBOOKS / "00-start-here.quiz.yml")
CHANGED = next(
    (quiz, question)
    for quizzes in QUIZZES.values()
    for quiz in quizzes
    for question in quiz.scored
    if question.revision > 1
)
SAVE = re.compile(re.escape(SAYS["save"]))
SMALL = """() =>
  [...document.querySelectorAll(".course-results button, .course-results input")]
  .map((one) => one.getBoundingClientRect().height).filter((high) => high < 43.5)"""


def part(page):
    return page.locator(".course-results")


def unfold(page):
    """Open the fold in which the part stands on the last lesson."""
    page.locator("details:has(.course-results) > summary").click()


def total(page):
    """What the part says of how much the file would hold."""
    return part(page).locator(".course-results__sum")


def said(page):
    return part(page).locator("[role=status]")


def save(page, act=None):
    """Save by the button, or by what `act` does; return what the file holds, text and name."""
    with page.expect_download() as download:
        act() if act else part(page).get_by_role("button", name=SAVE).click()
    text = download.value.path().read_bytes()
    return json.loads(text), text, download.value.suggested_filename


def many(count):
    return SAYS["many"].format(count=count)


def test_answers_handed_in_on_the_page_are_counted_at_once_and_saved_with_the_keyboard_alone(
    open_page, book
):
    page = open_page(f"{book}/{LAST}")
    expect(total(page)).to_have_text(SAYS["none"])
    unfold(page)
    assert not part(page).locator("button:visible, input:visible").count()
    *answered, left_out = FINAL.questions
    for question in answered:
        choose(page, question, [question.options[0].id])
    page.locator(f'[data-question="{answered[0].id}"] .course-sure input[value="sure"]').check()
    expect(total(page)).to_have_text(SAYS["none"])  # nothing counts before it is handed in
    button(page, FINAL, "hand_in").click()
    button(page, FINAL, "hand_in_anyway").click()
    expect(total(page)).to_have_text(many(len(answered)))
    expect(part(page).locator("li[data-quiz]:visible")).to_have_count(1)
    expect(part(page).locator(f'[data-quiz="{FINAL.id}"]')).to_contain_text(
        SAYS["of"].format(count=len(answered), total=len(FINAL.questions))
    )

    part(page).locator("input").focus()
    page.keyboard.press("Tab")
    expect(part(page).get_by_role("button")).to_be_focused()
    data, text, name = save(page, lambda: page.keyboard.press("Enter"))
    first = FINAL.questions[0].id
    assert data == {
        "format": "calm-calves-results",
        "version": 1,
        "course": "calm-calves",
        "learner": data["learner"],
        "saves": 1,
        "saved": date.today().isoformat(),
        "answers": [
            {
                "quiz": FINAL.id,
                "question": question.id,
                "revision": question.revision,
                "first": [question.options[0].id],
                "last": [question.options[0].id],
                "sure": "sure" if question.id == first else "",
                "tries": 1,
            }
            for question in answered
        ],
    }
    assert (
        re.fullmatch(r"[a-z0-9]{16}", data["learner"])
        and name == f"calm-calves-results-{data['learner'][:6]}.json"
    )
    assert (
        text.endswith(b"}\n")
        and text.count(b"\n") == 1
        and isinstance(read_document(text), ResultsFile)
    )
    assert left_out.id not in text.decode()
    for words_said in (name, str(len(answered)), SAYS["unnamed"], SAYS["hand_over"]):
        expect(said(page)).to_contain_text(words_said)

    part(page).locator("input").fill("  Ana \t")
    part(page).locator("input").focus()
    again, _, _ = save(page, lambda: page.keyboard.press("Enter"))
    assert (again["name"], again["learner"], again["saves"]) == ("Ana", data["learner"], 2)
    assert "Ana" not in kept(page)
    expect(said(page)).to_contain_text(SAYS["named"])
    part(page).locator("input").fill("   ")
    assert "name" not in save(page)[0]


def test_first_and_last_answer_stand_in_the_file_with_how_sure_she_was_and_how_often_she_tried(
    open_page, book
):
    quiz, question = next(
        (quiz, question)
        for quizzes in QUIZZES.values()
        for quiz in quizzes
        if quiz.mode == "practice"
        for question in quiz.questions[:1]  # which is on show
        if question.type == "single"
    )
    page = open_page(f"{book}/{next(page for page, quizzes in QUIZZES.items() if quiz in quizzes)}")
    wrong = next(option.id for option in question.options if not option.right)
    for option in (wrong, question.key[0]):
        choose(page, question, [option])
        page.locator(f'[data-question="{question.id}"] .course-button--check').click()
    page.goto(f"{book}/{PROGRESS}")
    data, _, _ = save(page)
    assert data["answers"] == [
        {
            "quiz": quiz.id,
            "question": question.id,
            "revision": question.revision,
            "first": [wrong],
            "last": [question.key[0]],
            "sure": "",
            "tries": 2,
        }
    ]
    expect(said(page)).to_contain_text(SAYS["saved_one"].partition("{")[0])


def test_signs_habits_lessons_own_words_and_what_the_course_does_not_know_are_never_in_the_file(
    open_page, book
):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    page.locator(f'[name="sign"][value="{SIGNS.signs[0].id}"]').check()
    page.goto(f"{book}/{HABITS_PAGE}")
    page.locator(f'[data-id="{HABITS.id}"] label').first.click()
    page.goto(f"{book}/{PROGRESS}")
    own, (quiz, question) = BEFORE.questions, CHANGED
    reflect = next(
        (each, one)
        for quizzes in QUIZZES.values()
        for each in quizzes
        for one in each.questions
        if one.type == "reflect"
    )
    older = {**state(["an-old-answer"]), "revision": question.revision - 1}
    entries = {
        **remembered(page),
        "lesson/00-start-here": {"read": True},
        "place": {"country": "uk", "unit": "01632 960 001"},
        f"quiz/{quiz.id}": {question.id: older},
        f"quiz/{reflect[0].id}": {
            reflect[1].id: {
                **state(["said-it"]),
                "text": "my own words",
                "revision": reflect[1].revision,
            }
        },
        "quiz/another-course": {"a-question": state(["x"])},
        f"quiz/{BEFORE.id}": {
            own[0].id: {
                **state(["left"]),
                "text": "my own words",
                "hints": 3,
                "picked": ["picked"],
            },
            own[1].id: "broken",
            own[2].id: None,
            own[3].id: {**state(["old"]), "checked": None},
            own[4].id: {
                **state(["x"]),
                "checked": ["fine", 3],
                "first": True,
                "sure": "very",
                "tries": -1,
            },
            own[5].id: {**state(["x"]), "checked": []},
            own[6].id: {**state(["in-the-end"]), "first": [], "tries": 2},
            "a-question": state(["x"]),
            "toString": 1,
        },
    }
    remember(page, entries)
    expect(total(page)).to_have_text(many(3))
    data, text, _ = save(page)
    assert [
        (each["question"], each["first"], each["last"], each["sure"], each["tries"])
        for each in data["answers"]
    ] == [
        (own[0].id, ["left"], ["left"], "", 1),
        (own[4].id, ["fine"], ["fine"], "", 1),
        (own[6].id, ["in-the-end"], ["in-the-end"], "", 2),
    ]
    for hidden in (
        SIGNS.signs[0].id,
        HABITS.items[0].id,
        "01632",
        "own words",
        "old",
        "said-it",
        "picked",
        "another-course",
        "a-question",
        "read",
        "place",
    ):
        assert hidden not in text.decode(), hidden
    assert isinstance(read_document(text), ResultsFile)


def test_forget_everything_forgets_whose_files_they_are_and_undo_brings_it_back(open_page, book):
    page = open_page(f"{book}/{PROGRESS}")
    remember(page, {f"quiz/{BEFORE.id}": {BEFORE.questions[0].id: state(["x"])}})
    expect(total(page)).to_have_text(SAYS["one"])
    first, _, _ = save(page)
    assert remembered(page)["learner"] == {"id": first["learner"], "saves": 1}
    part(page).locator("input").fill("Ana")
    press(page, "forget")
    expect(total(page)).to_have_text(SAYS["none"])
    expect(part(page).locator("input")).to_be_hidden()
    assert remembered(page) == {} and part(page).locator("input").input_value() == ""
    press(page, "undo")
    expect(total(page)).to_have_text(SAYS["one"])
    again, _, _ = save(page)
    assert (again["learner"], again["saves"]) == (first["learner"], 2)
    press(page, "forget")
    remember(page, {f"quiz/{BEFORE.id}": {BEFORE.questions[0].id: state(["x"])}})
    assert save(page)[0]["learner"] != first["learner"]


@pytest.mark.parametrize(
    "learner",
    [
        {"id": "NOT-AN-ID", "saves": 3},
        {"id": "k3v9m2x7q0p4z8t1", "saves": "3"},
        {"saves": 3},
        {"id": "k3v9m2x7q0p4z8t1", "saves": 0},
    ],
    ids=["id", "text", "missing", "none"],
)
def test_a_broken_note_of_whose_files_they_are_is_made_anew(open_page, book, learner):
    page = open_page(f"{book}/{PROGRESS}")
    remember(
        page, {f"quiz/{BEFORE.id}": {BEFORE.questions[0].id: state(["x"])}, "learner": learner}
    )
    data, text, _ = save(page)
    assert (
        data["saves"] == 1
        and data["learner"] != learner.get("id")
        and isinstance(read_document(text), ResultsFile)
    )


@pytest.mark.parametrize("fault", STORAGE_FAULTS)
def test_where_nothing_is_remembered_it_says_so_and_offers_the_questions_on_paper(
    open_page, book, fault
):
    page = open_page(f"{book}/{LAST}")
    remember(page, {f"quiz/{BEFORE.id}": {BEFORE.questions[0].id: state(["x"])}})
    page.add_init_script(STORAGE_FAULTS[fault])
    page.reload()
    expect(total(page)).to_have_text(SAYS["blocked"])
    assert not part(page).locator("button:visible, input:visible, li[data-quiz]:visible").count()


def test_when_storage_fails_only_at_the_save_no_file_is_made(open_page, book):
    page = open_page(f"{book}/{LAST}")
    remember(page, {f"quiz/{BEFORE.id}": {BEFORE.questions[0].id: state(["x"])}})
    page.evaluate(
        "() => { window.made = 0; URL.createObjectURL = () => { window.made += 1; return '#'; }; }"
    )
    page.evaluate(f"() => {{ {STORAGE_FAULTS['full']} }}")
    unfold(page)
    part(page).get_by_role("button", name=SAVE).click()
    expect(said(page)).to_have_text(SAYS["blocked"])
    assert page.evaluate("window.made") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_and_fits_a_small_screen(open_page, book, scheme):
    page = open_page(
        f"{book}/{PROGRESS}",
        color_scheme=scheme,
        reduced_motion="reduce",
        viewport={"width": 320, "height": 700},
    )
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(FIND) == []
    remember(
        page, {f"quiz/{quiz.id}": {quiz.questions[0].id: state(["x"])} for quiz in (BEFORE, FINAL)}
    )
    save(page)
    page.evaluate(AXE_SCRIPT)
    assert (
        page.evaluate(FIND) == [] and page.evaluate(SMALL) == [] and page.evaluate(OVERFLOW) == ""
    )
    page.add_style_tag(content=SPACING)
    assert page.evaluate(CLIPPED) == [] and page.evaluate(OVERFLOW) == ""
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate(OVERFLOW) == ""


def test_without_script_and_on_paper_it_says_how_else(open_page, book):
    page = open_page(f"{book}/{LAST}", java_script_enabled=False)
    expect(part(page).locator(".course-results__needs")).to_have_text(WORDS["needs_script"])
    assert not part(page).locator("button, input").count()
    expect(part(page)).to_contain_text(plain(WORDS["holds"][0]))
    page = open_page(f"{book}/{LAST}")
    unfold(page)
    expect(part(page).locator(".course-results__needs")).to_be_hidden()
    page.emulate_media(media="print")
    assert part(page).inner_text().strip() == WORDS["needs_script"]
