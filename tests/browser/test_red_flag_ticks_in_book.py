"""Ticked warning signs are kept nowhere and sent nowhere.

Her stage, her country and her unit's number may be kept.
"""

import json

import pytest
from helpers.course_pages import SIGNS, SIGNS_PAGES, STORAGE_FAULTS, WORDS, kept
from helpers.signs_pages import GROUPS, answer_box, ask, read, sign_field, signs_part
from playwright.sync_api import expect

PLACE = "calm-calves/place"


def tick_and_ask(page):
    """Tick one sign of each level, say where she is, and ask."""
    for level in (1, 2, 3):
        sign_field(page, GROUPS[level][0]).click()
    signs_part(page).locator("input[name=stage]").nth(1).click()
    ask(page)


def test_ticks_are_gone_after_a_reload_and_after_going_back_and_forward(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    tick_and_ask(page)
    page.reload()
    assert signs_part(page).locator("[name=sign]:checked").count() == 0 and read(page) == ""
    tick_and_ask(page)
    page.goto(f"{book}/{SIGNS_PAGES[1]}")
    assert signs_part(page).locator("[name=sign]:checked").count() == 0
    tick_and_ask(page)
    for move in (page.go_back, page.go_forward):
        move()
        assert signs_part(page).locator("[name=sign]:checked").count() == 0 and read(page) == ""


@pytest.mark.parametrize("where", SIGNS_PAGES)
def test_ticks_are_kept_nowhere_and_sent_nowhere(open_page, book, where):
    page = open_page(f"{book}/{where}")
    page.wait_for_load_state("networkidle")
    asked = []
    page.context.on("request", lambda request: asked.append(request.url))
    tick_and_ask(page)
    everything = page.evaluate("""async () => JSON.stringify([Object.entries(localStorage),
      Object.entries(sessionStorage), document.cookie,
      await indexedDB.databases(), await caches.keys(), location.href, history.state,
        history.length, window.name])""")
    value = {"version": 1, "value": {"stage": SIGNS.stages[1].id}}
    stage = json.dumps(value, separators=(",", ":"))
    assert json.loads(everything) == [
        [[PLACE, stage]],
        [],
        "",
        [],
        [],
        f"{book}/{where}",
        None,
        page.evaluate("history.length"),
        "",
    ]
    assert asked == [] and page.context.cookies() == []


def test_only_stage_country_and_a_number_that_she_types_are_kept(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    tick_and_ask(page)
    unit = signs_part(page).locator("input[type=tel]")
    unit.fill(" 01632 960 001 ")
    signs_part(page).locator("select").select_option(SIGNS.countries[1].id)
    dial = page.locator('a[href="tel:01632960001"]')
    expect(dial.first).to_have_text(WORDS["unit_call"].format(number="01632 960 001"))
    assert page.evaluate("Object.keys(localStorage)") == [PLACE]
    assert not any(sign.id in kept(page) for sign in SIGNS.signs)
    page.goto(f"{book}/{SIGNS_PAGES[1]}")
    expect(signs_part(page).locator("select")).to_have_value(SIGNS.countries[1].id)
    expect(signs_part(page).locator("[name=stage]").nth(1)).to_be_checked()
    sign_field(page, GROUPS[2][0]).click()
    ask(page)
    expect(answer_box(page).locator('a[href="tel:01632960001"]')).to_have_count(1)
    unit.fill("")
    expect(dial).to_have_count(0)
    assert "01632" not in kept(page)


@pytest.mark.parametrize(
    "value",
    [
        "{",
        '{"version":2,"value":{"unit":"1"}}',
        '{"version":1,"value":{"unit":7,"country":"no-such"}}',
    ],
)
def test_a_corrupt_place_is_read_as_none(open_page, book, value):
    stored = {"origins": [{"origin": book, "localStorage": [{"name": PLACE, "value": value}]}]}
    page = open_page(f"{book}/{SIGNS_PAGES[0]}", storage_state=stored)
    expect(signs_part(page).locator("select")).to_have_value("")
    expect(signs_part(page).locator("input[type=tel]")).to_have_value("")


@pytest.mark.parametrize("fault", STORAGE_FAULTS)
def test_the_list_answers_with_storage_that_does_not_work(open_page, book, fault):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    page.context.add_init_script(STORAGE_FAULTS[fault])
    page.reload()
    sign_field(page, GROUPS[1][0]).click()
    ask(page)
    signs_part(page).locator("select").select_option(SIGNS.countries[0].id)
    expect(
        answer_box(page).locator(f'a[href="tel:{SIGNS.countries[0].numbers[0]}"]').first
    ).to_be_visible()
    signs_part(page).locator("input[type=tel]").fill("01632 960 001")
    expect(
        signs_part(page).locator('.course-signs__place a[href="tel:01632960001"]')
    ).to_be_visible()
