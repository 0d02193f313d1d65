"""What learners chose: how often each option of a question was the first answer and the last. Works for every type.

A type whose answers are ids of options, `entry:target` or `step:option` is counted id by id; what is typed or put
into order is counted answer by answer, the most frequent ones apart. Counting loops over different answers, not learners.
"""

from collections import Counter
from typing import NamedTuple

from coursebook.core.messages import messages
from coursebook.quizzes.marking import mark
from coursebook.quizzes.types.number import readings

MOST = 8  # different typed answers or orders that are told apart


class OptionCount(NamedTuple):
    """How many learners chose one option; `right` is None where that cannot be said of it."""

    text: str
    right: bool | None
    first: int
    last: int


def count_options(question, answers):
    """Count the options of a question; `answers` yields (answer, learners who gave it first, learners who gave it last)."""
    answers = [(tuple(answer), first, last) for answer, first, last in answers]
    known = _known(question)
    return _by_id(known, question, answers) if known else _by_answer(question, answers)


def _known(question):
    """Return (text, right, always shown) of each id that an answer can hold; nothing for what is typed or ordered."""
    if question.type == "true_false":
        return {
            option.id: (messages()[option.id], option.right, True) for option in question.options
        }
    if hasattr(question, "options"):
        return {option.id: (option.text, option.right, True) for option in question.options}
    if hasattr(question, "pairs"):
        return {
            f"{pair.id}:{target.id}": (
                f"{pair.text} → {target.text}",
                pair.target == target.id,
                pair.target == target.id,
            )
            for pair in question.pairs
            for target in question.targets
        }
    return {
        f"{step.id}:{option.id}": (f"{number}. {step.stem} → {option.text}", option.right, True)
        for number, step in enumerate(getattr(question, "steps", ()), 1)
        for option in step.options
    }


def _by_id(known, question, answers):
    """Count id by id, in the order of the question; ids that it does not have are one row at the end."""
    first, last = Counter(), Counter()
    for answer, at_first, at_last in answers:
        for name in {each if each in known else "" for each in answer}:
            first[name] += at_first
            last[name] += at_last
    rows = [
        OptionCount(text, right, first[name], last[name])
        for name, (text, right, always) in known.items()
        if always or first[name] or last[name]
    ]
    return rows + (
        [OptionCount(messages()["report"]["unknown_option"], False, first[""], last[""])]
        if first[""] or last[""]
        else []
    )


def _by_answer(question, answers):
    """Count whole answers, those that say the same together: the right one first, then the most frequent."""
    first, last, right = Counter(), Counter(), {_said(question, question.key): True}
    for answer, at_first, at_last in answers:
        name = _said(question, answer)
        right[name] = right.get(name) or mark(question, answer).right
        first[name] += at_first
        last[name] += at_last
    names = sorted(right, key=lambda name: (not right[name], -first[name] - last[name], name))
    rows = [OptionCount(name, right[name], first[name], last[name]) for name in names[:MOST]]
    rest = [sum(count[name] for name in names[MOST:]) for count in (first, last)]
    return rows + (
        [OptionCount(messages()["report"]["other_answers"], None, *rest)] if any(rest) else []
    )


def _said(question, answer):
    """Return how a whole answer is shown: a number as it is read, steps one after the other, else as typed."""
    if hasattr(question, "limits"):
        unit = question.unit or ""
        found = readings(answer[0] if answer else "", unit)
        return f"{found[0]:g} {unit}".strip() if found else messages()["report"]["no_number"]
    texts = {item.id: item.text for item in getattr(question, "items", ())}
    return " → ".join(texts.get(each, each) for each in answer)
