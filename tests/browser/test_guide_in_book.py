"""The guide in a real browser: over the whole screen it counts right, pauses, and stops for pain.

Its own page shows a title, a button and a fold. It keeps two choices, says each step once, and
reads without script.
"""

import json
import re

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from helpers.axe import FIND
from helpers.course_pages import STORAGE_FAULTS, kept, part, plain, tidy
from helpers.serving import serving
from helpers.small_screens import CLIPPED, OVERFLOW, PHONE, SPACING, TARGETS
from playwright.sync_api import expect

from coursebook.core.bundle import read_script, read_style
from coursebook.core.messages import messages
from coursebook.guides.html import guide_html
from coursebook.guides.loading import load_guide
from coursebook.guides.models import timeline
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz

SAYS = messages()["guide"]["says"]
KEY = "calm-calves/guide/counting"
_PAGE = """<!doctype html><html lang="en" dir="{dir}"><head><meta charset="utf-8">
<title>Guide</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><link rel="stylesheet" href="guide.css"></head>
<body><main><h1>Guide</h1><h2>Now</h2>{parts}</main>{scripts}</body></html>"""
# Notes all that the live region says; how a tab goes out of sight; what the browser is to play.
LISTEN = """(region) => { window.heard = [];
  new MutationObserver(() => region.textContent && window.heard.push(region.textContent))
  .observe(region, { childList: true, characterData: true, subtree: true }); }"""
HIDE = """() => {
  Object.defineProperty(document, "hidden", { get: () => true, configurable: true });
  document.dispatchEvent(new Event("visibilitychange")); }"""
PLAYED = """window.asked = 0; window.played = [];
  window.AudioContext = class extends AudioContext { constructor() { super(); window.asked += 1; }
    createOscillator() { const tone = super.createOscillator(), start = tone.start.bind(tone);
      tone.start = () => {
        window.played.push([Math.round(performance.now() / 1000), tone.frequency.value]);
        start(); }; return tone; } };"""


@pytest.fixture(scope="module")
def valid(root):
    return root / "tests" / "fixtures" / "valid"


@pytest.fixture(scope="module")
def counting(valid):
    return load_guide(valid / "counting.guide.yml")


@pytest.fixture(scope="module")
def stretch(root):
    return load_guide(root / "notebooks" / "02-easing-a-cramp.guide.yml")


@pytest.fixture(scope="module")
def site(tmp_path_factory, root, valid, counting, stretch):
    """The address of pages with guides, as the book would publish them."""
    folder = tmp_path_factory.mktemp("guides")
    one, course = guide_html(counting, valid), guide_html(stretch, root / "notebooks")
    quiz = quiz_html(load_quiz(valid / "plain.quiz.yml"), valid)
    own, both = (
        '<script src="guide.js"></script>',
        '<script src="course.js"></script><script src="guide.js"></script>',
    )
    pages = {
        "index": (one, own, "ltr"),
        "stretch": (course, own, "ltr"),
        "rtl": (course, own, "rtl"),
        "both": (quiz + one + one, both, "ltr"),
    }
    for name, (parts, scripts, way) in pages.items():
        (folder / f"{name}.html").write_text(
            _PAGE.format(parts=parts, scripts=scripts, dir=way), encoding="utf-8"
        )
    for name in ("guide", "course"):
        (folder / f"{name}.js").write_text(read_script(name), encoding="utf-8")
    style = read_style("theme", "palette", "course", "guide")
    (folder / "guide.css").write_text(style, encoding="utf-8")
    with serving(folder) as address:
        yield address


def still(page):
    """Stop the page's time: it moves by `run_for` alone."""
    page.clock.install(time=0)
    page.clock.pause_at(1000)
    return page


def stage(page):
    """What counts, over the whole screen."""
    return page.locator(".course-guide__layer").first


def press(page, word):
    guide = page.locator(".course-guide").first
    guide.get_by_role("button", name=SAYS.get(word, word), exact=True).click()


def change(page):
    """Open the times that can be changed."""
    page.get_by_text(SAYS["change"]).first.click()


def seen(page):
    """What is seen of the count: which stretch, the step, its seconds."""
    return [
        tidy(page.locator(f".course-guide__{name}").first.inner_text())
        for name in ("which", "now", "count")
    ]


