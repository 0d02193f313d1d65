"""The type `multiple`: some options are right, and not all.

Its marks are in `fixtures/marking/multiple.yml`.
"""

import pytest
from helpers.asking import asked, html_of, refusal

from coursebook.core.messages import messages


def multiple(*right):
    return {
        "type": "multiple",
        "options": [
            {"id": name, "text": name, "right": each, "feedback": "F."}
            for name, each in zip("abcd", right, strict=False)
        ],
    }


def test_each_option_can_be_ticked_and_that_several_fit_is_said():
    page = html_of(multiple(True, False, True))
    assert [field.attributes["type"] for field in page.all("input")] == ["checkbox"] * 3
    assert page.with_class("course-question__how")[0].text() == messages()["pick_many"]


@pytest.mark.parametrize(
    "right, says",
    [((False,) * 3, "0 of 3 options are right"), ((True,) * 3, "3 of 3 options are right")],
)
def test_some_options_are_right_and_some_are_not(right, says):
    assert says in refusal(multiple(*right))


def test_ticking_everything_pays_nothing_and_a_wrong_tick_costs_as_much_as_a_right_one_earns():
    question = asked(multiple(True, True, False, False))
    assert [
        question.mark(list(answer)).share for answer in ("abcd", "ab", "abc", "a", "ac", "cd")
    ] == [0, 1, 0.5, 0.5, 0, 0]
