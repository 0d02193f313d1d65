"""A class rehearsed with the keyboard alone.

It has the plan, two lessons in class view, two votes, the answer, and the counts saved.
"""

import csv
import io

from helpers.class_pages import BEAMER, SAYS, bars, onto
from helpers.course_pages import QUIZZES, plain, tidy
from playwright.sync_api import expect

FIRST, SECOND = "notebooks/01-cramps-and-causes.html", "notebooks/02-easing-a-cramp.html"


def tab_to(page, found):
    """Press Tab until an element has the focus."""
    for _ in range(150):
        if page.evaluate("(found) => document.activeElement.matches(found)", found):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never came to {found}")


def vote(page, question, first, second):
    """Count hands twice for a question by letters, with the talk between, and show the answer."""
    asked = onto(page, plain(question.stem))
    page.keyboard.press("h")
    for _ in range(len(question.options)):
        page.keyboard.press("Enter")  # past the fields: letters count as well
    for letter, count in zip("abcd", first, strict=False):
        for _ in range(count):
            page.keyboard.press(letter)
    page.keyboard.press("h")
    assert [row[0] for row in bars(page)] == [round(100 * count / max(first)) for count in first]
    page.keyboard.press("n")
    for letter, count in zip("abcd", second, strict=False):
        for _ in range(count):
            page.keyboard.press(letter)
    page.keyboard.press("h")
    most = max(*first, *second)
    assert bars(page) == [
        [round(100 * one / most), round(100 * two / most)]
        for one, two in zip(first, second, strict=True)
    ]
    page.keyboard.press("r")
    assert plain(question.explanation) in tidy(asked.inner_text())
    assert [
        text == SAYS["right"] for text in asked.locator(".course-view__mark").all_inner_texts()
    ] == [option.right for option in question.options]


def to_the_end(page):
    for _ in range(150):
        if page.locator("[data-end]").count():
            return
        page.keyboard.press("PageDown")
    raise AssertionError("the lesson never ended")


def test_an_educator_rehearses_a_class_with_the_keyboard_alone(open_page, book):
    page = open_page(f"{book}/book/educators/session-plans.html", viewport=BEAMER)
    tab_to(page, ".course-plan select:last-of-type, .course-plan label:last-of-type select")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    tab_to(page, f'.course-plan a[href*="{FIRST.split("/")[1]}"]')
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{FIRST}*")
    page.keyboard.press("F8")
    expect(page.locator(".course-view[open]")).to_have_count(1)
    page.keyboard.press("Home")
    single = [
        next(question for question in QUIZZES[lesson][0].questions if question.type == "single")
        for lesson in (FIRST, SECOND)
    ]
    vote(page, single[0], [3, 12, 0, 9], [1, 20, 0, 3])
    to_the_end(page)
    with page.expect_download() as saved:
        tab_to(page, "[data-end] button")  # after the link to the next lesson
        page.keyboard.press("Enter")
    rows = list(csv.DictReader(io.StringIO(saved.value.path().read_text(encoding="utf-8-sig"))))
    assert [(row[SAYS["column_first"]], row[SAYS["column_second"]]) for row in rows] == [
        ("3", "1"),
        ("12", "20"),
        ("0", "0"),
        ("9", "3"),
    ]
    tab_to(page, "[data-end] a")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{SECOND}*")
    expect(page.locator(".course-view[open]")).to_have_count(1)  # the class goes on where it was
    vote(page, single[1], [5, 4, 3, 2], [0, 1, 1, 12])
    page.keyboard.press("s")
    expect(page.locator(".course-view")).to_have_attribute("data-face", "signs")
    page.keyboard.press("s")
    to_the_end(page)
    page.keyboard.press("Escape")
    expect(page.locator(".course-view")).to_have_count(0)
    expect(page).to_have_url(f"{book}/{SECOND}")
