"""Rules over several entries: one sentence each, and none for what is right."""

import pytest

from calmcalves.rules import action_rule, broken_rules, options_rule, slot_rule


@pytest.mark.parametrize("kind, flags", [("single", [True, False]), ("multiple", [True, True, False]), ("true_false", []),
                                         ("no-such-type", [False])])
def test_the_right_number_of_right_options_breaks_no_rule(kind, flags):
    assert options_rule(kind, flags) is None


@pytest.mark.parametrize("kind, flags, words", [
    ("single", [False, False], "0 options are right; mark exactly one"), ("single", [True, True], "2 options are right"),
    ("multiple", [False, False, False], "0 of 3 options are right"), ("multiple", [True, True, True], "3 of 3 options are right")])
def test_a_wrong_number_is_said_with_what_to_write_instead(kind, flags, words):
    assert words in options_rule(kind, flags) and "'right: true'" in options_rule(kind, flags)


def test_an_unknown_action_is_said_with_those_that_are_known():
    assert action_rule("worried", "unit", {"unit"}) is None
    assert action_rule("worried", "wait", {"unit", "today"}).endswith("write one of: today, unit.")


def test_a_slot_that_nothing_fills_is_said():
    assert slot_rule("Call {unit} now, or {emergency}.") is None
    assert slot_rule("Call {unti} now.") == "'{unti}' is not filled by anything; write one of: {unit}, {visit}, {emergency}."


def test_slots_are_looked_for_in_every_text_of_the_warning_signs_and_nowhere_else():
    data = {"kind": "red_flags", "actions": [{"id": "unit", "text": "Call {unti}."}], "nothing": "{unit}"}
    assert [place for place, _ in broken_rules(data)] == [("actions", 0, "text")]
    assert broken_rules({"kind": "habits", "intro": "{anything}"}) == []


@pytest.mark.parametrize("data", [None, [], "text", 1, {"questions": 1}, {"questions": [1, None]}, {"signs": [{"action": "x"}]}])
def test_data_of_the_wrong_shape_breaks_no_rule(data):
    assert broken_rules(data) == []
