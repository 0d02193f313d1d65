"""The question paper's key: which letters are right in a form."""

from string import ascii_uppercase
from typing import NamedTuple

from coursebook.quizzes.models import Quiz
from coursebook.quizzes.types import Question
from coursebook.quizzes.variants import option_order, variant


class Answer(NamedTuple):
    """What is right at one question of a paper, which counts from 1.

    There are no letters where the question has no options to choose among.
    """

    number: int
    letters: tuple[str, ...]
    red_flag: bool


def paper_answers(quiz: Quiz, form: str) -> list[Answer]:
    """Return the answers of a form, in the order and with the letters of the printed paper."""
    quiz = variant(quiz, form)
    return [
        Answer(number, _letters(quiz, question, form), question.red_flag)
        for number, question in enumerate(quiz.questions, start=1)
    ]


def _letters(quiz: Quiz, question: Question, form: str) -> tuple[str, ...]:
    # A match or an order has entries that are mixed too, but nothing to tick.
    entries = option_order(quiz, question, form) if hasattr(question, "options") else ()
    return tuple(
        letter
        for letter, entry in zip(ascii_uppercase, entries, strict=False)
        if entry.id in question.key
    )
