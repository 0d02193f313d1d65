"""Plans as HTML: a whole plan that stands alone, and the page with all plans and all activities.

Pure but for what the material reads. Without an address for lessons their names stand there without
a link, as on paper.
"""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.teaching.plans.activities import Activity, LessonActivity
from coursebook.teaching.plans.material import PlanMaterial, ScreenTarget
from coursebook.teaching.plans.schedule import (
    READY,
    SERIES,
    Part,
    Plan,
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
LONGEST = {1: 120, 2: 90, 3: 90}  # minutes of the longest plan on the page, by its meetings
# What the script says as the templates do, beside the words that it alone says.
SAID_TOO = (
    *("meeting", "caption", "span", "at", "short"),
    *("latest", "first_to_go", "never_go", "print_heading", "bring_heading"),
)


class ActivityView(NamedTuple):
    """An activity with all that its place on a page needs.

    `opened` is what it has on the screen, at `address`; `asked` are texts with the titles of their
    quizzes, `evidence` anchors with their labels. `when` is empty where no plan is.
    """

    activity: Activity
    opened: ScreenTarget
    address: str
    asked: list[tuple[str, str]]
    objectives: list[str]
    evidence: list[tuple[str, str]]
    when: str = ""
    short: bool = False

    @property
    def always(self) -> bool:
        """Whether it is in every plan."""
        return self.activity.is_core


def plan_html(minutes: int, material: PlanMaterial) -> str:
    """Return the plan of a class of some minutes as HTML, below a heading of level 1.

    Its time line comes first, then its activities in full. Raises CourseError when there is no
    plan of so many minutes.
    """
    page = Page(material)
    plan = compose(material.activities, minutes)
    views = [page.view_part(part) for part in plan.parts]
    return template("teaching/plans/plan.html.j2").render(
        plan=plan, shown=views, heading_level=2, **page.values
    )


def page_html(
    material: PlanMaterial,
    addresses: Mapping[str, str] | None = None,
    evidence: str = "",
    heading_level: int = 3,
) -> str:
    """Return the page of all plans as HTML.

    `addresses` maps lessons, by the names of their files without an ending, to where they are;
    `evidence` is where claims are listed. Raises CourseError when a ready plan cannot be made.
    """
    page, activities = Page(material, addresses, evidence), material.activities
    meetings, minutes = SERIES
    views = {entry.activity.id: page.view(entry) for entry in activities}
    words = {**page.t["says"], **{name: page.t[name] for name in SAID_TOO}}
    return template("teaching/plans/plans.html.j2").render(
        ready=[compose(activities, length) for length in READY],
        series=compose_series(activities, minutes, meetings),
        shown=list(views.values()),
        opened=views,
        heading_level=heading_level,
        chosen=READY[1],
        plans=json.dumps(offered_plans(activities), separators=(",", ":")),
        said=json.dumps(words, ensure_ascii=False),
        **page.values,
    )


def offered_plans(
    activities: list[LessonActivity],
) -> dict[int, dict[int, list[dict[str, list[Any]]]]]:
    """Return every plan that the page offers as data for the script, by meetings and minutes.

    An activity is told by its number in the list: see `_plan_data`.
    """
    numbers = {entry.activity.id: i for i, entry in enumerate(activities)}
    offered = {}
    for meetings, longest in LONGEST.items():
        low, high = possible_minutes(split_into_meetings(activities, meetings))
        lengths = [minutes for minutes in range(STEP, longest + 1, STEP) if low <= minutes <= high]
        offered[meetings] = {
            minutes: [
                _plan_data(plan, numbers) for plan in compose_series(activities, minutes, meetings)
            ]
            for minutes in lengths
        }
    return offered


def _plan_data(plan: Plan, numbers: Mapping[str, int]) -> dict[str, list[Any]]:
    """Return one meeting as data.

    `line` holds for each part the number of its activity, start, end, and 1 when it is short;
    `latest` the number of the signs and their latest minute; `go` the numbers of what goes first.
    """
    signs, minute = plan.latest_start
    return {
        "line": [
            [numbers[part.activity.id], part.start, part.end, int(part.short)]
            for part in plan.parts
        ],
        "latest": [numbers[signs.activity.id], minute],
        "go": [numbers[part.activity.id] for part in plan.drop_order],
    }


class Page:
    """What a page of plans has: words, addresses, and activities made ready for the templates."""

    def __init__(
        self,
        material: PlanMaterial,
        addresses: Mapping[str, str] | None = None,
        evidence: str = "",
    ) -> None:
        self.t = messages()["plans"]
        self._material, self._addresses = material, addresses or {}
        self._labels = material.course.evidence.labels
        self.values: dict[str, Any] = {  # what all templates of plans need
            "t": self.t,
            "claims": evidence,
            "title": meeting_title,
            "latest": say_latest_start,
            "gone": say_drop_order,
            "sorted_materials": sort_materials,
        }

    def view(self, entry: LessonActivity) -> ActivityView:
        """Return an activity for the page."""
        activity, opened = entry.activity, self._material.screen_target(entry)
        address = self._addresses.get(opened.lesson, "")
        anchors = [f"claim-{name}" for name in activity.claims]
        return ActivityView(
            activity,
            opened,
            address=f"{address}#{opened.anchor}" if address and opened.anchor else address,
            asked=[self._material.describe_prompt(prompt) for prompt in activity.ask],
            objectives=[self._material.course.objectives[name] for name in activity.objectives],
            evidence=[
                (anchor, self._labels.get(anchor, anchor.removeprefix("claim-")))
                for anchor in anchors
            ],
        )

    def view_part(self, part: Part) -> ActivityView:
        """Return an activity as it is in a plan."""
        when = self.t["at"].format(start=part.start, end=part.end)
        return self.view(part.entry)._replace(when=when, short=part.short)
