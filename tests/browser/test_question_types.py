"""Every type of question in every mode, on a bare page.

Tried are mouse, keys, reload, no script, paper, phone, right to left, and axe.
"""

import json

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from helpers.answering import put
from helpers.axe import ANSWER, FIND
from helpers.course_pages import WORDS, button, card, check, choose, part, plain, tidy
from helpers.quiz_pages import expected_score, said, score_line, verdict
from helpers.serving import serving
from helpers.small_screens import OVERFLOW, PHONE, TARGETS
from playwright.sync_api import expect

from coursebook.core.bundle import read_script, read_style
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.marking import mark

_PAGE = """<!doctype html><html lang="{lang}" dir="{dir}"><head><meta charset="utf-8">
<title>Quiz</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="course.css"></head>
<body><main><h1>Quiz</h1><h2>One of each</h2>{quiz}</main>
<script src="course.js"></script></body></html>"""


@pytest.fixture(scope="module")
def valid(root):
    return root / "tests" / "fixtures" / "valid"


@pytest.fixture(scope="module")
def every(valid):
    """One question of each type."""
    return load_quiz(valid / "every-type.quiz.yml")


@pytest.fixture(scope="module")
def site(tmp_path_factory, valid, every):
    """The address of pages with the quiz in each mode, as the book would publish it."""
    folder = tmp_path_factory.mktemp("site")
    pages = {
        "index": every,
        "check": every.model_copy(update={"mode": "check"}),
        "survey": load_quiz(valid / "survey.quiz.yml"),
        "arabic": load_quiz(valid / "arabic.quiz.yml"),
        "unlimited": every.model_copy(update={"attempts": None, "confidence": False}),
    }
    for name, quiz in pages.items():
        arabic = name == "arabic"
        html = _PAGE.format(
            lang="ar" if arabic else "en",
            dir="rtl" if arabic else "ltr",
            quiz=quiz_html(quiz, valid),
        )
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    (folder / "course.js").write_text(read_script("course"), encoding="utf-8")
    (folder / "course.css").write_text(read_style("palette", "course"), encoding="utf-8")
    with serving(folder) as address:
        yield address


def of(quiz, kind):
    return next(question for question in quiz.questions if question.type == kind)


def other(question):
    """An answer that is not the right one."""
    return {
        "single": ["first"],
        "multiple": ["a", "b"],
        "true_false": ["true"],
        "number": ["0,5"],
        "match": ["leg:later", "chest:at-once", "itch:later"],
        "order": ["four", "one", "two", "three"],
        "case": ["wake:sleep", "see:wait", "worse:call"],
        "reflect": ["call"],
    }[question.type]


def state_of(page, quiz):
    """All that a learner sees of a quiz."""
    return part(page, quiz).evaluate("""(root) =>
      [root.innerText, [...root.querySelectorAll("input, select, textarea")].map(
      (field) => [field.checked, field.value, field.disabled]),
        [...root.querySelectorAll("[data-item]")].map((item) => item.dataset.item)]""")


