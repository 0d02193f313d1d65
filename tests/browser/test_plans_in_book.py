"""The page of plans in a real browser: each plan of the picker is the one that Python composed.

It works by keyboard, on paper, on small screens, and without script.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from helpers.axe import FIND
from helpers.serving import serving
from helpers.small_screens import CLIPPED, OVERFLOW, PHONE, TARGETS
from playwright.sync_api import expect

from coursebook.core.bundle import read_script, read_style
from coursebook.core.messages import messages
from coursebook.course.course import Course
from coursebook.teaching.plans.html import offered_plans, page_html
from coursebook.teaching.plans.material import PlanMaterial
from coursebook.teaching.plans.schedule import READY, SERIES, compose_series
from coursebook.teaching.plans.text import meeting_title, say_drop_order, say_latest_start

T = messages()["plans"]
_PAGE = """<!doctype html><html lang="en" dir="{dir}"><head><meta charset="utf-8">
<title>Plans</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><link rel="stylesheet" href="plan.css"></head>
<body><main class="book-main"><h1>Plans</h1><p id="before">Before</p><h2>Now</h2>{plans}</main>
<script src="plan.js"></script></body></html>"""
# What the page shows: for each table its lines, and the activities that can be seen, with when
# they are.
SHOWN = """() => [...document.querySelectorAll(".course-plan__chosen table")].map((table) =>
  [...table.tBodies[0].rows].map((row) => [
    row.cells[0].textContent, row.querySelector("a").getAttribute("href"),
    row.querySelector(".course-plan__short") ? 1 : 0]))"""
SEEN = """() => [...document.querySelectorAll("[data-activity]")]
  .filter((one) => one.checkVisibility()).map((one) => one.dataset.activity)"""


@pytest.fixture(scope="module")
def material(root):
    return PlanMaterial(Course(root))


@pytest.fixture(scope="module")
def site(tmp_path_factory, root, material):
    """The address of the page as the book would publish it, left to right and right to left."""
    folder = tmp_path_factory.mktemp("plans")
    html = page_html(
        material, {name: f"{name}.html" for name in material.headings}, "evidence.html"
    )
    for name, way in (("index", "ltr"), ("rtl", "rtl")):
        (folder / f"{name}.html").write_text(_PAGE.format(plans=html, dir=way), encoding="utf-8")
    (folder / "plan.js").write_text(read_script("plan"), encoding="utf-8")
    style = read_style("theme", "palette", "course", "plan")
    (folder / "plan.css").write_text(style, encoding="utf-8")
    with serving(folder) as address:
        yield address


def select(page, word):
    return page.get_by_role("combobox", name=T["says"][word], exact=True)


def rows(plan):
    return [
        [
            T["span"].format(start=part.start, end=part.end),
            f"#activity-{part.activity.id}",
            int(part.short),
        ]
        for part in plan.parts
    ]


def test_each_plan_of_the_picker_is_the_one_that_was_composed(site, open_page, material):
    page = open_page(site)
    for meetings, lengths in offered_plans(material.activities).items():
        select(page, "meetings").select_option(str(meetings))
        assert select(page, "minutes").locator("option").evaluate_all(
            "all => all.map((one) => one.value)"
        ) == [str(minutes) for minutes in lengths]
        for minutes in lengths:
            select(page, "minutes").select_option(str(minutes))
            plans = compose_series(material.activities, minutes, meetings)
            assert page.evaluate(SHOWN) == [rows(plan) for plan in plans]
            order = list(dict.fromkeys(part.activity.id for plan in plans for part in plan.parts))
            assert page.evaluate(SEEN) == order
            told = page.locator(".course-plan__chosen").text_content()
            for plan in plans:
                assert (
                    say_latest_start(plan, T) in told
                    and (not plan.drop_order or say_drop_order(plan, T) in told)
                    and meeting_title(plan, T) in told
                )


def test_the_page_begins_with_a_class_of_45_minutes_and_says_nothing_yet(site, open_page, material):
    page = open_page(site)
    assert page.evaluate(SHOWN) == [rows(compose_series(material.activities, 45, 1)[0])]
    expect(page.get_by_role("status")).to_have_text("")
    expect(page.locator(".course-plan__ready")).to_be_hidden()


def test_an_address_may_name_a_plan_and_a_wrong_one_does_no_harm(site, open_page, material):
    page = open_page(f"{site}/#plan-60x3")
    assert page.evaluate(SHOWN) == [
        rows(plan) for plan in compose_series(material.activities, 60, 3)
    ]
    assert open_page(f"{site}/#plan-62").evaluate(SHOWN) == [
        rows(compose_series(material.activities, 60, 1)[0])
    ]
    for wrong in ("#plan-", "#plan-60x9", "#x"):
        assert open_page(f"{site}/{wrong}").evaluate(SHOWN) == [
            rows(compose_series(material.activities, READY[1], 1)[0])
        ]


def test_a_plan_is_chosen_by_keyboard_alone_said_aloud_and_its_links_lead_on(
    site, open_page, material
):
    page = open_page(site, reduced_motion="reduce")
    select(page, "meetings").focus()
    page.keyboard.press("Tab")
    expect(select(page, "minutes")).to_be_focused()
    page.keyboard.press("Home")
    plan = compose_series(material.activities, 15, 1)[0]
    assert page.evaluate(SHOWN) == [rows(plan)] and page.url.endswith("#plan-15")
    said = T["says"]["now"].format(
        plan=f"{T['says']['one']}, {T['says']['length'].format(minutes=15)}", count=len(plan.parts)
    )
    expect(page.get_by_role("status")).to_have_text(said)
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=T["says"]["print"], exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#activity-welcome")).to_be_in_viewport()
    expect(page.locator("#activity-welcome .course-activity__when")).to_have_text(
        f"{T['at'].format(start=0, end=2)} {T['short']}"
    )


def test_a_time_that_a_meeting_cannot_have_becomes_the_nearest(site, open_page):
    page = open_page(site)
    select(page, "minutes").select_option("120")
    select(page, "meetings").select_option("3")
    longest = select(page, "minutes").locator("option").last.get_attribute("value")
    assert select(page, "minutes").input_value() == longest


def test_what_to_print_and_to_bring_is_that_of_the_plan(site, open_page, material):
    page = open_page(f"{site}/#plan-15")
    needed = {
        T["materials"][name] for name in compose_series(material.activities, 15, 1)[0].materials
    }
    told = " ".join(page.locator(".course-plan__chosen .course-plan__things").all_text_contents())
    assert all(name in told for name in needed) and not any(
        name in told for name in set(T["materials"].values()) - needed
    )
    assert told.startswith(T["print_heading"]) and T["bring_heading"] in told


def test_without_script_the_ready_plans_and_every_activity_can_be_read(site, open_page, material):
    page = open_page(site, java_script_enabled=False, reduced_motion="reduce")
    names = [
        *(T["whole"].format(minutes=minutes) for minutes in READY),
        *(T["meeting"].format(number=n, of=SERIES[0], minutes=SERIES[1]) for n in (1, 2, 3)),
    ]
    for name in names:
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    assert page.locator("table").count() == len(names)
    for each in material.activities:
        expect(page.locator(f"#activity-{each.activity.id}")).to_be_visible()
    page.locator('a[href="#activity-phone-call"]').first.click()
    expect(page.locator("#activity-phone-call")).to_be_in_viewport()
    assert page.get_by_role("button").count() == 0


def test_on_paper_the_chosen_plan_stands_alone_with_its_time_line_first(site, open_page, material):
    page = open_page(f"{site}/#plan-15", viewport={"width": 720, "height": 1000})
    page.evaluate("() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; }")
    page.get_by_role("button", name=T["says"]["print"], exact=True).click()
    page.emulate_media(media="print")
    assert page.evaluate("window.printed") == 1
    for hidden in ("#before", "form", ".course-plan__ready", "h1"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.get_by_text(T["now_heading"])).to_be_visible()
    tops = [
        page.locator(place).first.bounding_box()["y"]
        for place in (".course-plan__now", ".course-plan__chosen table", "#activity-welcome")
    ]
    assert tops == sorted(tops)
    assert page.evaluate(SEEN) == [
        part.activity.id for part in compose_series(material.activities, 15, 1)[0].parts
    ]
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator("#before")).to_be_visible()


@pytest.mark.parametrize("name, way, scheme", [("index", "ltr", "light"), ("rtl", "rtl", "dark")])
def test_the_page_fits_320_pixels_and_has_no_barrier(site, open_page, name, way, scheme):
    page = open_page(f"{site}/{name}.html#plan-20x3", color_scheme=scheme, **PHONE)
    assert page.evaluate(OVERFLOW) == "" and page.evaluate(CLIPPED) == []
    assert [target for target in page.evaluate(TARGETS) if target[0] < 44] == []
    page.evaluate(AXE_SCRIPT)
    assert page.evaluate(FIND) == []
