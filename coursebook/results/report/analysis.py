"""Results become figures: for the class, each objective, each question and each quiz.

No words, no HTML, no files. Arrays: `shares` holds what the first answers are worth, 0 to 1, by the
id of a quiz: (learners, its scored questions), NaN where there is no answer.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from coursebook.quizzes.models import Quiz
from coursebook.results.report import statistics as st
from coursebook.results.report.course import ScoredCourse
from coursebook.results.report.figures import (
    Analysis,
    ObjectiveFigures,
    QuestionFigures,
    QuizFigures,
    Reason,
    Scores,
)
from coursebook.results.report.options import OptionCount, count_options
from coursebook.results.report.results import Results
from coursebook.results.report.statistics import Floats
from coursebook.results.report.tally import QuestionCounts, Tally


class _Comparison(NamedTuple):
    """How the marks at a question go with those at the rest of its quiz, or why that is unknown."""

    discrimination: float | None
    efficiency: float | None
    why: Reason


def analyse(results: Results) -> Analysis:
    """Return the figures of what was read."""
    course, tally = results.course, Tally(results)
    shares = {quiz: tally.first_shares(items) for quiz, items in _items_by_quiz(course).items()}
    quizzes: list[QuizFigures] = []
    comparisons: list[_Comparison] = []  # in the order of the items, as quizzes are
    for quiz in course.quizzes:
        if quiz.id in shares:  # a survey has no items
            marks = _complete_marks(quiz, shares[quiz.id])
            quizzes.append(_quiz_figures(quiz, shares[quiz.id], marks))
            comparisons += _compare_questions(quizzes[-1], marks)
    questions = _all_question_figures(course, tally, shares, comparisons)
    objectives = [_objective_figures(name, course, questions, shares) for name in course.objectives]
    return Analysis(
        course,
        tally.learners,
        _class_scores(course, shares, tally.learners),
        [objective for objective in objectives if objective.before or objective.after],
        questions,
        quizzes,
    )


def _items_by_quiz(course: ScoredCourse) -> dict[str, list[int]]:
    """Return the indexes of the items of each quiz, which are neighbours, by its id."""
    items_of: dict[str, list[int]] = {}
    for i, item in enumerate(course.items):
        items_of.setdefault(item.quiz.id, []).append(i)
    return items_of


def _complete_marks(quiz: Quiz, shares: Floats) -> Floats:
    """Return the marks of those who answered all of a quiz, in points: (learners, questions)."""
    return shares[~np.isnan(shares).any(axis=1)] * _points(quiz)


def _points(quiz: Quiz) -> Floats:
    """Return what each scored question of a quiz is worth, in points: (questions,)."""
    return np.array([question.points for question in quiz.scored], float)


def _quiz_figures(quiz: Quiz, shares: Floats, marks: Floats) -> QuizFigures:
    points, complete = _points(quiz), len(marks)
    started, total = _count_started(shares), int(points.sum())
    if complete < st.SMALLEST:
        why: Reason = "few" if started else "nobody"
        return QuizFigures(quiz, started, complete, total, None, None, None, False, None, why)
    sums, reliability = marks.sum(axis=1), st.alpha(marks)
    spread = st.deviation(sums)
    return QuizFigures(
        quiz,
        started,
        complete,
        total,
        mean=float(sums.mean()),
        deviation=spread,
        alpha=reliability,
        dichotomous=bool(((marks == 0) | (marks == points)).all()),
        error=st.error_of_measurement(spread, reliability),
        why="alone" if len(points) < 2 else "same" if reliability is None else "",
    )


def _count_started(shares: Floats) -> int:
    """Return how many learners answered at least one question."""
    return int((~np.isnan(shares)).any(axis=1).sum())


def _compare_questions(quiz: QuizFigures, marks: Floats) -> list[_Comparison]:
    """Compare each question of a quiz with the rest."""
    if quiz.complete < st.SMALLEST:
        return [_Comparison(None, None, quiz.why)] * marks.shape[1]
    pairs = zip(st.discrimination(marks), st.efficiency(marks), strict=True)
    return [
        _Comparison(
            discrimination, efficiency, quiz.why or ("same" if discrimination is None else "")
        )
        for discrimination, efficiency in pairs
    ]


def _all_question_figures(
    course: ScoredCourse, tally: Tally, shares: Mapping[str, Floats], comparisons: list[_Comparison]
) -> list[QuestionFigures]:
    """Return the figures of each item of the course."""
    columns = [column for matrix in shares.values() for column in matrix.T]
    counts, answers = tally.count_by_item(), tally.count_by_answer()
    return [
        _question_figures(
            i,
            counts[i],
            tally.tries[i],
            columns[i],
            comparisons[i],
            count_options(item.question, answers[i]),
        )
        for i, item in enumerate(course.items)
    ]


def _question_figures(
    item: int,
    counts: QuestionCounts,
    tries: float,
    shares: Floats,
    comparison: _Comparison,
    options: list[OptionCount],
) -> QuestionFigures:
    """Put together the figures of one question.

    `tries` is the sum over all learners; `shares` (learners,) is NaN where there is no answer.
    """
    answered = counts.answered
    why: Reason = "nobody" if not answered else "few" if answered < st.SMALLEST else ""
    present = shares[~np.isnan(shares)]
    return QuestionFigures(
        item,
        *counts,
        tries=float(tries / answered) if answered else None,
        facility=None if why else st.facility(present),
        deviation=None if why else st.deviation(present),
        discrimination=comparison.discrimination,
        efficiency=comparison.efficiency,
        why=why,
        why_not_compared=comparison.why,
        chosen=options,
    )


def _class_scores(course: ScoredCourse, shares: Mapping[str, Floats], learners: int) -> Scores:
    """Return the scores in the checks before and after."""
    started = [_count_started(shares[name]) if name in shares else 0 for name in _checks(course)]
    before, after = (_quiz_scores(course, name, shares, learners) for name in _checks(course))
    both = ~np.isnan(before) & ~np.isnan(after)
    count = int(both.sum())
    means, gain = None, None
    if count >= st.SMALLEST:
        means = float(before[both].mean()), float(after[both].mean())
        gain = st.gain(before[both], after[both])
    return Scores(before, after, (started[0], started[1]), count, means, gain)


def _checks(course: ScoredCourse) -> tuple[str, str]:
    """Return the ids of the checks before and after; the same check twice is none after."""
    return course.before, course.after if course.after != course.before else ""


def _quiz_scores(
    course: ScoredCourse, name: str, shares: Mapping[str, Floats], learners: int
) -> Floats:
    """Return the score of each learner in a quiz, 0 to 1: (learners,).

    NaN where she did not answer all of it.
    """
    if name not in shares:
        return np.full(learners, np.nan)
    points = np.array(
        [item.question.points for item in course.items if item.quiz.id == name], float
    )
    return np.einsum("ij,j->i", shares[name], points) / points.sum()


def _objective_figures(
    name: str,
    course: ScoredCourse,
    questions: Sequence[QuestionFigures],
    shares: Mapping[str, Floats],
) -> ObjectiveFigures:
    """Return the figures of one objective."""
    items = [_items_about(name, quiz, course) for quiz in _checks(course)]
    before, after = ([questions[i] for i in part] for part in items)
    if not (before and after):
        return ObjectiveFigures(name, before, after, 0, None)
    first, last = (
        _mean_shares(course, quiz, part, shares)
        for quiz, part in zip(_checks(course), items, strict=True)
    )
    both = ~np.isnan(first) & ~np.isnan(last)
    gain = st.gain(first[both], last[both]) if both.sum() >= st.SMALLEST else None
    return ObjectiveFigures(name, before, after, int(both.sum()), gain)


def _items_about(objective: str, quiz: str, course: ScoredCourse) -> list[int]:
    """Return the items of a quiz that ask about an objective."""
    return [
        i
        for i, item in enumerate(course.items)
        if item.quiz.id == quiz and item.question.objective == objective
    ]


def _mean_shares(
    course: ScoredCourse, quiz: str, items: Sequence[int], shares: Mapping[str, Floats]
) -> Floats:
    """Return the mean share of each learner at some items of a quiz: (learners,).

    NaN where she did not answer all of them.
    """
    start = next(i for i, item in enumerate(course.items) if item.quiz.id == quiz)
    return shares[quiz][:, [i - start for i in items]].mean(axis=1)