def expected(guide, beat, left=None):
    step = next(step for step in guide.steps if step.id == beat.step)
    total = guide.repeats.default
    which = (
        SAYS["stretch"].format(stretch=beat.repeat, total=total)
        if beat.repeat
        else SAYS["get_ready"]
    )
    left = beat.seconds if left is None else left
    return [which, plain(step.text), f"{left} {SAYS['second' if left == 1 else 'seconds']}"]


def announced(guide):
    """What is to be said to her who listens: each step once.

    Once it is said that ten seconds of the hold are left.
    """
    said = []
    for beat in timeline(guide):
        step = next(step for step in guide.steps if step.id == beat.step)
        hold = f" {SAYS['hold_now'].format(count=beat.seconds)}" if step.hold else ""
        which = expected(guide, beat)[0]
        said.append(f"{plain(step.text)}.{hold} {plain(step.said)} {which}.")
        if step.hold and beat.seconds > 10:
            said.append(SAYS["seconds_left"].format(count=10))
    return said


def test_each_step_is_counted_down_in_its_order_and_then_it_says_what_to_do_next(
    open_page, site, counting
):
    page = still(open_page(f"{site}/index.html"))
    press(page, "start")
    expect(stage(page).get_by_role("button", name=SAYS["pause"])).to_be_focused()
    for beat in timeline(counting):
        assert seen(page) == expected(counting, beat)
        page.clock.run_for(beat.seconds * 1000 - 1000)
        assert seen(page) == expected(counting, beat, 1)
        page.clock.run_for(1000)
    expect(stage(page)).to_have_attribute("data-face", "ends")
    after = stage(page).locator(".course-guide__after")
    expect(after).to_be_focused()
    assert all(plain(line) in tidy(after.inner_text()) for line in counting.after.lines)
    buttons = stage(page).get_by_role("button").all_inner_texts()
    assert buttons == [SAYS["close"], counting.call.when]
    press(page, "close")
    expect(stage(page)).not_to_be_visible()
    expect(page.get_by_role("button", name=SAYS["start"])).to_be_focused()


def test_awake_the_page_shows_its_title_a_button_and_a_fold_and_nothing_else(
    open_page, site, stretch
):
    page = open_page(f"{site}/stretch.html")
    guide = part(page, stretch)
    assert [text for text in guide.inner_text().splitlines() if text.strip()] == [
        plain(stretch.title),
        SAYS["start"],
        SAYS["change"],
    ]
    assert guide.locator("img:visible, input:visible, a:visible").count() == 0
    change(page)
    for text in (SAYS["hold"], SAYS["repeats"], SAYS["sound"]):
        expect(guide.get_by_text(text)).to_be_visible()


def test_the_picture_is_that_of_the_step_that_is_counted(open_page, site, stretch, counting):
    page = still(open_page(f"{site}/stretch.html"))
    press(page, "start")
    for beat in timeline(stretch):
        (step,) = [step for step in stretch.steps if step.id == beat.step]
        picture = stage(page).get_by_role("img")
        assert picture.get_attribute("alt") == step.picture.alt
        at = stretch.steps.index(step)
        same = page.locator(".course-guide__step img").nth(at).get_attribute("src")
        assert picture.get_attribute("src") == same
        page.clock.run_for(beat.seconds * 1000)
    page = still(open_page(f"{site}/index.html"))
    press(page, "start")
    expect(stage(page).get_by_role("img")).to_have_attribute("alt", counting.picture.alt)
    page.clock.run_for(8000)
    expect(stage(page).get_by_role("img")).to_have_attribute("alt", counting.steps[1].picture.alt)


