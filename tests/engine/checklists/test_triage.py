"""Triage: the highest level ticked is the answer, whatever else is ticked."""

from itertools import combinations

import pytest
from helpers.places import FIXTURES

from coursebook.checklists.loading import load_checklist
from coursebook.checklists.triage import Outcome, triage

LEVELS = {"chest": 1, "numb": 1, "swollen": 2, "headache": 2, "line": 3, "puffy": 4}
ACTIONS = {
    "chest": "emergency",
    "numb": "hospital",
    "swollen": "unit",
    "headache": "unit",
    "line": "today",
    "puffy": "visit",
}
SETS = [ticked for size in range(1, 7) for ticked in combinations(LEVELS, size)]


@pytest.fixture(scope="module")
def signs():
    return load_checklist(FIXTURES / "valid" / "red-flags.checklist.yml")


def test_nothing_ticked_has_no_level_and_no_action(signs):
    assert triage(signs, []) == Outcome(None, (), False)


def test_an_id_that_is_no_sign_is_nothing_ticked(signs):
    assert triage(signs, ["unit", "emergency", "", "nope"]) == Outcome(None, (), False)


@pytest.mark.parametrize("ticked", SETS, ids="+".join)
def test_the_level_is_the_highest_one_ticked(signs, ticked):
    assert triage(signs, ticked).level == min(LEVELS[sign] for sign in ticked)


@pytest.mark.parametrize("ticked", SETS, ids="+".join)
def test_each_action_of_that_level_is_told_once_and_none_of_a_lower_one(signs, ticked):
    top = min(LEVELS[sign] for sign in ticked)
    wanted = {ACTIONS[sign] for sign in ticked if LEVELS[sign] == top}
    actions = triage(signs, ticked).actions
    assert set(actions) == wanted and len(actions) == len(wanted)


def test_two_emergencies_keep_the_order_of_the_file(signs):
    assert triage(signs, ["numb", "chest"]).actions == ("emergency", "hospital")


@pytest.mark.parametrize(
    "ticked, told",
    [
        (["swollen"], True),
        (["headache"], False),
        (["swollen", "headache"], True),
        (["swollen", "chest"], True),
        (["chest"], False),
        (["line"], False),
    ],
)
def test_the_leg_is_not_to_be_rubbed_whenever_such_a_sign_is_ticked(signs, ticked, told):
    assert triage(signs, ticked).do_not_rub is told


def test_not_to_rub_is_not_told_below_level_2_even_if_a_sign_says_so(signs):
    marked = [sign.model_copy(update={"do_not_rub": True}) for sign in signs.signs]
    told = {
        sign.id: triage(signs.model_copy(update={"signs": marked}), [sign.id]).do_not_rub
        for sign in marked
    }
    assert told == {name: level <= 2 for name, level in LEVELS.items()}


@pytest.mark.parametrize("ticked", SETS, ids="+".join)
def test_order_and_doubles_change_nothing(signs, ticked):
    assert (
        triage(signs, list(ticked)[::-1] * 2) == triage(signs, ticked) == triage(signs, set(ticked))
    )


def test_ticks_are_not_kept(signs):
    ticked = ["chest"]
    before = signs.model_dump_json()
    triage(signs, ticked)
    assert signs.model_dump_json() == before and ticked == ["chest"]
    assert triage(signs, []).level is None
