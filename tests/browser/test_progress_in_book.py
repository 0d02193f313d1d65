"""The page My progress: what it shows of what was done, and going over what was missed.

Also the record, the file, and forgetting.
"""

import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from helpers.answering import put
from helpers.axe import FIND
from helpers.course_pages import (
    BLOCKED,
    HABITS,
    HABITS_PAGE,
    MIXED,
    MIXED_PAGE,
    NOTEBOOKS,
    QUIZZES,
    SIGNS,
    SIGNS_PAGES,
    card,
    kept,
    plain,
    tidy,
)
from helpers.places import FIXTURES, TESTS
from helpers.progress_pages import PAGE, press, remember, remembered, state
from helpers.signs_pages import signs_part
from playwright.sync_api import expect

from coursebook.checklists.loading import load_checklist
from coursebook.checklists.models import Habits
from coursebook.core.messages import messages
from coursebook.quizzes.marking import mark
from coursebook.results.progress_file import LARGEST
from coursebook.results.results_file import read_document

FILES = FIXTURES / "progress"
SAVED = TESTS / "course" / "progress"  # with what this course has
WORDS = messages()["progress"]
SAYS = WORDS["says"]
LESSON = Path(MIXED_PAGE).stem
EVERY = [(page, quiz) for page, quizzes in QUIZZES.items() for quiz in quizzes]
FINAL = next(quiz for _, quiz in EVERY if quiz.id == "cases-and-check")
# What the page says of a file that is refused; any other one is broken.
REFUSED = {
    "a-list": "not_ours",
    "another-format": "not_ours",
    "another-course": "not_ours",
    "newer-version": "other_version",
    "version-is-text": "other_version",
    "not-json": "not_json",
    "empty": "not_json",
}
SMALL = """() =>
  [...document.querySelectorAll(
    "main button, main input, .course-progress li > a, .course-progress__schema")]
  .filter((target) => target.checkVisibility() && !target.closest("label.course-option")
    && target.getBoundingClientRect().height < 43.5)
  .map((target) => target.outerHTML.slice(0, 120))"""


def all_right():
    """What the browser keeps once all lessons are read and all questions answered as keyed."""
    done = {f"lesson/{Path(page).stem}": {"read": True} for page in QUIZZES}
    for _, quiz in EVERY:
        done[f"quiz/{quiz.id}"] = {
            question.id: {**state(list(question.key)), "revision": question.revision}
            for question in quiz.questions
        }
    return done


def under(question):
    """An answer that is less help than a red flag needs, or None."""
    options = [option.id for option in getattr(question, "options", ())]
    return next(
        ([option] for option in options if question.red_flag and mark(question, [option]).under),
        None,
    )


UNDER = next(
    (quiz, question)
    for _, quiz in EVERY
    for question in quiz.questions
    if question.type == "single" and under(question)
)
SURE = next(
    (quiz, question)
    for _, quiz in EVERY
    for question in quiz.questions
    if question.type == "single" and not question.red_flag
)


def says(page):
    """The page's one live region."""
    return page.locator(".course-progress__said[role=status]")


def load(page, path):
    """Choose a file to load."""
    page.locator("input[type=file]").set_input_files(path)


def save(page):
    """Save to a file; return what it holds, and its path."""
    with page.expect_download() as download:
        press(page, "save")
    assert download.value.suggested_filename == "calm-calves-progress.json"
    path = download.value.path()
    return json.loads(path.read_text(encoding="utf-8")), path


