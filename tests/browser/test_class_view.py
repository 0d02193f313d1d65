"""The class view in a real browser: all of a lesson on the whole screen, one thing at a time.

Hands are counted twice, and the way leads back to the page.
"""

import csv
import io
import json
import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from helpers.axe import FIND
from helpers.class_pages import BEAMER, ROOM, SAYS, bars, onto
from helpers.course_pages import BLOCKED, QUIZZES, SIGNS, kept, plain, tidy
from helpers.signs_pages import called
from helpers.small_screens import OVERFLOW
from playwright.sync_api import expect

from coursebook.core.messages import messages

LESSONS = [page for page in QUIZZES if page.startswith("notebooks/0")]
LESSON, STRETCH, RED = (
    "notebooks/01-cramps-and-causes.html",
    "notebooks/02-easing-a-cramp.html",
    "notebooks/03-red-flags.html",
)
# Goes on to the end by real key events, and notes each screen: its words, its pictures, and what
# is too wide for it.
WALK = """() => { const view = document.querySelector(".course-view"),
  stage = view.querySelector(".course-view__stage"), screens = [];
  const look = () => screens.push({ face: view.dataset.face, text: stage.innerText,
    pictures: [...stage.querySelectorAll("img")].map((image) => image.alt),
    place: view.querySelector(".course-view__place").textContent,
    sources: [...stage.querySelectorAll("[class*=evidence], .course-who, .book-described")]
      .filter((each) => each.checkVisibility()).length,
    wide: stage.scrollWidth - stage.clientWidth });
  look();
  for (let i = 0; i < 400 && !stage.querySelector("[data-end]"); i += 1) {
    const before = screens.at(-1).place;
    view.dispatchEvent(new KeyboardEvent("keydown",
      { key: "PageDown", bubbles: true, cancelable: true }));
    if (view.querySelector(".course-view__place").textContent !== before) look();
  }
  return screens; }"""
# The words of a lesson that a class is shown: of its text, folded or not, and of its questions.
WORDS_OF = """() => {
  const folds = [...document.querySelectorAll("main details:not([class])")];
  for (const fold of folds) fold.open = true;
  const words = [...document.querySelectorAll(
    `main :is(p, h1, h2, h3, li, td, th, legend, figcaption:not(:has(p)), .course-option > span,
      details:not([class]) > summary)`)]
  .filter((each) => !each.closest(`.book-sections, .book-steps, .course-read, .course-results,
    .course-class, details[class], #evidence-and-sources, [hidden], .course-figure__numbers,
    .course-who`)
    && each.checkVisibility())
  .filter((each) => !each.matches("li.course-sign"))  // its parts are there each by itself
  .filter((each) => !each.querySelector("dl, .course-order__text")
    && !each.closest(`.course-sure, .course__title, .course-quiz__end, .course__kept,
      .course-question--match .course-question__how, .course-question__said, .course-hints,
      .course__intro, .course-match, .course-step, .course-number, .course-reflect`))
  .map((each) => { const copy = each.cloneNode(true);
    for (const gone of copy.querySelectorAll(
      ".course-mark, .course-who, .course-question__number, details, figure, ul, ol, button, small"
    )) gone.remove();
    return copy.textContent.trim(); })
  .filter((text) => text.length > 12);
  for (const fold of folds) fold.open = false;
  return words; }"""


def opened(page, by="F8"):
    """Open the class view by its key, or by its button."""
    if by == "F8":
        page.keyboard.press("F8")
    else:
        page.get_by_role("button", name=SAYS["open"]).click()
    expect(page.locator(".course-view[open]")).to_have_count(1)
    return page.locator(".course-view")


def question_of(page, kind="single", right=1):
    """A question of a page's practice quiz."""
    return next(
        question for quiz in QUIZZES[page] for question in quiz.questions if question.type == kind
    )


# The page without the place where the view is opened, which knows that it was.
PAGE = """() => { const copy = document.querySelector("main").cloneNode(true);
  copy.querySelector(".course-class").remove(); return copy.innerHTML; }"""


def flat(text):
    return re.sub(r"\W+", " ", text).strip().lower()


