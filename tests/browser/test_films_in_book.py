"""Films in a small book of their own: played by keyboard, and still until then.

Still frames stand on paper and where motion is not wanted.
"""

import subprocess
import sys

import nbformat
import pytest
from axe_playwright_python.base import AXE_SCRIPT
from helpers.course_pages import WORDS
from helpers.places import ROOT
from helpers.serving import serving
from playwright.sync_api import expect

from coursebook.media.films import FILMS, film_html
from coursebook.media.films import WORDS as FILE
from coursebook.media.storyboards import load_storyboards

BOARDS = load_storyboards(ROOT / FILMS / FILE)
CONF = """extensions = ["myst_nb", "coursebook.book"]
project, html_title, html_theme = "Films", "Films", "coursebook"
nb_execution_mode, root_doc, language = "off", "films", "en"
exclude_patterns = ["book"]
"""
PAGE = """---
myst:
  html_meta:
    description: A page with films for the tests.
---

# Films

```{toctree}
lesson
```

```{film} calf-stretch
```

```{film} calf-stretch
```
"""
# The place of each moving part of the first film, as its matrix.
MATRICES = """() => [...document.querySelector(".course-film svg")
  .querySelectorAll("[class*=calf-stretch-]")]
  .map((part) => getComputedStyle(part).transform + getComputedStyle(part).opacity).join(" ")"""
FIND = """async () => (await axe.run("main", {resultTypes: ["violations"], preload: false}))
  .violations.map((found) =>
  `${found.id}: ${found.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`)"""


def lesson():
    """A notebook whose stored output is each film once."""
    cells = [nbformat.v4.new_markdown_cell("# Lesson")]
    for name in BOARDS:
        output = nbformat.v4.new_output(
            "execute_result",
            {"text/html": film_html(name, ROOT / FILMS), "text/plain": ""},
            execution_count=1,
        )
        cells.append(
            nbformat.v4.new_code_cell(f'film("{name}")', outputs=[output], execution_count=1)
        )
    return nbformat.v4.new_notebook(
        cells=cells,
        metadata={
            "coursebook": {"description": "A lesson with films for the tests."},
            "language_info": {"name": "python"},
        },
    )


@pytest.fixture(scope="module")
def films(tmp_path_factory):
    """The address of a small book with films, without a slash at its end."""
    place = tmp_path_factory.mktemp("films")
    (place / "book").mkdir()
    (place / "book" / "figures").symlink_to(ROOT / "book" / "figures")  # of the course, no more
    (place / "conf.py").write_text(CONF, encoding="utf-8")
    (place / "films.md").write_text(PAGE, encoding="utf-8")
    nbformat.write(lesson(), place / "lesson.ipynb")
    command = [
        sys.executable,
        "-m",
        "sphinx",
        "-q",
        "-W",
        "-b",
        "html",
        str(place),
        str(place / "out"),
    ]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    with serving(place / "out") as address:
        yield address


def switches(page):
    """The switches of the films on a page."""
    return page.get_by_role("switch")


def assert_stills(page):
    """Only the stills are there, with their steps; nothing plays and there is nothing to press."""
    assert page.locator(".course-film__stage:visible, .course-film__cannot:visible").count() == 0
    assert (
        page.locator(".course-film__still:visible").count()
        == page.locator(".course-film__still").count()
        > 0
    )
    expect(page.locator(".course-film__caption").first).to_be_visible()


