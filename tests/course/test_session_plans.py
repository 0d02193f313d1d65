"""The course's own plans: what every meeting holds, and what is said in them.

They agree with the ledger and with the signs.
"""

import re

import pytest
from helpers.claims import ASSERTIVE, DELAY, HEDGED, UNIT, ledger, numbers, said_by
from helpers.places import ROOT
from helpers.plain_words import WORDS
from helpers.reading import grade, sentences

from coursebook.core.messages import messages
from coursebook.course.course import Course
from coursebook.teaching.plans.html import plan_html
from coursebook.teaching.plans.material import PlanMaterial
from coursebook.teaching.plans.schedule import (
    READY,
    SERIES,
    compose,
    compose_series,
    missing_requirements,
    possible_minutes,
    split_into_meetings,
)
from coursebook.teaching.plans.text import render_text

COURSE = PlanMaterial(Course(ROOT))
PLACED = COURSE.activities
ACTIVITIES = [each.activity for each in PLACED]
T = messages()["plans"]
STOP = (
    "sign-swollen-leg",
    "sign-pain-that-stays",
    "sign-short-of-breath",
    "sign-chest-pain",
)


def name(activity):
    return activity.id


def texts(activity):
    """Return all that an activity says, in its own words."""
    return [
        *activity.say,
        *activity.do,
        *(asked.text for asked in activity.ask if asked.text),
        *activity.look_for,
        *filter(None, [activity.teach_back]),
        activity.late,
    ]


def split(text):
    return re.split(r"(?<=[.!?])['’\"]?\s+", text)


def plans():
    """Yield every plan that can be composed, of one class and of two or three meetings."""
    for meetings in (1, 2, 3):
        low, high = possible_minutes(split_into_meetings(PLACED, meetings))
        for minutes in range(low, high + 1):
            yield from compose_series(PLACED, minutes, meetings)


EVERY = list(plans())


# --- what every plan holds ---


def test_every_length_has_a_plan_to_the_minute_with_all_that_a_meeting_needs():
    assert len(EVERY) > 250
    for plan in EVERY:
        assert (
            missing_requirements(plan) == []
            and plan.parts[0].start == 0
            and plan.parts[-1].end == plan.minutes
        )
        assert all(
            one.end == other.start for one, other in zip(plan.parts, plan.parts[1:], strict=False)
        )
        assert all(
            part.activity.least <= part.minutes <= part.activity.minutes for part in plan.parts
        )


def test_every_meeting_opens_with_the_safety_line_and_ends_with_the_teach_back():
    for plan in EVERY:
        assert plan.parts[0].activity.holds == ["safety"] and plan.parts[-1].activity.holds == [
            "teach-back"
        ]


def test_a_class_of_15_minutes_is_the_spine():
    middle = [part.activity.id for part in compose(PLACED, 15).parts][1:-1]
    assert middle == ["stretch-in-pairs", "sign-cards", "phone-call"]


def test_no_plan_loses_an_activity_when_it_gets_a_minute_more():
    before = set()
    for plan in (plan for plan in EVERY if plan.meetings == 1):
        now = {part.activity.id for part in plan.parts}
        assert before <= now, plan.minutes
        before = now


def test_a_class_of_45_minutes_teaches_all_eight_objectives():
    taught = {
        objective for part in compose(PLACED, 45).parts for objective in part.activity.objectives
    }
    assert taught == set(COURSE.course.objectives)


def test_counts_of_before_and_after_come_together():
    for meetings, minutes in [(1, minutes) for minutes in range(15, 121)] + [
        (3, minutes) for minutes in range(15, 61)
    ]:
        held = [
            part.activity.id
            for plan in compose_series(PLACED, minutes, meetings)
            for part in plan.parts
        ]
        assert ("hands-up-before" in held) == ("hands-up-after" in held)


def test_a_long_class_has_a_pause():
    assert all(
        "pause" in [part.activity.id for part in compose(PLACED, minutes).parts]
        for minutes in range(75, 121)
    )


def test_the_signs_get_more_time_than_anything_else_in_the_first_hour():
    for minutes in range(15, 61):
        longest = max(compose(PLACED, minutes).parts, key=lambda part: part.minutes)
        assert longest.activity.id == "sign-cards"


def test_a_plan_never_begins_the_signs_later_than_it_says():
    for plan in EVERY:
        part, minute = plan.latest_start
        assert part.start <= minute < plan.minutes


def test_the_ready_plans_are_those_of_the_issue_and_for_paper():
    assert READY == (15, 45, 90) and SERIES[0] == 3
    for minutes in READY:
        html = plan_html(minutes, COURSE)
        assert (
            html.count("<article") == len(compose(PLACED, minutes).parts)
            and 'class="course-plan__place"' in html
        )


# --- safety ---


@pytest.mark.parametrize(
    "shown",
    [render_text([compose(PLACED, 15)], COURSE), re.sub(r"<[^>]*>", "", plan_html(15, COURSE))],
    ids=["text", "html"],
)
def test_i_have_that_now_stands_in_the_opening_with_the_place_to_call(shown):
    opening = re.sub(r"\s+", " ", shown.split("0–2" if "0–2" in shown else "0 to 2")[0])
    for said in (
        "I have that now",
        "Stop.",
        "Step aside with her",
        "call your emergency number now",
        "call her maternity unit now",
        "look at the leg, press it, rub it or reassure her",
        "tick or tell their own signs",
        "Number of the maternity unit",
        "told to rest sits out",
        "Come to me; we call together.",
    ):
        assert said in opening, said


