"""Ticked warning signs make an outcome: the highest level ticked is the answer. Pure.

Stage and country change whom to call, never the level, so they are not asked for here.
The same rule runs in the browser (`static/course/red-flags.js`). Ticks are used and forgotten.
"""

from typing import NamedTuple


class Outcome(NamedTuple):
    """What to do: `level` is None when nothing was ticked, `actions` hold the ids of that level's actions."""

    level: int | None
    actions: tuple
    do_not_rub: bool


def triage(checklist, ticked):
    """Return the outcome for the ids of the ticked signs."""
    signs = [sign for sign in checklist.signs if sign.id in ticked]
    if not signs:
        return Outcome(None, (), False)
    level = min(checklist.action_of(sign).level for sign in signs)
    wanted = {sign.action for sign in signs}
    actions = tuple(
        action.id for action in checklist.actions if action.level == level and action.id in wanted
    )
    return Outcome(level, actions, level <= 2 and any(sign.do_not_rub for sign in signs))
