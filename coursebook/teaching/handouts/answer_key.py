"""The question paper's key: which letters are right in a form, and the answers laid open."""

from string import ascii_uppercase
from typing import NamedTuple

from coursebook.quizzes.variants import option_order, variant


class Answer(NamedTuple):
    """What is right at one question of a paper; no letters where the question has no options to choose among."""

    number: int
    letters: tuple
    red_flag: bool


def paper_answers(quiz, form):
    """Return the answers of a form, in the order and with the letters that the printed paper has."""
    quiz = variant(quiz, form)
    return [
        Answer(number, _letters(quiz, question, form), question.red_flag)
        for number, question in enumerate(quiz.questions, start=1)
    ]


def _letters(quiz, question, form):
    entries = option_order(quiz, question, form) if hasattr(question, "options") else ()
    return tuple(
        letter for letter, entry in zip(ascii_uppercase, entries) if entry.id in question.key
    )