@pytest.mark.parametrize("lesson", LESSONS)
def test_all_of_a_lesson_is_shown_one_thing_at_a_time_and_the_page_is_as_it_was(
    open_page, book, lesson
):
    page = open_page(f"{book}/{lesson}", viewport=BEAMER)
    before, expected = page.evaluate(PAGE), page.evaluate(WORDS_OF)
    opened(page)
    screens = page.evaluate(WALK)
    shown = flat(" ".join(screen["text"] for screen in screens))
    assert [text for text in expected if flat(text) not in shown] == []
    assert (
        len(expected) > 25
        and len(screens) > 10
        and [screen["place"] for screen in screens if screen["wide"] > 1] == []
    )
    texts = [flat(screen["text"]) for screen in screens]
    assert [text for text in texts if texts.count(text) > 1] == []  # none is shown twice
    assert [
        screen["place"] for screen in screens if screen["sources"]
    ] == []  # they stay on the page
    pictures = {alt for screen in screens for alt in screen["pictures"]}
    drawn = page.locator("main :is(p, figure) > img:not(.course-class *, .course-quiz *)").all()
    assert {each.get_attribute("alt") for each in drawn} <= pictures
    assert screens[-1]["place"] == SAYS["end"]
    for quiz in QUIZZES[lesson]:
        for question in quiz.questions:
            asked = [
                screen
                for screen in screens
                if plain(question.stem) in tidy(screen["text"])
                or question.type in ("case", "match")
            ]
            assert asked, question.id
    page.keyboard.press("Escape")
    expect(page.locator(".course-view")).to_have_count(0)
    assert page.evaluate(PAGE) == before


def test_what_is_read_aloud_or_seen_is_large_enough_for_ten_metres(open_page, book):
    for size in (BEAMER, ROOM):
        page = open_page(f"{book}/{LESSON}", viewport=size)
        opened(page)
        sizes = page.evaluate("""() =>
          { const stage = document.querySelector(".course-view__stage");
          return [...stage.querySelectorAll("p, li")].map((each) =>
            parseFloat(getComputedStyle(each).fontSize) * (each.currentCSSZoom ?? 1)); }""")
        assert (
            sizes and min(sizes) >= 0.05 * size["height"] - 0.1
        )  # 20 minutes of arc: see class.css
        for _ in range(2):
            page.keyboard.press("+")
        larger = page.evaluate(
            "parseFloat(getComputedStyle(document.querySelector('.course-view__stage p')).fontSize)"
        )
        assert larger >= 1.5 * 0.05 * size["height"]


def test_the_button_opens_it_and_escape_leads_back_to_the_same_place(open_page, book):
    page = open_page(f"{book}/{LESSON}", viewport=BEAMER)
    opened(page, by="button")
    place = page.locator(".course-view__place").inner_text()
    assert place.startswith(SAYS["place"].split("{total}")[0].format(number=1))  # wherever it is
    for face in ("s", "t", "?"):
        page.keyboard.press(face)
        page.keyboard.press("Escape")
        expect(page.locator(".course-view")).to_have_count(0)
        expect(page.get_by_role("button", name=SAYS["open"])).to_be_focused()
        page.wait_for_function(
            "document.fullscreenElement === null && !document.documentElement.dataset.classView"
        )
        opened(page)
    question = QUIZZES[LESSON][0].questions[0]  # the one that is on show on the page
    stem = tidy(onto(page, plain(question.stem)).locator("h2").inner_text())
    page.keyboard.press("F8")
    card = page.locator(f'[data-question="{question.id}"]')
    page.wait_for_function("document.fullscreenElement === null")
    expect(card).to_be_in_viewport()
    opened(page)
    assert (
        tidy(page.locator(".course-view__stem").inner_text()) == stem
        and place != page.locator(".course-view__place").inner_text()
    )