def test_what_is_done_in_the_course_is_shown_and_an_answer_put_right_here_counts_in_the_lesson(
    open_page, book
):
    page = open_page(f"{book}/{MIXED_PAGE}")
    for question in MIXED.questions:
        put(page, question, list(question.key))
    question = next(each for each in MIXED.questions if each.type == "single")
    wrong = next(option.id for option in question.options if not option.right)
    put(page, question, [wrong])
    assert "lesson/" not in kept(page)
    page.locator(".course-read").scroll_into_view_if_needed()
    page.wait_for_function(f"localStorage.getItem('calm-calves/lesson/{LESSON}')")
    page.locator(".course-read a").click()
    page.wait_for_url(f"{book}/{PAGE}")
    total = len(MIXED.questions)
    expect(page.locator(f'[data-lesson="{LESSON}"] > .course-progress__state')).to_have_text(
        SAYS["read"]
    )
    line = page.locator(f'[data-quiz="{MIXED.id}"] .course-progress__state')
    expect(line).to_contain_text(SAYS["done"].format(right=total - 1, total=total, first=total))
    expect(page.locator(f'[data-quiz="{FINAL.id}"] .course-progress__state')).to_have_text(
        SAYS["not_begun"]
    )
    press(page, "review")
    expect(page.locator(".course-progress__review [data-question]")).to_have_count(1)
    assert page.evaluate("document.activeElement.textContent.trim()").endswith(plain(question.stem))
    assert (
        card(page, question).locator("input:checked").count() == 0
        and tidy(card(page, question).locator("[role=status]").inner_text()) == ""
    )
    before = remembered(page)
    card(page, question).locator("label").first.click()
    assert remembered(page) == before, "nothing is kept before it is marked"
    put(page, question, list(question.key))
    expect(line).to_contain_text(SAYS["done"].format(right=total, total=total, first=total))
    expect(page.locator(".course-progress__count")).to_have_text(SAYS["missed_none"])
    links = card(page, question).locator('.course-question__sources a[href*="#claim-"]')
    assert links.count() and all(
        link.startswith(f"{book}/{MIXED_PAGE}#claim-")
        for link in links.evaluate_all("all => all.map((a) => a.href)")
    )
    page.goto(f"{book}/{MIXED_PAGE}")
    assert card(page, question).locator("input:checked").evaluate_all(
        "all => all.map((field) => field.value)"
    ) == list(question.key)
    expect(card(page, question)).to_have_attribute("data-state", "right")


def test_a_red_flag_with_too_little_help_comes_first_and_holds_the_record_back(open_page, book):
    done = all_right()
    (flagged, question), (other, sure) = UNDER, SURE
    done[f"quiz/{flagged.id}"][question.id] = state(under(question), "guess")
    done[f"quiz/{other.id}"][sure.id] = state(
        [next(option.id for option in sure.options if not option.right)], "sure"
    )
    del done[f"lesson/{LESSON}"]
    page = open_page(f"{book}/{PAGE}", locale="en-GB")
    remember(page, done)
    expect(page.locator(".course-progress__given")).to_be_hidden()
    missing = page.locator(".course-progress__missing li")
    expect(missing).to_have_count(2)
    expect(missing.first).to_contain_text(
        SAYS["put_right"].lstrip("☎ ")
    )  # the book asks for the drawn form of the sign
    expect(missing.first.get_by_role("link")).to_have_text(plain(question.stem))
    expect(missing.last.get_by_role("link")).to_have_attribute("href", f"../{MIXED_PAGE}")
    expect(page.locator(".course-progress__sure li")).to_have_count(1)
    expect(page.locator(".course-progress__sure")).to_contain_text(plain(sure.stem))
    press(page, "review")
    asked = page.locator(".course-progress__review [data-question]")
    assert asked.evaluate_all("all => all.map((card) => card.dataset.question)") == [
        question.id,
        sure.id,
    ]
    put(page, question, list(question.key))
    expect(missing).to_have_count(1)
    remember(page, {**remembered(page), f"lesson/{LESSON}": {"read": True}})
    expect(page.locator(".course-progress__missing")).to_be_hidden()
    paper = page.locator(".course-record")
    total = len(FINAL.scored)
    for said in (
        SAYS["check"].format(right=total, total=total),
        WORDS["course"],
        WORDS["record_is_not"],
    ):
        expect(paper).to_contain_text(said)
    expect(paper).to_contain_text(re.compile(r"\b\d{1,2} [A-Z][a-z]+ 20\d\d\."))
    page.locator('[data-name="record"]').fill("A typed name")
    expect(paper).to_contain_text("A typed name")
    assert "A typed name" not in kept(page)
    assert "A typed name" not in json.dumps(save(page)[0])
    page.evaluate("window.print = () => {}")
    for size in ("A4", "Letter"):
        press(page, "print")
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=size))) == 1, size


