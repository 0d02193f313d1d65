"""Films: whole HTML whose stills stand alone, slow drawings, clear errors."""

import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from urllib.parse import unquote

import pytest
from helpers.html_tree import tree
from helpers.places import FIXTURES, ROOT
from helpers.prose import build_prose

from coursebook.book.directives.films import FilmDirective
from coursebook.book.page_assets import EVERY_PAGE, assets_for
from coursebook.core.bundle import read_style
from coursebook.core.errors import ContentError
from coursebook.core.messages import messages
from coursebook.media.films import (
    FILMS,
    WORDS,
    film_html,
    film_style,
    film_styles,
    find_films,
    load_drawing,
)
from coursebook.media.storyboards import load_storyboards
from coursebook.notebook.outputs import film

FOLDER = FIXTURES / "films"
BOARDS = load_storyboards(FOLDER / WORDS)
FIRST, SECOND = BOARDS
FOLDERS = [FOLDER, ROOT / FILMS]  # what holds for these holds for the films of the course around it
each_film = pytest.mark.parametrize(
    "folder, name",
    [(folder, name) for folder in FOLDERS for name in load_storyboards(folder / WORDS)],
)


@pytest.fixture
def films(tmp_path):
    """A copy of the folder of films, to spoil."""
    shutil.copytree(FOLDER, tmp_path / FILMS)
    return tmp_path / FILMS


@pytest.fixture
def course(tmp_path, films):
    """The folder of a course with these films and a lesson."""
    (tmp_path / "notebooks").mkdir()
    return tmp_path


def html(name, folder=FOLDER):
    return film_html(name, folder)


def flat(svg):
    """Return an SVG as it stands in an address: in one line, its quotation marks single."""
    return svg.replace('"', "'").replace("\n", " ")


def board(folder, name):
    return load_storyboards(folder / WORDS)[name]