@pytest.mark.parametrize("kind", ["fold", "question"])
def test_what_is_folded_or_not_asked_yet_leads_back_to_where_it_stands(open_page, book, kind):
    page = open_page(f"{book}/{LESSON}", viewport=BEAMER)
    last = QUIZZES[LESSON][0].questions[-1]
    expect(page.locator(f'[data-question="{last.id}"]')).to_be_hidden()
    fold = page.locator("main details:not([class])").first
    there = fold if kind == "fold" else page.locator("main .course-quiz").first
    inside = tidy(fold.locator("p").first.text_content())
    opened(page)
    stage = page.locator(".course-view__stage")
    if kind == "question":
        onto(page, plain(last.stem))
    else:
        for _ in range(40):
            if inside in tidy(stage.inner_text()):
                break
            page.keyboard.press("PageDown")
    shown = stage.inner_text()
    assert (inside if kind == "fold" else plain(last.stem)) in tidy(shown)
    page.keyboard.press("F8")
    page.wait_for_function("document.fullscreenElement === null")
    expect(there).to_be_in_viewport()
    opened(page)
    assert stage.inner_text() == shown
    assert not fold.evaluate("(fold) => fold.open")  # on the page it is as it was


def test_a_presenters_remote_and_the_other_keys_do_what_the_list_of_keys_says(open_page, book):
    page = open_page(f"{book}/{LESSON}", viewport=BEAMER)
    view, place = opened(page), page.locator(".course-view__place")
    total = int(place.inner_text().split()[-1])
    page.keyboard.press("End")
    expect(place).to_have_text(SAYS["end"])
    page.keyboard.press("Home")
    expect(place).to_have_text(SAYS["place"].format(number=1, total=total))
    for forward, back in (
        ("PageDown", "PageUp"),
        ("ArrowRight", "ArrowLeft"),
        ("Space", "Shift+Space"),
    ):
        for _ in range(3):
            page.keyboard.press(forward)
        assert place.inner_text() != SAYS["place"].format(number=1, total=total)
        for _ in range(4):
            page.keyboard.press(back)
        expect(place).to_have_text(SAYS["place"].format(number=1, total=total))
    page.evaluate("window.still = true")
    page.keyboard.press("F5")
    assert page.evaluate("window.still") is True
    page.keyboard.press(".")
    expect(page.locator(".course-view__bar")).to_be_hidden()
    page.keyboard.press("PageDown")
    expect(page.locator(".course-view__bar")).to_be_visible()
    expect(place).to_have_text(SAYS["place"].format(number=1, total=total))
    page.keyboard.press("?")
    said = tidy(view.inner_text())
    assert all(does in said for _, does in messages()["class"]["keys"])


def test_the_signs_are_one_key_away_from_everywhere_with_what_to_do_beside_them(open_page, book):
    page = open_page(f"{book}/{LESSON}", viewport=BEAMER)
    view = opened(page)
    for before in ("", "t", "?"):
        if before:
            page.keyboard.press(before)
        page.keyboard.press("s")
        said = tidy(view.locator(".course-view__stage").inner_text())
        assert [sign.id for sign in SIGNS.signs if plain(sign.text) not in said] == []
        for action in SIGNS.actions:
            assert called(action.short, None, None) in said
        assert plain(SIGNS.do_not_rub) in said
        page.keyboard.press("s")
        expect(view).to_have_attribute("data-face", "lesson")
    onto(page, plain(question_of(LESSON).stem))
    page.keyboard.press("h")
    expect(page.locator(".course-view__field").first).to_be_focused()
    page.keyboard.press("s")  # where a number is typed as well
    expect(view).to_have_attribute("data-face", "signs")
    page.keyboard.press("Home")
    page.locator('[data-do="signs"]').click()
    expect(view).to_have_attribute("data-face", "signs")


