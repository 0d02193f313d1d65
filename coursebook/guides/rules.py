"""Rules over the steps and numbers of a guide, on its plain data."""

from coursebook.core.rules import entries


def guide_rules(data):
    """Return each rule that a guide's plain data breaks as (path, sentence); data of another kind breaks none."""
    steps = entries(data, "steps")
    if not steps or "questions" in data:
        return []
    return [
        *_one_hold(steps),
        *_times(steps),
        *_order(steps),
        *_choices(data, "hold"),
        *_choices(data, "repeats"),
    ]


def _one_hold(steps):
    holds = sum(step.get("hold") is True for _, step in steps)
    if holds != 1:
        yield ("steps",), f"{holds} steps are the hold; mark exactly one with 'hold: true'."


def _times(steps):
    for i, step in steps:
        timed = step.get("seconds") is not None
        if step.get("hold") is True and timed:
            yield (
                ("steps", i, "seconds"),
                "the hold has no 'seconds'; remove them: a learner chooses among those of 'hold'.",
            )
        if step.get("hold") is not True and not timed:
            yield ("steps", i), "'seconds' is missing; write it here."


def _order(steps):
    repeated = False
    for i, step in steps:
        if step.get("once") is not True:
            repeated = True
        elif repeated or step.get("hold") is True:
            yield (
                ("steps", i, "once"),
                "what is done once stands before all that is repeated; move the step up or remove 'once'.",
            )


def _choices(data, name):
    choice = data.get(name)
    choices, default = (
        (choice.get("choices"), choice.get("default")) if isinstance(choice, dict) else (None, None)
    )
    if not isinstance(choices, (list, tuple)) or not all(type(each) is int for each in choices):
        return
    if list(choices) != sorted(set(choices)):
        yield (name, "choices"), "'choices' must rise; write each number once, the smallest first."
    if type(default) is int and default not in choices:
        yield (
            (name, "default"),
            f"'default' is {default}; write one of the choices: {', '.join(map(str, choices))}.",
        )
