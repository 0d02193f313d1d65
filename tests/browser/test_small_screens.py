"""Phones, zoom and keyboards: the menu, the width of 320 px, sizes to touch.

Also focus that can be seen, text spacing, and right to left.
"""

import pytest
from helpers.course_pages import EVERY_PAGE, FRONT, MIXED_PAGE, SIGNS, SIGNS_PAGES, WORDS, button
from helpers.progress_pages import PLACE, remember
from helpers.small_screens import ALL_OPEN, CLIPPED, OVERFLOW, PHONE, SPACING, TARGETS
from playwright.sync_api import expect

ZOOMED = {
    "viewport": {"width": 320, "height": 200},
    "device_scale_factor": 4,
}  # 1280 × 800 at 400 %

# The element that has the focus: can it be seen, and is there a ring or another mark?
FOCUSED = """() => {
  const element = document.activeElement, box = element.getBoundingClientRect(),
    style = getComputedStyle(element);
  if (element === document.body) return null;
  const x = Math.min(Math.max(box.left + Math.min(box.width, 30) / 2, 0), innerWidth - 1);
  const ys = [box.top + 3, (box.top + box.bottom) / 2, box.bottom - 3]
    .filter((y) => y >= 0 && y < innerHeight);
  const seen = ys.some((y) => { const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element)); });
  const ring = parseFloat(style.outlineWidth) >= 2 && style.outlineStyle !== "none";
  return { what: element.outerHTML.slice(0, 120), seen: seen && box.width > 1, ring };
}"""
STILL = {"reduced_motion": "reduce"}


@pytest.fixture(scope="module")
def narrow(browser, book):
    """What is measured on each page at 320 px: width and targets.

    Then the same with wide text spacing, right to left at 360 px, with text twice as large.
    """
    found = {}
    context = browser.new_context(**PHONE, **STILL)
    page = context.new_page()
    for where in EVERY_PAGE:
        page.goto(f"{book}/{where}")
        page.evaluate(ALL_OPEN)
        found[where] = {"width": page.evaluate(OVERFLOW), "targets": page.evaluate(TARGETS)}
        page.add_style_tag(content=SPACING)
        found[where] |= {"spaced": page.evaluate(OVERFLOW), "clipped": page.evaluate(CLIPPED)}
        page.set_viewport_size({"width": 360, "height": 640})
        page.evaluate(
            "document.head.lastElementChild.remove(); document.documentElement.dir = 'rtl'"
        )
        found[where]["rtl"] = page.evaluate(OVERFLOW)
        page.evaluate(
            "document.documentElement.dir = ''; document.documentElement.style.fontSize = '200%'"
        )
        page.set_viewport_size({"width": 390, "height": 844})
        found[where]["twice"] = page.evaluate(OVERFLOW)
        page.set_viewport_size(PHONE["viewport"])
    context.close()
    return found


def faults(narrow, name):
    """The pages on which a measure is not empty."""
    return {where: facts[name] for where, facts in narrow.items() if facts[name]}


def test_no_page_scrolls_sideways_at_320_px(narrow):
    assert faults(narrow, "width") == {}


def test_buttons_fields_options_and_menu_links_are_44_px_high(narrow):
    small = {
        where: [target for target in facts["targets"] if target[0] < 43.5]
        for where, facts in narrow.items()
    }
    assert {where: targets for where, targets in small.items() if targets} == {}
    assert all(len(facts["targets"]) > 15 for facts in narrow.values())


def test_wide_text_spacing_clips_nothing_and_does_not_scroll_sideways(narrow):
    assert faults(narrow, "clipped") == {} and faults(narrow, "spaced") == {}


def test_no_page_scrolls_sideways_when_read_from_right_to_left(narrow):
    assert faults(narrow, "rtl") == {}


def test_no_page_scrolls_sideways_at_390_px_with_text_twice_as_large(narrow):
    assert faults(narrow, "twice") == {}


def test_an_answered_quiz_and_a_shown_answer_do_not_scroll_sideways_at_320_px(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[1]}", **PHONE)
    page.evaluate(
        "document.querySelectorAll('input').forEach((input) => "
        "input.type === 'text' || input.click())"
    )
    page.evaluate(
        "document.querySelectorAll('.course-button--check').forEach((one) => one.click())"
    )
    button(page, SIGNS, "show_what_to_do").last.click()
    outcomes = page.locator(".course-signs__answer .course-outcome:visible")
    for level in (1, 2, 3):  # all are ticked; each time the most urgent that is left is said
        expect(outcomes.first).to_have_attribute("data-level", str(level))
        expect(page.locator(".course-outcome__say:visible")).to_have_count(1)
        assert page.evaluate(OVERFLOW) == ""
        page.locator(f".course-signs__group[data-level='{level}'] input:checked").evaluate_all(
            "all => all.forEach((input) => input.click())"
        )
    expect(page.locator(".course-outcome__say:visible")).to_have_count(0)
    assert page.evaluate(OVERFLOW) == ""


def test_the_dialog_for_her_numbers_fits_320_px_also_spaced_and_from_right_to_left(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}", **PHONE, **STILL)
    page.locator("[data-dial]").first.click()
    dialog = page.locator("dialog.book-place")
    expect(dialog).to_be_visible()
    assert [target for target in page.evaluate(TARGETS) if target[0] < 43.5] == []
    for change in ("", "document.documentElement.dir = 'rtl'"):
        page.evaluate(change)
        box = dialog.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 320 and page.evaluate(OVERFLOW) == ""
        assert dialog.evaluate("(one) => one.scrollWidth <= one.clientWidth")
        page.add_style_tag(content=SPACING)
        assert page.evaluate(CLIPPED) == []
        assert dialog.evaluate("(one) => one.scrollWidth <= one.clientWidth")


