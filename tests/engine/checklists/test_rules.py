"""Rules over several entries: one sentence each, and none for what is right."""

import pytest

from coursebook.checklists.rules import action_rule, checklist_rules, placeholder_rule
from coursebook.quizzes.models import quiz_rules


def test_an_unknown_action_is_said_with_those_that_are_known():
    assert action_rule("worried", "unit", {"unit"}) is None
    assert action_rule("worried", "wait", {"unit", "today"}).endswith("write one of: today, unit.")


def test_a_slot_that_nothing_fills_is_said():
    assert placeholder_rule("Call {unit} now, or {emergency}.") is None
    assert (
        placeholder_rule("Call {unti} now.") == "'{unti}' is not filled by anything; write one of: "
        "{unit}, {visit}, {emergency}, {out_of_hours}, {when}, {weeks}."
    )


def test_slots_are_looked_for_in_every_text_of_the_warning_signs_and_nowhere_else():
    data = {
        "kind": "red_flags",
        "actions": [{"id": "unit", "text": "Call {unti}."}],
        "nothing": "{unit}",
    }
    assert [place for place, _ in checklist_rules(data)] == [("actions", 0, "text")]
    assert checklist_rules({"kind": "habits", "intro": "{anything}"}) == []


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "text",
        1,
        {"questions": 1},
        {"questions": [1, None]},
        {"signs": [{"action": "x"}]},
        {"countries": [{"unit_at": 1, "instead": []}], "places": [1], "read_out": []},
        {"questions": [{"type": ["single"]}]},
        {"questions": [{"type": "no-such-type"}]},
    ],
)
def test_data_of_the_wrong_shape_breaks_no_rule(data):
    assert checklist_rules(data) == [] and quiz_rules(data) == []