def test_a_film_stands_still_until_the_keyboard_plays_it_and_again_when_it_stops_it(
    open_page, films
):
    page = open_page(f"{films}/films.html")
    first, second = switches(page).all()
    assert page.locator(".course-film__still:visible, .course-film__cannot:visible").count() == 0
    before = page.evaluate(MATRICES)
    page.wait_for_timeout(300)
    assert page.evaluate(MATRICES) == before
    first.focus()
    outline = "(input) => getComputedStyle(input.nextElementSibling).outlineStyle"
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    assert first.evaluate(outline) == "solid"
    page.wait_for_function(f"(before) => ({MATRICES})() !== before", arg=before)
    expect(second).not_to_be_checked()  # the same film twice: each has its own switch
    states = page.evaluate(
        "[...document.querySelectorAll('.course-film svg')].map((svg) => "
        "svg.getAnimations({subtree: true}).map((each) => each.playState))"
    )
    assert set(states[0]) == {"running"} and set(states[1]) == {"paused"}
    page.keyboard.press("Space")
    expect(first).not_to_be_checked()
    page.wait_for_timeout(100)  # it stops with the next picture that is drawn
    stopped = page.evaluate(MATRICES)
    page.wait_for_timeout(300)
    assert page.evaluate(MATRICES) == stopped


def test_each_film_of_a_lesson_moves_with_a_click_and_says_what_the_next_press_does(
    open_page, films
):
    page = open_page(f"{films}/lesson.html")
    for i, board in enumerate(BOARDS.values()):
        switch, word = switches(page).nth(i), page.locator(".course-film__word").nth(i)
        expect(switch).to_have_accessible_name(WORDS["film"]["switch"].format(title=board.title))
        shown = "(word) => getComputedStyle(word, '::after').content"
        assert word.evaluate(shown) == f'"{WORDS["film"]["play"]}"'
        word.scroll_into_view_if_needed()
        box = word.bounding_box()
        assert box["height"] >= 44 and box["width"] >= 44
        page.mouse.click(box["x"] + 5, box["y"] + 5)
        expect(switch).to_be_checked()
        assert word.evaluate(shown) == f'"{WORDS["film"]["pause"]}"'
    running = page.evaluate(
        "document.getAnimations()"
        ".filter((each) => each.animationName && each.playState !== 'running').length"
    )
    assert running == 0


def test_no_style_stands_in_the_page_and_the_small_sheet_is_loaded(open_page, films):
    page = open_page(f"{films}/lesson.html")
    assert page.locator("body style, [style]").count() == 0
    assert page.locator('link[href*="film.css"]').count() == 1
    assert page.evaluate(
        "new Set([...document.querySelectorAll('[id]')].map((each) => each.id)).size"
        " === document.querySelectorAll('[id]').length"
    )


@pytest.mark.parametrize("where", ["films.html", "lesson.html"])
def test_where_motion_is_not_wanted_and_on_paper_there_are_stills(open_page, films, where):
    page = open_page(f"{films}/{where}", reduced_motion="reduce")
    assert_stills(page)
    assert switches(page).count() == 0
    page.emulate_media(media="print", reduced_motion="no-preference")
    assert_stills(page)


def test_a_still_is_the_frame_of_its_second(open_page, films):
    page = open_page(f"{films}/lesson.html", reduced_motion="reduce")
    stills = page.locator(".course-film__still")
    assert stills.evaluate_all(
        "all => all.every((still) => still.complete && still.naturalWidth > 0)"
    )
    sources = stills.evaluate_all("all => all.map((still) => still.src)")
    assert len(set(sources)) == len(sources)
    shots = [stills.nth(i).screenshot() for i in range(len(BOARDS["calf-stretch"].frames))]
    assert len(set(shots)) == len(shots)


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(open_page, films, width):
    page = open_page(f"{films}/lesson.html", viewport={"width": width, "height": 700})
    page.evaluate(AXE_SCRIPT)
    for media in (
        {},
        {"color_scheme": "dark"},
        {"forced_colors": "active"},
        {"reduced_motion": "reduce"},
        {"media": "print"},
    ):
        page.emulate_media(
            **{
                "media": "screen",
                "color_scheme": "light",
                "forced_colors": "none",
                "reduced_motion": "no-preference",
                **media,
            }
        )
        assert page.evaluate(FIND) == [], media
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), media
