"""The habits checklist in the book: ticked, counted, kept, forgotten, brought back, printed."""

import json

import pytest
from helpers.course_pages import (
    HABITS,
    HABITS_PAGE,
    STORAGE_FAULTS,
    WORDS,
    button,
    kept,
    part,
    plain,
    tidy,
)
from playwright.sync_api import expect

KEY = f"calm-calves/habits/{HABITS.id}"
TOTAL = len(HABITS.items)


def count(ticked):
    """The sentence that counts ticks."""
    return WORDS["ticked"].format(ticked=ticked, total=TOTAL)


def said(page):
    """The live region of the checklist."""
    return part(page, HABITS).locator(".course-checklist__far[role=status]")


def ticks(page):
    """The ids that are ticked."""
    return (
        part(page, HABITS)
        .locator("input:checked")
        .evaluate_all("all => all.map((field) => field.value)")
    )


def tick(page, *numbers):
    """Click the labels of the habits with these numbers."""
    for number in numbers:
        part(page, HABITS).locator("label").nth(number).click()


def test_ticks_are_counted_in_words_and_kept_over_a_reload(open_page, book):
    page = open_page(f"{book}/{HABITS_PAGE}")
    expect(said(page)).to_have_text(count(0))
    tick(page, 0, 2, TOTAL - 1)
    expect(said(page)).to_have_text(count(3))
    tick(page, 2)
    expect(said(page)).to_have_text(count(2))
    page.reload()
    assert ticks(page) == [HABITS.items[0].id, HABITS.items[-1].id]
    expect(said(page)).to_have_text(count(2))
    expect(part(page, HABITS).locator(".course__kept")).to_have_text(WORDS["kept_ticks"])


def test_habits_are_ticked_with_the_keyboard_and_enter_does_no_harm(open_page, book):
    page = open_page(f"{book}/{HABITS_PAGE}")
    part(page, HABITS).locator("input").first.focus()
    for key in ("Space", "Tab", "Space", "Enter"):
        page.keyboard.press(key)
    assert ticks(page) == [item.id for item in HABITS.items[:2]]
    assert page.url == f"{book}/{HABITS_PAGE}"


def test_start_again_forgets_the_ticks_and_undo_brings_them_back(open_page, book):
    page = open_page(f"{book}/{HABITS_PAGE}")
    expect(button(page, HABITS, "again")).to_be_hidden()
    tick(page, 1, 3)
    before = ticks(page)
    button(page, HABITS, "again").click()
    expect(said(page)).to_have_text(WORDS["forgotten_ticks"])
    expect(button(page, HABITS, "undo_ticks")).to_be_focused()
    assert ticks(page) == [] and KEY not in kept(page)
    button(page, HABITS, "undo_ticks").click()
    expect(said(page)).to_have_text(f"{WORDS['back_ticks']} {count(2)}")
    expect(button(page, HABITS, "again")).to_be_focused()
    page.reload()
    assert ticks(page) == before


def test_forgotten_ticks_stay_forgotten_after_a_reload(open_page, book):
    page = open_page(f"{book}/{HABITS_PAGE}")
    tick(page, 1)
    button(page, HABITS, "again").click()
    page.reload()
    assert ticks(page) == []
    expect(said(page)).to_have_text(count(0))
    expect(button(page, HABITS, "undo_ticks")).to_be_hidden()


def test_the_print_button_prints(open_page, book):
    page = open_page(f"{book}/{HABITS_PAGE}")
    page.evaluate("window.print = () => { document.body.dataset.printed = 'yes'; }")
    button(page, HABITS, "print").click()
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")


@pytest.mark.parametrize("fault", STORAGE_FAULTS)
def test_with_storage_that_does_not_work_ticks_count_and_the_page_says_they_are_not_kept(
    open_page, book, fault
):
    page = open_page(f"{book}/{HABITS_PAGE}")
    page.context.add_init_script(STORAGE_FAULTS[fault])
    page.reload()
    tick(page, 0)
    expect(said(page)).to_have_text(count(1))
    expect(part(page, HABITS).locator(".course__kept")).to_have_text(WORDS["not_kept"])
    button(page, HABITS, "again").click()
    button(page, HABITS, "undo_ticks").click()
    assert ticks(page) == [HABITS.items[0].id]


def test_corrupt_ticks_are_read_as_none_and_known_ones_are_kept(open_page, book):
    page = open_page(f"{book}/{HABITS_PAGE}")
    own = HABITS.items[0].id
    cases = [("{", []), ("null", []), (json.dumps({"version": 2, "value": {"ticked": [own]}}), [])]
    cases += [
        (json.dumps({"version": 1, "value": value}), found)
        for value, found in [
            ({"ticked": own}, []),
            ({"ticked": {"0": own}}, []),
            ({}, []),
            ({"ticked": ["no-such-habit", own, 7, None]}, [own]),
        ]
    ]
    for text, expected in cases:
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, text])
        page.reload()
        assert ticks(page) == expected, text
        expect(said(page)).to_have_text(count(len(expected)))


def test_without_script_every_habit_and_its_note_reads_and_no_button_is_dead(open_page, book):
    page = open_page(f"{book}/{HABITS_PAGE}", java_script_enabled=False)
    text = tidy(part(page, HABITS).inner_text())
    for item in HABITS.items:
        assert plain(item.text) in text and plain(item.note or "") in text
    assert part(page, HABITS).locator("button:visible").count() == 0


def test_the_print_button_prints_the_list_alone_and_leaves_the_page_as_it_was(book, open_page):
    page = open_page(f"{book}/{HABITS_PAGE}")
    page.emulate_media(media="print")
    page.evaluate("""() => { window.print = () => {
        window.seen = [...document.querySelectorAll(
            "main h1, main p, main img, .course-quiz, .course-checklist .course-option")]
            .filter((node) => node.getClientRects().length)
            .map((node) => node.className || node.tagName);
        window.dispatchEvent(new Event("afterprint"));
    }; }""")
    before = page.locator("main h1").is_visible()
    page.evaluate(
        "(text) => [...document.querySelectorAll('button')]"
        ".find((b) => b.textContent === text).click()",
        WORDS["print"],
    )
    seen = page.evaluate("window.seen")
    assert len([name for name in seen if "course-option" in name]) == len(HABITS.items)
    assert not [name for name in seen if name in ("H1", "IMG") or "course-quiz" in name], seen
    assert before and page.locator("main h1").is_visible()
