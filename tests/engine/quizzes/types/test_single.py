"""The type `single`: one right option, and in a red flag what is safe.

Its marks are in `fixtures/marking/single.yml`.
"""

import pytest
from helpers.asking import asked, html_of, refusal

OPTIONS = [
    {"id": "a", "text": "A", "right": True, "feedback": "Fa."},
    {"id": "b", "text": "B", "feedback": "Fb."},
]


def single(*options, **more):
    return {"type": "single", "options": list(options or OPTIONS), **more}


def test_one_field_a_learner_can_choose_and_no_second_one():
    fields = html_of(single()).all("input")
    assert [(field.attributes["type"], field.attributes["value"]) for field in fields] == [
        ("radio", "a"),
        ("radio", "b"),
    ]
    assert len({field.attributes["name"] for field in fields}) == 1


@pytest.mark.parametrize(
    "right, says", [((False, False), "0 options are right"), ((True, True), "2 options are right")]
)
def test_exactly_one_option_is_right(right, says):
    assert says in refusal(
        single(*({**option, "right": each} for option, each in zip(OPTIONS, right, strict=True)))
    )


def test_only_a_red_flag_has_a_safe_option():
    safe = single(OPTIONS[0], {**OPTIONS[1], "safe": True})
    assert "'safe' is for red flags alone" in refusal(safe)
    assert asked({**safe, "red_flag": True}).marking["safe"] == ["b"]
