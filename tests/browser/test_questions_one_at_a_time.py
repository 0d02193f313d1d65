"""Questions one at a time: the first alone, the next when it is marked, the rest behind a button.

The quiz still counts all of them; without script and on paper all stand.
"""

import json

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from helpers.answering import put
from helpers.axe import FIND
from helpers.course_pages import WORDS, button, card, kept, part, plain, tidy
from helpers.quiz_pages import expected_score, score_line
from helpers.serving import serving
from helpers.small_screens import OVERFLOW, PHONE, TARGETS
from playwright.sync_api import expect

from coursebook.core.bundle import read_script, read_style
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Quiz</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="course.css"></head>
<body><main><h1>Quiz</h1><h2>One by one</h2>{quiz}</main>
<script src="course.js"></script></body></html>"""
NEXT = WORDS["next_question"]
MORE = WORDS["more_questions"].format(count=2)


@pytest.fixture(scope="module")
def quiz(root):
    return load_quiz(root / "tests" / "fixtures" / "valid" / "one-by-one.quiz.yml")


@pytest.fixture(scope="module")
def site(tmp_path_factory, quiz):
    """The address of the quiz, as it is, in `check`, and without `show`."""
    folder = tmp_path_factory.mktemp("one-by-one")
    pages = {
        "index": quiz,
        "check": quiz.model_copy(update={"mode": "check"}),
        "all": quiz.model_copy(update={"show": None}),
    }
    for name, each in pages.items():
        text = _PAGE.format(quiz=quiz_html(each, folder))
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    (folder / "course.js").write_text(read_script("course"), encoding="utf-8")
    (folder / "course.css").write_text(read_style("palette", "course"), encoding="utf-8")
    with serving(folder) as address:
        yield address


def in_sight(page):
    """The ids of the questions that are on show."""
    fields = page.locator("[data-question]:visible")
    return fields.evaluate_all("all => all.map((field) => field.dataset.question)")


def onward(page):
    """The button that leads to the next question, whatever it says."""
    return page.get_by_role("button", name=NEXT, exact=True).or_(
        page.get_by_role("button", name=WORDS["more_questions"].format(count=""))
    )


def numbers(page):
    return [
        tidy(text) for text in page.locator(".course-question__number:visible").all_inner_texts()
    ]


def test_each_question_comes_when_the_one_before_is_answered(open_page, site, quiz):
    page = open_page(f"{site}/index.html")
    ids = [question.id for question in quiz.questions]
    for place, question in enumerate(quiz.questions):
        assert in_sight(page) == ids[: place + 1]
        expect(onward(page)).to_have_count(0)
        put(page, question, question.key)
        if place < 4:
            words = MORE if place == 2 else NEXT
            page.get_by_role("button", name=words, exact=True).click()
            legend = card(page, quiz.questions[place + 1]).locator(".course-question__stem")
            expect(legend).to_be_focused()
            expect(card(page, quiz.questions[place + 1])).to_be_in_viewport(ratio=0.9)
    expect(onward(page)).to_have_count(0)
    answers = {question.id: question.key for question in quiz.scored}
    expect(score_line(page, quiz)).to_have_text(expected_score(quiz, answers, 4))


def test_a_wrong_answer_leads_on_too_and_the_score_counts_all(open_page, site, quiz):
    page = open_page(f"{site}/index.html")
    first, second = quiz.questions[:2]
    put(page, first, ["false"])
    expect(score_line(page, quiz)).to_have_text(expected_score(quiz, {first.id: ["false"]}, 0))
    page.get_by_role("button", name=NEXT).click()
    assert in_sight(page) == [first.id, second.id]


def test_a_question_says_its_number_of_those_on_show_and_then_of_all(open_page, site, quiz):
    page = open_page(f"{site}/index.html")
    said = WORDS["question_of"]
    worth = f" · {WORDS['worth'].format(points=2)}"
    assert numbers(page) == [said.format(number=1, total=3)]
    for question in quiz.questions[:3]:
        put(page, question, question.key)
        if question is not quiz.questions[2]:
            onward(page).click()
    assert numbers(page) == [
        said.format(number=place, total=3) + (worth if place == 2 else "") for place in (1, 2, 3)
    ]
    onward(page).click()
    assert numbers(page) == [
        said.format(number=place, total=5) + (worth if place == 2 else "") for place in (1, 2, 3, 4)
    ]


def test_what_is_remembered_is_on_show_at_once_and_starting_again_goes_back_to_the_first(
    open_page, site, quiz
):
    page = open_page(f"{site}/index.html")
    for question in quiz.questions[:2]:
        put(page, question, question.key)
        onward(page).click()
    before = in_sight(page)
    page.reload()
    assert in_sight(page) == before[:2] and len(before) == 3
    expect(page.get_by_role("button", name=NEXT)).to_be_visible()
    button(page, quiz, "again").click()
    assert in_sight(page) == ["first"]
    expect(button(page, quiz, "undo")).to_be_focused()
    button(page, quiz, "undo").click()
    assert in_sight(page) == ["first", "second"]


def test_an_answer_from_another_tab_or_an_older_visit_is_on_show_out_of_turn(open_page, site, quiz):
    page = open_page(f"{site}/all.html")
    fourth = quiz.questions[3]
    put(page, fourth, fourth.key)
    before = json.loads(kept(page))[0]
    page.goto(f"{site}/index.html")
    assert in_sight(page) == ["first", "fourth"]
    assert json.loads(kept(page))[0] == before
    put(page, quiz.questions[0], ["true"])
    onward(page).click()
    assert in_sight(page) == ["first", "second", "fourth"]


@pytest.mark.parametrize("name", ["check", "all"])
def test_in_check_and_without_show_all_stand_as_ever(open_page, site, quiz, name):
    page = open_page(f"{site}/{name}.html")
    assert len(in_sight(page)) == len(quiz.questions)
    expect(onward(page)).to_have_count(0)


def test_without_script_and_on_paper_all_stand(open_page, site, quiz):
    page = open_page(f"{site}/index.html", java_script_enabled=False)
    assert len(in_sight(page)) == 5
    assert numbers(page)[0] == WORDS["question_of"].format(number=1, total=5)
    page = open_page(f"{site}/index.html")
    page.emulate_media(media="print")
    assert len(in_sight(page)) == 5
    text = tidy(part(page, quiz).inner_text())
    assert all(plain(question.stem) in text for question in quiz.questions)
    expect(onward(page)).to_have_count(0)


def test_it_works_with_the_keyboard_alone_on_a_phone_and_axe_finds_nothing(open_page, site, quiz):
    page = open_page(f"{site}/index.html", **PHONE, reduced_motion="reduce")
    page.evaluate(AXE_SCRIPT)
    put(page, quiz.questions[0], ["true"])
    onward(page).focus()
    page.keyboard.press("Enter")
    expect(card(page, quiz.questions[1]).locator(".course-question__stem")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(card(page, quiz.questions[1]).locator("input:checked")).to_have_count(1)
    assert page.evaluate(OVERFLOW) == "" and page.evaluate(FIND) == []
    assert [target for target in page.evaluate(TARGETS) if target[0] < 43.5] == []
