"""Plans composed from activities: which are in, how long each takes, how a series is split.

A plan takes exactly the minutes asked for. No activity gets less than its least or more than its
full minutes, and the order is that of the lessons. Pure, and always the same.
"""

from itertools import combinations
from typing import NamedTuple

from coursebook.core.errors import CourseError
from coursebook.teaching.plans.activities import REQUIREMENTS, Activity, LessonActivity

READY = (15, 45, 90)  # minutes of the plans that are shown and printed ready made
SERIES = (3, 45)  # meetings, and the minutes of each
_HEAD_START = 0.25  # how much fuller, from 0 to 1, what is in every plan is kept than the rest

Group = list[LessonActivity]  # what one meeting may hold, in teaching order


class Part(NamedTuple):
    """An activity in a plan, and when it is: minutes from the beginning of the meeting."""

    lesson: str
    activity: Activity
    start: int
    end: int

    @property
    def minutes(self) -> int:
        """How many minutes it gets here."""
        return self.end - self.start

    @property
    def short(self) -> bool:
        """Whether it is done in short: nearer to its least minutes than to its full ones."""
        return self.minutes - self.activity.least < self.activity.minutes - self.minutes

    @property
    def entry(self) -> LessonActivity:
        """The activity with its lesson, as all activities stand in their list."""
        return LessonActivity(self.lesson, self.activity)


class Plan(NamedTuple):
    """One meeting: `meeting` of `meetings` counts from 1."""

    minutes: int
    parts: tuple[Part, ...]
    meeting: int = 1
    meetings: int = 1

    @property
    def latest_start(self) -> tuple[Part, int]:
        """The part with the signs, and the minute at which it must begin.

        Then there is still time for all that no plan leaves out, each in its least minutes.
        """
        first = next(i for i, part in enumerate(self.parts) if "signs" in part.activity.holds)
        core = [part.activity for part in self.parts[first:] if part.activity.is_core]
        return self.parts[first], self.minutes - sum(activity.least for activity in core)

    @property
    def drop_order(self) -> list[Part]:
        """The parts to leave out when late, the first one first; what no plan leaves out is not in.

        Of two of the same rank the later one goes first.
        """
        droppable = [part for part in self.parts if not part.activity.is_core]
        return sorted(reversed(droppable), key=lambda part: -part.activity.rank)

    @property
    def materials(self) -> list[str]:
        """The names of what is needed, each once."""
        return list(dict.fromkeys(name for part in self.parts for name in part.activity.materials))


def compose(activities: list[LessonActivity], minutes: int) -> Plan:
    """Return the plan of one class of some minutes.

    Raises CourseError, with the minutes that are possible, when there is none.
    """
    return compose_series(activities, minutes, 1)[0]


def compose_series(activities: list[LessonActivity], minutes: int, meetings: int) -> list[Plan]:
    """Return one plan for each of some meetings, `minutes` each.

    Raises CourseError, with what is possible, when there are none.
    """
    groups = split_into_meetings(activities, meetings)
    low, high = possible_minutes(groups)
    if not low <= minutes <= high:
        what = "A class" if meetings == 1 else f"Each of {meetings} meetings"
        raise CourseError(
            f"{what} takes {low} to {high} minutes, and {minutes} were asked for; "
            f"write a number from {low} to {high}."
        )
    plans: list[Plan] = []
    dropped: set[str] = set()
    for number, group in enumerate(groups, start=1):
        group = [entry for entry in group if entry.activity.pair not in dropped]
        plan = Plan(minutes, _lay_out(_share_minutes(group, minutes)), number, meetings)
        plans.append(plan)
        dropped |= _dropped_pairs(group, plan)
    return plans


def _dropped_pairs(group: Group, plan: Plan) -> set[str]:
    """Return the pairs that a plan left out: no later meeting may compare with them."""
    held = {part.activity.id for part in plan.parts}
    left_out = [entry.activity for entry in group if entry.activity.id not in held]
    return {activity.pair for activity in left_out if activity.pair}


def missing_requirements(plan: Plan) -> list[str]:
    """Return what every meeting needs and this one does not hold."""
    held = {name for part in plan.parts for name in part.activity.holds}
    return [name for name in REQUIREMENTS if name not in held]


def possible_minutes(groups: list[Group]) -> tuple[int, int]:
    """Return the least and the most minutes that every one of some meetings can take."""
    low = max(
        sum(entry.activity.least for entry in group if entry.activity.is_core) for group in groups
    )
    return low, min(_longest_length(group, low) for group in groups)


def _longest_length(group: Group, low: int) -> int:
    """Return the minutes up to which every length of a meeting can be filled.

    Some activities join only long ones, so that there may be gaps above.
    """
    high = low
    while high < sum(
        entry.activity.minutes for entry in group if entry.activity.plan_from <= high + 1
    ):
        high += 1
    return high


