"""Results become figures: for the class, each objective, each question and each quiz. No words, no HTML, no files.

"First" is what a learner first had marked: in a check, what she handed in before she saw what is right. Scores, facility
and all that rests on them are of first answers. "Last" is what she left with. A question counts the learners who answered
it; what compares questions (discrimination, alpha) counts those who answered all of the quiz.
"""

from typing import NamedTuple

import numpy as np

from coursebook.results.report import statistics as st
from coursebook.results.report.options import OptionCount, count_options

SURE = 3


class Question(NamedTuple):
    """The figures of one question. Counts are of learners; figures are None where `why` or `why_not_compared` says why."""

    index: int  # in the course's items
    answered: int
    right: int
    right_last: int
    under: int
    under_last: int
    sure: int
    sure_wrong: int
    tries: float | None
    facility: float | None
    deviation: float | None
    discrimination: float | None
    efficiency: float | None
    why: str  # "", "nobody", "few"
    why_not_compared: str  # "", "nobody", "few", "alone", "same"
    chosen: list[OptionCount]


class Quiz(NamedTuple):
    """The figures of one quiz; points, deviation and error are in points."""

    quiz: object
    started: int
    complete: int
    points: int
    mean: float | None
    deviation: float | None
    alpha: float | None
    dichotomous: bool  # every mark is none or all: then alpha is KR-20
    error: float | None
    why: str  # "", "nobody", "few", "alone", "same"


class Objective(NamedTuple):
    """The questions of one objective in the check before and in the one after, and what those gained who answered all."""

    id: str
    before: list[Question]
    after: list[Question]
    both: int
    gain: st.Gain | None


class Scores(NamedTuple):
    """The scores of each learner, 0 to 1, NaN where she did not answer all, and what the class gained."""

    before: np.ndarray
    after: np.ndarray
    started: tuple[int, int]
    both: int
    means: tuple[float, float] | None
    gain: st.Gain | None


class Analysis(NamedTuple):
    """All figures of a report; `learners` is how many there are."""

    course: object
    learners: int
    scores: Scores
    objectives: list[Objective]
    questions: list[Question]
    quizzes: list[Quiz]


class _Answers:
    """The answers as arrays: one entry an answer, or one a different response.

    Answers are many and different responses few, so what can be is counted by response first, and then summed up.
    """

    def __init__(self, results):
        self.count, self.learners = len(results.course.items), results.learners.height
        self.learner, self.item, self.first, self.last, sure, tries = (
            results.answers[name].to_numpy()
            for name in ("learner", "item", "first", "last", "sure", "tries")
        )
        responses = results.responses.sort("response")
        self.share, self.right, self.under, self.over = (
            responses[name].to_numpy() for name in ("share", "right", "under", "over")
        )
        self.texts, self.of = responses["answer"], responses["item"].to_numpy()
        size = len(self.share)
        self.at_first = np.bincount(
            self.first.astype(np.int64) * 4 + sure, minlength=4 * size
        ).reshape(size, 4)  # by how sure
        self.at_last = np.bincount(self.last, minlength=size)
        self.tries = np.bincount(self.item, weights=tries, minlength=self.count)
        self.order = np.argsort(self.item, kind="stable")
        self.starts = np.searchsorted(self.item[self.order], np.arange(self.count + 1))

    def counts(self):
        """Return each count of learners by item."""
        first, sure, right = self.at_first.sum(axis=1), self.at_first[:, SURE], self.right
        counted = {
            "answered": first,
            "right": first * right,
            "right_last": self.at_last * right,
            "under": first * self.under,
            "under_last": self.at_last * self.under,
            "sure": sure,
            "sure_wrong": sure * ~(right | self.over),
        }
        return {
            name: np.bincount(self.of, weights=each, minlength=self.count).astype(int).tolist()
            for name, each in counted.items()
        }

    def shares(self, items):
        """Return what the first answers to neighbouring items are worth: a row a learner, NaN where there is no answer."""
        asked = self.order[self.starts[items[0]] : self.starts[items[-1] + 1]]
        found = np.full((self.learners, len(items)), np.nan, order="F")
        found[self.learner[asked], self.item[asked] - items[0]] = self.share[self.first[asked]]
        return found

    def given(self):
        """Return, for each item, its different answers with how many gave them first and last."""
        first, found = self.at_first.sum(axis=1), [[] for _ in range(self.count)]
        used = np.flatnonzero(first + self.at_last)
        columns = (
            self.of[used].tolist(),
            self.texts.gather(used).to_list(),
            first[used].tolist(),
            self.at_last[used].tolist(),
        )
        for item, answer, *counts in zip(*columns):
            found[item].append((answer, *counts))
        return found