def test_stop_and_call_is_read_aloud_before_anyone_stretches():
    assert set(STOP) <= set(COURSE.activities[0].activity.claims)
    stretch = next(activity for activity in ACTIVITIES if activity.id == "stretch-in-pairs")
    first = " ".join(stretch.say[:3])
    sentences = messages()["sentences"]
    assert set(STOP) <= set(stretch.claims)
    assert all(said in first for said in (*sentences["box_lines"], sentences["class_rule"]))
    assert "traighten your leg" not in first and "Never cut the box" in stretch.late


@pytest.mark.parametrize("activity", ACTIVITIES, ids=name)
def test_no_activity_asks_people_for_their_own_signs_or_touches_a_leg(activity):
    told = " ".join(texts(activity))
    assert not re.search(
        r"\b(?:tick|show|tell) (?:me |us )?your (?:own )?signs?\b"
        r"|who (?:here )?has (?:a|this) sign\?|\bshow (?:me |us )?your legs?\b",
        told,
        re.I,
    )
    assert not re.search(r"cardiac|heart stopped|heart stops|resuscitat", told, re.I)
    assert not re.search(
        r"\b(?:probably|surely|just|only) a cramp\b", re.sub(r"'[^']*'|\"[^\"]*\"", "", told), re.I
    )


def test_the_sign_cards_are_sorted_for_a_woman_who_is_made_up():
    cards = next(activity for activity in ACTIVITIES if activity.id == "sign-cards")
    assert "made up" in " ".join(cards.say) and "Never their own" in " ".join(cards.do)


@pytest.mark.parametrize("activity", ACTIVITIES, ids=name)
def test_a_sentence_on_a_warning_sign_never_tells_anybody_to_wait(activity):
    for sentence in (sentence for text in texts(activity) for sentence in split(text)):
        if re.search(r"\b(?:sign|clot|swollen|chest|pain that stays)\b", sentence, re.I):
            assert not DELAY.search(sentence) or re.search(
                r"\b(?:not|never|no)\b|Votes for", sentence
            ), sentence


# --- the ledger ---


@pytest.mark.parametrize("activity", ACTIVITIES, ids=name)
def test_an_activity_says_what_it_rests_on_and_each_number_is_in_its_claims(activity):
    assert activity.claims and len(activity.claims) == len(set(activity.claims))
    backed = said_by(activity.claims)
    for sentence in (sentence for text in texts(activity) for sentence in split(text)):
        assert numbers(re.sub(r"\bA to D\b", "", sentence)) <= numbers(backed), sentence
        for number, unit in UNIT.findall(re.sub(r"\b30 weeks pregnant", "", sentence)):
            assert re.search(rf"\b{number}\b[^.]*?\b{unit.rstrip('s')}", backed), sentence


@pytest.mark.parametrize("activity", ACTIVITIES, ids=name)
def test_what_is_uncertain_is_not_said_as_if_it_were_sure(activity):
    known = ledger().by_id()
    if any(known[claim].verdict != "supported" for claim in activity.claims):
        for sentence in (sentence for text in texts(activity) for sentence in split(text)):
            assert not (
                re.search(r"\bcramps?\b", sentence, re.I) and ASSERTIVE.search(sentence)
            ) or HEDGED.search(sentence), sentence


def test_what_was_not_confirmed_is_in_no_activity():
    told = "\n".join(text for activity in ACTIVITIES for text in texts(activity))
    for word in (word for each in ledger().unverified for word in each.words):
        assert not re.search(rf"\b{re.escape(word)}\b", told, re.I), word


# --- plain words ---


@pytest.mark.parametrize("activity", ACTIVITIES, ids=name)
def test_what_is_said_aloud_is_for_learners_and_the_rest_for_educators(activity):
    aloud = "\n\n".join([*activity.say, *filter(None, [activity.teach_back])])
    assert grade(aloud) <= 6
    assert grade("\n\n".join(texts(activity))) <= 8
    assert [
        " ".join(split) for text in texts(activity) for split in sentences(text) if len(split) > 25
    ] == []
    assert [
        hard for hard in WORDS["instead"] if re.search(rf"\b{re.escape(hard)}\b", aloud, re.I)
    ] == []


@pytest.mark.parametrize("activity", ACTIVITIES, ids=name)
def test_an_activity_that_can_be_cut_says_how(activity):
    assert activity.least < activity.minutes and len(activity.late.split()) > 4


def test_every_material_has_words_and_is_needed():
    needed = {material for activity in ACTIVITIES for material in activity.materials}
    assert needed == set(T["materials"]) and set(T["handouts"]) <= needed


def test_every_sheet_that_a_plan_needs_is_a_handout_of_the_course():
    sheets = messages()["handouts"]["sheets"]
    assert set(T["handouts"]) <= set(sheets)


def test_the_names_of_the_page_are_those_of_the_command():
    page = (ROOT / "book" / "educators" / "session-plans.md").read_text(encoding="utf-8")
    for line in re.findall(r"^coursebook (plan .*)$", page, re.M):
        from coursebook.commands.cli import _parser

        assert _parser().parse_args([*line.split(), "--root", str(ROOT)]).action.__name__ == "plan"
