"""axe-core finds no violation on any page: light, dark, on paper, on a phone, and with all feedback open."""

import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from course_pages import COURSE_PAGES, EVERY_PAGE, HABITS_PAGE, MIXED_PAGE, SIGNS_PAGES, WORDS
from playwright.sync_api import expect

PHONE, LAPTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 800}

FIND = """async (only) => (await axe.run(document,
  { resultTypes: ["violations"], preload: false, ...(only ? { runOnly: only } : { rules: { "target-size": { enabled: true } } }) })).violations.map((found) =>
  `${found.id} (${found.impact}): ${found.nodes.slice(0, 4).map((node) => `${node.target} ${node.html.slice(0, 160)}`).join(" | ")}`)"""
# What colours, sizes and paper can change; all else is the same for one and the same page.
LOOKS = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]
# Answers each question of the page, right or wrong, ticks habits and signs, and asks what to do; real clicks.
ANSWER = """([right, sign]) => {
  for (const card of document.querySelectorAll("[data-question]")) {
    const key = JSON.parse(card.dataset.key).key;
    const goes = (id) => key.includes(id) === right;
    for (const step of card.querySelectorAll("[data-step]")) {
      const options = [...step.querySelectorAll("input")];
      (options.find((input) => goes(`${step.dataset.step}:${input.value}`)) ?? options[0]).click();
      if (!step.hidden) step.querySelector("button").click();
    }
    for (const input of card.querySelectorAll(".course-question__ask > label > input")) {
      if (input.type === "text") [input.value] = [key[0]];
      else if (input.checked !== goes(input.value)) input.click();
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
    for (const select of card.querySelectorAll("select")) {
      select.value = [...select.options].find((option) => option.value && goes(`${select.dataset.entry}:${option.value}`)).value;
      select.dispatchEvent(new Event("input", { bubbles: true }));
    }
    for (const button of card.querySelectorAll(".course-button--move:not([aria-disabled=true]), .course-question__said ~ .course-button--check")) button.click();
  }
  for (const button of document.querySelectorAll(".course-quiz__end .course-button--main")) for (const press of [1, 2]) button.click();
  for (const input of document.querySelectorAll(".course-checklist input")) if (input.checked !== right) input.click();
  for (const list of document.querySelectorAll(".course-signs")) {
    for (const input of list.querySelectorAll("input[name=sign]:checked")) input.click();
    for (const input of list.querySelectorAll(`[data-level="${sign}"] input[name=sign]`)) input.click();
    const [country, unit] = [list.querySelector("select"), list.querySelector("input[type=tel]")];
    [country.value, unit.value] = ["uk", "01632 960 001"];
    for (const field of [country, unit]) field.dispatchEvent(new Event("input", { bubbles: true }));
    list.querySelector(".course-signs__ask button").click();
  }
  for (const details of document.querySelectorAll("details")) details.open = true;
}"""


class Examined:
    """A page to run axe on, in whatever state it is; collects what axe finds."""

    def __init__(self, page):
        self.page, self.found = page, {}
        page.evaluate(AXE_SCRIPT)

    def look(self, state, size=LAPTOP, only=None, **media):
        """Run axe with this size and these media, `only` some of its rules or all."""
        self.page.set_viewport_size(size)
        self.page.emulate_media(
            **{"media": "screen", "color_scheme": "light", "reduced_motion": "reduce", **media}
        )
        if violations := self.page.evaluate(FIND, only):
            self.found[state] = violations


@pytest.mark.parametrize("where", EVERY_PAGE)
def test_no_violation_in_light_in_dark_on_a_phone_and_on_paper(open_page, book, where):
    one = Examined(open_page(f"{book}/{where}", reduced_motion="reduce"))
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
            ".course-said:visible, [data-state=kept], .course-outcome:visible, .course-checklist__far:visible"
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
