"""The type `number`: what can be typed, and what it means.

Its marks are in `fixtures/marking/number.yml`.
"""

import pytest
from helpers.asking import asked, html_of, refusal

from coursebook.quizzes.types.number import readings


@pytest.mark.parametrize(
    "text, numbers",
    [
        ("2", [2]),
        ("1.5", [1.5]),
        ("1,5", [1.5]),
        ("1,000", [1, 1000]),
        ("1.000", [1, 1000]),
        ("12,345,678", [12345678]),
        ("1.234,5", [1234.5]),
        ("1,234.5", [1234.5]),
        ("1 234", [1234]),
        ("\u0661\u066b\u0665", [1.5]),
        ("-3", [-3]),
        ("\u22123", [-3]),
        ("", []),
        ("two", []),
        ("1.2.3", []),
        ("1,23,456", []),
        ("1e3", []),
        ("0x1", []),
        ("inf", []),
        ("nan", []),
        ("--1", []),
        (",", []),
    ],
)
def test_a_typed_number_is_read_as_people_write_it(text, numbers):
    assert readings(text) == numbers


def test_the_unit_may_be_typed_too():
    assert (
        readings("20 seconds", "seconds") == readings("20 Seconds", "seconds") == [20]
        and readings("20 minutes", "seconds") == []
    )


@pytest.mark.parametrize(
    "given, limits, key",
    [
        ({"answer": 2}, (2, 2), ("2",)),
        ({"answer": 0.7, "tolerance": 0.1}, (0.6, 0.8), ("0.7",)),
        ({"low": 1, "high": 2.5}, (1, 2.5), ("1",)),
    ],
)
def test_the_limits_follow_from_the_answer_or_are_given(given, limits, key):
    question = asked({"type": "number", **given})
    assert question.limits == limits and question.key == key


@pytest.mark.parametrize("given", [{}, {"answer": 1, "low": 1, "high": 2}, {"low": 1}, {"high": 1}])
def test_there_is_one_way_to_say_what_is_right(given):
    assert refusal({"type": "number", **given}).startswith(
        "a number has either 'answer' (and 'tolerance'), or both 'low' and 'high'"
    )


def test_the_field_opens_the_keys_for_numbers_and_its_unit_is_part_of_its_label():
    page = html_of({"type": "number", "answer": 20, "unit": "seconds", "if_low": "Hold on."})
    field = page.one("input")
    assert (
        field.attributes["inputmode"] == "decimal"
        and field.parent.tag == "label"
        and "seconds" in field.parent.text()
    )
    assert "20 seconds" in page.one("details").text() and "Hold on." in page.one("details").text()
