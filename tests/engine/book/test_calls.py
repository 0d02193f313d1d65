"""Calls on pages: the words that say whom to call are marked, where a link may stand."""

import pytest
from helpers.html_tree import tree
from helpers.places import FIXTURES

from coursebook.book.calls import asks_for_calls, mark_calls, place_html
from coursebook.checklists.loading import load_checklist


@pytest.fixture(scope="module")
def signs():
    return load_checklist(FIXTURES / "valid" / "red-flags.checklist.yml")


def test_whom_to_call_is_marked_in_its_own_words(signs):
    body = mark_calls("<p>Call your unit or nurse now, or <b>call your emergency number</b>.</p>", signs)
    marks = [(mark.attributes["data-call"], mark.text()) for mark in tree(body).all("span")]
    assert marks == [("unit", "your unit or nurse"), ("emergency", "your emergency number")]
    assert tree(body).text() == "Call your unit or nurse now, or call your emergency number."


@pytest.mark.parametrize("name", ["a", "label", "legend", "summary", "button", "template", "h1"])
def test_nothing_is_marked_in_what_is_pressed_chosen_or_not_shown(signs, name):
    body = f"<div><{name}><i>Call your unit or nurse</i></{name}> call your unit or nurse</div>"
    (mark,) = tree(mark_calls(body, signs)).all("span")
    assert mark.parent.tag == "div"


@pytest.mark.parametrize(
    "body",
    [
        '<p title="call your unit or nurse">She calls her unit.</p>',
        "<!-- call your unit or nurse --><p>Recall your unit or nurse</p>",
        "<p>call your units or nurses</p>",
    ],
)
def test_other_words_stay_as_they_are(signs, body):
    assert mark_calls(body, signs) == body and not asks_for_calls(body)


def test_the_dialog_asks_for_number_stage_and_country_and_holds_their_words(signs):
    page = tree(place_html(signs))
    assert [field.attributes["name"] for field in page.all("input") + page.all("select")] == [
        "unit",
        "stage",
        "country",
    ]
    there = page.one("option", value="there")
    assert there.attributes["data-numbers"] == "112 110"
    assert there.attributes["data-unit-before"] == "the ward"
    assert [page.one("option", value=stage.id).text() for stage in signs.stages] == [
        stage.text for stage in signs.stages
    ]