def analyse(results):
    """Return the figures of what was read."""
    course, answers = results.course, _Answers(results)
    counts, given = {**answers.counts(), "tries": answers.tries}, answers.given()
    questions, quizzes, shares = {}, [], {}
    for quiz in course.quizzes:
        items = [i for i, item in enumerate(course.items) if item.quiz.id == quiz.id]
        if items:
            shares[quiz.id] = answers.shares(items)
            figures, compared = _quiz(quiz, shares[quiz.id])
            quizzes.append(figures)
            columns = zip(items, shares[quiz.id].T, compared)
            questions |= {
                i: _question(
                    i,
                    counts,
                    column,
                    pair,
                    figures,
                    count_options(course.items[i].question, given[i]),
                )
                for i, column, pair in columns
            }
    ordered = [questions[i] for i in range(len(course.items))]
    objectives = [_objective(name, course, ordered, shares) for name in course.objectives]
    return Analysis(
        course,
        answers.learners,
        _scores(course, shares, answers.learners),
        [each for each in objectives if each.before or each.after],
        ordered,
        quizzes,
    )


def _question(i, counts, column, compared, quiz, options):
    """Put together the figures of one question."""
    found = {
        name: counts[name][i]
        for name in ("answered", "right", "right_last", "under", "under_last", "sure", "sure_wrong")
    }
    answered, shares = found["answered"], column[~np.isnan(column)]
    why = "nobody" if not answered else "few" if answered < st.SMALLEST else ""
    discrimination, efficiency = compared
    compared_why = quiz.why or ("same" if discrimination is None else "")
    return Question(
        i,
        **found,
        tries=float(counts["tries"][i] / answered) if answered else None,
        facility=None if why else st.facility(shares),
        deviation=None if why else st.deviation(shares),
        discrimination=discrimination,
        efficiency=efficiency,
        why=why,
        why_not_compared=compared_why,
        chosen=options,
    )


def _quiz(quiz, shares):
    """Return the figures of a quiz, and discrimination and efficiency of each of its questions."""
    points = np.array([question.points for question in quiz.scored], float)
    started = int((~np.isnan(shares)).any(axis=1).sum())
    whole = shares[~np.isnan(shares).any(axis=1)]
    marks, count = whole * points, len(whole)
    why = "nobody" if not started else "few" if count < st.SMALLEST else ""
    if why:
        return Quiz(quiz, started, count, int(points.sum()), None, None, None, False, None, why), [
            (None, None)
        ] * len(points)
    sums, reliability = marks.sum(axis=1), st.alpha(marks)
    spread = st.deviation(sums)
    why = "alone" if len(points) < 2 else "same" if reliability is None else ""
    figures = Quiz(
        quiz,
        started,
        count,
        int(points.sum()),
        float(sums.mean()),
        spread,
        reliability,
        bool(np.isin(whole, (0, 1)).all()),
        st.error_of_measurement(spread, reliability),
        why,
    )
    return figures, list(zip(st.discrimination(marks), st.efficiency(marks)))


def _scores(course, shares, learners):
    """Return the scores in the checks before and after; the same check twice is none after."""
    ids = (course.before, course.after if course.after != course.before else "")
    before, after = (_score(course, name, shares, learners) for name in ids)
    started = tuple(
        int((~np.isnan(shares[name])).any(axis=1).sum()) if name in shares else 0 for name in ids
    )
    both = ~np.isnan(before) & ~np.isnan(after)
    count = int(both.sum())
    means = (
        (float(before[both].mean()), float(after[both].mean())) if count >= st.SMALLEST else None
    )
    return Scores(
        before, after, started, count, means, means and st.gain(before[both], after[both])
    )


def _score(course, name, shares, learners):
    if name not in shares:
        return np.full(learners, np.nan)
    points = np.array(
        [item.question.points for item in course.items if item.quiz.id == name], float
    )
    return np.einsum("ij,j->i", shares[name], points) / points.sum()


def _objective(name, course, questions, shares):
    """Return the figures of one objective: its questions in both checks, and the gain of those who answered all of them."""
    asked = {
        quiz: [
            i
            for i, item in enumerate(course.items)
            if item.quiz.id == quiz and item.question.objective == name
        ]
        for quiz in (course.before, course.after)
    }
    before, after = (
        asked.get(course.before, []),
        asked[course.after] if course.after != course.before else [],
    )
    if not (before and after):
        return Objective(
            name, [questions[i] for i in before], [questions[i] for i in after], 0, None
        )
    scores = [
        _mean_share(course, quiz, items, shares)
        for quiz, items in ((course.before, before), (course.after, after))
    ]
    both = ~np.isnan(scores[0]) & ~np.isnan(scores[1])
    gain = st.gain(scores[0][both], scores[1][both]) if both.sum() >= st.SMALLEST else None
    return Objective(
        name, [questions[i] for i in before], [questions[i] for i in after], int(both.sum()), gain
    )


def _mean_share(course, quiz, items, shares):
    first = next(i for i, item in enumerate(course.items) if item.quiz.id == quiz)
    return shares[quiz][:, [i - first for i in items]].mean(axis=1)