def test_calls_and_buttons_with_her_numbers_fit_320_px_on_every_page(open_page, book):
    page = open_page(f"{book}/{FRONT}", **PHONE, **STILL)
    remember(page, {"place": PLACE})
    found, dialled = {}, 0
    for where in EVERY_PAGE:
        page.goto(f"{book}/{where}")
        page.evaluate(ALL_OPEN)
        dialled += page.locator("a.book-call, a[data-dial][href^='tel:']").count()
        wide = page.evaluate(OVERFLOW)
        small = [target for target in page.evaluate(TARGETS) if target[0] < 43.5]
        page.add_style_tag(content=SPACING)
        found[where] = [wide, small, page.evaluate(OVERFLOW), page.evaluate(CLIPPED)]
    assert dialled > 20
    assert {where: facts for where, facts in found.items() if any(facts)} == {}


def press_until(page, target, most=30):
    """Press Tab until a target has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not reach {target}")


@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["phone", "zoom-400"])
def test_the_menu_opens_leads_on_and_closes_with_the_keyboard(open_page, book, size):
    page = open_page(f"{book}/{FRONT}", **size, **STILL)
    menu = page.locator("details.book-menu")
    press_until(page, menu.locator("> summary"), 5)
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    expect(menu.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).not_to_have_attribute("open", "")
    expect(menu.locator("> summary")).to_be_focused()
    page.keyboard.press("Space")
    link = menu.locator(f'a[href$="{MIXED_PAGE.split("/")[1]}"]')
    press_until(page, link)
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{book}/{MIXED_PAGE}")
    expect(menu.locator("a[aria-current=page]")).to_have_count(1)


@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["phone", "zoom-400"])
def test_on_this_page_opens_and_leads_on_with_the_keyboard(open_page, book, size):
    page = open_page(f"{book}/{MIXED_PAGE}", **size, **STILL)
    sections = page.locator("details.book-sections")
    press_until(page, sections.locator("summary"), 200)  # it ends the page
    page.keyboard.press("Enter")
    link = sections.locator("a").last
    press_until(page, link)
    page.keyboard.press("Enter")
    page.wait_for_url("**#*")
    heading = page.locator(f'main [id="{page.url.split("#")[1]}"]')
    expect(heading.locator("h2").first).to_be_in_viewport()


def test_the_menu_the_contents_and_the_signs_work_without_script(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}", java_script_enabled=False, **PHONE)
    for opener in ("details.book-menu", "details.book-sections"):
        page.locator(f"{opener} > summary").click()
        expect(page.locator(f"{opener} a").first).to_be_visible()
        page.locator(f"{opener} > summary").click()
    page.locator("details.book-menu > summary").click()
    expect(page.locator(".book-theme:visible")).to_have_count(0)
    page.locator(f'details.book-menu a[href$="{SIGNS_PAGES[0].split("/")[1]}"]').click()
    page.wait_for_url(f"{book}/{SIGNS_PAGES[0]}")


def test_the_skip_link_is_first_and_leads_past_the_menu(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}", **STILL)
    page.keyboard.press("Tab")
    expect(page.locator(".book-skip")).to_be_focused()
    expect(page.locator(".book-skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize(
    "where, size",
    [
        (FRONT, ZOOMED),
        (MIXED_PAGE, {}),
        (SIGNS_PAGES[0], ZOOMED),
        (SIGNS_PAGES[0], {}),
        ("search.html", ZOOMED),
    ],
)
def test_the_focus_is_always_on_something_that_can_be_seen_and_has_a_ring(
    open_page, book, where, size
):
    page = open_page(f"{book}/{where}", **size, **STILL)
    walked = []
    for _ in range(200):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUSED)
        if focus is None:
            break
        walked.append(focus)
    assert len(walked) > 8 and focus is None, "Tab must walk through the whole page and leave it"
    assert [focus["what"] for focus in walked if not focus["seen"]] == []
    assert [focus["what"] for focus in walked if not focus["ring"]] == []


def test_forced_colours_still_show_what_is_chosen_said_and_focused(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}", forced_colors="active", **STILL)
    options = page.locator(".course-question").first.locator(".course-option")
    options.first.locator("input").focus()
    page.keyboard.press("Space")
    outline = "(element) => getComputedStyle(element).outlineStyle"
    assert [options.nth(i).evaluate(outline) for i in range(2)] == ["solid", "none"]
    assert options.first.locator("input").evaluate(outline) == "solid"
    check = page.get_by_role("button", name=WORDS["check"]).first
    assert check.evaluate(
        "(element) => [getComputedStyle(element).borderTopStyle, "
        "parseFloat(getComputedStyle(element).borderTopWidth) >= 1]"
    ) == ["solid", True]
    check.click()
    expect(page.locator(".course-said").first).to_be_visible()
    ink, paper = page.locator(".course-said").first.evaluate(
        "(element) => [getComputedStyle(element).color, "
        "getComputedStyle(document.body).backgroundColor]"
    )
    assert ink != paper