@pytest.mark.parametrize(
    "kind", ["single", "multiple", "true_false", "match", "order", "number", "case", "reflect"]
)
def test_each_type_takes_a_wrong_answer_then_the_right_one_and_keeps_it_over_a_reload(
    open_page, site, every, kind
):
    page, question = open_page(f"{site}/unlimited.html"), of(every, kind)
    put(page, question, other(question))
    if question.scored:
        assert said(page, question).startswith(verdict(question, mark(question, other(question))))
        expect(card(page, question)).to_have_attribute("data-state", "again")
    page.evaluate("document.activeElement.blur()")
    before = state_of(page, every)
    page.reload()
    assert state_of(page, every) == before
    if question.scored:
        put(page, question, question.key)
        assert said(page, question).startswith(WORDS["right"]) and plain(
            question.explanation
        ) in said(page, question)
        expect(score_line(page, every)).to_have_text(
            expected_score(every, {question.id: question.key}, 0)
        )
    button(page, every, "again").click()
    expect(card(page, question)).not_to_have_attribute("data-state", "right")
    button(page, every, "undo").click()
    expect(card(page, question)).to_have_attribute(
        "data-state", "right" if question.scored else "kept"
    )


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_the_types_that_are_more_than_options_are_answered_with_the_keyboard_alone(
    open_page, site, every
):
    page = open_page(f"{site}/unlimited.html")
    card(page, of(every, "true_false")).get_by_role("button", name=WORDS["check"]).focus()
    press(page, "Tab")
    for down in (2, 1, 3):  # leg: now, chest: at once, itch: later
        press(page, *["ArrowDown"] * down, "Tab")
    press(page, "Enter")
    assert said(page, of(every, "match")).startswith(WORDS["right"])

    order, box = of(every, "order"), card(page, of(every, "order"))
    for place, step in enumerate(order.key):
        now = box.locator("[data-item]").evaluate_all("all => all.map((item) => item.dataset.item)")
        up = box.locator(f'[data-item="{step}"] button').first
        up.focus()
        press(page, *["ArrowUp" if place % 2 else "Enter"] * (now.index(step) - place))
        if now.index(step) > place:
            expect(up).to_be_focused()
            text = plain(next(item.text for item in order.items if item.id == step))
            assert said(page, order) == WORDS["moved"].format(step=text, place=place + 1, total=4)
    page.keyboard.press("Shift+Tab")
    card(page, order).get_by_role("button", name=WORDS["check"]).focus()
    press(page, "Space")
    assert said(page, order).startswith(WORDS["right"])

    press(page, "Tab", *"1,5", "Enter")  # the source's link and the button come next
    assert said(page, of(every, "number")).startswith(WORDS["right"])

    press(page, "Tab", "Tab", "Tab", "Space", "Tab", "Enter")
    expect(card(page, of(every, "case")).locator('[data-step="see"]')).to_be_focused()
    press(page, "Tab", "Space", "Tab", "Enter")
    assert said(page, of(every, "case")).startswith(WORDS["right"])

    press(page, "Tab", "Tab", *"Call now.", "Tab", "Enter", "Tab", "Space")
    expect(card(page, of(every, "reflect")).locator('input[value="call"]')).to_be_checked()
    expect(card(page, of(every, "reflect"))).to_have_attribute("data-state", "kept")


def test_a_question_that_is_not_answered_yet_says_what_to_do_first(open_page, site, every):
    page = open_page(f"{site}/index.html")
    for kind, word in (
        ("single", "none_chosen"),
        ("match", "choose_all"),
        ("order", "move_first"),
        ("number", "write_number"),
    ):
        check(page, of(every, kind))
        assert said(page, of(every, kind)) == WORDS[word]
    number_field = card(page, of(every, "number")).get_by_role("textbox")
    number_field.fill("two")
    number_field.press("Enter")
    assert said(page, of(every, "number")) == WORDS["write_number"] and page.url.endswith(
        "index.html"
    )


def test_more_help_than_a_red_flag_needs_is_called_safe_and_less_is_not_and_stands_first(
    open_page, site, every
):
    page = open_page(f"{site}/unlimited.html")
    safe = {
        "single": ["third"],
        "match": ["leg:at-once", "chest:at-once", "itch:now"],
        "case": ["wake:look", "see:emergency"],
    }
    answers = {question.id: question.key for question in every.questions}
    for question in every.questions:
        answers[question.id] = safe.get(question.type, question.key)
        put(page, question, answers[question.id])
        if question.type in safe:
            assert said(page, question).startswith(WORDS["safe"]) and plain(
                question.explanation
            ) in said(page, question)
    expect(score_line(page, every)).to_have_text(expected_score(every, answers, 4))
    expect(part(page, every).locator(".course-quiz__summary")).to_be_empty()
    put(page, of(every, "single"), ["first"])
    assert said(page, of(every, "single")).startswith(WORDS["under"])
    summary = part(page, every).locator(".course-quiz__summary")
    assert tidy(summary.inner_text()).startswith(tidy(WORDS["put_right_first"]))
    summary.get_by_role("button").click()
    expect(card(page, of(every, "single")).locator("legend").first).to_be_focused()


