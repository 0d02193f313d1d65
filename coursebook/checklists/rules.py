"""Rules that look at several entries of a file at once, said in one sentence each.

They look at plain data, so that they are told together with every other mistake; the models use the same sentences.
"""

import re

from coursebook.core.rules import entries

PLACEHOLDERS = ("unit", "visit", "emergency")  # whom to call; rendering and the script fill them


def action_rule(sign, action, actions):
    """Say that a sign names an action that is not there, or return None."""
    if action in actions:
        return None
    return f"the sign '{sign}' names the action '{action}', which is not there; write one of: {', '.join(sorted(actions))}."


def checklist_rules(data):
    """Return each broken rule of a checklist as (path, sentence); data of the wrong shape breaks none."""
    return [found for found in [*_actions(data), *_slots(data, ())] if found[1]]


def placeholder_rule(text):
    """Say that a text has a slot that nothing fills, or return None."""
    unknown = [name for name in re.findall(r"\{([^{}]*)\}", text) if name not in PLACEHOLDERS]
    if not unknown:
        return None
    return f"'{{{unknown[0]}}}' is not filled by anything; write one of: {', '.join(f'{{{slot}}}' for slot in PLACEHOLDERS)}."


def _slots(data, path):
    """Look through all texts of a list of warning signs."""
    if path == () and not (isinstance(data, dict) and data.get("kind") == "red_flags"):
        return
    if isinstance(data, str):
        yield path, placeholder_rule(data)
    for key, child in (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    ):
        yield from _slots(child, (*path, key))


def _actions(data):
    actions = {str(action.get("id")) for _, action in entries(data, "actions")}
    for i, sign in entries(data, "signs"):
        if actions and "action" in sign:
            yield ("signs", i, "action"), action_rule(sign.get("id"), str(sign["action"]), actions)