def split_into_meetings(activities: list[LessonActivity], meetings: int) -> list[Group]:
    """Return what each meeting may hold; lessons are split where the longest meeting is shortest.

    The first meeting has all that no plan leaves out, so that who comes only once has that. Each
    later one has what is for each meeting, and in short what it lacks of the signs and the call.
    Raises CourseError, with the numbers that are possible, when there are too few lessons.
    """
    lessons = sorted({entry.lesson for entry in activities})
    first = _first_meeting_lessons(activities, lessons)
    cuts = list(combinations(range(first, len(lessons)), meetings - 1)) if meetings > 0 else []
    if not cuts:
        most = len(lessons) - first + 1
        raise CourseError(
            f"The course has no plan for {meetings} meetings; write a number from 1 to {most}."
        )
    splits = [
        [
            _meeting_of(activities, lessons[start:end])
            for start, end in zip((0, *cut), (*cut, len(lessons)), strict=True)
        ]
        for cut in cuts
    ]
    return min(splits, key=_longest_meeting)


def _first_meeting_lessons(activities: list[LessonActivity], lessons: list[str]) -> int:
    """Return how many lessons the first meeting must have to hold all that no plan leaves out."""
    core = [
        entry.lesson
        for entry in activities
        if entry.activity.is_core and entry.activity.series == "once"
    ]
    return lessons.index(max(core)) + 1 if core else 1


def _longest_meeting(groups: list[Group]) -> int:
    """Return the minutes of the longest of some meetings, when nothing is cut."""
    return max(sum(entry.activity.minutes for entry in group) for group in groups)


def _meeting_of(activities: list[LessonActivity], lessons: list[str]) -> Group:
    """Return what a meeting of some lessons may hold, in teaching order."""

    def is_own(entry: LessonActivity) -> bool:
        series = entry.activity.series
        return series == "each" or (series == "once" and entry.lesson in lessons)

    core = [entry.activity for entry in activities if is_own(entry) and entry.activity.is_core]
    held = {name for activity in core for name in activity.holds}

    def fills_gap(entry: LessonActivity) -> bool:
        return entry.activity.series == "again" and not held.issuperset(entry.activity.holds)

    return [entry for entry in activities if is_own(entry) or fills_gap(entry)]


def _share_minutes(group: Group, minutes: int) -> list[tuple[LessonActivity, int]]:
    """Return the activities of a meeting with the minutes of each, in teaching order.

    Each gets its least minutes; the others are dealt out one by one, to what is least full.
    """
    shares = {i: group[i].activity.least for i in _choose(group, minutes)}
    for _ in range(minutes - sum(shares.values())):
        unfilled = [i for i in shares if shares[i] < group[i].activity.minutes]
        if not unfilled:
            raise CourseError(
                f"No plan of {minutes} minutes can be made of these activities; "
                "ask for a few minutes more or less."
            )
        shares[min(unfilled, key=lambda i: _fullness(group[i].activity, shares[i]))] += 1
    return [(group[i], shares[i]) for i in sorted(shares)]


def _fullness(activity: Activity, minutes: int) -> tuple[float, int]:
    """Return how full an activity is, 0 at its least minutes and 1 at its full ones, and its rank.

    The smallest is the next to get a minute. What is in every plan is kept ahead of the rest.
    """
    share = (minutes - activity.least) / (activity.minutes - activity.least)
    return share - (_HEAD_START if activity.is_core else 0), activity.rank


def _choose(group: Group, minutes: int) -> list[int]:
    """Return the indexes of what is in, the lowest rank first.

    One more joins while those before it keep at least half of what they can get beyond their least
    minutes. Once one does not, more join only where those that are in cannot fill the time.
    """
    chosen: list[int] = []
    least, full, closed = 0, 0, False
    for unit in _units(group, minutes):
        activities = [group[i].activity for i in unit]
        needed = sum(activity.least for activity in activities)
        spare = minutes - least - needed  # what all that is in could share if this joined
        closed = closed or 2 * spare < full - least
        if activities[0].is_core or (spare >= 0 and (not closed or full < minutes)):
            chosen += unit
            least += needed
            full += sum(activity.minutes for activity in activities)
    return chosen


def _units(group: Group, minutes: int) -> list[list[int]]:
    """Return the indexes of what joins a plan of some minutes together, the lowest rank first."""
    joining = [i for i, entry in enumerate(group) if entry.activity.plan_from <= minutes]
    units: dict[str, list[int]] = {}
    for i in sorted(joining, key=lambda i: (group[i].activity.rank, i)):
        units.setdefault(group[i].activity.pair or group[i].activity.id, []).append(i)
    return list(units.values())


def _lay_out(shares: list[tuple[LessonActivity, int]]) -> tuple[Part, ...]:
    """Return the parts of a plan, one after the other."""
    parts: list[Part] = []
    for entry, minutes in shares:
        start = parts[-1].end if parts else 0
        parts.append(Part(entry.lesson, entry.activity, start, start + minutes))
    return tuple(parts)