def test_it_covers_the_screen_and_the_page_behind_neither_moves_nor_takes_a_press(
    open_page, site, stretch
):
    page = open_page(f"{site}/stretch.html", viewport={"width": 390, "height": 500})
    page.evaluate("document.querySelector('main').append(document.createElement('hr'))")
    page.add_style_tag(content="hr { height: 300vh }")
    page.evaluate("scrollTo(0, 40)")
    press(page, "start")
    covers = """() => [[5, 5], [385, 5], [5, 495], [385, 495], [195, 250]].every(
      ([x, y]) => document.elementFromPoint(x, y)?.closest(".course-guide__layer"))"""
    assert page.evaluate(covers)
    page.mouse.move(195, 250)
    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(200)
    assert page.evaluate("scrollY") == 40
    for _ in range(6):
        page.keyboard.press("Tab")
        inside = "document.activeElement === document.body || !!document.activeElement.closest("
        assert page.evaluate(f"{inside}'.course-guide__layer')")
    press(page, "pause")
    page.keyboard.press("Escape")
    expect(stage(page)).not_to_be_visible()
    page.mouse.wheel(0, 300)
    page.wait_for_function("scrollY > 40")


@pytest.mark.parametrize(
    "width, height",
    [
        (320, 568),
        (320, 640),
        (390, 664),
        (390, 844),
        (844, 390),
        (568, 320),
        (1280, 800),
        (320, 200),
    ],
)
def test_number_pause_and_what_to_do_when_it_gets_worse_need_no_scrolling(
    open_page, site, stretch, width, height
):
    """The last size is that of a laptop at 400 %."""
    page = still(open_page(f"{site}/stretch.html", viewport={"width": width, "height": height}))
    press(page, "start")
    number = stage(page).locator(".course-guide__number")
    pause = stage(page).get_by_role("button", name=SAYS["pause"])
    worse = stage(page).get_by_role("button", name=stretch.call.when)
    in_view = """(element) => { const box = element.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      return document.elementFromPoint(x, y) === element
        && box.top >= 0 && box.bottom <= innerHeight
        && box.left >= 0 && box.right <= innerWidth; }"""
    for beat in timeline(stretch)[:5]:
        for each in (number, pause, worse):
            assert each.evaluate(in_view), (beat.step, each)
        if height >= 320:
            picture = stage(page).get_by_role("img").bounding_box()
            assert picture["height"] >= 50 and picture["y"] >= 0
        else:
            now = stage(page).locator(".course-guide__now")
            assert now.evaluate(in_view), "the words above them are seen too"
        page.clock.run_for(beat.seconds * 1000)
    press(page, "pause")
    assert all(each.evaluate(in_view) for each in (number, worse))
    assert page.evaluate(OVERFLOW) == ""


def test_the_number_of_her_unit_is_one_press_away_where_it_is_kept(open_page, site, counting):
    page = open_page(f"{site}/index.html")
    press(page, "start")
    press(page, counting.call.when)
    assert stage(page).locator("a[href^='tel:']").count() == 0
    place = json.dumps({"version": 1, "value": {"unit": "020 7946 0000"}})
    page.evaluate("(place) => localStorage.setItem('calm-calves/place', place)", place)
    press(page, "back")
    press(page, counting.call.when)
    dial = stage(page).get_by_role("link", name=SAYS["dial"].format(number="020 7946 0000"))
    expect(dial).to_have_attribute("href", "tel:02079460000")
    expect(dial).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(dial).to_be_focused()


def test_in_the_book_the_call_has_the_number_once_and_large(open_page, book, stretch):
    page = open_page(
        f"{book}/notebooks/02-easing-a-cramp.html", viewport={"width": 390, "height": 844}
    )
    place = json.dumps({"version": 1, "value": {"unit": "020 7946 0000"}})
    page.evaluate("(place) => localStorage.setItem('calm-calves/place', place)", place)
    page.reload()
    press(page, "start")
    press(page, stretch.call.when)
    links = stage(page).locator("a[href='tel:02079460000']")
    expect(links).to_have_count(1)
    assert links.bounding_box()["height"] >= 44
    assert plain(stretch.call.heading) in tidy(stage(page).inner_text())


def test_each_step_is_said_once_and_once_that_ten_seconds_are_left(open_page, site, counting):
    page = still(open_page(f"{site}/index.html"))
    page.locator(".course-guide__status[role=status]").evaluate(LISTEN)
    press(page, "start")
    page.clock.run_for(60_000)
    assert page.evaluate("window.heard") == announced(counting)


def test_timers_that_come_late_do_not_make_the_count_late(open_page, site, counting):
    page = still(open_page(f"{site}/index.html"))
    press(page, "start")
    page.clock.fast_forward(
        8000 + 4000 + 5000
    )  # as in a tab that is held back: one tick for all of it
    assert seen(page) == expected(counting, timeline(counting)[2], 7)