def test_hands_are_counted_by_key_and_field_twice_and_bars_and_answer_come_when_she_says_so(
    open_page, book
):
    page = open_page(f"{book}/{LESSON}", viewport=BEAMER)
    opened(page)
    question = question_of(LESSON)
    asked = onto(page, plain(question.stem))
    assert (
        asked.locator(".course-view__letter").all_inner_texts() == ["A", "B", "C", "D"]
        and not asked.locator("input").first.is_visible()
    )
    page.keyboard.press("h")
    for count in ("3", "12", "0", "9"):
        page.keyboard.type(count)
        page.keyboard.press("Enter")
    expect(page.get_by_role("button", name=SAYS["show_bars"])).to_be_focused()
    assert (
        bars(page) == [[], [], [], []]
        and not asked.locator(".course-view__mark").first.inner_text()
    )
    page.keyboard.press("Enter")
    assert bars(page) == [[25], [100], [0], [75]]
    assert SAYS["bar"].format(vote="", count=12, percent=50).strip() in tidy(asked.inner_text())
    page.keyboard.press("n")
    expect(page.locator(".course-view__corner")).to_contain_text("2:00")
    for key in ["a", *"b" * 20, "Shift+B", "d", "d", "d"]:
        page.keyboard.press(key)
    page.keyboard.press("h")
    assert bars(page) == [[16, 5], [63, 100], [0, 0], [47, 16]]
    right = [option.right for option in question.options]
    assert asked.locator(".course-view__feedback:visible").count() == 0
    page.keyboard.press("r")
    assert [
        text == SAYS["right"] for text in asked.locator(".course-view__mark").all_inner_texts()
    ] == right
    assert plain(question.explanation) in tidy(asked.inner_text())
    assert [plain(option.feedback) for option in question.options] == [
        tidy(text) for text in asked.locator(".course-view__feedback").all_inner_texts()
    ]
    page.keyboard.press("r")
    assert set(asked.locator(".course-view__mark").all_inner_texts()) == {""}
    state = json.loads(page.evaluate("JSON.stringify(Object.entries(localStorage))"))
    assert [name for name, _ in state] == [
        f"calm-calves/class/{QUIZZES[LESSON][0].id}/{question.id}"
    ]  # no answer of a learner


def test_the_counts_are_kept_over_a_reload_can_be_cleared_and_brought_back_and_saved_as_a_table(
    open_page, book
):
    page = open_page(f"{book}/{LESSON}", viewport=BEAMER)
    question = question_of(LESSON)
    for turn in range(2):
        opened(page)
        onto(page, plain(question.stem))
        if not turn:
            page.keyboard.press("h")
            page.keyboard.type("7")
            page.reload()
    assert bars(page)[0] == [100]
    page.get_by_role("button", name=SAYS["clear_counts"]).click()
    assert kept(page).find("calm-calves/class/") < 0
    page.get_by_role("button", name=SAYS["bring_back"]).click()
    expect(page.locator(".course-view__status")).to_have_text(SAYS["counts_back"])
    with page.expect_download() as saved:
        page.get_by_role("button", name=SAYS["save_counts"]).click()
    assert re.fullmatch(
        r"calm-calves-hands-up-\d{4}-\d\d-\d\d\.csv", saved.value.suggested_filename
    )
    text = saved.value.path().read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert text.startswith("\ufeff") and [row[SAYS["column_option"]] for row in rows] == [
        plain(option.text) for option in question.options
    ]
    assert [row[SAYS["column_first"]] for row in rows] == ["7", "0", "0", "0"] and {
        row[SAYS["column_second"]] for row in rows
    } == {""}
    assert [row[SAYS["column_right"]] == SAYS["yes"] for row in rows] == [
        option.right for option in question.options
    ]


def focused(page):
    """Whether something within the view has the focus: else keys and a remote would do nothing."""
    return page.evaluate(
        "document.querySelector('.course-view').contains(document.activeElement) && "
        "document.activeElement.checkVisibility()"
    )


def test_a_count_goes_on_where_it_was_over_signs_timer_and_size_and_keys_never_go_dead(
    open_page, book
):
    page = open_page(f"{book}/{LESSON}", viewport=BEAMER)
    opened(page)
    asked = onto(page, plain(question_of(LESSON).stem))
    page.keyboard.press("h")
    for key in "aaab":
        page.keyboard.press(key)
    assert [field.input_value() for field in asked.locator(".course-view__field").all()] == [
        "3",
        "1",
        "0",
        "0",
    ]  # also where the focus is
    page.keyboard.press("h")
    assert focused(page) and bars(page) == [[100], [33], [0], [0]]
    page.keyboard.press("n")
    for key in "tt":
        page.keyboard.press(key)
        assert focused(page)
    page.keyboard.press("b")
    page.keyboard.press("r")
    for key in ("s", "s", "+", "-"):
        page.keyboard.press(key)
        assert focused(page)
    assert asked.locator(".course-view__mark").first.inner_text() and bars(page) == [
        [],
        [],
        [],
        [],
    ]  # shown as before, no bar too soon
    page.keyboard.press("h")
    assert bars(page) == [[100, 0], [33, 33], [0, 0], [0, 0]]
    page.get_by_role("button", name=SAYS["clear_counts"]).click()
    page.keyboard.press("+")
    page.get_by_role("button", name=SAYS["bring_back"]).click()
    page.keyboard.press("h")
    assert bars(page)[0][0] == 100 and focused(page)
    field = asked.locator(".course-view__field").nth(2)
    page.keyboard.press("h")
    field.fill("-5")
    field.press("Tab")
    assert field.input_value() == "0"


