"""Rules that look at several entries of a checklist at once, said in one sentence each.

They look at plain data, so that they are told together with every other mistake; the models use
the same sentences.
"""

import re
from collections.abc import Collection, Iterator

from coursebook.core.rules import BrokenRule, Place, entries

PLACEHOLDERS = ("unit", "visit", "emergency")  # whom to call; the HTML and the script fill them


def action_rule(sign: object, action: str, actions: Collection[str]) -> str | None:
    """Say that a sign names an action that is not there, or return None."""
    if action in actions:
        return None
    return (
        f"the sign '{sign}' names the action '{action}', which is not there; "
        f"write one of: {', '.join(sorted(actions))}."
    )


def wordless_rule(sign: object) -> str:
    """Say that a sign asks for words of the list that are not there."""
    return (
        f"the sign '{sign}' has 'do_not_rub', and the list has no words for it; "
        "write 'do_not_rub:' with what not to do, above the signs."
    )


def placeholder_rule(text: str) -> str | None:
    """Say that a text has a placeholder that nothing fills, or return None."""
    unknown = [name for name in re.findall(r"\{([^{}]*)\}", text) if name not in PLACEHOLDERS]
    if not unknown:
        return None
    known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    return f"'{{{unknown[0]}}}' is not filled by anything; write one of: {known}."


def checklist_rules(data: object) -> list[BrokenRule]:
    """Return each rule that a checklist's data breaks; data of the wrong shape breaks none."""
    broken = [*_unknown_actions(data), *_wordless_signs(data)]
    if isinstance(data, dict) and data.get("kind") == "red_flags":
        broken += _unknown_placeholders(data, ())
    return broken


def _unknown_actions(data: object) -> Iterator[BrokenRule]:
    """Look for signs whose action is not there; where there are no actions the model tells it."""
    actions = {str(action.get("id")) for _, action in entries(data, "actions")}
    for i, sign in entries(data, "signs"):
        if not actions or "action" not in sign:
            continue
        if sentence := action_rule(sign.get("id"), str(sign["action"]), actions):
            yield ("signs", i, "action"), sentence


def _wordless_signs(data: object) -> Iterator[BrokenRule]:
    """Look for signs with `do_not_rub` in a list without these words."""
    if isinstance(data, dict) and not data.get("do_not_rub"):
        for i, sign in entries(data, "signs"):
            if sign.get("do_not_rub") is True:
                yield ("signs", i, "do_not_rub"), wordless_rule(sign.get("id"))


def _unknown_placeholders(data: object, place: Place) -> Iterator[BrokenRule]:
    """Look through all texts of a list of warning signs."""
    if isinstance(data, str) and (sentence := placeholder_rule(data)):
        yield place, sentence
    elif isinstance(data, dict):
        for key, child in data.items():
            yield from _unknown_placeholders(child, (*place, key))
    elif isinstance(data, list):
        for i, child in enumerate(data):
            yield from _unknown_placeholders(child, (*place, i))