def test_hints_come_one_by_one_and_stay(open_page, site, every):
    page, question = open_page(f"{site}/index.html"), of(every, "single")
    hints, box = (
        [plain(hint) for hint in question.hints],
        card(page, question).locator(".course-hints[role=status]"),
    )
    expect(box).to_be_empty()
    for given in (1, 2):
        card(page, question).get_by_role(
            "button", name=WORDS["give_hint"].format(number=given, total=2)
        ).press("Enter")
        assert tidy(box.inner_text()) == " ".join(hints[:given])
    last = card(page, question).get_by_role("button", name=WORDS["no_more_hints"])
    expect(last).to_be_focused()
    last.press("Enter")
    page.reload()
    assert tidy(box.inner_text()) == " ".join(hints)
    button(page, every, "again").click()
    expect(box).to_be_empty()


def test_after_the_last_try_the_answer_is_shown_and_none_taken_but_a_red_flag_always_may_be_tried(
    open_page, site, every
):
    page, question = open_page(f"{site}/index.html"), of(every, "multiple")
    put(page, question, ["a"])
    assert WORDS["last_try"] in said(page, question)
    expect(card(page, question).locator("details.course-answer")).to_be_hidden()
    put(page, question, ["a", "b"])
    assert WORDS["given"] in said(page, question) and plain(question.explanation) in said(
        page, question
    )
    for _ in range(2):
        expect(card(page, question).locator("details.course-answer li").first).to_be_visible()
        assert card(page, question).locator("input:enabled").count() == 0
        expect(card(page, question).get_by_role("button", name=WORDS["check"])).to_be_hidden()
        page.reload()
    red = of(every, "single")
    for _ in range(7):
        put(page, red, ["first"])
        assert WORDS["try_again"] in said(page, red)
    put(page, red, red.key)
    assert said(page, red).startswith(WORDS["right"])


def test_in_a_check_all_is_handed_in_at_once_then_reviewed_and_a_red_flag_put_right(
    open_page, site, every
):
    page = open_page(f"{site}/check.html")
    quiz = every.model_copy(update={"mode": "check"})
    answers = {question.id: question.key for question in every.questions}
    single, statement, order = (of(every, kind) for kind in ("single", "true_false", "order"))
    answers |= {single.id: ["first"], statement.id: ["true"], order.id: []}
    for question in every.questions:
        if answers[question.id]:
            put(page, question, answers[question.id])
        assert (
            said(page, question) == ""
            and not card(page, question).get_by_role("button", name=WORDS["check"]).is_visible()
        )
    for question, sure in ((single, "sure"), (statement, "sure"), (of(every, "number"), "guess")):
        card(page, question).locator(f'.course-sure label:has(input[value="{sure}"])').click()
    button(page, quiz, "hand_in").click()
    summary = part(page, quiz).locator(".course-quiz__summary")
    expect(summary.locator("p")).to_have_text(WORDS["unanswered"].format(left=1))
    assert summary.get_by_role("button").count() == 1 and said(page, single) == ""
    page.reload()
    button(page, quiz, "hand_in").click()
    button(page, quiz, "hand_in_anyway").click()
    expect(summary).to_be_focused()
    assert [tidy(text) for text in summary.locator("p").all_inner_texts()] == [
        WORDS["handed_in"],
        tidy(WORDS["put_right_first"]),
        tidy(WORDS["sure_but_wrong"]),
    ]
    listed = [tidy(text) for text in summary.get_by_role("button").all_inner_texts()]
    assert [
        plain(question.stem) in text
        for question, text in zip((single, statement), listed, strict=True)
    ] == [True, True]
    expect(score_line(page, quiz)).to_have_text(expected_score(quiz, answers, 4))
    for question in every.questions:
        if question.scored:
            assert said(page, question).startswith(
                verdict(question, mark(question, answers[question.id]))
            )
            assert plain(question.explanation) in said(page, question)
    assert card(page, statement).locator("input:enabled").count() == 0
    expect(card(page, statement).locator("details.course-answer li").first).to_be_visible()
    before = state_of(page, quiz)[1:]
    page.reload()
    assert state_of(page, quiz)[1:] == before
    choose(page, single, single.key)
    check(page, single)
    assert said(page, single).startswith(WORDS["right"])
    expect(summary.locator("p")).to_have_text([WORDS["sure_but_wrong"]])
    expect(score_line(page, quiz)).to_have_text(
        expected_score(quiz, {**answers, single.id: single.key}, 4)
    )