def spoiled(folder, file, old, new, name=FIRST):
    """Change one part of a file, and return the message of the error."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        film_html(name, folder)
    return str(error.value)


# The HTML


@each_film
def test_the_stills_come_first_as_numbered_steps_with_words(folder, name):
    figure = tree(html(name, folder)).one("figure")
    assert [child.tag for child in figure.children if not isinstance(child, str)] == [
        "figcaption",
        "ol",
        "div",
        "p",
    ]
    steps = figure.one("ol").all("li")
    for step, frame in zip(steps, board(folder, name).frames, strict=True):
        assert step.one("img").attributes["alt"] == frame.alt and step.text() == frame.caption


@each_film
def test_without_style_and_svg_the_steps_still_tell_all(folder, name):
    text = tree(re.sub(r"<svg.*?</svg>", "", html(name, folder), flags=re.S)).text()
    assert all(frame.caption in text for frame in board(folder, name).frames)
    assert "Play" not in text and "Pause" not in text  # there the switch does nothing


@each_film
def test_the_switch_is_a_native_one_with_a_name_that_holds_what_it_shows(folder, name):
    stage = tree(html(name, folder)).with_class("course-film__stage")[0]
    switch, word = (
        stage.one("input").attributes,
        stage.with_class("course-film__word")[0].attributes,
    )
    assert (switch["type"], switch["role"]) == ("checkbox", "switch") and "checked" not in switch
    for shown in (word["data-play"], word["data-pause"]):
        assert shown.lower() in switch["aria-label"].lower()
    assert board(folder, name).title in switch["aria-label"]


@each_film
def test_the_film_is_named_and_its_stills_are_its_own_frames(folder, name):
    drawing, page = load_drawing(folder / f"{name}.svg"), tree(html(name, folder))
    picture = page.one("svg").attributes
    assert (picture["role"], picture["aria-label"]) == ("img", board(folder, name).label)
    for still, frame in zip(page.all("img"), board(folder, name).frames, strict=True):
        text = unquote(still.attributes["src"].removeprefix("data:image/svg+xml,"))
        ElementTree.fromstring(text)
        own = flat(f"<style>:root{{--at:-{frame.at:g}s}}{drawing.style}</style>")
        assert own in text and text.replace(own, "") == flat(drawing.bare)


@each_film
def test_there_is_no_script_no_inline_style_no_id_and_nothing_from_elsewhere(folder, name):
    assert not re.search(
        r"\sstyle=|<script|\son\w+=|\sid=|\bfor=|url\(|@import", html(name, folder)
    )
    assert not re.search(r"(?:src|href)=.https?:", html(name, folder))


@each_film
def test_the_style_of_a_film_stands_apart_and_is_whole(folder, name):
    style = film_style(name, folder)
    assert "<style" not in html(name, folder) and "</s" not in style
    assert style == film_styles([load_drawing(folder / f"{name}.svg")])
    assert not re.search(r"url\(|@import", style)


def test_a_new_process_shows_the_same_bytes(course):
    code = (
        "import json, sys; from coursebook import film\n"
        "print(json.dumps([film(name).html for name in sys.argv[1:]]))"
    )
    command = [sys.executable, "-c", code, *BOARDS]
    ran = subprocess.run(command, capture_output=True, cwd=course / "notebooks", check=True)
    assert json.loads(ran.stdout) == [film(name, course).html for name in BOARDS]


def test_a_film_has_a_stable_name(course):
    assert repr(film(FIRST, course)) == "film('pouring-tea')"


def test_words_are_escaped(films):
    path = films / WORDS
    path.write_text(
        path.read_text("utf-8").replace("label: A pot", "label: '\"<b>' #", 1),
        encoding="utf-8",
    )
    assert 'aria-label="&#34;&lt;b&gt;"' in film_html(FIRST, films)


# The words and the style


def test_the_style_of_several_films_holds_the_rules_of_each():
    drawings = [load_drawing(FOLDER / f"{name}.svg") for name in BOARDS]
    assert all(drawing.style in film_styles(drawings) for drawing in drawings)
    assert film_styles(drawings).startswith(read_style("film").strip())


def test_the_words_of_the_engine_are_those_that_the_template_says():
    used = re.findall(
        r"\bt\.(\w+)", (ROOT / "coursebook" / "media" / "film.html.j2").read_text(encoding="utf-8")
    )
    assert sorted(used) == sorted(messages()["film"]) and re.findall(
        r"\{.*?\}", " ".join(messages()["film"].values())
    ) == ["{title}"]


# Errors


def test_an_unknown_name_is_told_with_all_names(course):
    told = r"there is no film 'tea'; write one of: pouring-tea, warming-a-cup\.$"
    with pytest.raises(ContentError, match=told):
        film("tea", course)


def test_films_are_found_from_a_folder_within_the_course_and_missed_outside(
    course, tmp_path_factory
):
    assert find_films(course / "notebooks") == course / FILMS
    with pytest.raises(
        ContentError,
        match=r"book/figures/films/films\.yml: was not found in this folder or above it",
    ):
        find_films(tmp_path_factory.mktemp("outside"))


@pytest.mark.parametrize(
    "old, new, told",
    [
        ("title:", "titel:", r":\d+:3: 'titel' is not a key that is known here"),
        ("at: 0.2", "at: soon", r":\d+:7: 'at' is 'soon'; write the seconds"),
        ("at: 0.2", "at: -1", r":\d+:7: 'at' is -1; write the seconds from the start"),
        ("alt: A pot", "alt: '' #", r":\d+:7: 'alt' is empty"),
        ("pouring-tea:", "Tea:", r":2:1: .*must match"),
        ("warming-a-cup:", "pouring-tea:", r"'pouring-tea' stands here twice"),
        (
            "at: 5.5",
            "at: 6",
            r"'pouring-tea' has a still at 6 seconds, "
            "but the film ends after 6; write a smaller 'at'",
        ),
    ],
)
def test_a_mistake_in_the_words_is_told_with_its_place(films, old, new, told):
    assert re.search(told, spoiled(films, WORDS, old, new))


@pytest.mark.parametrize(
    "old, new",
    [
        ("<style>", "<defs>"),
        ("var(--at,0s)", "0s"),
        ("var(--film,paused)", "running"),
        ("</style>", ".a{animation:3s linear}</style>"),
    ],
)
def test_a_drawing_that_could_not_be_stopped_is_refused(films, old, new):
    assert "pouring-tea.svg: is no film; give it one <style>" in spoiled(
        films, "pouring-tea.svg", old, new
    )


def test_a_missing_drawing_is_told(films):
    (films / "pouring-tea.svg").unlink()
    with pytest.raises(
        ContentError,
        match="there is no such drawing; draw it, or take 'pouring-tea' out of films.yml",
    ):
        film_html(FIRST, films)


# The book


def test_only_a_page_with_a_film_loads_the_style_of_films():
    assert "film.css" in assets_for(html(FIRST)) and "film.css" not in EVERY_PAGE


def test_the_word_film_on_a_prose_page_shows_the_same_film_and_tells_a_wrong_name(course):
    said, page = build_prose(
        course, "```{film} pouring-tea\n```\n\n```{film} tea\n```", film=FilmDirective
    )
    assert html(FIRST) in page
    assert "there is no film 'tea'; write one of:" in said and "Traceback" not in said
