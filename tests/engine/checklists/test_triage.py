"""Triage: the highest level ticked is the answer, whatever else is ticked."""

from itertools import combinations

import pytest
from helpers.places import FIXTURES

from coursebook.checklists.loading import load_checklist
from coursebook.checklists.triage import Outcome, triage

LEVELS = {"chest": 1, "numb": 1, "swollen": 2, "headache": 2, "line": 3}
ACTIONS = {
    "chest": "emergency",
    "numb": "hospital",
    "swollen": "unit",
    "headache": "unit",
    "line": "today",
}
SETS = [ticked for size in range(1, 6) for ticked in combinations(LEVELS, size)]


@pytest.fixture(scope="module")
def signs():
    return load_checklist(FIXTURES / "valid" / "red-flags.checklist.yml")


def test_nothing_ticked_has_no_level_and_no_action(signs):
    assert triage(signs, []) == Outcome(None, None, False, False)


def test_an_id_that_is_no_sign_is_nothing_ticked(signs):
    assert triage(signs, ["unit", "emergency", "", "nope"]) == Outcome(None, None, False, False)


@pytest.mark.parametrize("ticked", SETS, ids="+".join)
def test_the_level_is_the_highest_one_ticked(signs, ticked):
    assert triage(signs, ticked).level == min(LEVELS[sign] for sign in ticked)


@pytest.mark.parametrize("ticked", SETS, ids="+".join)
def test_the_action_is_one_of_that_level_and_was_ticked(signs, ticked):
    top = min(LEVELS[sign] for sign in ticked)
    assert triage(signs, ticked).action in {ACTIONS[sign] for sign in ticked if LEVELS[sign] == top}


def test_the_emergency_number_wins_over_the_hospital(signs):
    assert triage(signs, ["numb"]).action == "hospital"
    assert triage(signs, ["numb", "chest"]).action == "emergency"


def test_a_country_may_have_one_action_in_place_of_another_and_changes_no_level(signs):
    here, there = signs.countries
    assert triage(signs, ["numb"], here) == triage(signs, ["numb"])
    assert triage(signs, ["numb"], there) == (1, "emergency", False, False)


@pytest.mark.parametrize("ticked", SETS, ids="+".join)
def test_the_leg_is_not_to_be_rubbed_whenever_a_line_that_is_ticked_says_so(signs, ticked):
    assert triage(signs, ticked).do_not_rub is bool({"swollen", "line"} & set(ticked))


@pytest.mark.parametrize("ticked", SETS, ids="+".join)
def test_it_may_be_what_is_feared_whenever_a_line_that_is_ticked_says_so(signs, ticked):
    assert triage(signs, ticked).feared is ("swollen" in ticked)


def test_whom_to_call_hangs_on_stage_and_country(signs):
    (before, after), (here, there) = signs.stages, signs.countries
    assert signs.unit_of() == "your unit or nurse"
    assert signs.unit_of(before) == signs.unit_of(before, here) == "your unit"
    assert signs.unit_of(before, there) == "the ward"
    assert signs.unit_of(after, there) == signs.unit_of(None, there) == "the night nurse"


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
