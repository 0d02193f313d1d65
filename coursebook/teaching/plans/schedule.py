"""Plans composed from activities: which are in, how long each takes, and how a series is parted. Pure, and always the same.

A plan takes exactly the minutes asked for. No activity gets less than its least or more than its full minutes, and the
order is that of the lessons.
"""

from itertools import combinations
from typing import NamedTuple

from coursebook.core.errors import CourseError
from coursebook.teaching.plans.activities import CORE_RANK, REQUIREMENTS, Activity

READY = (15, 45, 90)  # minutes of the plans that are shown and printed ready made
SERIES = (3, 45)  # meetings, and the minutes of each
_AHEAD = 0.25


class Part(NamedTuple):
    """An activity in a plan, and when it is: minutes from the beginning."""

    lesson: str
    activity: Activity
    start: int
    end: int

    @property
    def minutes(self):
        """How long it takes here."""
        return self.end - self.start

    @property
    def short(self):
        """Whether it is done in short: nearer to its least minutes than to its full ones."""
        return self.minutes - self.activity.least < self.activity.minutes - self.minutes


class Plan(NamedTuple):
    """One meeting: `meeting` of `meetings` counts from 1."""

    minutes: int
    parts: tuple
    meeting: int = 1
    meetings: int = 1

    @property
    def latest_start(self):
        """The activity of the signs, and the minute at which it begins at the latest, with all that must follow."""
        first = next(i for i, part in enumerate(self.parts) if "signs" in part.activity.holds)
        rest = sum(
            part.activity.least for part in self.parts[first:] if part.activity.rank == CORE_RANK
        )
        return self.parts[first], self.minutes - rest

    @property
    def drop_order(self):
        """The parts to leave out when late, the first one first; what is in every plan is not among them."""
        loose = [part for part in self.parts if part.activity.rank > CORE_RANK]
        return sorted(reversed(loose), key=lambda part: -part.activity.rank)

    @property
    def materials(self):
        """The names of what is needed, each once."""
        return list(dict.fromkeys(name for part in self.parts for name in part.activity.materials))


def compose(placed, minutes):
    """Return the plan of one class; raise CourseError, with the minutes that are possible, when there is none."""
    return compose_series(placed, minutes, 1)[0]


def compose_series(placed, minutes, meetings):
    """Return one plan for each meeting, `minutes` each; raise CourseError when there are none."""
    shared = split_into_meetings(placed, meetings)
    low, high = possible_minutes(shared)
    if not low <= minutes <= high:
        what = "A class" if meetings == 1 else f"Each of {meetings} meetings"
        raise CourseError(
            f"{what} takes {low} to {high} minutes, and {minutes} were asked for; write a number from {low} to {high}."
        )
    plans, alone = [], set()
    for number, group in enumerate(shared, start=1):
        group = [each for each in group if each.activity.pair not in alone]
        plans.append(Plan(minutes, _timed(_shares(group, minutes)), number, meetings))
        held = {
            part.activity.id for part in plans[-1].parts
        }  # what compares with an activity that was left out is left out too
        alone |= {
            each.activity.pair
            for each in group
            if each.activity.pair and each.activity.id not in held
        }
    return plans


def possible_minutes(shared):
    """Return the least and the most minutes that every one of some meetings can take."""
    low = max(
        sum(each.activity.least for each in group if each.activity.rank == CORE_RANK)
        for group in shared
    )
    return low, min(_most(group, low) for group in shared)


def _most(group, low):
    """Return the longest meeting up to which every length can be filled: some activities join only long ones."""
    high = low
    while high < sum(
        each.activity.minutes for each in group if each.activity.plan_from <= high + 1
    ):
        high += 1
    return high