def test_pause_and_go_on_and_escape_work_with_the_keyboard_and_no_second_is_lost(
    open_page, site, counting
):
    page = still(open_page(f"{site}/index.html"))
    start = page.get_by_role("button", name=SAYS["start"])
    start.focus()
    page.keyboard.press("Enter")
    page.clock.run_for(14_000)
    hold = timeline(counting)[2]
    for key in ("Space", "Escape", "Enter"):  # Escape pauses first
        page.keyboard.press(key)
        page.clock.run_for(9000)
        assert seen(page) == expected(counting, hold, 10)
        expect(stage(page)).to_have_attribute("data-face", "rests")
        expect(stage(page).locator(".course-guide__note")).to_have_text(
            f"{SAYS['paused']} {SAYS['let_go']}"
        )
        expect(stage(page).get_by_role("button", name=SAYS["go_on"])).to_be_focused()
        page.keyboard.press("Space")
        expect(stage(page)).to_have_attribute("data-face", "runs")
    page.clock.run_for(3000)
    assert seen(page) == expected(counting, hold, 7)
    for _ in range(2):
        page.keyboard.press("Escape")
    expect(stage(page)).not_to_be_visible()
    expect(start).to_be_focused()
    page.clock.run_for(60_000)
    page.keyboard.press("Enter")
    assert seen(page) == expected(counting, timeline(counting)[0])


def test_a_page_out_of_sight_pauses_and_says_so(open_page, site, counting):
    page = still(open_page(f"{site}/index.html"))
    press(page, "start")
    page.clock.run_for(2000)
    page.evaluate(HIDE)
    page.clock.run_for(20_000)
    assert seen(page) == expected(counting, timeline(counting)[0], 6)
    expect(page.locator(".course-guide__status")).to_have_text(SAYS["out_of_sight"])


def test_pain_stops_the_count_and_shows_whom_to_call_with_the_focus_on_it(
    open_page, site, counting
):
    page = still(open_page(f"{site}/index.html"))
    press(page, "start")
    page.clock.run_for(9000)
    press(page, counting.call.when)
    box = stage(page).locator(".course-guide__call")
    expect(box).to_be_focused()
    assert plain(counting.call.heading) in tidy(box.inner_text()) and plain(
        counting.call.text
    ) in tidy(box.inner_text())
    page.clock.run_for(90_000)
    expect(stage(page)).to_have_attribute("data-face", "calls")
    expect(stage(page).get_by_role("button", name=counting.call.when)).not_to_be_visible()
    press(page, "back")
    expect(stage(page)).to_have_attribute("data-face", "rests")
    expect(stage(page).get_by_role("button", name=SAYS["go_on"])).to_be_focused()
    assert seen(page) == expected(counting, timeline(counting)[1], 3)
    press(page, "stop")
    press(page, counting.call.when)
    expect(box).to_be_focused()
    press(page, "back")
    expect(stage(page)).to_have_attribute("data-face", "ends")
    press(page, counting.call.when)
    press(page, "close")
    expect(page.get_by_role("button", name=SAYS["start"])).to_be_focused()
    press(page, "start")
    assert seen(page) == expected(counting, timeline(counting)[0])


def test_how_long_and_how_often_are_kept_over_a_reload_and_nothing_else_is(
    open_page, site, counting
):
    page = still(open_page(f"{site}/index.html"))
    expect(page.get_by_label("12 seconds")).to_be_checked()
    change(page)
    page.get_by_text("5 seconds", exact=True).click()
    page.get_by_text(SAYS["repeats_one"], exact=True).click()
    page.get_by_text(SAYS["sound"]).click()
    page.reload()
    assert json.loads(kept(page)) == [
        [
            [
                KEY,
                json.dumps(
                    {"version": 1, "value": {"hold": 5, "repeats": 1}}, separators=(",", ":")
                ),
            ]
        ],
        [],
        "",
    ]
    expect(page.get_by_label("5 seconds")).to_be_checked()
    expect(page.get_by_label(SAYS["sound"])).not_to_be_checked()
    page.clock.pause_at(600_000)
    press(page, "start")
    page.clock.run_for(sum(beat.seconds for beat in timeline(counting, 5, 1)) * 1000 - 1000)
    expect(stage(page)).to_have_attribute("data-face", "runs")
    page.clock.run_for(1000)
    expect(stage(page)).to_have_attribute("data-face", "ends")


