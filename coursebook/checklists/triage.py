"""Ticked warning signs make an outcome: the highest level ticked is the answer. Pure.

Stage and country change whom to call, never the level, so they are not asked for here.
The same rule runs in the browser (`browser/red-flags.js`). Ticks are used and forgotten.
"""

from collections.abc import Collection
from typing import NamedTuple

from coursebook.checklists.models import RedFlags


class Outcome(NamedTuple):
    """What to do: `level` is 1 to 4, 1 the most urgent, or None when nothing was ticked.

    `actions` holds the ids of that level's actions. `do_not_rub` says that the leg must not be
    rubbed.
    """

    level: int | None
    actions: tuple[str, ...]
    do_not_rub: bool


def triage(checklist: RedFlags, ticked: Collection[str]) -> Outcome:
    """Return the outcome for the ids of the ticked signs; ids that the list has not are nothing."""
    signs = [sign for sign in checklist.signs if sign.id in ticked]
    if not signs:
        return Outcome(None, (), False)
    level = min(checklist.action_of(sign).level for sign in signs)
    wanted = {sign.action for sign in signs}
    actions = tuple(
        action.id for action in checklist.actions if action.level == level and action.id in wanted
    )
    return Outcome(level, actions, level <= 2 and any(sign.do_not_rub for sign in signs))
