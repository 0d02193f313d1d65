"""Ticked warning signs make an outcome: the highest level ticked is the answer. Pure.

Stage and country change whom to call, never the level. The same rule runs in the browser
(`browser/red-flags.js`). Ticks are used and forgotten.
"""

from collections.abc import Collection
from typing import NamedTuple

from coursebook.checklists.models import Country, RedFlags


class Outcome(NamedTuple):
    """What to do: `level` is 1 to 3, 1 the most urgent, and `action` the id of an action.

    Both are None when nothing was ticked. `do_not_rub` says that the leg must not be rubbed,
    `feared` that it may be what is feared most: whenever any line that was ticked says so.
    """

    level: int | None
    action: str | None
    do_not_rub: bool
    feared: bool


def triage(checklist: RedFlags, ticked: Collection[str], country: Country | None = None) -> Outcome:
    """Return the outcome for the ids of the ticked signs; ids that the list has not are nothing.

    Of two actions of one level the first of the file wins: the emergency number comes before the
    way to the hospital. A country may have one in place of another.
    """
    signs = [sign for sign in checklist.signs if sign.id in ticked]
    if not signs:
        return Outcome(None, None, False, False)
    level = min(checklist.action_of(sign).level for sign in signs)
    instead = country.instead if country else {}
    wanted = {
        instead.get(sign.action, sign.action)
        for sign in signs
        if checklist.action_of(sign).level == level
    }
    action = next(action.id for action in checklist.actions if action.id in wanted)
    return Outcome(
        level, action, any(sign.do_not_rub for sign in signs), any(sign.feared for sign in signs)
    )
