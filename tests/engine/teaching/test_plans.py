"""Plans: the rules of an activity, what a plan holds, and how long each part is.

And a series, mistakes with their lines, text and HTML.
"""

import json
import random
import re

import pytest

from coursebook.core.errors import ContentError, CourseError
from coursebook.core.loading import load
from coursebook.core.messages import messages
from coursebook.core.yaml_source import YamlFile
from coursebook.course.course import Course
from coursebook.course.notebooks import Notebook, slug
from coursebook.teaching.plans.activities import REQUIREMENTS, LessonActivity, Teaching
from coursebook.teaching.plans.checks import plan_problems
from coursebook.teaching.plans.reading import embedded_json, need_activities, read_activities
from coursebook.teaching.plans.schedule import (
    compose,
    compose_series,
    missing_requirements,
    possible_minutes,
    split_into_meetings,
)

PLAIN = {
    "title": "T",
    "objectives": ["stretch"],
    "open": "#title",
    "say": ["Say it."],
    "do": ["They do it."],
    "look_for": ["A frown."],
    "late": "Less.",
}
SPINE = [
    ("0", "hello", 1, 2, 4, {"series": "each", "holds": ["safety"]}),
    ("1", "signs", 1, 4, 8, {"holds": ["signs"]}),
    ("1", "call", 1, 2, 4, {"holds": ["call"]}),
    ("1", "again", 1, 2, 3, {"series": "again", "holds": ["signs", "call"]}),
    ("3", "end", 1, 2, 2, {"series": "each", "holds": ["teach-back"]}),
]
REST = [
    ("0", "before", 3, 2, 4, {"pair": "counts"}),
    ("2", "habits", 2, 2, 10, {}),
    ("2", "pause", 2, 3, 6, {"plan_from": 30}),
    ("3", "after", 3, 2, 4, {"pair": "counts"}),
    ("3", "talk", 4, 1, 9, {}),
]


def raw(name, rank, least, minutes, **more):
    return {"id": name, "rank": rank, "least": least, "minutes": minutes, **PLAIN, **more}


def course(*activities):
    """Return activities in their lessons; within a lesson in the order given."""
    found = [
        LessonActivity(
            lesson,
            load(Teaching, YamlFile("x", json.dumps([raw(name, rank, least, full, **more)]))).root[
                0
            ],
        )
        for lesson, name, rank, least, full, more in sorted(activities, key=lambda each: each[0])
    ]
    return found


ALL = course(*SPINE, *REST)


def ids(plan):
    return [part.activity.id for part in plan.parts]


def lengths(plan):
    return {part.activity.id: part.minutes for part in plan.parts}


# --- one plan ---


@pytest.mark.parametrize("minutes", range(10, 52))
def test_a_plan_takes_the_minutes_that_were_asked_for_in_teaching_order_and_keeps_the_limits(
    minutes,
):
    plan = compose(ALL, minutes)
    assert [part.start for part in plan.parts] == [
        0,
        *(part.end for part in plan.parts[:-1]),
    ] and plan.parts[-1].end == minutes
    assert all(part.activity.least <= part.minutes <= part.activity.minutes for part in plan.parts)
    order = [each.activity.id for each in ALL]
    assert ids(plan) == sorted(ids(plan), key=order.index) and missing_requirements(plan) == []


def test_the_shortest_plan_is_the_spine_at_its_least():
    assert lengths(compose(ALL, 10)) == {"hello": 2, "signs": 4, "call": 2, "end": 2}


def test_the_longest_plan_is_everything_in_full():
    assert lengths(compose(ALL, 51)) == {
        each.activity.id: each.activity.minutes for each in ALL if each.activity.series != "again"
    }


@pytest.mark.parametrize("minutes", [-1, 0, 3, 9, 52, 500])
def test_a_length_that_cannot_be_says_which_ones_can(minutes):
    with pytest.raises(
        CourseError,
        match=(
            f"takes 10 to 51 minutes, and {minutes} were asked for; write a number from 10 to 51"
        ),
    ):
        compose(ALL, minutes)


