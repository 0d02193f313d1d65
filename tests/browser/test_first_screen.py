"""The first screen of a phone: title, what matters first, the box with picture and button."""

import pytest
from helpers.course_pages import QUIZZES

PHONE = {"width": 390, "height": 844}
WITH_BARS = 664  # what the bars of a browser leave of it
LESSONS = sorted(page for page in QUIZZES if page.startswith("notebooks/"))
SCREENS = 6  # at most, before the questions; the list of warning signs has a limit of its own

MEASURE = """() => {
  const bottom = (element) => element.getBoundingClientRect().bottom + scrollY;
  const box = document.querySelector(".course-callout--call");
  return {box: bottom(box), picture: bottom(box.querySelector("img")),
    dial: bottom(box.querySelector("[data-dial]")),
    lines: [...box.querySelectorAll("li")].map(bottom),
    quiz: document.querySelector(".course-quiz").getBoundingClientRect().top + scrollY,
    wide: document.documentElement.scrollWidth};
}"""


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_box_its_picture_and_its_button_stand_on_the_first_screen(open_page, book, lesson):
    page = open_page(f"{book}/{lesson}", viewport=PHONE)
    seen = page.evaluate(MEASURE)
    assert max(seen["box"], seen["picture"], seen["dial"]) <= PHONE["height"], seen
    assert seen["lines"][1] <= WITH_BARS, seen
    assert seen["wide"] == PHONE["width"]


@pytest.mark.parametrize("lesson", [lesson for lesson in LESSONS if "red-flags" not in lesson])
def test_a_lesson_is_short_before_its_questions(open_page, book, lesson):
    page = open_page(f"{book}/{lesson}", viewport=PHONE)
    assert page.evaluate(MEASURE)["quiz"] <= SCREENS * PHONE["height"]
