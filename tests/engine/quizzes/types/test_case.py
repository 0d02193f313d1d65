"""The type `case`: a story whose every path ends and comes by every red flag.

Its marks are in `fixtures/marking/case.yml`.
"""

import pytest
from helpers.asking import asked, html_of, refusal


def step(name, *nexts, red=False):
    """A step whose first option is right; each option leads to the step of that name."""
    options = [
        {"id": f"o{i}", "text": f"Option {i}", "right": not i, "feedback": "F.", "next": after}
        for i, after in enumerate(nexts)
    ]
    return {
        "id": name,
        "story": f"Story {name}.",
        "stem": "What now?",
        "red_flag": red,
        "options": options,
    }


def case(*steps):
    return {
        "type": "case",
        "red_flag": any(each["red_flag"] for each in steps),
        "steps": list(steps),
    }


STORY = case(
    step("wake", "call", "worse"),
    step("worse", "call", "call"),
    step("call", "end", "end", red=True),
)


def test_the_key_is_the_path_of_right_answers():
    assert asked(STORY).key == ("wake:o0", "call:o0")


def test_without_script_each_option_says_where_the_story_goes_on():
    page = html_of(STORY)
    assert [each.text() for each in page.with_class("course-step__next")] == [
        "→ Step 3",
        "→ Step 2",
        "→ Step 3",
        "→ Step 3",
        "→ end of the story",
        "→ end of the story",
    ]
    assert "Story worse." in page.with_class("course-step__story")[1].text()


@pytest.mark.parametrize(
    "steps, says",
    [
        (
            (step("a", "b", "end"), step("b", "end", "end", red=True)),
            "a path ends without the step 'b', which is about a warning sign",
        ),
        (
            (
                step("a", "b", "c"),
                step("b", "d", "d", red=True),
                step("c", "d", "d"),
                step("d", "end", "end"),
            ),
            "a path ends without the step 'b'",
        ),
        (
            (step("a", "b", "b"), step("b", "a", "end")),
            "the story can come back to the step 'a' and go round for ever",
        ),
        (
            (step("a", "a", "end"), step("b", "end", "end")),
            "the story can come back to the step 'a'",
        ),
        ((step("a", "end", "end"), step("b", "end", "end")), "no answer leads to the step 'b'"),
        (
            (step("a", "b", "z"), step("b", "end", "end")),
            "there is no step 'z'; write one of: a, b, end.",
        ),
        (
            (step("a", "end", "end"), step("end", "end", "end")),
            "'end' is how a story ends; choose another id",
        ),
    ],
)
def test_a_story_that_does_not_end_or_goes_past_a_red_flag_is_refused(steps, says):
    assert says in refusal(case(*steps))


@pytest.mark.parametrize(
    "steps",
    [
        (step("a", "b", "b", red=True), step("b", "end", "end", red=True)),
        (
            step("a", "b", "c"),
            step("b", "d", "d"),
            step("c", "d", "d"),
            step("d", "end", "end", red=True),
        ),
        (step("a", "b", "b", red=True), step("b", "end", "c"), step("c", "end", "end")),
    ],
)
def test_a_story_whose_every_path_comes_by_every_red_flag_is_taken(steps):
    assert [each.red_flag for each in asked(case(*steps)).steps] == [
        each["red_flag"] for each in steps
    ]


def test_a_case_says_that_it_is_about_a_warning_sign_when_a_step_is():
    assert "write 'red_flag: true' in the case" in refusal({**STORY, "red_flag": False})
    assert "or in neither" in refusal(
        {**case(step("a", "b", "b"), step("b", "end", "end")), "red_flag": True}
    )


def test_more_help_at_a_step_costs_half_of_it_and_less_help_all():
    steps = [STORY["steps"][0], STORY["steps"][1], {**STORY["steps"][2]}]
    steps[2]["options"] = [
        *steps[2]["options"],
        {"id": "more", "text": "M", "safe": True, "feedback": "F.", "next": "end"},
    ]
    question = asked(case(*steps))
    marks = [question.mark(["wake:o0", f"call:{option}"]) for option in ("o0", "more", "o1")]
    assert [(mark.share, mark.over, mark.under) for mark in marks] == [
        (1, False, False),
        (0.75, True, False),
        (0, False, True),
    ]