def test_the_lower_rank_joins_first_and_one_more_minute_loses_nobody():
    before, always_open = set(), course(*SPINE, *[each for each in REST if each[1] != "pause"])
    for minutes in range(10, 46):
        now = set(ids(compose(always_open, minutes)))
        assert before <= now, minutes
        before = now
    first = [
        next(minutes for minutes in range(10, 46) if name in ids(compose(always_open, minutes)))
        for name in ("habits", "before", "talk")
    ]
    assert first == sorted(first) and len(set(first)) == 3


def test_what_belongs_together_is_in_together_or_not_at_all():
    both = [
        ("before" in ids(plan), "after" in ids(plan))
        for plan in (compose(ALL, minutes) for minutes in range(10, 52))
    ]
    assert set(both) == {(True, True), (False, False)}


def test_a_pause_joins_only_long_plans():
    held = {minutes: "pause" in ids(compose(ALL, minutes)) for minutes in range(10, 52)}
    assert not any(held[minutes] for minutes in range(10, 30)) and held[51]


def test_what_is_in_every_plan_gets_more_of_the_time():
    shares = lengths(compose(course(*SPINE[:4], ("1", "other", 2, 4, 8, {}), SPINE[4]), 20))
    assert shares["signs"] > shares["other"]


def test_a_gap_that_no_activity_fills_is_told_and_not_passed_over():
    rigid = course(
        ("0", "all", 1, 10, 10, {"holds": list(REQUIREMENTS)}), ("0", "long", 2, 10, 10, {})
    )
    assert lengths(compose(rigid, 20)) == {"all": 10, "long": 10}
    with pytest.raises(CourseError, match="No plan of 15 minutes"):
        compose(rigid, 15)


def test_any_order_of_the_files_gives_the_same_plan():
    for seed in range(5):
        mixed = [*SPINE, *REST]
        random.Random(seed).shuffle(mixed)
        within = sorted(mixed, key=lambda each: [*SPINE, *REST].index(each))
        assert compose(course(*within), 33) == compose(ALL, 33)


def test_the_signs_have_a_latest_minute_that_leaves_time_for_all_that_no_plan_leaves_out():
    signs, minute = compose(ALL, 30).latest_start
    assert signs.activity.id == "signs" and minute == 30 - (4 + 2 + 2)


def test_when_late_the_highest_rank_goes_first_and_the_spine_never():
    gone = [part.activity.rank for part in compose(ALL, 51).drop_order]
    assert gone == sorted(gone, reverse=True) and 1 not in gone and len(gone) == len(REST)


def test_a_part_is_in_short_when_it_is_nearer_to_its_least():
    parts = {part.activity.id: part.short for part in compose(ALL, 10).parts}
    assert parts == {"hello": True, "signs": True, "call": True, "end": False}
    assert not any(part.short for part in compose(ALL, 51).parts)


# --- a series ---


def test_each_meeting_of_a_series_holds_what_it_needs_and_the_first_one_all_of_the_spine():
    for meetings in (2, 3):
        low, high = possible_minutes(split_into_meetings(ALL, meetings))
        for minutes in range(low, high + 1):
            plans = compose_series(ALL, minutes, meetings)
            assert [plan.parts[-1].end for plan in plans] == [minutes] * meetings and [
                missing_requirements(plan) for plan in plans
            ] == [[]] * meetings
            assert {"hello", "signs", "call", "end"} <= set(ids(plans[0])) and "again" not in ids(
                plans[0]
            )
            assert all("again" in ids(plan) and "signs" not in ids(plan) for plan in plans[1:])


def test_an_activity_of_one_lesson_is_in_one_meeting_alone():
    plans = compose_series(ALL, 15, 3)
    once = [name for plan in plans for name in ids(plan) if name not in ("hello", "end", "again")]
    assert len(once) == len(set(once)) and plans[1].meeting == 2 and plans[1].meetings == 3


def test_what_compares_with_an_activity_that_was_left_out_is_left_out_too():
    short = compose_series(ALL, 11, 2)
    assert "before" not in ids(short[0]) and "after" not in ids(short[1])
    longer = compose_series(ALL, possible_minutes(split_into_meetings(ALL, 2))[1], 2)
    assert "before" in ids(longer[0]) and "after" in ids(longer[1])


