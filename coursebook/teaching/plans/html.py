"""Plans as HTML: a whole plan that stands alone, and the page with all plans and all activities. Pure but for what `course` reads.

Without an address for lessons their names stand there without a link, as on paper.
"""

import json
from typing import NamedTuple

from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.teaching.plans.activities import CORE_RANK, Activity, LessonActivity
from coursebook.teaching.plans.material import PlanMaterial, ScreenTarget
from coursebook.teaching.plans.schedule import (
    READY,
    SERIES,
    compose,
    compose_series,
    possible_minutes,
    split_into_meetings,
)
from coursebook.teaching.plans.text import (
    meeting_title,
    say_drop_order,
    say_latest_start,
    sort_materials,
)

STEP = 5  # minutes from one composed plan on the page to the next
# What the script says as the templates do.
SAID_TOO = (
    "meeting",
    "caption",
    "span",
    "at",
    "short",
    "latest",
    "first_to_go",
    "never_go",
    "print_heading",
    "bring_heading",
)
LONGEST = {1: 120, 2: 90, 3: 90}  # minutes of the longest plan on the page, by its meetings


class ActivityView(NamedTuple):
    """An activity with all that its place on a page needs; `when` is empty where no plan is."""

    activity: Activity
    opened: ScreenTarget
    address: str
    asked: list
    objectives: list
    evidence: list
    when: str = ""
    short: bool = False

    @property
    def always(self):
        """Whether it is in every plan."""
        return self.activity.rank == CORE_RANK


def plan_html(minutes: int, material: PlanMaterial) -> str:
    """Return one plan as complete HTML below a heading of level 1: its time line, then its activities in full."""
    pages = Page(material)
    plan = compose(material.activities, minutes)
    return template("teaching/plans/plan.html.j2").render(
        plan=plan,
        shown=[pages.part(plan, part) for part in plan.parts],
        heading_level=2,
        **pages.given,
    )


def page_html(material, addresses=None, evidence="", heading_level=3):
    """Return the page of all plans as HTML; `addresses` maps lessons to where they are, `evidence` is where claims are listed."""
    pages = Page(material, addresses or {}, evidence)
    ready = [compose(material.activities, minutes) for minutes in READY]
    meetings, minutes = SERIES
    shown = {each.activity.id: pages.shown(each) for each in material.activities}
    return template("teaching/plans/plans.html.j2").render(
        ready=ready,
        series=compose_series(material.activities, minutes, meetings),
        shown=list(shown.values()),
        opened=shown,
        heading_level=heading_level,
        chosen=READY[1],
        plans=json.dumps(offered_plans(material.activities), separators=(",", ":")),
        said=json.dumps(
            {**pages.t["says"], **{name: pages.t[name] for name in SAID_TOO}}, ensure_ascii=False
        ),
        **pages.given,
    )


def offered_plans(placed):
    """Return every plan that the page offers, by meetings and minutes: its lines hold the number of an activity, start, end, and 1 when short."""
    number = {each.activity.id: i for i, each in enumerate(placed)}
    offered = {}
    for meetings, longest in LONGEST.items():
        low, high = possible_minutes(split_into_meetings(placed, meetings))
        lengths = [minutes for minutes in range(STEP, longest + 1, STEP) if low <= minutes <= high]
        offered[meetings] = {
            minutes: [_plain(plan, number) for plan in compose_series(placed, minutes, meetings)]
            for minutes in lengths
        }
    return offered


def _plain(plan, number):
    signs, minute = plan.latest_start
    return {
        "line": [
            [number[part.activity.id], part.start, part.end, int(part.short)] for part in plan.parts
        ],
        "latest": [number[signs.activity.id], minute],
        "go": [number[part.activity.id] for part in plan.drop_order],
    }


class Page:
    """What the templates are given, and how activities are made ready for them."""

    def __init__(self, material, addresses=None, evidence=""):
        self.material, self.addresses, self.t = material, addresses or {}, messages()["plans"]
        self._labels = material.course.evidence.labels
        self.given = {
            "t": self.t,
            "claims": evidence,
            "title": meeting_title,
            "latest": say_latest_start,
            "gone": say_drop_order,
            "sorted_materials": sort_materials,
        }

    def shown(self, placed):
        """Return an activity for the page."""
        activity, opened = placed.activity, self.material.screen_target(placed)
        address = self.addresses.get(opened.lesson, "")
        return ActivityView(
            activity,
            opened,
            address and (f"{address}#{opened.anchor}" if opened.anchor else address),
            self._asked(activity),
            [self.material.course.objectives[name] for name in activity.objectives],
            [
                (f"claim-{name}", self._labels.get(f"claim-{name}", name))
                for name in activity.claims
            ],
        )

    def part(self, plan, part):
        """Return an activity as it is in a plan."""
        when = self.t["at"].format(start=part.start, end=part.end)
        return self.shown(LessonActivity(part.lesson, part.activity))._replace(
            when=when, short=part.short
        )

    def _asked(self, activity):
        """Return (text, quiz) of all that is asked; what is asked in own words has no quiz."""
        return [
            (
                self.material.questions[asked.question][0].stem,
                self.material.questions[asked.question][1],
            )
            if asked.question
            else (asked.text, "")
            for asked in activity.ask
        ]
