"""A question and an answer make a mark. Pure: no files, no HTML.

The same rules run in the browser (`static/course/quiz.js`); `tests/fixtures/marking.yml` holds both to them.
"""

from typing import NamedTuple


class Mark(NamedTuple):
    """Whether an answer is right, and which options were missed or chosen wrongly."""

    right: bool
    missed: tuple
    wrong: tuple


def mark(question, answer):
    """Mark the ids of the chosen options; ids that the question does not have count as wrong."""
    key, chosen = question.key, tuple(dict.fromkeys(answer))
    missed = tuple(option for option in key if option not in chosen)
    wrong = tuple(option for option in chosen if option not in key)
    return Mark(not missed and not wrong, missed, wrong)


def score(quiz, answers):
    """Count the questions of a quiz that are answered right; `answers` maps a question's id to option ids."""
    return sum(mark(question, answers[question.id]).right
               for question in quiz.questions if question.id in answers)
