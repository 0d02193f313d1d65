"""Films: whole HTML whose stills stand alone, drawings that move slowly and stand still first, clear errors."""

import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from urllib.parse import unquote

import pytest
from helpers.html_tree import tree
from helpers.places import ROOT
from helpers.prose import build_prose
from helpers.reading import grade

from coursebook.book.directives.films import FilmDirective
from coursebook.book.page_assets import EVERY_PAGE, assets_for
from coursebook.core.errors import ContentError
from coursebook.core.messages import messages
from coursebook.media.films import (
    FILMS,
    WORDS,
    drop_style,
    film_html,
    film_styles,
    find_films,
    load_drawing,
)
from coursebook.media.storyboards import load_storyboards
from coursebook.notebook.film import Film

FOLDER = ROOT / FILMS
BOARDS = load_storyboards(FOLDER / WORDS)
LARGEST = 15_000  # bytes
each_film = pytest.mark.parametrize("name", BOARDS)


@pytest.fixture
def films(tmp_path):
    """A copy of the folder of films, to spoil."""
    shutil.copytree(FOLDER, tmp_path / FILMS)
    return tmp_path / FILMS


def html(name):
    return film_html(name, FOLDER)


def svg(name):
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def spoiled(folder, file, old, new, name="calf-stretch"):
    """Change one part of a file, and return the message of the error."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        film_html(name, folder)
    return str(error.value)


def keyframes(name):
    """The rules of each animation: its name and its stops as (percents, declarations)."""
    found = re.findall(r"@keyframes ([\w-]+)\{((?:[^{}]*\{[^{}]*\})*)\}", svg(name))
    return {moving: re.findall(r"([^{}]+)\{([^{}]*)\}", stops) for moving, stops in found}


# The HTML


def test_the_three_movements_have_a_film_and_each_film_has_its_drawing():
    assert {"calf-stretch", "ankle-circles", "rolling-over"} <= set(BOARDS)
    assert sorted(BOARDS) == sorted(path.stem for path in FOLDER.glob("*.svg"))


@each_film
def test_the_stills_come_first_as_numbered_steps_with_words(name):
    figure = tree(html(name)).one("figure")
    assert [child.tag for child in figure.children if not isinstance(child, str)] == [
        "figcaption",
        "ol",
        "div",
        "p",
    ]
    steps = figure.one("ol").all("li")
    for step, frame in zip(steps, BOARDS[name].frames, strict=True):
        assert step.one("img").attributes["alt"] == frame.alt and step.text() == frame.caption


@each_film
def test_without_style_and_svg_the_steps_still_tell_all(name):
    text = tree(re.sub(r"<svg.*?</svg>", "", drop_style(html(name)), flags=re.S)).text()
    assert all(frame.caption in text for frame in BOARDS[name].frames)
    assert "Play" not in text and "Pause" not in text  # there the switch does nothing


@each_film
def test_the_switch_is_a_native_one_with_a_name_that_holds_what_it_shows(name):
    stage = tree(html(name)).with_class("course-film__stage")[0]
    switch, word = (
        stage.one("input").attributes,
        stage.with_class("course-film__word")[0].attributes,
    )
    assert (switch["type"], switch["role"]) == ("checkbox", "switch") and "checked" not in switch
    for shown in (word["data-play"], word["data-pause"]):
        assert shown.lower() in switch["aria-label"].lower()
    assert BOARDS[name].title in switch["aria-label"]


@each_film
def test_the_film_is_named_and_its_stills_are_its_own_frames(name):
    drawing, page = load_drawing(FOLDER / f"{name}.svg"), tree(html(name))
    picture = page.one("svg").attributes
    assert (picture["role"], picture["aria-label"]) == ("img", BOARDS[name].label)
    for still, frame in zip(page.all("img"), BOARDS[name].frames, strict=True):
        text = unquote(still.attributes["src"].removeprefix("data:image/svg+xml,"))
        ElementTree.fromstring(text)
        own = f"<style>:root{{--at:-{frame.at:g}s}}{drawing.style}</style>"
        assert own in text and text.replace(own, "") == drawing.bare.replace('"', "'").replace(
            "\n", ""
        )


@each_film
def test_there_is_no_script_no_inline_style_no_id_and_nothing_from_elsewhere(name):
    assert not re.search(r"\sstyle=|<script|\son\w+=|\sid=|\bfor=|url\(|@import", html(name))
    assert not re.search(r"(?:src|href)=.https?:", html(name))


@each_film
def test_the_style_comes_once_and_the_book_can_take_all_of_it_out(name):
    assert html(name).count("<style") == 1
    assert "<style" not in drop_style(html(name)) and drop_style(html(name)) == film_html(
        name, FOLDER, style=False
    )


def test_two_films_keep_their_styles_and_their_pages():
    both = html("calf-stretch") + html("rolling-over")
    assert drop_style(both) == drop_style(html("calf-stretch")) + drop_style(html("rolling-over"))


@pytest.fixture(scope="module")
def shown_elsewhere():
    """What another process shows of each film, by its name."""
    code = (
        "import json, sys; from coursebook import film\n"
        "print(json.dumps({name: film(name)._repr_html_() for name in sys.argv[1:]}))"
    )
    command = [sys.executable, "-c", code, *BOARDS]
    ran = subprocess.run(command, capture_output=True, cwd=ROOT / "notebooks", check=True)
    return json.loads(ran.stdout)


@each_film
def test_a_new_process_shows_the_same_bytes(shown_elsewhere, name):
    assert shown_elsewhere[name] == Film(name, ROOT)._repr_html_() == html(name)


def test_a_film_has_a_stable_name():
    assert repr(Film("calf-stretch", ROOT)) == "Film('calf-stretch')"


def test_words_are_escaped(films):
    path = films / WORDS
    path.write_text(
        path.read_text("utf-8").replace("label: A pregnant", "label: '\"<b>' #", 1),
        encoding="utf-8",
    )
    assert 'aria-label="&#34;&lt;b&gt;"' in film_html("calf-stretch", films)


# The drawings


@each_film
def test_a_drawing_is_small_and_holds_no_text_and_no_id(name):
    assert len(svg(name).encode()) < LARGEST
    tags = {element.tag.split("}")[1] for element in ElementTree.fromstring(svg(name)).iter()}
    assert not tags & {"text", "title", "script", "image", "use", "a"} and " id=" not in svg(name)


@each_film
def test_every_class_and_animation_bears_the_name_of_its_film(name):
    used = {each for found in re.findall(r'class="([^"]+)"', svg(name)) for each in found.split()}
    used |= set(re.findall(r"\.([a-z][\w-]*)", load_drawing(FOLDER / f"{name}.svg").style)) | set(
        keyframes(name)
    )
    assert used and [each for each in used if not each.startswith(f"{name}-")] == []


@each_film
def test_every_moving_part_stands_still_until_it_is_played(name):
    style = load_drawing(FOLDER / f"{name}.svg").style
    moving = set(re.findall(r"animation-name:([\w-]+)", style))
    [shared] = re.findall(r"([^{}]*)\{(animation:[^}]*)\}", style)
    assert moving == set(keyframes(name)) == set(re.findall(r"\.([\w-]+)", shared[0]))
    assert shared[1].endswith("var(--at,0s) infinite var(--film,paused)")


@each_film
def test_a_round_is_slow_and_nothing_flashes(name):
    """No part changes more than once a second, all in all; three flashes a second are the limit of WCAG."""
    seconds = load_drawing(FOLDER / f"{name}.svg").seconds
    assert 6 <= seconds <= 10
    for moving, stops in keyframes(name).items():
        seen = sorted(
            (float(percent.strip("% ")), declared)
            for percents, declared in stops
            for percent in percents.split(",")
        )
        changes = sum(one[1] != other[1] for one, other in zip(seen, seen[1:]))
        assert changes <= seconds, moving


@each_film
def test_a_round_ends_where_it_begins(name):
    for moving, stops in keyframes(name).items():
        declared = {
            percent.strip(): rule for percents, rule in stops for percent in percents.split(",")
        }
        assert declared["0%"] == declared["100%"], moving


def test_the_published_style_holds_the_rules_of_each_film():
    drawings = [load_drawing(FOLDER / f"{name}.svg") for name in BOARDS]
    assert all(drawing.style in film_styles(drawings) for drawing in drawings)


# The words


@each_film
def test_the_words_are_easy_to_read(name):
    board = BOARDS[name]
    text = "\n".join(
        [board.title, board.label, board.note or "", *(frame.caption for frame in board.frames)]
    )
    assert grade(text) <= 6
    assert max(len(sentence.split()) for sentence in re.split(r"[.?:]\s", text)) <= 25


def test_the_stretch_is_told_as_its_sources_tell_it():
    told = " ".join(frame.caption for frame in BOARDS["calf-stretch"].frames)
    for said in (
        "knee",
        "heel away",
        "slowly toward your shin",
        "about 20 to 30 seconds",
        "Let go slowly",
        "a few times",
    ):
        assert said in told
    assert not re.search(r"point", told, re.I)


def test_no_film_promises_an_effect():
    told = (FOLDER / WORDS).read_text(encoding="utf-8")
    assert not re.search(r"prevent|cure|\bhelps\b|stops? (the )?cramp|\bsafe\b", told, re.I)


def test_the_words_of_the_engine_are_those_that_the_template_says():
    used = re.findall(
        r"\bt\.(\w+)", (ROOT / "coursebook" / "media" / "film.html.j2").read_text(encoding="utf-8")
    )
    assert sorted(used) == sorted(messages()["film"]) and re.findall(
        r"\{.*?\}", " ".join(messages()["film"].values())
    ) == ["{title}"]


# Errors


def test_an_unknown_name_is_told_with_all_names():
    with pytest.raises(
        ContentError,
        match=r"there is no film 'calf'; write one of: calf-stretch, ankle-circles, rolling-over\.$",
    ):
        Film("calf", ROOT)


def test_films_are_found_from_a_folder_within_the_course_and_missed_outside(tmp_path):
    assert find_films(ROOT / "notebooks") == FOLDER
    with pytest.raises(
        ContentError,
        match=r"book/figures/films/films\.yml: was not found in this folder or above it",
    ):
        find_films(tmp_path)


@pytest.mark.parametrize(
    "old, new, told",
    [
        ("title:", "titel:", r":\d+:3: 'titel' is not a key that is known here"),
        ("at: 0.2", "at: soon", r":\d+:7: 'at' is 'soon'; write the seconds"),
        ("at: 0.2", "at: -1", r":\d+:7: 'at' is -1; write the seconds from the start"),
        ("alt: A pregnant", "alt: '' #", r":\d+:7: 'alt' is empty"),
        ("calf-stretch:", "Calf:", r":3:1: .*must match"),
        ("ankle-circles:", "calf-stretch:", r"'calf-stretch' stands here twice"),
        (
            "at: 7.3",
            "at: 8",
            r"'calf-stretch' has a still at 8 seconds, but the film ends after 8; write a smaller 'at'",
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
    assert "calf-stretch.svg: is no film; give it one <style>" in spoiled(
        films, "calf-stretch.svg", old, new
    )


def test_a_missing_drawing_is_told(films):
    (films / "calf-stretch.svg").unlink()
    with pytest.raises(
        ContentError,
        match="there is no such drawing; draw it, or take 'calf-stretch' out of films.yml",
    ):
        film_html("calf-stretch", films)


# The book


def test_only_a_page_with_a_film_loads_the_style_of_films():
    assert (
        "film.css" in assets_for(drop_style(html("calf-stretch"))) and "film.css" not in EVERY_PAGE
    )


def test_the_word_film_on_a_prose_page_shows_the_same_film_and_tells_a_wrong_name(tmp_path):
    shutil.copytree(FOLDER, tmp_path / FILMS)
    said, page = build_prose(
        tmp_path, "```{film} calf-stretch\n```\n\n```{film} calf\n```", film=FilmDirective
    )
    assert drop_style(html("calf-stretch")) in page
    assert "there is no film 'calf'; write one of:" in said and "Traceback" not in said
