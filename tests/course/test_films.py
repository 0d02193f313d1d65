"""This course's films: slow drawings that stand still first, easy words that promise nothing."""

import re
import xml.etree.ElementTree as ElementTree

import pytest
from helpers.places import ROOT
from helpers.reading import grade

from coursebook.media.films import FILMS, WORDS, film_styles, load_drawing
from coursebook.media.storyboards import load_storyboards

FOLDER = ROOT / FILMS
BOARDS = load_storyboards(FOLDER / WORDS)
LARGEST = 15_000  # bytes
each_film = pytest.mark.parametrize("name", BOARDS)


def svg(name):
    return (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def keyframes(name):
    """The rules of each animation: its name and its stops as (percents, declarations)."""
    found = re.findall(r"@keyframes ([\w-]+)\{((?:[^{}]*\{[^{}]*\})*)\}", svg(name))
    return {moving: re.findall(r"([^{}]+)\{([^{}]*)\}", stops) for moving, stops in found}


def test_the_three_movements_have_a_film_and_each_film_has_its_drawing():
    assert {"calf-stretch", "ankle-circles", "rolling-over"} <= set(BOARDS)
    assert sorted(BOARDS) == sorted(path.stem for path in FOLDER.glob("*.svg"))


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
    """No part changes more than once a second; WCAG's limit is three flashes a second."""
    seconds = load_drawing(FOLDER / f"{name}.svg").seconds
    assert 6 <= seconds <= 10
    for moving, stops in keyframes(name).items():
        seen = sorted(
            (float(percent.strip("% ")), declared)
            for percents, declared in stops
            for percent in percents.split(",")
        )
        changes = sum(one[1] != other[1] for one, other in zip(seen, seen[1:], strict=False))
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