def test_keys_work_after_a_sign_was_ticked_and_the_whole_screen_can_be_left_and_taken_again(
    open_page, book
):
    page = open_page(f"{book}/{RED}", viewport=BEAMER)
    view = opened(page)
    for _ in range(20):
        if page.locator(".course-view .course-signs").count():
            break
        page.keyboard.press("PageDown")
    page.locator(".course-view input[name=sign]").first.check()
    page.keyboard.press("s")
    expect(view).to_have_attribute("data-face", "signs")
    page.keyboard.press("s")
    assert page.locator(".course-view input[name=sign]").first.is_checked()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("main .course-signs")).to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".course-view .course-signs")).to_be_visible()
    for there in (False, True):
        page.keyboard.press("f")
        page.wait_for_function(
            "(there) => Boolean(document.fullscreenElement) === there", arg=there
        )
        assert view.is_visible()
    page.keyboard.press("F8")
    expect(view).to_have_count(0)
    page.evaluate("location.hash = '#class-view'")
    expect(page.locator(".course-view[open]")).to_have_count(1)


def test_a_view_stays_when_the_one_before_it_gives_the_whole_screen_back_only_now(open_page, book):
    page = open_page(f"{book}/{RED}", viewport=BEAMER)
    page.evaluate("location.hash = '#class-view'")  # which does not ask for the whole screen
    expect(page.locator(".course-view[open]")).to_have_count(1)
    page.evaluate("document.dispatchEvent(new Event('fullscreenchange'))")
    expect(page.locator(".course-view[open]")).to_have_count(1)


def test_every_type_of_question_can_be_voted_on_with_one_thing_at_a_time(open_page, book):
    page = open_page(f"{book}/{RED}", viewport=BEAMER)
    opened(page)
    match = question_of(RED, "match")
    for pair in match.pairs:
        asked = onto(page, plain(pair.text))
        assert asked.locator(".course-view__text").count() == len(match.targets)
        page.keyboard.press("r")
        fits = [
            SAYS["right"] in text for text in asked.locator(".course-view__mark").all_inner_texts()
        ]
        assert fits == [target.id == pair.target for target in match.targets]
    number = onto(page, plain(question_of(RED, "number").stem))
    assert number.locator(".course-view__text").all_inner_texts() == [
        SAYS["had_it"],
        SAYS["had_some"],
        SAYS["had_not"],
    ]
    page.keyboard.press("r")
    assert plain(question_of(RED, "number").explanation) in tidy(number.inner_text())


def test_what_is_awake_works_on_the_screen_and_goes_back_to_its_place(open_page, book):
    page = open_page(f"{book}/{STRETCH}", viewport=BEAMER)
    guide = page.locator("main .course-guide")
    guide.evaluate("(guide) => { guide.before(document.createComment('here')); }")
    opened(page)
    for _ in range(60):
        if page.locator(".course-view .course-guide").count():
            break
        page.keyboard.press("PageDown")
    page.locator(".course-view .course-guide").get_by_role(
        "button", name=messages()["guide"]["says"]["start"], exact=True
    ).click()
    layer = page.locator(".course-view .course-guide__layer")
    expect(layer).to_have_attribute("data-face", "runs")
    assert (
        layer.evaluate("""(layer) => { const box = layer.getBoundingClientRect();
      return [box.x, box.y, innerWidth - box.width, innerHeight - box.height]; }""")
        == [0] * 4
    )
    for name in ("now", "how", "number"):
        assert layer.locator(f".course-guide__{name}").evaluate("""(element) => {
          const box = element.getBoundingClientRect();
          return document.elementFromPoint(box.x + 5, box.bottom - 5) === element; }"""), name
    place = page.locator(".course-view__place").inner_text()
    for key in ("ArrowRight", "PageDown", "s", "Escape", "Escape"):
        page.keyboard.press(key)  # the keys of the view wait; Escape pauses, then closes
    expect(layer).not_to_be_visible()
    assert page.locator(".course-view__place").inner_text() == place
    start = page.locator(".course-view .course-guide").get_by_role("button").first
    expect(start).to_be_focused()
    start.click()
    page.evaluate("document.querySelector('.course-view').close()")  # as when the screen is left
    expect(guide).to_have_count(1)
    assert guide.evaluate("(guide) => guide.previousSibling.data") == "here"
    expect(page.locator(".course-guide__layer")).not_to_be_visible()
    assert page.evaluate("document.documentElement.dataset.guideOpen") is None


