"""The calf stretch that counts along: its box, its numbers, what it leads to, how it reads."""

import json
import re

import pytest
from helpers.html_tree import tree
from helpers.places import ROOT
from helpers.reading import grade, plain, sentences

from coursebook.claims.backing import read_evidence
from coursebook.core.citations import citations_in_record
from coursebook.core.messages import messages
from coursebook.guides.html import guide_html
from coursebook.guides.loading import load_guide

LESSON = ROOT / "notebooks" / "02-easing-a-cramp.ipynb"
STRETCH = LESSON.with_suffix(".guide.yml")
BIB = ROOT / "book" / "references.bib"


def texts(data):
    """Return what a learner reads of a guide, each text a paragraph."""
    if isinstance(data, dict):
        return [
            text
            for key, value in data.items()
            if key not in ("id", "file", "claims")
            for text in texts(value)
        ]
    if isinstance(data, (list, tuple)):
        return [text for value in data for text in texts(value)]
    return [data] if isinstance(data, str) else []


@pytest.fixture(scope="module")
def stretch():
    return load_guide(STRETCH)


@pytest.fixture(scope="module")
def lesson():
    cells = json.loads(LESSON.read_text(encoding="utf-8"))["cells"]
    return "\n\n".join("".join(cell["source"]) for cell in cells)


def test_the_box_has_the_words_of_the_box_of_the_lesson(stretch, lesson):
    box = "\n".join(line for line in lesson.splitlines() if line.startswith(">"))
    assert f"> ☎ **{stretch.stop.heading}**" in box
    said = [re.sub(r"\s*<!--.*?-->", "", line) for line in re.findall(r"^> - (.*)$", box, re.M)]
    assert said[:3] == stretch.stop.lines


def test_the_hold_is_that_of_the_sources_and_no_number_is_called_better(stretch):
    assert (stretch.hold.choices, stretch.hold.default) == ([20, 30], 20)
    assert (stretch.repeats.choices, stretch.repeats.default) == ([1, 3, 5], 3)
    assert "No source shows that one is better." in stretch.note


def test_each_step_shows_its_own_picture(stretch):
    pictures = {step.id: step.picture.file.rpartition("/")[2] for step in stretch.steps}
    assert stretch.picture is None and pictures == {
        "towel": "stretch-in-bed-1.svg",
        "straighten": "stretch-in-bed-2.svg",
        "toes": "stretch-in-bed-3.svg",
        "hold": "stretch-hold.svg",
        "let-go": "stretch-in-bed-2.svg",
    }


def test_it_hurts_more_leads_to_the_maternity_unit_and_ten_minutes_too(stretch):
    assert stretch.call.heading == "Call your maternity unit now." and stretch.call.text.startswith(
        "Day or night."
    )
    assert "Do not rub the leg." in stretch.call.text and "emergency number" in stretch.call.text
    assert (
        "10 minutes" in stretch.after.lines[0]
        and "Call your maternity unit now, day or night." in stretch.after.lines[0]
    )
    assert "not a test" in stretch.after.lines[-1]


def test_nothing_says_that_all_is_well(stretch):
    said = " ".join([*texts(stretch.model_dump()), *messages()["guide"]["says"].values()]).lower()
    assert not re.search(
        r"\b(well done|you are (fine|well|safe)|great|good "
        r"job|prevents?|cures?|nothing to worry)\b",
        said,
    )


def test_it_names_the_claims_that_it_rests_on_and_the_ledger_has_them(stretch):
    backing, problems = read_evidence(BIB)
    assert problems == [] and list(backing.find_unknown(citations_in_record(stretch))) == []
    assert {
        "stretch-first",
        "stretch-untested",
        "stretch-hold",
        "sign-cramp-ten-minutes",
        "stretch-no-test",
    } <= set(stretch.claims)
    page = tree(guide_html(stretch, STRETCH.parent, backing.labels)).one("details")
    assert [link.text() for link in page.all("a")] == [
        backing.labels[f"claim-{name}"] for name in stretch.claims
    ]


def test_it_is_easy_to_read(stretch):
    said = [text.replace("\n", " ") for text in texts(stretch.model_dump())] + list(
        messages()["guide"]["says"].values()
    )
    said = [plain(text) for text in said]
    text = "\n\n".join(each if each.rstrip()[-1:] in ".?…:" else f"{each}." for each in said)
    assert grade(text) <= 6
    assert max(len(sentence) for sentence in sentences(text)) <= 25