@pytest.mark.parametrize("meetings", [-1, 0, 4, 99])
def test_a_number_of_meetings_that_cannot_be_says_which_ones_can(meetings):
    with pytest.raises(
        CourseError, match=f"no plan for {meetings} meetings; write a number from 1 to 3"
    ):
        compose_series(ALL, 20, meetings)


def test_the_lessons_are_parted_where_the_longest_meeting_is_shortest():
    assert [
        sorted({each.lesson for each in group if each.activity.series == "once"})
        for group in split_into_meetings(ALL, 2)
    ] == [["0", "1"], ["2", "3"]]


# --- mistakes, with their lines ---


def lesson(root, name, activities, headings="# Title\n\n## Do it\n"):
    metadata = {"coursebook": {"teaching": activities}} if activities is not None else {}
    book = {
        "cells": [
            {
                "cell_type": "markdown",
                "id": "a",
                "metadata": {},
                "source": headings.splitlines(True),
            },
        ],
        "metadata": metadata,
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path = root / "notebooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(book, indent=1), encoding="utf-8")
    return path


def activities_in(root):
    course = Course(root)
    return need_activities(course, read_activities(course))


def line_of(path, text):
    return next(
        i
        for i, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if text in line
    )


@pytest.mark.parametrize(
    "change, said, at",
    [
        ({"least": 9}, "takes at least 9 minutes, more than its 4", '"id": "hello"'),
        ({"rank": 0}, "'rank' is 0; write a whole number of 1 or more", '"rank"'),
        ({"minutes": "5"}, "'minutes' is '5'; write a whole number", '"minutes"'),
        ({"say": []}, "'say' has 0 entries; it needs at least 1", '"say"'),
        ({"say": "Hello"}, "'say' must be a list", '"say"'),
        ({"late": ""}, "'late' is empty", '"late"'),
        ({"materials": ["hammer"]}, "the material 'hammer' has no words", '"id": "hello"'),
        ({"holds": ["fun"]}, "'holds' is 'fun'; write one of", '"fun"'),
        ({"ask": [{}]}, "has either 'question'", '"ask"'),
        ({"ask": [{"question": "a", "text": "b"}]}, "has either 'question'", '"ask"'),
        ({"colour": "red"}, "'colour' is not a key that is known here", '"colour"'),
    ],
)
def test_a_mistake_in_an_activity_is_told_with_its_file_and_line(tmp_path, change, said, at):
    path = lesson(tmp_path, "00-a.ipynb", [{**raw("hello", 1, 2, 4), **change}])
    with pytest.raises(ContentError) as caught:
        activities_in(tmp_path)
    problem = caught.value.problems[0]
    assert said in problem.sentence and problem.file == str(path)
    assert abs(problem.line - line_of(path, at)) <= 1


def test_a_lesson_without_activities_and_a_text_that_is_no_notebook_have_none(tmp_path):
    assert embedded_json(Notebook(lesson(tmp_path, "00-a.ipynb", None))) is None
    (tmp_path / "notebooks" / "01-b.ipynb").write_text("no notebook")
    assert read_activities(Course(tmp_path)).activities == []
    with pytest.raises(ContentError, match="no notebook has activities"):
        activities_in(tmp_path)


def test_a_text_that_looks_like_the_metadata_is_not_taken_for_it(tmp_path):
    path = lesson(
        tmp_path, "00-a.ipynb", [raw("hello", 1, 2, 4)], headings='# Title\n\n"teaching": [1]\n'
    )
    text, skipped = embedded_json(Notebook(path))
    assert '"hello"' in text and skipped == line_of(path, '"teaching": [\n'.strip()) - 1


def problems(root, objectives=frozenset({"stretch"}), questions=frozenset({"which"})):
    course = Course(root)
    files, evidence = read_activities(course), course.try_evidence[0]
    return plan_problems(course, files, objectives, evidence, questions)


def spine(**more):
    return [
        {**raw(name, rank, least, full, **own), **more.get(name, {})}
        for _, name, rank, least, full, own in (*SPINE, *REST)
    ]


@pytest.mark.parametrize(
    "name, change, said, at",
    [
        ("call", {"objectives": ["fly"]}, "the objective 'fly' is not in objectives.yml", '"fly"'),
        ("call", {"ask": [{"question": "who"}]}, "no quiz has the question 'who'", '"who"'),
        ("call", {"claims": ["moon"]}, "the claim 'moon' is not in", '"moon"'),
        (
            "call",
            {"open": "#nowhere"},
            "has no heading 'nowhere'; write one of: do-it",
            '"#nowhere"',
        ),
        ("call", {"open": "99-z.ipynb#x"}, "there is no notebook '99-z.ipynb'", '"99-z.ipynb#x"'),
        ("call", {"id": "signs"}, "the id 'signs' is already used in this list", '"id": "signs"'),
    ],
)
def test_what_an_activity_names_is_there(tmp_path, name, change, said, at):
    (tmp_path / "book").mkdir()
    path = lesson(tmp_path, "00-a.ipynb", spine(**{name: change}))
    found = [problem for problem in problems(tmp_path) if said in problem.sentence]
    assert (
        len(found) == 1
        and found[0].file == str(path)
        and abs(found[0].line - line_of(path, at))
        <= (1 if name != "call" or "id" not in change else 400)
    )


def test_an_id_that_another_lesson_has_is_told(tmp_path):
    (tmp_path / "book").mkdir()
    lesson(tmp_path, "00-a.ipynb", spine())
    path = lesson(tmp_path, "01-b.ipynb", [raw("call", 5, 1, 2)])
    assert [(problem.file, problem.line) for problem in problems(tmp_path)] == [
        (str(path), line_of(path, '"id": "call"'))
    ]


@pytest.mark.parametrize(
    "name, lost", [("hello", "safety"), ("signs", "signs"), ("call", "call"), ("end", "teach-back")]
)
def test_a_course_whose_spine_lacks_something_is_told(tmp_path, name, lost):
    (tmp_path / "book").mkdir()
    lesson(tmp_path, "00-a.ipynb", spine(**{name: {"holds": []}, "again": {"holds": []}}))
    assert f"holds '{lost}', which every plan needs" in " ".join(
        problem.sentence for problem in problems(tmp_path)
    )


def test_a_ready_plan_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "book").mkdir()
    lesson(tmp_path, "00-a.ipynb", spine())
    told = " ".join(problem.sentence for problem in problems(tmp_path))
    assert "the ready plan of 1 × 90 minutes cannot be made: A class takes 10 to 51 minutes" in told