def test_a_survey_keeps_answers_and_marks_nothing(open_page, site, valid):
    survey = load_quiz(valid / "survey.quiz.yml")
    page = open_page(f"{site}/survey.html")
    assert (
        part(page, survey)
        .get_by_role("button", name=WORDS["check"])
        .locator("visible=true")
        .count()
        == 0
    )
    choose(page, survey.questions[0], ["good"])
    choose(page, survey.questions[1], ["text", "quiz"])
    card(page, survey.questions[2]).get_by_role("textbox").fill("Shorter, please.")
    expect(score_line(page, survey)).to_have_text(WORDS["kept_answer"])
    page.reload()
    expect(score_line(page, survey)).to_have_text(WORDS["kept_answer"])
    expect(card(page, survey.questions[2]).get_by_role("textbox")).to_have_value("Shorter, please.")
    assert (
        part(page, survey)
        .locator("details.course-answer, [data-state=right], [data-state=again]")
        .count()
        == 0
    )


def test_an_answer_to_an_older_revision_is_let_go_and_said_to_be(open_page, site, every):
    page, question = open_page(f"{site}/index.html"), of(every, "single")
    put(page, question, question.key)
    put(page, of(every, "true_false"), ["false"])
    page.evaluate(
        """([key, id]) => { const kept = JSON.parse(localStorage.getItem(key));
          kept.value[id].revision = 2;
      localStorage.setItem(key, JSON.stringify(kept)); }""",
        [f"calm-calves/quiz/{every.id}", question.id],
    )
    page.reload()
    assert (
        said(page, question) == WORDS["changed_question"]
        and card(page, question).locator("input:checked").count() == 0
    )
    assert said(page, of(every, "true_false")).startswith(WORDS["right"])


def test_answers_kept_by_the_first_version_of_the_engine_are_still_known(open_page, site, every):
    page, question = open_page(f"{site}/unlimited.html"), of(every, "true_false")
    old = {
        question.id: {"picked": ["false"], "checked": ["false"], "first": True},
        "some-fit": {"picked": ["a"], "checked": ["a"], "first": False},
    }
    page.evaluate(
        "([key, text]) => localStorage.setItem(key, text)",
        [f"calm-calves/quiz/{every.id}", json.dumps({"version": 1, "value": old})],
    )
    page.reload()
    assert said(page, question).startswith(WORDS["right"])
    put(page, of(every, "multiple"), ["a", "c"])
    expect(score_line(page, every)).to_have_text(
        expected_score(every, {question.id: ["false"], "some-fit": ["a", "c"]}, 1)
    )


def test_one_press_is_announced_once_in_the_question(open_page, site, every):
    page = open_page(f"{site}/index.html")
    page.evaluate("""() => { window.heard = [];
      for (const region of document.querySelectorAll("[data-question] [role=status]"))
        new MutationObserver(() => {
          if (region.innerText.trim()) window.heard.push(region.innerText);
        }).observe(region, { childList: true, subtree: true }); }""")
    for act in (
        lambda: put(page, of(every, "true_false"), ["false"]),
        lambda: (
            card(page, of(every, "order")).get_by_role("button", name="Move down").first.click()
        ),
        lambda: card(page, of(every, "single")).get_by_role("button", name="hint").click(),
    ):
        page.evaluate("() => { window.heard.length = 0; }")
        act()
        assert page.evaluate("window.heard.length") == 1


