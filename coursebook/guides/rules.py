"""Rules over the steps and numbers of a guide, on its plain data."""

from collections.abc import Iterator
from typing import Any

from coursebook.core.rules import BrokenRule, entries

_Steps = list[tuple[int, dict[str, Any]]]


def guide_rules(data: object) -> list[BrokenRule]:
    """Return each rule that a guide's plain data breaks; data of another kind breaks none."""
    steps = entries(data, "steps")
    if not steps or not isinstance(data, dict) or "questions" in data:
        return []
    return [
        *_hold_rule(steps),
        *_seconds_rules(steps),
        *_once_rules(steps),
        *_choice_rules(data, "hold"),
        *_choice_rules(data, "repeats"),
    ]


def _hold_rule(steps: _Steps) -> Iterator[BrokenRule]:
    """One step is the hold."""
    holds = sum(step.get("hold") is True for _, step in steps)
    if holds != 1:
        yield ("steps",), f"{holds} steps are the hold; mark exactly one with 'hold: true'."


def _seconds_rules(steps: _Steps) -> Iterator[BrokenRule]:
    """Every step but the hold says how long it takes."""
    for i, step in steps:
        timed = step.get("seconds") is not None
        if step.get("hold") is True and timed:
            yield (
                ("steps", i, "seconds"),
                "the hold has no 'seconds'; remove them: a learner chooses among those of 'hold'.",
            )
        if step.get("hold") is not True and not timed:
            yield ("steps", i), "'seconds' is missing; write it here."


def _once_rules(steps: _Steps) -> Iterator[BrokenRule]:
    """What is done once stands first, and is not the hold."""
    repeats_began = False
    for i, step in steps:
        if step.get("once") is not True:
            repeats_began = True
        elif repeats_began or step.get("hold") is True:
            yield (
                ("steps", i, "once"),
                "what is done once stands before all that is repeated; "
                "move the step up or remove 'once'.",
            )


def _choice_rules(data: dict[str, Any], name: str) -> Iterator[BrokenRule]:
    """Numbers to choose among rise, and the default is one of them."""
    choice = data.get(name)
    choices, default = (
        (choice.get("choices"), choice.get("default")) if isinstance(choice, dict) else (None, None)
    )
    # By type, because True and False are ints too; the model tells what is no number.
    if not isinstance(choices, (list, tuple)) or any(type(number) is not int for number in choices):
        return
    if list(choices) != sorted(set(choices)):
        yield (name, "choices"), "'choices' must rise; write each number once, the smallest first."
    if type(default) is int and default not in choices:
        yield (
            (name, "default"),
            f"'default' is {default}; write one of the choices: {', '.join(map(str, choices))}.",
        )