def test_storage_that_is_blocked_or_corrupt_costs_only_the_remembering(open_page, site):
    page = open_page(f"{site}/index.html")
    for value in (
        "{",
        "null",
        '{"version": 1, "value": {"hold": 7, "repeats": "1"}}',
        '{"version": 2, "value": {"hold": 5}}',
    ):
        page.evaluate("([key, value]) => localStorage.setItem(key, value)", [KEY, value])
        page.reload()
        expect(page.get_by_label("12 seconds")).to_be_checked()
        expect(page.get_by_label("2 times")).to_be_checked()
    change(page)
    expect(page.get_by_text(SAYS["kept"])).to_be_visible()
    for fault in STORAGE_FAULTS.values():
        page = open_page(f"{site}/index.html")
        page.context.add_init_script(fault)
        page.reload()
        change(page)
        page.get_by_text("5 seconds", exact=True).click()
        expect(page.get_by_text(SAYS["kept"])).to_have_count(0)
        press(page, "start")
        expect(stage(page)).to_have_attribute("data-face", "runs")


def test_sound_is_off_at_first_and_beeps_when_a_hold_starts_and_ends(open_page, site):
    page = open_page(f"{site}/index.html")
    page.context.add_init_script(PLAYED)
    page.reload()
    still(page)
    press(page, "start")
    page.clock.run_for(50_000)
    assert page.evaluate("[asked, played]") == [0, []]
    press(page, "close")
    change(page)
    page.get_by_text(SAYS["sound"]).click()
    press(page, "start")
    before = page.evaluate("Math.round(performance.now() / 1000)")
    page.clock.run_for(50_000)
    asked, played = page.evaluate("[asked, played]")
    assert asked == 1 and [[at - before, tone] for at, tone in played] == [
        [12, 660],
        [24, 440],
        [31, 660],
        [43, 440],
    ]


def test_without_script_all_of_it_reads_and_no_button_is_dead(open_page, site, stretch):
    page = open_page(f"{site}/stretch.html", java_script_enabled=False)
    text = tidy(part(page, stretch).inner_text())
    told = [
        *stretch.stop.lines,
        *(step.said for step in stretch.steps),
        stretch.repeat,
        stretch.call.heading,
        *stretch.after.lines,
    ]
    assert all(plain(each) in text for each in told)
    assert page.locator("button, input, dialog, .course-guide__stage:visible").count() == 0
    assert page.locator(".course-guide__step img:visible").count() == len(stretch.steps)


def test_the_box_the_steps_and_the_picture_are_printed_and_the_stage_is_not(
    open_page, site, stretch
):
    page = open_page(f"{site}/stretch.html")
    press(page, "start")
    page.emulate_media(media="print")
    assert (
        page.locator("button:visible, input:visible, dialog:visible, progress:visible").count() == 0
    )
    for name in ("stop", "steps", "call", "after"):
        expect(page.locator(f".course-guide > .course-guide__{name}")).to_be_visible()
    assert page.locator(".course-guide__step img:visible").count() == len(stretch.steps)
    assert tidy(part(page, stretch).inner_text()).index(plain(stretch.stop.lines[0])) < tidy(
        part(page, stretch).inner_text()
    ).index("Put a towel")


def test_axe_finds_nothing_in_any_state_in_light_and_dark(open_page, site, stretch):
    page, found = (
        open_page(
            f"{site}/stretch.html", reduced_motion="reduce", viewport={"width": 360, "height": 740}
        ),
        {},
    )
    page.evaluate(AXE_SCRIPT)
    change(page)
    for state, word in (
        ("ready", None),
        ("runs", "start"),
        ("rests", "pause"),
        ("calls", stretch.call.when),
        ("ends", "stop"),
    ):
        if state == "ends":
            press(page, "back")
        if word:
            press(page, word)
            expect(stage(page)).to_have_attribute("data-face", state)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            if violations := page.evaluate(FIND):
                found[f"{state}, {scheme}"] = violations
    assert found == {}


