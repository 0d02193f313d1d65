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
from coursebook.quizzes.types.question import AnswerPart

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


def count_options(question: Question, answers: Iterable[AnswerCount]) -> list[OptionCount]:
    """Count the options of a question: how many learners chose each, first and last."""
    parts = question.answer_parts
    return _count_ids(parts, answers) if parts else _count_answers(question, answers)


def _count_ids(parts: dict[str, AnswerPart], answers: Iterable[AnswerCount]) -> list[OptionCount]:
    """Count id by id, in the order of the question; unknown ids are one row at the end."""
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for answer, at_first, at_last in answers:
        for name in {name if name in parts else "" for name in answer}:
            first[name] += at_first
            last[name] += at_last
    rows = [
        OptionCount(part.text, part.right, first[name], last[name])
        for name, part in parts.items()
        if part.listed or first[name] or last[name]
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
    text = question.describe_answer(answer)
    return messages()["report"]["no_number"] if text is None else text
