"""What learners chose: how often each option of a question was the first answer and the last.

It works for every type. A type whose answers are ids of options, `entry:target` or `step:option` is
counted id by id; what is typed or put into order is counted answer by answer, the most frequent
ones apart. Counting loops over different answers, not learners.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from coursebook.core.messages import messages
from coursebook.quizzes.marking import mark
from coursebook.quizzes.types import Question
from coursebook.quizzes.types.match import Pair, Target
from coursebook.quizzes.types.number import NumberQuestion, readings
from coursebook.quizzes.types.true_false import TrueFalse

MOST = 8  # different typed answers or orders that are shown apart


class OptionCount(NamedTuple):
    """How many learners chose one option; `right` is None where that cannot be said of it."""

    text: str
    right: bool | None
    first: int
    last: int


class AnswerCount(NamedTuple):
    """How many learners gave one answer as their first, and as their last."""

    answer: Sequence[str]
    first: int
    last: int


class _Option(NamedTuple):
    """What an id in an answer stands for, and whether it is shown though nobody chose it."""

    text: str
    right: bool
    always: bool = True


def count_options(question: Question, answers: Iterable[AnswerCount]) -> list[OptionCount]:
    """Count the options of a question: how many learners chose each, first and last."""
    options = _find_options(question)
    return _count_ids(options, answers) if options else _count_answers(question, answers)


def _find_options(question: Question) -> dict[str, _Option]:
    """Return the option of each id that an answer can hold; none for what is typed or ordered.

    A type is known by what it has, so that a new one is counted too.
    """
    if isinstance(question, TrueFalse):  # the engine's own words name its options
        return {
            option.id: _Option(messages()[option.id], option.right) for option in question.options
        }
    if hasattr(question, "options"):
        return {option.id: _Option(option.text, option.right) for option in question.options}
    if hasattr(question, "pairs") and hasattr(question, "targets"):
        return {
            f"{pair.id}:{target.id}": _pair_option(pair, target)
            for pair in question.pairs
            for target in question.targets
        }
    return {
        f"{step.id}:{option.id}": _Option(f"{number}. {step.stem} → {option.text}", option.right)
        for number, step in enumerate(getattr(question, "steps", ()), 1)
        for option in step.options
    }


def _pair_option(pair: Pair, target: Target) -> _Option:
    """Return an entry with one of the targets: shown when it is right, or somebody chose it."""
    fits = pair.target == target.id
    return _Option(f"{pair.text} → {target.text}", fits, always=fits)


def _count_ids(options: dict[str, _Option], answers: Iterable[AnswerCount]) -> list[OptionCount]:
    """Count id by id, in the order of the question; unknown ids are one row at the end."""
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for answer, at_first, at_last in answers:
        for name in {name if name in options else "" for name in answer}:
            first[name] += at_first
            last[name] += at_last
    rows = [
        OptionCount(option.text, option.right, first[name], last[name])
        for name, option in options.items()
        if option.always or first[name] or last[name]
    ]
    if first[""] or last[""]:
        text = messages()["report"]["unknown_option"]
        rows.append(OptionCount(text, False, first[""], last[""]))
    return rows


def _count_answers(question: Question, answers: Iterable[AnswerCount]) -> list[OptionCount]:
    """Count whole answers, those that say the same together.

    The right one comes first, then the most frequent.
    """
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    right = {_answer_text(question, question.key): True}
    for answer, at_first, at_last in answers:
        text = _answer_text(question, answer)
        right[text] = right.get(text) or mark(question, answer).right
        first[text] += at_first
        last[text] += at_last
    texts = sorted(right, key=lambda text: (not right[text], -first[text] - last[text], text))
    rows = [OptionCount(text, right[text], first[text], last[text]) for text in texts[:MOST]]
    rest = [sum(count[text] for text in texts[MOST:]) for count in (first, last)]
    if any(rest):
        rows.append(OptionCount(messages()["report"]["other_answers"], None, *rest))
    return rows


def _answer_text(question: Question, answer: Sequence[str]) -> str:
    """Return how a whole answer is shown: a number as it is read, steps in a row, else as typed."""
    if isinstance(question, NumberQuestion):
        unit = question.unit or ""
        numbers = readings(answer[0] if answer else "", unit)
        return f"{numbers[0]:g} {unit}".strip() if numbers else messages()["report"]["no_number"]
    texts = {item.id: item.text for item in getattr(question, "items", ())}
    return " → ".join(texts.get(name, name) for name in answer)