@pytest.mark.parametrize("name", ["stretch", "rtl"])
def test_at_320_px_nothing_scrolls_sideways_is_clipped_or_is_too_small_to_touch(
    open_page, site, stretch, name
):
    page = open_page(f"{site}/{name}.html", **PHONE, reduced_motion="reduce")
    change(page)
    for word in (None, "start", "pause", stretch.call.when):
        if word:
            press(page, word)
        assert page.evaluate(OVERFLOW) == ""
        assert [target for target in page.evaluate(TARGETS) if target[0] < 43.5] == []
    page.add_style_tag(content=SPACING)
    press(page, "back")
    press(page, "go_on")
    unseen = [each for each in page.evaluate(CLIPPED) if "course-guide__status" not in each]
    assert page.evaluate(OVERFLOW) == "" and unseen == []


def test_the_bar_empties_and_by_whole_seconds_when_motion_is_to_be_reduced(
    open_page, site, counting
):
    for motion, value in (("no-preference", 6.5), ("reduce", 7)):
        page = still(open_page(f"{site}/index.html", reduced_motion=motion))
        press(page, "start")
        page.clock.run_for(1500)
        assert page.locator("progress").evaluate("(bar) => [bar.value, bar.max]") == [
            value,
            counting.steps[0].seconds,
        ]


def test_forced_colours_show_the_bar_and_what_is_chosen(open_page, site):
    page = open_page(f"{site}/stretch.html", forced_colors="active", reduced_motion="reduce")
    change(page)
    assert (
        page.locator(".course-option:has(:checked)").first.evaluate(
            "(option) => getComputedStyle(option).outlineStyle"
        )
        == "solid"
    )
    press(page, "start")
    colours = page.locator("progress").evaluate(
        "(bar) => [getComputedStyle(bar).forcedColorAdjust, getComputedStyle(bar).borderTopColor]"
    )
    assert colours[0] == "none" and colours[1] == stage(page).evaluate(
        "(stage) => getComputedStyle(stage).color"
    )


def test_a_quiz_and_two_guides_live_on_one_page_each_by_its_own_script(open_page, site):
    page = still(open_page(f"{site}/both.html"))
    assert page.locator("[data-awake]").evaluate_all(
        "all => all.map((part) => part.dataset.course)"
    ) == ["quiz", "guide", "guide"]
    layers = page.locator(".course-guide__layer")
    press(page, "start")
    page.clock.run_for(3000)
    expect(layers.nth(1)).not_to_be_visible()
    for _ in range(2):
        page.keyboard.press("Escape")
    page.get_by_role("button", name=SAYS["start"]).nth(1).click()
    page.clock.run_for(2000)
    expect(layers.nth(0)).not_to_be_visible()
    assert re.sub(r"\D", "", layers.nth(1).locator(".course-guide__count").inner_text()) == "6"


def test_in_a_notebook_it_keeps_its_keys_and_what_a_new_run_lets_go_of_no_longer_ticks(
    open_page, site, counting, valid
):
    page = still(open_page(f"{site}/index.html"))
    show = """([script, html]) => {
      const cell = document.querySelector("#cell") ?? document.createElement("div"),
        woken = document.createElement("script");
      window.before = cell.querySelector(".course-guide__number");
      cell.id = "cell";
      cell.className = "jp-OutputArea";
      cell.innerHTML = html;
      woken.textContent = script;
      document.body.append(cell);
      cell.append(woken);
    }"""
    output = [read_script("guide"), str(guide_html(counting, valid))]
    page.evaluate(show, output)
    start = page.locator("#cell").get_by_role("button", name=SAYS["start"])
    start.focus()
    page.keyboard.press("Shift")
    expect(start).to_have_attribute("data-lm-suppress-shortcuts", "")
    page.keyboard.press("Enter")
    page.clock.run_for(1000)
    expect(page.locator("#cell .course-guide__number")).to_have_text("7")
    expect(page.locator("#cell .course-guide__layer")).to_be_visible()
    page.evaluate(show, output)  # the cell runs again
    page.clock.run_for(5000)
    page.evaluate(HIDE)
    assert page.evaluate("window.before.textContent") == "7"
    assert page.evaluate("document.documentElement.dataset.guideOpen") is None
    expect(start).to_be_visible()
