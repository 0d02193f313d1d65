"""axe-core finds no violation on any page.

It looks at them light, dark, on paper, on a phone, and with all feedback open.
"""

import re

import pytest
from helpers.axe import ANSWER, LAPTOP, LOOKS, PHONE, Examined
from helpers.course_pages import (
    COURSE_PAGES,
    EVERY_PAGE,
    HABITS_PAGE,
    MIXED_PAGE,
    SIGNS_PAGES,
    WORDS,
)
from helpers.progress_pages import PLACE, remember
from helpers.small_screens import ALL_ON_SHOW
from playwright.sync_api import expect


@pytest.mark.parametrize("where", EVERY_PAGE)
def test_no_violation_in_light_in_dark_on_a_phone_and_on_paper(open_page, book, where):
    page = open_page(f"{book}/{where}", reduced_motion="reduce")
    page.evaluate(ALL_ON_SHOW)
    one = Examined(page)
    one.look("light")
    one.look("dark on a phone", PHONE, LOOKS, color_scheme="dark")
    one.look("paper", LAPTOP, LOOKS, media="print")
    assert one.found == {}


@pytest.mark.parametrize("where", COURSE_PAGES)
def test_no_violation_with_all_feedback_open_right_and_wrong(open_page, book, where):
    page = open_page(f"{book}/{where}", reduced_motion="reduce")
    one = Examined(page)
    for right, sign in ((True, 1), (False, 2)):
        page.evaluate(ANSWER, [right, sign])
        shown = page.locator(
            ".course-said:visible, [data-state=kept], "
            ".course-outcome:visible, .course-checklist__far:visible"
        )
        assert (
            shown.count() >= page.locator("[data-question], [data-course='red-flags']").count() > 0
            or where == HABITS_PAGE
        )
        one.look(
            f"all right: {right}",
            LAPTOP if right else PHONE,
            color_scheme="light" if right else "dark",
        )
    assert one.found == {}


@pytest.mark.parametrize("sign", [3, 4, "none"])
def test_no_violation_in_any_answer_of_the_signs(open_page, book, sign):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}", reduced_motion="reduce")
    page.evaluate(ANSWER, [True, sign])
    expect(page.locator(".course-signs__answer .course-outcome").first).to_be_visible()
    one = Examined(page)
    one.look("dark on a phone", PHONE, color_scheme="dark")
    assert one.found == {}


@pytest.mark.parametrize("where", [MIXED_PAGE, HABITS_PAGE, *SIGNS_PAGES])
def test_no_violation_when_the_scripts_never_came_with_all_answers_open(open_page, book, where):
    page = open_page(f"{book}/{where}", reduced_motion="reduce")
    page.route(
        re.compile(r"\.js(\?|$)"),
        lambda route: route.fulfill(body="", content_type="text/javascript"),
    )
    page.reload()
    page.evaluate(
        "document.querySelectorAll('details').forEach((details) => { details.open = true; })"
    )
    assert page.locator("[data-awake]").count() == 0
    one = Examined(page)
    one.look("without script")
    assert one.found == {}


def test_no_violation_among_search_results_and_when_nothing_is_found(open_page, book):
    for query in ("quinine", "zzzz"):
        page = open_page(f"{book}/search.html?q={query}")
        expect(page.locator(".book-results [role=status]")).to_contain_text(query)
        one = Examined(page)
        one.look("light")
        one.look("dark on a phone", PHONE, color_scheme="dark")
        assert one.found == {}


def test_no_violation_once_answers_are_forgotten(open_page, book):
    page = open_page(f"{book}/{HABITS_PAGE}", reduced_motion="reduce")
    page.evaluate(ANSWER, [True, 1])
    again = page.get_by_role("button", name=WORDS["again"])
    while again.count():
        again.first.click()
    one = Examined(page)
    one.look("light")
    assert one.found == {}


def test_no_violation_where_her_numbers_are_asked_for_and_in_the_calls_that_have_them(
    open_page, book
):
    page = open_page(f"{book}/{MIXED_PAGE}", reduced_motion="reduce")
    page.locator("[data-dial]").first.click()
    expect(page.locator("dialog.book-place")).to_be_visible()
    one = Examined(page)
    one.look("asked")
    one.look("asked in the dark on a phone", PHONE, color_scheme="dark")
    remember(page, {"place": PLACE})
    expect(page.locator("a.book-call").first).to_have_attribute("href", re.compile("^tel:"))
    known = Examined(page)
    known.look("known")
    known.look("known in the dark on a phone", PHONE, color_scheme="dark")
    assert one.found == {} and known.found == {}
