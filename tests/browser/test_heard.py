"""What somebody hears who does not see the page, shown without a screen reader.

That is: the name of what has the focus after a press, what the live regions say, and in what order
a page reads.
"""

import pytest
from helpers.answering import put
from helpers.class_pages import BEAMER
from helpers.course_pages import (
    EVERY_PAGE,
    FRONT,
    HABITS,
    HABITS_PAGE,
    MIXED_PAGE,
    QUIZZES,
    SIGNS,
    SIGNS_PAGES,
    WORDS,
    button,
    card,
    check,
    choose,
    part,
    plain,
    tidy,
)
from helpers.quiz_pages import expected_score, said, score_line, verdict
from helpers.serving import serving
from helpers.signs_pages import ACTIONS, GROUPS, ask, called, sign_field
from playwright.sync_api import expect

from coursebook.core.bundle import read_script, read_style
from coursebook.core.messages import messages
from coursebook.guides.loading import load_guide
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.marking import mark

# Notes what the live regions say. What changes in one go is one utterance. A region that comes to
# the page with words in it is noted, too: browsers do not agree whether that is said.
LISTEN = """() => {
  window.heard = [];
  const LIVE = "[role=status], [role=alert], [aria-live]";
  const isOn = (region) => region.getAttribute("aria-live") !== "off";
  const textOf = (region) => region.innerText.replace(/\\s+/g, " ").trim();
  new MutationObserver((records) => {
    const changed = new Set(), come = new Set();
    for (const { target, addedNodes } of records) {
      const region = (target.nodeType === 1 ? target : target.parentElement)?.closest(LIVE);
      if (region) changed.add(region);
      for (const node of addedNodes) if (node.nodeType === 1)
        for (const born of [node, ...node.querySelectorAll("*")])
          if (born.matches(LIVE)) come.add(born);
    }
    for (const region of come)
      if (isOn(region) && textOf(region)) window.heard.push(`CAME WITH WORDS: ${textOf(region)}`);
    for (const region of changed)
      if (!come.has(region) && isOn(region) && textOf(region)) window.heard.push(textOf(region));
  }).observe(document.body, { childList: true, characterData: true, subtree: true });
}"""


def listen(page):
    """Begin to note what is said."""
    page.evaluate(LISTEN)


def heard(page):
    """All that was said since it was last asked, in its order."""
    return page.evaluate(
        "() => window.heard.splice(0).map((text) => text.replaceAll('\\ufe0e', ''))"
    )


def focused(page):
    """The role and the name of what has the focus; where nothing names it, its own words."""
    session = page.context.new_cdp_session(page)
    try:
        found = session.send("Runtime.evaluate", {"expression": "document.activeElement"})[
            "result"
        ]["objectId"]
        nodes = session.send(
            "Accessibility.getPartialAXTree", {"objectId": found, "fetchRelatives": False}
        )["nodes"]
    finally:
        session.detach()
    role = nodes[0].get("role", {}).get("value", "")
    name = nodes[0].get("name", {}).get("value", "")
    return role, tidy(name or page.evaluate("document.activeElement.innerText"))


# The warning signs


@pytest.mark.parametrize("where", SIGNS_PAGES)
@pytest.mark.parametrize("level", [1, 2, 3])
def test_asking_what_to_do_leads_to_the_call_itself(open_page, book, where, level):
    page, sign = open_page(f"{book}/{where}"), GROUPS[level][0]
    listen(page)
    sign_field(page, sign).click()
    ask(page)
    assert focused(page) == ("heading", called(ACTIONS[sign.action].heading, None, None))
    assert heard(page) == []