def test_a_course_without_activities_has_no_problems(tmp_path):
    lesson(tmp_path, "00-a.ipynb", None)
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    "heading, anchor",
    [
        ("Make the call", "make-the-call"),
        ("After lunch: the longest way", "after-lunch-the-longest-way"),
        ('"It worked for me"', "it-worked-for-me"),
        ("At night: left or right?", "at-night-left-or-right"),
    ],
)
def test_an_anchor_is_that_of_the_book(heading, anchor):
    assert slug(heading) == anchor


# --- what is shown: HTML and text ---


def test_the_words_of_the_plans_are_all_used(root):
    t = messages()["plans"]
    package = root / "coursebook"
    used = "".join(
        path.read_text(encoding="utf-8")
        for path in [
            *(package / "teaching" / "plans").glob("*.j2"),
            *(package / "teaching" / "plans").glob("*.py"),
            package / "browser" / "plan.js",
        ]
    )
    own = {
        name
        for name in t
        if not re.search(rf"""\bt\.{name}\b|\bt\[["']{name}["']\]|"{name}"|words\.{name}\b""", used)
    }
    assert own == set()
    said = set(
        re.findall(
            r"\bwords\.(\w+)",
            (package / "browser" / "plan.js").read_text(encoding="utf-8"),
        )
    )
    from coursebook.teaching.plans.html import SAID_TOO

    assert said == {*t["says"], *SAID_TOO}