def test_without_script_every_type_reads_and_its_answer_folds_open(open_page, site, every):
    page = open_page(f"{site}/index.html", java_script_enabled=False)
    for question in every.questions:
        box = card(page, question)
        assert plain(question.stem) in tidy(box.inner_text()) and plain(
            question.explanation
        ) not in tidy(box.inner_text())
        box.locator(".course-answer > summary").click()
        assert plain(question.explanation) in tidy(box.inner_text())
    case = tidy(card(page, of(every, "case")).inner_text())
    assert (
        all(plain(step.story) in case for step in of(every, "case").steps)
        and f"→ {WORDS['step'].format(number=3)}" in case
    )
    hint = card(page, of(every, "single")).locator(".course-hint > summary").first
    hint.click()
    assert plain(of(every, "single").hints[0]) in tidy(card(page, of(every, "single")).inner_text())
    assert (
        page.locator("button:visible").count() == 0 and page.locator("select:visible").count() == 3
    )


def test_paper_has_every_question_with_boxes_and_lines_and_the_key_prints_apart(
    open_page, site, every
):
    page = open_page(f"{site}/unlimited.html")
    for question in every.questions:
        put(page, question, question.key)
    page.evaluate("window.print = () => { window.printed = true; }")
    page.emulate_media(media="print")
    sheet = tidy(part(page, every).inner_text())
    for question in every.questions:
        assert plain(question.stem) in sheet and plain(question.explanation) not in sheet
    assert (
        all(plain(step.story) in sheet for step in of(every, "case").steps)
        and "In your words" not in sheet
    )
    assert all(plain(target.text) in sheet for target in of(every, "match").targets)
    assert (
        WORDS["right"] not in sheet
        and part(page, every).locator("button:visible, textarea:visible").count() == 0
    )
    assert part(page, every).locator(".course-lines i:visible").count() == 4
    page.emulate_media(media="screen")
    part(page, every).locator(".course-quiz__print summary").click()
    button(page, every, "print_key").click()
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    key = tidy(part(page, every).inner_text())
    assert all(
        plain(question.stem) in key and plain(question.explanation) in key
        for question in every.questions
    )
    assert part(page, every).locator(".course-question__ask:visible").count() == 0
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert tidy(part(page, every).inner_text()) == sheet


@pytest.mark.parametrize(
    "name, right",
    [
        ("unlimited", True),
        ("unlimited", False),
        ("check", False),
        ("arabic", True),
        ("arabic", False),
        ("survey", None),
    ],
)
def test_no_state_of_any_type_has_an_accessibility_violation_or_scrolls_sideways(
    open_page, site, name, right
):
    page = open_page(f"{site}/{name}.html", reduced_motion="reduce", **PHONE)
    page.evaluate(AXE_SCRIPT)
    found = {}
    for state in ("fresh", "answered"):
        page.emulate_media(media="screen")
        if state == "answered" and right is not None:
            page.evaluate(ANSWER, [right, 1])
            assert page.locator(".course-said:visible").count() >= 7
        for size, media in (
            (320, {"color_scheme": "light"}),
            (320, {"color_scheme": "dark"}),
            (1280, {"media": "print"}),
        ):
            page.set_viewport_size({"width": size, "height": 700})
            page.emulate_media(**{"media": "screen", **media})
            if violations := page.evaluate(FIND):
                found[(state, *media.values())] = violations
            if size == 320:
                assert page.evaluate(OVERFLOW) == ""
                assert [target for target in page.evaluate(TARGETS) if target[0] < 43.5] == []
    assert found == {}
