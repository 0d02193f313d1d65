"""A quiz and its answers make marks, a score, and whether it is complete. Pure: no files, no HTML.

An answer is a list of strings; what they are is each type's own, and so is how a single answer is
marked (`types/`). The same rules run in the browser; the vectors of `tests/fixtures/marking/` hold
both to them.
"""

from collections.abc import Mapping, Sequence

from coursebook.quizzes.models import Quiz
from coursebook.quizzes.types import Mark, Question

__all__ = ["Mark", "complete", "mark", "score", "total"]

Answers = Mapping[str, Sequence[str]]  # answers by the id of their question


def mark(question: Question, answer: Sequence[str]) -> Mark:
    """Mark an answer; what the question does not know counts as wrong, and nothing counts twice.

    The mark's `share` is the part of the question's points that the answer earns, 0 to 1.
    """
    return question.mark(list(dict.fromkeys(answer)))


def score(quiz: Quiz, answers: Answers) -> float:
    """Add up the points of the answers, 0 to `total(quiz)`; a question without one earns none."""
    return sum(
        question.points * mark(question, answers[question.id]).share
        for question in quiz.scored
        if question.id in answers
    )


def total(quiz: Quiz) -> int:
    """Return how many points a quiz has."""
    return sum(question.points for question in quiz.scored)


def complete(quiz: Quiz, answers: Answers) -> bool:
    """Return whether all that counts is answered, and no red flag with less help than it needs."""
    needed = quiz.scored or quiz.questions  # in a survey nothing is scored, and all counts
    return all(question.id in answers for question in needed) and not any(
        question.red_flag and mark(question, answers[question.id]).under for question in quiz.scored
    )
