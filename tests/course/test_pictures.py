"""The drawings: described, small, without words, and one for each action and each sign."""

import html
import re
import xml.etree.ElementTree as ET

import pytest
from helpers.places import ROOT
from helpers.reading import grade, sentences

from coursebook.checklists.loading import load_checklist
from coursebook.media.pictures import load_pictures

FIGURES = ROOT / "book" / "figures"
DRAWINGS = sorted(FIGURES.rglob("*.svg"))
DESCRIBED = load_pictures(FIGURES / "pictures.yml").root
KIB = 1024
# What the course asks people to do, and what it asks them to look for.
WANTED = """stretch-in-bed-1 stretch-in-bed-2 stretch-in-bed-3 partner-pushes-foot
wall-stretch ankle-circles toe-wiggles lying-left lying-right pillow-hot-water-bottle
fill-hot-water-bottle hold-the-phone walk-a-little warm-bath
drink-water comfortable-shoes gentle-rub do-not-rub move-on-a-journey ask-first
compare-legs-partner compare-legs-light compare-legs-brown compare-legs-black
where-clot-pain-is-felt cramp-pain-and-clot-pain slow-veins""".split()


def name(path):
    return path.relative_to(FIGURES).with_suffix("").as_posix()


def test_each_drawing_is_described_and_each_description_has_its_drawing():
    drawn = {name(path) for path in DRAWINGS if path.parent.name != "films"} - {"favicon", "mark"}
    assert drawn == set(DESCRIBED)


@pytest.mark.parametrize("wanted", WANTED)
def test_there_is_a_drawing_for_each_action_and_each_thing_to_look_for(wanted):
    assert wanted in DESCRIBED


def test_each_pictogram_belongs_to_a_line_of_the_list():
    signs = load_checklist(ROOT / "notebooks" / "03-red-flags.checklist.yml")
    shown = {picture for sign in signs.signs for picture in sign.pictures}
    shown |= {picture for item in signs.next_visit.items for picture in item.pictures}
    assert {path.stem for path in DRAWINGS if path.parent.name == "signs"} == shown


@pytest.mark.parametrize("path", DRAWINGS, ids=name)
def test_a_drawing_is_small_whole_and_holds_no_words_no_script_and_nothing_from_elsewhere(path):
    text = path.read_text(encoding="utf-8")
    assert path.stat().st_size < 15 * KIB
    tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(text).iter()}
    assert (
        not tags & {"text", "tspan", "title", "desc", "script", "image", "foreignObject", "a"}
        and "viewBox" in text
    )
    assert not re.search(
        r"""https?://(?!www\.w3\.org/)|url\((?!#)|@import|\bon[a-z]+=|font-family|href=["'](?!#)""",
        text,
    )


@pytest.mark.parametrize("each", DESCRIBED)
def test_a_description_is_short_and_easy(each):
    alt, more = DESCRIBED[each].alt, DESCRIBED[each].description
    assert len(alt.split()) <= 30 and not re.match(
        r"(A |The )?(picture|image|drawing) of", alt, re.I
    )
    assert max(map(len, sentences(more))) <= 25 and grade(f"{alt}\n\n{more}") <= 8 and more != alt


# --- in the book ---


def test_the_gallery_of_signs_has_beside_each_picture_its_sign_and_what_to_do(built_book):
    page = (built_book / "book" / "educators" / "sign-pictures.html").read_text(encoding="utf-8")
    items = re.findall(r'<div class="book-gallery__item[^"]*">(.*?)</div>', page, re.S)
    checklist = load_checklist(ROOT / "notebooks" / "03-red-flags.checklist.yml")
    signs = {
        picture: sign
        for sign in (*checklist.signs, *checklist.next_visit.items)
        for picture in sign.pictures
    }
    assert len(items) == len(signs)
    for item in items:
        sign = signs[re.search(r"signs/([a-z-]+)\.svg</span>", item)[1]]
        assert html.escape(sign.text.split(",")[0]) in item.replace("’", "'")
        assert "{" not in item and re.search(r"<strong>\S+ (Call|Go|See|Tell)", item), item


def test_a_drawing_in_a_lesson_has_its_words_below_it(built_book):
    page = (built_book / "notebooks" / "02-easing-a-cramp.html").read_text(encoding="utf-8")
    assert (
        DESCRIBED["stretch-in-bed-2"].description.split(".")[0] in page
        and 'class="book-described"' in page
    )
