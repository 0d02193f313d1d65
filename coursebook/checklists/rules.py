"""Rules that look at several entries of a checklist at once, said in one sentence each.

They look at plain data, so that they are told together with every other mistake; the models use
the same sentences.
"""

import re
from collections.abc import Collection, Iterator

from coursebook.core.rules import BrokenRule, Place, entries

# Whom to call, how soon and in which week: the HTML and the script fill them.
PLACEHOLDERS = ("unit", "visit", "emergency", "out_of_hours", "when", "weeks")


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
    broken = list(name_rules(data))
    if isinstance(data, dict) and data.get("kind") == "red_flags":
        broken += _unknown_placeholders(data, ())
    return broken


def name_rules(data: object) -> Iterator[BrokenRule]:
    """Look for names that stand for nothing in a list of warning signs."""
    yield from _unknown_actions(data)
    yield from _wordless_signs(data)
    yield from _unknown_signs(data)
    yield from _pictures_without_folder(data)
    yield from _unknown_in_countries(data)


def _unknown_actions(data: object) -> Iterator[BrokenRule]:
    """Look for signs whose action is not there; where there are no actions the model tells it."""
    actions = {str(action.get("id")) for _, action in entries(data, "actions")}
    for i, sign in entries(data, "signs"):
        if not actions or "action" not in sign:
            continue
        if sentence := action_rule(sign.get("id"), str(sign["action"]), actions):
            yield ("signs", i, "action"), sentence


def _wordless_signs(data: object) -> Iterator[BrokenRule]:
    """Look for signs with `do_not_rub` or `feared` in a list without the words for it."""
    if not isinstance(data, dict):
        return
    read_out = data.get("read_out")
    said_when_feared = read_out.get("feared") if isinstance(read_out, dict) else None
    for i, sign in entries(data, "signs"):
        if sign.get("do_not_rub") is True and not data.get("do_not_rub"):
            yield ("signs", i, "do_not_rub"), wordless_rule(sign.get("id"))
        if sign.get("feared") is True and not said_when_feared:
            sentence = (
                f"the sign '{sign.get('id')}' has 'feared', and the list has no words for it; "
                "write 'feared:' in 'read_out' with what she says on the phone."
            )
            yield ("signs", i, "feared"), sentence


def _unknown_signs(data: object) -> Iterator[BrokenRule]:
    """Look for places of the body, and for the button, that lead to a sign that is not there."""
    if not isinstance(data, dict):
        return
    signs = [str(sign.get("id")) for _, sign in entries(data, "signs")]
    named: list[tuple[Place, object]] = [
        (("places", i, "sign"), place.get("sign")) for i, place in entries(data, "places")
    ]
    if data.get("unsure") is not None:
        named.append((("unsure",), data["unsure"]))
    for place, name in named:
        if signs and name is not None and name not in signs:
            yield place, f"there is no sign '{name}'; write one of: {', '.join(signs)}."


def _pictures_without_folder(data: object) -> Iterator[BrokenRule]:
    """Look for pictures in a list that does not say where they are."""
    if not isinstance(data, dict) or data.get("pictures_in"):
        return
    sentence = "the list does not say where pictures are; write 'pictures_in:' with their folder."
    if any(sign.get("pictures") for _, sign in entries(data, "signs")) or any(
        entries(data, "places")
    ):
        yield (), sentence


def _unknown_in_countries(data: object) -> Iterator[BrokenRule]:
    """Look for stages and actions of a country that the list does not have."""
    stages = {str(stage.get("id")) for _, stage in entries(data, "stages")}
    actions = {str(action.get("id")) for _, action in entries(data, "actions")}
    for i, country in entries(data, "countries"):
        for key, known, names in (
            ("unit_at", stages, _keys(country.get("unit_at"))),
            ("instead", actions, _keys(country.get("instead"), values=True)),
        ):
            for name in names:
                if known and name not in known:
                    kind = "stage" if key == "unit_at" else "action"
                    yield (
                        ("countries", i, key),
                        f"there is no {kind} '{name}'; write one of: {', '.join(sorted(known))}.",
                    )


def _keys(data: object, *, values: bool = False) -> list[str]:
    """Return the keys of a mapping, and what they stand for; of anything else nothing."""
    if not isinstance(data, dict):
        return []
    return [str(name) for name in (*data, *(data.values() if values else ()))]


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