def split_into_meetings(placed, meetings):
    """Return what each meeting may hold. The lessons are parted where the longest meeting is shortest.

    The first meeting has all that no plan leaves out, so that who comes only once has that. Each later one has what is
    for each meeting, and in short what it lacks of the signs and the call.
    """
    lessons = sorted({each.lesson for each in placed})
    spine = [
        each.lesson
        for each in placed
        if each.activity.rank == CORE_RANK and each.activity.series == "once"
    ]
    first = lessons.index(max(spine)) + 1 if spine else 1
    cuts = list(combinations(range(first, len(lessons)), meetings - 1)) if meetings > 0 else []
    if not cuts:
        most = len(lessons) - first + 1
        raise CourseError(
            f"The course has no plan for {meetings} meetings; write a number from 1 to {most}."
        )
    groups = [
        [_of(placed, lessons[start:end]) for start, end in zip((0, *cut), (*cut, len(lessons)))]
        for cut in cuts
    ]
    return min(
        groups, key=lambda each: max(sum(one.activity.minutes for one in group) for group in each)
    )


def _of(placed, lessons):
    """Return what a meeting of some lessons may hold, in teaching order."""
    own = [
        each
        for each in placed
        if each.activity.series == "each"
        or (each.activity.series == "once" and each.lesson in lessons)
    ]
    held = {name for each in own for name in each.activity.holds if each.activity.rank == CORE_RANK}
    again = [
        each
        for each in placed
        if each.activity.series == "again" and set(each.activity.holds) - held
    ]
    return sorted(own + again, key=placed.index)


def _shares(group, minutes):
    """Return the activities of a meeting with the minutes of each, in teaching order."""
    chosen = _chosen(group, minutes)
    shares = {i: group[i].activity.least for i in chosen}
    for _ in range(minutes - sum(shares.values())):
        loose = [i for i in chosen if shares[i] < group[i].activity.minutes]
        if not loose:
            raise CourseError(
                f"No plan of {minutes} minutes can be made of these activities; ask for a few minutes more or less."
            )
        shares[min(loose, key=lambda i: _filled(group[i].activity, shares[i]))] += 1
    return [(group[i], shares[i]) for i in sorted(shares)]


def _filled(activity, minutes):
    """Return which part of what it can get beyond its least an activity has, and its rank: the smallest is the next to get a minute.

    What is in every plan is kept ahead of the rest.
    """
    return (minutes - activity.least) / (activity.minutes - activity.least) - (
        _AHEAD if activity.rank == CORE_RANK else 0
    ), activity.rank


def _chosen(group, minutes):
    """Return the indexes of what is in, the lowest rank first.

    One more joins while those before it keep at least half of what they can get beyond their least. Once one does not,
    more join only where those that are in cannot fill the time.
    """
    chosen, least, full, closed = [], 0, 0, False
    for unit in _units(group, minutes):
        activities = [group[i].activity for i in unit]
        room = minutes - least - sum(each.least for each in activities)
        closed = closed or 2 * room < full - least
        if activities[0].rank == CORE_RANK or (room >= 0 and (not closed or full < minutes)):
            chosen += unit
            least, full = (
                least + sum(each.least for each in activities),
                full + sum(each.minutes for each in activities),
            )
    return chosen


def _units(group, minutes):
    """Return the indexes of what joins a plan together, the lowest rank first."""
    open_ = [i for i in range(len(group)) if group[i].activity.plan_from <= minutes]
    units = {}
    for i in sorted(open_, key=lambda i: (group[i].activity.rank, i)):
        units.setdefault(group[i].activity.pair or group[i].activity.id, []).append(i)
    return list(units.values())


def _timed(shares):
    """Return the parts of a plan, each with its beginning and its end."""
    parts, now = [], 0
    for each, minutes in shares:
        parts.append(Part(each.lesson, each.activity, now, now + minutes))
        now += minutes
    return tuple(parts)


def missing_requirements(plan):
    """Return what a meeting needs and this one does not hold."""
    held = {name for part in plan.parts for name in part.activity.holds}
    return [name for name in REQUIREMENTS if name not in held]
