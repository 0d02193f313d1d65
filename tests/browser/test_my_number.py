"""Her number, typed once on any page: every call shows it, until she forgets it."""

import json

import pytest
from helpers.course_pages import SIGNS, SIGNS_PAGES, WORDS, kept
from playwright.sync_api import expect

QUICK, LESSON = "book/just-tell-me.html", "notebooks/02-easing-a-cramp.html"
DIAL = WORDS["theme"]["dial"]
NUMBER, TEL = "020 7946 0000", "tel:02079460000"
UK = SIGNS.countries[0]


def dialog(page):
    return page.locator("dialog.book-place")


def dial(page):
    """The button of the box."""
    return page.locator("[data-dial]").first


def save(page, stage=None, country=UK.id):
    """Type the number, with stage and country, where the box asks for it."""
    dial(page).click()
    dialog(page).locator("[name=unit]").fill(NUMBER)
    if stage:
        dialog(page).locator("[name=stage]").select_option(stage)
    dialog(page).locator("[name=country]").select_option(country)
    dialog(page).get_by_role("button", name=DIAL["save"], exact=True).click()
    expect(dialog(page)).to_be_hidden()


def test_typed_once_it_stands_in_every_call_of_every_page(open_page, book):
    page = open_page(f"{book}/{QUICK}")
    expect(dial(page)).to_have_text(DIAL["label"])
    save(page)
    for where in (QUICK, LESSON, "book/index.html", *SIGNS_PAGES):
        page.goto(f"{book}/{where}")
        if page.locator("[data-dial]").count():
            expect(dial(page)).to_have_attribute("href", TEL)
            expect(dial(page)).to_have_text(WORDS["unit_call"].format(number=NUMBER))
        for call in page.locator("[data-call=unit]").all():
            expect(call.locator(f'a[href="{TEL}"]')).to_have_count(1)
        for call in page.locator("[data-call=emergency]").all():
            expect(call.locator(f'a[href="tel:{UK.numbers[0]}"]')).to_have_count(1)
    expect(page.locator(".course-signs input[name=unit]")).to_have_value(NUMBER)


def test_the_stage_says_whom_to_call_everywhere(open_page, book):
    page = open_page(f"{book}/{LESSON}")
    early = SIGNS.stages[0]
    save(page, early.id)
    expect(page.locator("[data-call=unit]").first).to_contain_text(early.unit)
    page.goto(f"{book}/{SIGNS_PAGES[0]}")
    expect(page.locator(f'input[name=stage][value="{early.id}"]')).to_be_checked()


def test_it_can_be_changed_and_forgotten_and_forget_everything_forgets_it(open_page, book):
    page = open_page(f"{book}/{LESSON}")
    save(page)
    page.get_by_role("button", name=DIAL["change"]).first.click()
    dialog(page).get_by_role("button", name=DIAL["forget"]).click()
    expect(dial(page)).to_have_text(DIAL["label"])
    assert "7946" not in kept(page) and page.locator("a.book-call").count() == 0
    save(page)
    page.goto(f"{book}/book/my-progress.html")
    page.get_by_role("button", name=WORDS["progress"]["forget"], exact=True).first.click()
    confirm = page.get_by_role("button", name=WORDS["progress"].get("forget_yes", ""), exact=True)
    if confirm.count():
        confirm.click()
    page.goto(f"{book}/{LESSON}")
    expect(dial(page)).to_have_text(DIAL["label"])


def test_escape_saves_nothing_and_brings_the_focus_back(open_page, book):
    page = open_page(f"{book}/{LESSON}")
    dial(page).focus()
    page.keyboard.press("Enter")
    dialog(page).locator("[name=unit]").fill(NUMBER)
    page.keyboard.press("Escape")
    expect(dialog(page)).to_be_hidden()
    expect(dial(page)).to_be_focused()
    expect(dial(page)).to_have_text(DIAL["label"])
    assert "7946" not in (kept(page) or "")


def test_without_script_the_button_leads_to_the_signs(open_page, book):
    page = open_page(f"{book}/{LESSON}", java_script_enabled=False)
    dial(page).click()
    page.wait_for_url(f"**/{SIGNS_PAGES[0]}")


def test_what_is_stored_wrongly_is_read_as_nothing(open_page, book):
    place = json.dumps({"version": 1, "value": {"unit": 7, "country": "no-such", "stage": []}})
    stored = {"name": "calm-calves/place", "value": place}
    page = open_page(
        f"{book}/{LESSON}",
        storage_state={"origins": [{"origin": book, "localStorage": [stored]}]},
    )
    expect(dial(page)).to_have_text(DIAL["label"])
    assert page.locator("a.book-call").count() == 0


@pytest.mark.parametrize("sheet", ["fridge-page", "wallet-card", "stretch-card"])
def test_a_sheet_has_it_on_its_line(open_page, book, sheet):
    page = open_page(f"{book}/{LESSON}")
    save(page)
    page.goto(f"{book}/handouts/{sheet}.html")
    expect(page.locator("[data-kept=unit]").first).to_have_text(NUMBER)
