"""A quiz and its answers make marks, a score, and whether it is complete. Pure: no files, no HTML.

How a single answer is marked is each type's own (`questions/`). The same rules run in the browser
(`static/course/`); the vectors of `tests/fixtures/marking/` hold both to them.
"""

from coursebook.quizzes.types import Mark

__all__ = ["Mark", "complete", "mark", "score", "total"]


def mark(question, answer):
    """Mark an answer, a list of strings; what the question does not know counts as wrong."""
    return question.mark(list(dict.fromkeys(answer)))


def score(quiz, answers):
    """Add up the points of the answers; `answers` maps a question's id to its answer."""
    return sum(
        question.points * mark(question, answers[question.id]).share
        for question in quiz.scored
        if question.id in answers
    )


def total(quiz):
    """Return how many points a quiz has."""
    return sum(question.points for question in quiz.scored)


def complete(quiz, answers):
    """Return whether all that counts is answered, and no red flag with less help than it needs."""
    asked = quiz.scored or quiz.questions  # in a survey nothing is scored, and all counts
    return all(question.id in answers for question in asked) and not any(
        question.red_flag and mark(question, answers[question.id]).under for question in quiz.scored
    )