def test_the_number_is_read_next_after_the_call(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    page.locator(".course-signs input[name=unit]").fill("0123 45 67")
    sign_field(page, GROUPS[2][0]).click()
    ask(page)
    assert focused(page)[1] == called(ACTIONS[GROUPS[2][0].action].heading, None, None)
    page.keyboard.press("Tab")
    assert focused(page) == ("link", WORDS["unit_call"].format(number="0123 45 67"))


def test_a_changed_answer_is_said_once_and_no_sign_is_read_out(open_page, book):
    page, first, other = open_page(f"{book}/{SIGNS_PAGES[0]}"), GROUPS[3][0], GROUPS[1][0]
    sign_field(page, first).click()
    ask(page)
    listen(page)
    heading = called(ACTIONS[other.action].heading, None, None)
    sign_field(page, other).click()
    rub = f" {plain(SIGNS.do_not_rub)}" if first.do_not_rub or other.do_not_rub else ""
    assert heard(page) == [f"{WORDS['changed']} {heading}{rub}"]
    sign_field(page, GROUPS[3][1]).click()
    assert heard(page) == []
    button(page, SIGNS, "clear").click()
    assert heard(page) == ["All ticks are cleared."]


def test_a_country_that_changes_while_the_call_has_the_focus_takes_it_from_nobody(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    sign_field(page, GROUPS[1][0]).click()
    ask(page)
    other = page.context.new_page()
    other.goto(page.url)
    other.locator(".course-signs select").select_option(SIGNS.countries[0].id)
    heading = called(ACTIONS[GROUPS[1][0].action].heading, None, SIGNS.countries[0])
    page.get_by_role("heading", name=heading).wait_for()
    assert focused(page) == ("heading", heading)


# Quizzes

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Quiz</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="course.css"></head>
<body><main><h1>Quiz</h1><h2>One of each</h2>{quiz}</main>
<script src="course.js"></script></body></html>"""


@pytest.fixture(scope="module")
def every(root):
    """One question of each type, with as many tries as one likes."""
    quiz = load_quiz(root / "tests" / "fixtures" / "valid" / "every-type.quiz.yml")
    return quiz.model_copy(update={"attempts": None})


@pytest.fixture(scope="module")
def site(tmp_path_factory, root, every):
    """The address of two pages with that quiz: to practise, and as a check."""
    folder = tmp_path_factory.mktemp("heard")
    for name, mode in (("index", "practice"), ("check", "check")):
        quiz = every.model_copy(update={"mode": mode})
        html = quiz_html(quiz, root / "tests" / "fixtures" / "valid")
        (folder / f"{name}.html").write_text(_PAGE.format(quiz=html), encoding="utf-8")
    (folder / "course.js").write_text(read_script("course"), encoding="utf-8")
    (folder / "course.css").write_text(read_style("palette", "course"), encoding="utf-8")
    with serving(folder) as address:
        yield address


def of(quiz, kind):
    """The question of a type."""
    return next(question for question in quiz.questions if question.type == kind)


WRONG = {
    "single": ["first"],
    "multiple": ["a", "b"],
    "true_false": ["true"],
    "number": ["0,5"],
    "match": ["leg:later", "chest:at-once", "itch:later"],
}


@pytest.mark.parametrize("kind", [*WRONG, "order"])
def test_check_says_the_answer_first_and_then_the_score(open_page, site, every, kind):
    page, question = open_page(f"{site}/index.html"), of(every, kind)
    listen(page)
    for answer in (WRONG.get(kind), question.key):
        if not answer:
            continue
        put(page, question, answer)
        said_last = heard(page)[-2:]
        assert said_last[0].startswith(verdict(question, mark(question, answer)))
        assert said_last == [said(page, question), tidy(score_line(page, every).inner_text())]


def test_the_score_is_said_only_when_it_changes(open_page, site, every):
    page, order = open_page(f"{site}/index.html"), of(every, "order")
    put(page, of(every, "true_false"), ["true"])
    listen(page)
    first = card(page, order).locator("[data-item]").first.get_attribute("data-item")
    down = card(page, order).locator(f'[data-item="{first}"] button').last
    for place in (2, 3):
        down.click()
        assert [text[-len(" of 4.") - 1 :] for text in heard(page)] == [f"{place} of 4."]
    card(page, of(every, "number")).get_by_role("textbox").press_sequentially("1,5")
    assert heard(page) == []
    hint = card(page, of(every, "single")).locator(".course-hints + button")
    for text in of(every, "single").hints:
        hint.click()
        assert heard(page)[0].endswith(plain(text))
    hint.press("Enter")
    card(page, of(every, "single")).locator(".course-sure label").first.click()
    assert heard(page) == []


def test_the_same_words_are_not_said_twice(open_page, site, every):
    page, question = open_page(f"{site}/index.html"), of(every, "single")
    listen(page)
    check(page, question)
    assert heard(page) == [WORDS["none_chosen"]]
    check(page, question)
    assert heard(page) == []
    put(page, question, ["first"])
    assert len(heard(page)) == 2
    choose(page, question, ["second"])
    put(page, question, ["first"])
    assert heard(page) == [said(page, question)], "the score is the same, and is not said again"


def test_a_double_click_and_the_same_answer_again_are_one_try(open_page, site, every):
    page, question = open_page(f"{site}/index.html"), of(every, "true_false")
    tries = """([key, id]) => JSON.parse(localStorage.getItem(key)).value[id].tries"""
    where = [f"calm-calves/quiz/{every.id}", question.id]
    listen(page)
    choose(page, question, ["true"])
    button_ = card(page, question).get_by_role("button", name=WORDS["check"], exact=True)
    button_.click(click_count=3)
    assert page.evaluate(tries, where) == 1 and len(heard(page)) == 2
    button_.press("Enter")
    assert page.evaluate(tries, where) == 1 and heard(page) == []
    put(page, question, ["false"])
    assert page.evaluate(tries, where) == 2
    case = of(every, "case")
    step = card(page, case).locator("[data-step]").first
    step.locator("label").first.click()
    step.get_by_role("button", name=WORDS["go_on"]).dblclick()
    assert card(page, case).locator("[data-step]:visible").count() == 2


def test_the_verdict_and_the_feedback_are_words_apart(open_page, site, every):
    page, question = open_page(f"{site}/index.html"), of(every, "single")
    put(page, question, ["first"])
    text = card(page, question).locator(".course-question__said").evaluate("(e) => e.textContent")
    option = next(option for option in question.options if option.id == "first")
    assert f"{WORDS['under']} {plain(option.feedback)}" in tidy(text)


def test_no_live_region_holds_the_list_of_sources(open_page, site, every):
    page, question = open_page(f"{site}/index.html"), of(every, "true_false")
    put(page, question, question.key)
    links = card(page, question).locator("a:visible")
    assert links.count() > 0
    assert card(page, question).locator("[role=status] a").count() == 0


def test_the_feedback_of_a_match_is_heard_at_its_own_field(open_page, site, every):
    page, question = open_page(f"{site}/index.html"), of(every, "match")
    fields = card(page, question).get_by_role("combobox")
    put(page, question, ["leg:later", "chest:at-once", "itch:later"])
    for place, (pair, word) in enumerate(
        zip(question.pairs, ["under", "right", "right"], strict=True)
    ):
        expect(fields.nth(place)).to_have_accessible_description(
            f"{WORDS[word]} {plain(pair.feedback)}"
        )
    fields.first.select_option("now")
    expect(fields.nth(1)).to_have_accessible_description("")


def test_a_case_says_its_feedback_and_then_its_new_scene(open_page, site, every):
    page, case = open_page(f"{site}/index.html"), of(every, "case")
    steps = card(page, case).locator("[data-step]")
    listen(page)
    first = case.steps[0]
    option = first.options[0]
    steps.first.get_by_role("button", name=WORDS["go_on"]).click()
    assert heard(page) == [WORDS["none_chosen"]]
    steps.first.locator("label").first.click()
    steps.first.get_by_role("button", name=WORDS["go_on"]).press("Enter")
    role, name = focused(page)
    after = next(step for step in case.steps if step.id == option.next)
    assert role == "group" and heard(page) == []
    assert name.index(plain(option.feedback)) < name.index(plain(after.story))
    page.keyboard.press("Tab")
    assert steps.nth(1).get_attribute("aria-label") is None, "it is not heard again"


def test_the_end_of_a_case_says_its_feedback_before_the_verdict(open_page, site, every):
    page, case = open_page(f"{site}/index.html"), of(every, "case")
    listen(page)
    put(page, case, case.key)
    *_, step, verdict_, score = heard(page)
    last, option = case.key[-1].split(":")
    chosen = next(
        each
        for step_ in case.steps
        if step_.id == last
        for each in step_.options
        if each.id == option
    )
    assert step.endswith(plain(chosen.feedback)) and verdict_ == said(page, case)
    assert score == tidy(score_line(page, every).inner_text())


def test_handing_in_says_one_thing_the_whole_summary(open_page, site, every):
    page = open_page(f"{site}/check.html")
    quiz = every.model_copy(update={"mode": "check"})
    answers = {question.id: question.key for question in every.questions}
    answers |= {of(every, kind).id: WRONG[kind] for kind in ("single", "true_false")}
    for question in every.questions:
        put(page, question, answers[question.id])
    for kind in ("single", "true_false"):
        card(page, of(every, kind)).locator('.course-sure label:has(input[value="sure"])').click()
    listen(page)
    button(page, quiz, "hand_in").click()
    assert heard(page) == []
    role, name = focused(page)
    in_order = [
        WORDS["handed_in"],
        expected_score(quiz, answers, 6).split(". ")[0],
        WORDS["put_right_first"],
        plain(of(every, "single").stem),
        WORDS["sure_but_wrong"],
        plain(of(every, "true_false").stem),
    ]
    assert role == "group" and in_order == sorted(in_order, key=name.index)
    put(page, of(every, "single"), of(every, "single").key)
    assert heard(page)[0].startswith(WORDS["right"])
    assert part(page, quiz).locator(".course-quiz__summary").get_attribute("aria-label") is None


def test_starting_again_and_bringing_back_are_said_once(open_page, site, every):
    page = open_page(f"{site}/index.html")
    put(page, of(every, "true_false"), ["true"])
    card(page, of(every, "single")).locator(".course-hints + button").click()
    listen(page)
    button(page, every, "again").click()
    assert heard(page) == [WORDS["forgotten"]]
    button(page, every, "undo").click()
    (back,) = heard(page)
    assert back.startswith(WORDS["back"])


def test_a_page_that_opens_says_nothing_by_itself(open_page, site, every):
    page = open_page(f"{site}/index.html")
    put(page, of(every, "true_false"), ["true"])
    page.reload()
    regions = page.locator("[role=status]:not([aria-live=off])")
    assert [text for text in regions.all_inner_texts() if text.strip()] == []


# Guides and habits

GUIDE_PAGE = "notebooks/02-easing-a-cramp.html"
SAYS = messages()["guide"]["says"]


@pytest.fixture(scope="module")
def stretch(root):
    """The guide of the course."""
    return load_guide(root / "notebooks" / "02-easing-a-cramp.guide.yml")


def test_a_guide_says_its_first_step_through_a_region_that_was_there(open_page, book, stretch):
    page = open_page(f"{book}/{GUIDE_PAGE}")
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    listen(page)
    status = page.locator(".course-guide__status").element_handle()
    guide = page.locator(".course-guide")
    guide.get_by_role("button", name=SAYS["start"], exact=True).click()
    first = stretch.steps[0]
    assert focused(page) == ("button", SAYS["pause"])
    assert heard(page) == [], "the layer comes to sight with an empty region"
    page.clock.run_for(200)
    assert heard(page) == [f"{plain(first.text)}. {plain(first.said)} {SAYS['get_ready']}."]
    page.clock.run_for(1000 * sum(step.seconds or 0 for step in stretch.steps[:3]))
    hold = stretch.steps[3]
    begins = f"{plain(hold.text)}. {SAYS['hold_now'].format(count=stretch.hold.default)}"
    assert heard(page)[-1].startswith(begins), "what to do and how long, then the count"
    guide.get_by_role("button", name=SAYS["pause"], exact=True).click()
    assert heard(page) == [f"{SAYS['paused']} {SAYS['let_go']}"]
    guide.get_by_role("button", name=stretch.call.when, exact=True).click()
    assert focused(page) == ("group", plain(stretch.call.heading)) and heard(page) == []
    guide.get_by_role("button", name=SAYS["back"], exact=True).click()
    assert focused(page) == ("button", SAYS["go_on"]) and heard(page) == []
    guide.get_by_role("button", name=SAYS["stop"], exact=True).click()
    assert focused(page) == ("group", plain(stretch.after.heading)) and heard(page) == []
    guide.get_by_role("button", name=SAYS["close"], exact=True).click()
    assert focused(page) == ("button", SAYS["start"]) and heard(page) == []
    assert status.evaluate("(region) => region.isConnected")


def test_the_box_of_a_guide_has_a_name_and_the_layer_that_of_the_guide(open_page, book, stretch):
    page = open_page(f"{book}/{GUIDE_PAGE}", java_script_enabled=False)
    box = page.locator(".course-guide").get_by_role("group", name=plain(stretch.stop.heading))
    expect(box).to_contain_text(plain(stretch.stop.lines[0]))
    page = open_page(f"{book}/{GUIDE_PAGE}")
    page.get_by_role("button", name=SAYS["start"], exact=True).click()
    expect(page.get_by_role("dialog", name=plain(stretch.title))).to_be_visible()


def test_each_tick_of_a_habit_is_said_once_and_nothing_when_the_page_opens(open_page, book):
    page = open_page(f"{book}/{HABITS_PAGE}")
    far = part(page, HABITS).locator(".course-checklist__far")
    expect(far).to_have_attribute("aria-live", "off")
    listen(page)
    part(page, HABITS).locator("label").first.click()
    one = WORDS["ticked"].format(ticked=1, total=len(HABITS.items))
    assert heard(page) == [one]
    button(page, HABITS, "again").click()
    assert heard(page) == [WORDS["forgotten_ticks"]]
    button(page, HABITS, "undo_ticks").click()
    assert heard(page) == [f"{WORDS['back_ticks']} {one}"]


# The book

# How many words stand before the first sentence of the page itself, for whoever does not jump. A
# line of less than five words, such as "8 minutes", is none.
WORDS_BEFORE = """() => {
  const isSentence = (line) =>
    line.checkVisibility() && line.innerText.trim().split(/\\s+/).length > 4;
  const lines = [...document.querySelectorAll("main :is(p, li)")];
  const first = lines.find(isSentence) ?? document.querySelector("main :is(p, [role=status])");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), before = [];
  while (walker.nextNode()) {
    const { currentNode: text } = walker;
    if (first.contains(text) || first.compareDocumentPosition(text) & 4) break;
    if (text.parentElement.checkVisibility() && !text.parentElement.closest("[aria-hidden=true]"))
      before.push(...text.data.split(/\\s+/).filter(Boolean));
  }
  return before.length;
}"""
WIDTHS = (1400, 1100, 360)


def test_few_words_stand_before_the_first_paragraph_of_every_page(open_page, book):
    page, found = open_page(f"{book}/{FRONT}"), {}
    for where in EVERY_PAGE:
        page.goto(f"{book}/{where}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found[where, width] = page.evaluate(WORDS_BEFORE)
    assert {place: count for place, count in found.items() if not 2 < count <= 60} == {}


def test_the_contents_stand_left_of_the_page_and_are_read_after_it(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}", viewport={"width": 1400, "height": 800})
    nav, main, here = (
        page.locator(f"body .book-{name}").bounding_box() for name in ("nav", "main", "here")
    )
    assert nav["x"] < main["x"] < here["x"] and abs(nav["y"] - main["y"]) < 30
    page.keyboard.press("Tab")
    expect(page.locator(".book-skip")).to_be_focused()
    order = page.locator(".book-skip, main, .book-here, .book-nav").evaluate_all(
        "all => all.map((each) => each.className)"
    )
    assert order == ["book-skip", "book-main", "book-here", "book-nav"]


def headings(page):
    """The headings of the page that a listener can jump to, with their levels."""
    return page.locator("main :is(h1, h2, h3, h4, h5, h6)").evaluate_all(
        "all => all.filter((heading) => heading.checkVisibility()).map((heading) => "
        "[Number(heading.tagName[1]), heading.innerText.replace(/[‼☎◷✎]\ufe0e?/g, '').trim()])"
    )


@pytest.mark.parametrize("where", [FRONT, *QUIZZES])
def test_who_goes_by_headings_comes_to_the_box_first(open_page, book, where):
    page = open_page(f"{book}/{where}")
    (top, _), *rest = headings(page)
    before = [name for _, name in rest[: rest.index([2, "Stop and call if…"])]]
    assert top == 1 and before in ([], ["Worried now? Do not start here."])


def test_just_tell_me_has_the_stretch_and_then_the_box(open_page, book):
    names = [name for _, name in headings(open_page(f"{book}/book/just-tell-me.html"))]
    assert names[:3] == ["Just tell me", "Now: stretch", "Stop and call if…"]


def test_who_goes_by_headings_comes_to_the_stretch(open_page, book):
    assert [2, "Now: stretch"] in headings(open_page(f"{book}/book/just-tell-me.html"))


def test_the_field_of_the_search_is_never_called_invalid(open_page, book):
    page = open_page(f"{book}/{FRONT}")
    for where in (FRONT, "search.html"):
        page.goto(f"{book}/{where}")
        fields = page.locator("input[type=search]")
        assert fields.evaluate_all("all => all.every((field) => field.validity.valid)")
        assert page.locator("input[type=search][required]").count() == 0
    page.goto(f"{book}/{FRONT}")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(".book-results [role=status]")).to_have_text(
        messages()["theme"]["write_a_word"]
    )


def test_the_evidence_opens_at_its_verdict(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}")
    page.locator("main a[data-claim]").first.press("Enter")
    verdicts = [word for word in messages()["evidence"]["verdicts"].values()]
    assert focused(page)[1].lstrip("✓◐?–✗ ").startswith(tuple(verdicts))
    page.keyboard.press("Escape")
    expect(page.locator("main a[data-claim]").first).to_be_focused()


# As Firefox does it: the first button of a dialog gets the focus.
FIRST_BUTTON = """() => { const show = HTMLDialogElement.prototype.showModal;
  HTMLDialogElement.prototype.showModal = function () {
    show.call(this); this.querySelector("button").focus(); }; }"""


def test_the_class_view_opens_on_its_stage_and_keeps_the_focus(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}", viewport=BEAMER)
    page.evaluate(FIRST_BUTTON)
    page.keyboard.press("F8")
    expect(page.locator(".course-view__stage")).to_be_focused()
    for key in [*["PageDown"] * 12, "t", "t", "s", "s", "?", "?", "+", ".", "x", "End", "Home"]:
        page.keyboard.press(key)
        assert page.evaluate(
            "document.querySelector('.course-view').contains(document.activeElement)"
        ), key
