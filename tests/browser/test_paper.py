"""What comes out of the printer: boxes to tick by hand, no answers, no menus.

Nothing that was ticked on the screen shows.
"""

import re

import pytest
from helpers.course_pages import (
    EVERY_PAGE,
    HABITS,
    HABITS_PAGE,
    MIXED,
    MIXED_PAGE,
    QUIZZES,
    SIGNS,
    SIGNS_PAGES,
    WORDS,
    answer,
    button,
    part,
    plain,
    tidy,
)
from helpers.signs_pages import called
from playwright.sync_api import expect

MM = 96 / 25.4  # CSS px
BOX = """(option) => { const box = getComputedStyle(option, "::before");
  return [parseFloat(box.width), parseFloat(box.height), parseFloat(box.borderTopWidth),
    box.borderTopStyle, box.backgroundColor, box.content]; }"""


def on_paper(page):
    """Show the page as the printer gets it: A4 without margins."""
    page.set_viewport_size({"width": round(182 * MM), "height": 1000})
    page.emulate_media(media="print")


def assert_boxes(page, content, millimetres):
    """Each thing to tick has an empty box of at least this size, with a line, and no field."""
    options = part(page, content).locator(".course-option:visible")
    assert options.count() > 0
    for width, height, line, style, fill, drawn in options.evaluate_all(f"all => all.map({BOX})"):
        assert (
            width >= millimetres * MM - 0.5
            and height >= millimetres * MM - 0.5
            and line >= 1
            and style == "solid"
        )
        assert fill == "rgba(0, 0, 0, 0)" and drawn == '""'
    assert part(page, content).locator("input:visible").count() == 0


def test_menus_buttons_and_fields_stay_off_the_paper_of_every_page(open_page, book):
    page = open_page(f"{book}/{EVERY_PAGE[0]}")
    on_paper(page)
    for where in EVERY_PAGE:
        page.goto(f"{book}/{where}")
        expect(page.locator("h1")).to_be_visible()
        assert (
            page.locator("nav, aside, button, select, input, .book-skip, .book-search, .book-menu")
            .locator("visible=true")
            .count()
            == 0
        ), where
        expect(page.locator(".book-address")).to_have_text(f"{book}/{where}")


@pytest.mark.parametrize("lesson", QUIZZES)
def test_a_quiz_prints_its_questions_with_boxes_and_without_answers(open_page, book, lesson):
    page = open_page(f"{book}/{lesson}")
    on_paper(page)
    for quiz in QUIZZES[lesson]:
        assert_boxes(page, quiz, 5)
        text = tidy(part(page, quiz).inner_text())
        for question in quiz.questions:
            assert plain(question.stem) in text and plain(question.explanation) not in text
        assert WORDS["show_answer"] not in text


def look(page, content):
    """What can be seen of each option: its box, its text's colour, its background."""
    return (
        part(page, content)
        .locator(".course-option:visible")
        .evaluate_all("""all => all.map((option) => [option.innerText,
      ...[getComputedStyle(option), getComputedStyle(option, "::before")].flatMap((style) =>
        [style.color, style.backgroundColor, style.borderTopColor, style.borderTopWidth,
          style.content])])""")
    )


def test_what_was_answered_and_marked_on_the_screen_is_not_printed(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}", reduced_motion="reduce")
    on_paper(page)
    before, text = look(page, MIXED), uncounted(page)
    page.emulate_media(media="screen")
    for question in MIXED.questions:
        answer(page, question, question.key)
        if (following := button(page, MIXED, "next_question")).is_visible():
            following.click()
    on_paper(page)
    assert look(page, MIXED) == before and uncounted(page) == text


def uncounted(page):
    """The text of the quiz without "of 3", which grows as more questions are asked for."""
    return re.sub(r" of \d+$", "", part(page, MIXED).inner_text(), flags=re.MULTILINE)


def test_answers_stay_off_the_paper_without_script_even_when_they_were_opened(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}", java_script_enabled=False)
    for opener in part(page, MIXED).locator("summary").all():
        opener.click()
    on_paper(page)
    text = tidy(part(page, MIXED).inner_text())
    assert all(
        plain(question.stem) in text and plain(question.explanation) not in text
        for question in MIXED.questions
    )


def test_habits_print_as_empty_boxes_also_when_some_are_ticked(open_page, book):
    page = open_page(f"{book}/{HABITS_PAGE}", reduced_motion="reduce")
    on_paper(page)
    assert_boxes(page, HABITS, 5)
    before, text = look(page, HABITS), tidy(part(page, HABITS).inner_text())
    assert all(plain(item.text) in text for item in HABITS.items)
    page.emulate_media(media="screen")
    part(page, HABITS).locator("label").first.click()
    on_paper(page)
    assert look(page, HABITS) == before and tidy(part(page, HABITS).inner_text()) == text


@pytest.mark.parametrize("where", SIGNS_PAGES)
def test_the_signs_print_with_what_to_do_but_no_tick_and_no_answer(open_page, book, where):
    page = open_page(f"{book}/{where}", reduced_motion="reduce")
    on_paper(page)
    assert_boxes(page, SIGNS, 4)
    before, text = look(page, SIGNS), part(page, SIGNS).inner_text()
    for sign in SIGNS.signs:
        assert plain(sign.text) in tidy(text) and plain(sign.help or "") in tidy(text)
    for action in SIGNS.actions:
        assert called(action.heading, None, None) in tidy(text)
    page.emulate_media(media="screen")
    for box in part(page, SIGNS).locator("input[name=sign]").all()[:12]:
        box.click()
    part(page, SIGNS).locator("input[type=tel]").fill("01632 960 001")
    button(page, SIGNS, "show_what_to_do").last.click()
    on_paper(page)
    assert look(page, SIGNS) == before and part(page, SIGNS).inner_text() == text
    assert part(page, SIGNS).locator(".course-signs__answer:visible").count() == 0


def test_dark_screens_print_black_on_white(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}", color_scheme="dark")
    on_paper(page)
    colours = page.locator("body, h1, .course, .course-option >> visible=true").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).color)"
    )
    assert set(colours) == {"rgb(0, 0, 0)"}
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") in (
        "rgb(255, 255, 255)",
        "rgba(0, 0, 0, 0)",
    )


def sheets(page):
    """The number of A4 sheets that a page prints on."""
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    count = len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))
    assert count, "the PDF hides its pages in compressed objects; count them another way"
    return count


def test_when_to_call_prints_on_two_sheets_at_most(open_page, book):
    assert sheets(open_page(f"{book}/{SIGNS_PAGES[0]}")) <= 2


def test_when_to_call_prints_the_same_without_script(open_page, book):
    assert sheets(open_page(f"{book}/{SIGNS_PAGES[0]}", java_script_enabled=False)) <= 2