def test_the_timer_counts_down_for_the_room_and_says_when_time_is_up(open_page, book):
    page = open_page(f"{book}/{LESSON}", viewport=BEAMER)
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    opened(page)
    page.keyboard.press("t")
    page.get_by_role("button", name=SAYS["minute"], exact=True).click()
    page.get_by_role("button", name=SAYS["start"], exact=True).click()
    page.clock.run_for(15_000)
    digits = page.locator(".course-view__digits")
    expect(digits).to_have_text("0:45")
    assert digits.bounding_box()["height"] > 0.3 * BEAMER["height"]
    page.get_by_role("button", name=SAYS["pause"], exact=True).click()
    page.clock.run_for(30_000)
    expect(digits).to_have_text("0:45")
    page.get_by_role("button", name=SAYS["go_on"], exact=True).click()
    page.keyboard.press("t")
    page.clock.run_for(44_000)
    expect(page.locator(".course-view__corner")).to_contain_text("0:01")
    page.clock.run_for(1_000)
    expect(page.locator(".course-view__status")).to_have_text(SAYS["time_over"])


def test_it_works_where_nothing_can_be_kept_and_where_the_whole_screen_is_refused(open_page, book):
    page = open_page(f"{book}/{LESSON}#class-view", viewport=BEAMER)
    page.context.add_init_script(
        BLOCKED + "Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('no'));"
    )
    page.reload()
    expect(page.locator(".course-view[open]")).to_have_count(1)  # the address itself opens it
    onto(page, plain(question_of(LESSON).stem))
    page.keyboard.press("h")
    page.keyboard.type("4")
    page.keyboard.press("Tab")
    page.get_by_role("button", name=SAYS["show_bars"]).click()
    assert bars(page)[0] == [100]


def test_no_accessibility_fault_in_any_face_of_it_and_nothing_is_cut_off_on_a_phone(
    open_page, book
):
    found = {}
    for scheme in ("light", "dark"):
        page = open_page(
            f"{book}/{LESSON}", viewport=BEAMER, color_scheme=scheme, reduced_motion="reduce"
        )
        page.evaluate(
            "Element.prototype.requestFullscreen = undefined"
        )  # or its size could not be changed
        page.evaluate(AXE_SCRIPT)
        opened(page)
        found[scheme] = page.evaluate(FIND)
        onto(page, plain(question_of(LESSON).stem))
        for key in ("h", "2", "Enter", "h", "r", "t", "s", "?"):
            page.keyboard.press(key)
            found[f"{scheme} {key}"] = page.evaluate(FIND) if key in "hrts?" else []
    page.set_viewport_size({"width": 320, "height": 640})
    for face in ("?", "s", "t", "t"):
        page.keyboard.press(face)
        found[f"320 {face}"] = [*filter(None, [page.evaluate(OVERFLOW)]), *page.evaluate(FIND)]
    assert {state: faults for state, faults in found.items() if faults} == {}
    sizes = page.locator(".course-view button").evaluate_all(
        "all => all.filter((one) => one.checkVisibility())"
        ".map((one) => [one.offsetWidth, one.offsetHeight, one.textContent])"
    )
    assert len(sizes) > 10 and [size for size in sizes if min(size[:2]) < 44] == []


def test_without_script_and_on_paper_there_is_no_trace_of_it(open_page, book):
    page = open_page(f"{book}/{LESSON}", java_script_enabled=False)
    expect(page.locator(".course-class")).to_be_hidden()
    page = open_page(f"{book}/{LESSON}")
    page.emulate_media(media="print")
    expect(page.locator(".course-class")).to_be_hidden()