def test_the_file_holds_all_but_the_warning_signs_and_brings_all_back(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    page.locator(f'[name="sign"][value="{SIGNS.signs[0].id}"]').check()
    signs_part(page).get_by_role("combobox").select_option("uk")
    signs_part(page).locator("input[type=tel]").fill("01632 960 001")
    page.goto(f"{book}/{HABITS_PAGE}")
    page.locator(f'[data-id="{HABITS.id}"] label').first.click()
    page.goto(f"{book}/{PAGE}")
    expect(page.locator("[data-item]:visible")).to_have_text([plain(HABITS.items[0].text)])
    entries = {**remembered(page), **all_right()}
    remember(page, entries)
    data, path = save(page)
    assert set(data) == {"format", "version", "course", "saved", "lessons", "quizzes", "habits"}
    assert not re.search(r"01632|place|country", path.read_text(encoding="utf-8")) and SIGNS.signs[
        0
    ].id not in json.dumps(data)
    progress = read_document(path.read_bytes())
    assert len(progress.lessons) == len(QUIZZES) and set(progress.quizzes) == {
        quiz.id for _, quiz in EVERY
    }
    page.locator('[data-name="file"]').fill("  A learner ")
    assert save(page)[0]["name"] == "A learner" and "A learner" not in kept(page)

    press(page, "forget")
    assert remembered(page) == {} and page.locator('[data-name="file"]').input_value() == ""
    expect(says(page)).to_have_text(SAYS["forgotten"])
    expect(page.locator('[data-do="undo"]')).to_be_focused()
    press(page, "undo")
    assert remembered(page) == entries
    expect(page.locator('[data-do="forget"]')).to_be_focused()

    press(page, "forget")
    load(page, path)
    expect(says(page)).to_have_text(SAYS["loaded"])
    assert remembered(page) == {name: value for name, value in entries.items() if name != "place"}
    load(page, SAVED / "of-another-edition.json")
    expect(says(page)).to_have_text(f"{SAYS['loaded']} {SAYS['unknown'].format(count=3)}")
    now = {"lesson/02-easing-a-cramp", "quiz/easing-a-cramp", f"habits/{HABITS.id}"}
    assert set(remembered(page)) == now
    for name in sorted((FILES / "invalid").glob("*.json")):
        load(page, name)
        expect(says(page)).to_have_text(SAYS[REFUSED.get(name.stem, "wrong_shape")])
    load(
        page, {"name": "large.json", "mimeType": "application/json", "buffer": b" " * (LARGEST + 1)}
    )
    expect(says(page)).to_have_text(SAYS["too_large"])
    assert set(remembered(page)) == now
    press(page, "undo")
    assert len(remembered(page)["quiz/" + FINAL.id]) == len(FINAL.questions), (
        "undo takes back the last file that was loaded"
    )
    load(page, SAVED / "full.json")
    expect(page.locator('[data-name="file"]')).to_have_value("A learner")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_of_the_page_is_accessible_and_fits_a_small_screen(open_page, book, scheme):
    page = open_page(
        f"{book}/{PAGE}",
        color_scheme=scheme,
        reduced_motion="reduce",
        viewport={"width": 320, "height": 700},
    )
    done = all_right()
    remember(page, done)
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(FIND) == [] and page.evaluate(SMALL) == []
    quiz, question = UNDER
    done[f"quiz/{quiz.id}"][question.id] = state(under(question), "sure")
    remember(page, done)
    press(page, "review")
    put(page, question, under(question))
    load(page, FILES / "invalid" / "empty.json")
    expect(says(page)).to_have_text(SAYS["not_json"])
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(FIND) == [] and page.evaluate(SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_without_storage_the_page_says_so_and_without_script_it_is_a_list_of_links(open_page, book):
    page = open_page(f"{book}/{PAGE}")
    page.add_init_script(BLOCKED)
    page.reload()
    expect(page.locator(".course-progress__sum")).to_have_text(SAYS["blocked"])
    press(page, "forget")
    expect(says(page)).to_have_text(SAYS["blocked"])
    load(page, SAVED / "full.json")
    expect(says(page)).to_have_text(SAYS["not_kept"])
    page = open_page(f"{book}/{PAGE}", java_script_enabled=False)
    expect(page.locator(".course-progress__needs")).to_be_visible()
    lists = [load_checklist(path) for path in NOTEBOOKS.glob("*.checklist.yml")]
    habits = sum(isinstance(each, Habits) for each in lists)
    links = page.locator(".course-progress a:visible")
    assert links.count() == len(QUIZZES) + len(EVERY) + habits > 25
    assert page.locator("main").locator("button:visible, input:visible").count() == 0
