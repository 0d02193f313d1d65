"""The tables of a report as frames: what the CSV files hold. Figures that are missing are null."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import polars as pl
from polars.datatypes import DataTypeClass

from coursebook.results.report.course import Item
from coursebook.results.report.figures import Analysis, QuestionFigures
from coursebook.results.report.results import Results

_COUNTS = ["answered", "right", "right_last", "under", "under_last", "sure", "sure_wrong"]
_FIGURES = ["tries", "facility", "deviation", "discrimination", "efficiency"]
_SUMS = ["answered", "right", "under", "under_last", "sure_wrong"]  # of an objective
_GAIN = dict.fromkeys(["gain", "gain_low", "gain_high"], pl.Float64)
_NO_GAIN = (None, None, None)


def build_frames(results: Results, analysis: Analysis) -> dict[str, pl.DataFrame]:
    """Return the tables of a report by the names of their files."""
    return {
        "class": _class_frame(analysis),
        "objectives": _objectives_frame(analysis),
        "quizzes": _quizzes_frame(analysis),
        "questions": _questions_frame(analysis),
        "options": _options_frame(analysis),
        "learners": _learners_frame(results, analysis),
        "unused": _unused_frame(results),
    }


def _frame(rows: Sequence[tuple[Any, ...]], schema: dict[str, DataTypeClass]) -> pl.DataFrame:
    return pl.DataFrame(rows, orient="row", schema=schema)


def _class_frame(analysis: Analysis) -> pl.DataFrame:
    """Return one row: how many took part, and what the class gained."""
    scores = analysis.scores
    means, gain = scores.means or (None, None), scores.gain or _NO_GAIN
    row = (analysis.learners, *scores.started, scores.both, *means, *gain)
    counts = ["learners", "began_before", "began_after", "answered_both"]
    return _frame(
        [row],
        {
            **dict.fromkeys(counts, pl.Int64),
            **dict.fromkeys(["mean_before", "mean_after"], pl.Float64),
            **_GAIN,
        },
    )


def _objectives_frame(analysis: Analysis) -> pl.DataFrame:
    """Return a row an objective."""
    rows = []
    for objective in analysis.objectives:
        sums = _sum_counts(objective.before) + _sum_counts(objective.after)
        text = analysis.course.objectives[objective.id]
        gain = objective.gain or _NO_GAIN
        rows.append((objective.id, text, *sums, objective.both, *gain))
    sums_of = [f"{when}_{name}" for when in ("before", "after") for name in _SUMS]
    return _frame(
        rows,
        {
            **dict.fromkeys(["objective", "text"], pl.String),
            **dict.fromkeys([*sums_of, "answered_both"], pl.Int64),
            **_GAIN,
        },
    )


def _sum_counts(questions: Sequence[QuestionFigures]) -> list[int]:
    return [sum(getattr(question, name) for question in questions) for name in _SUMS]


def _quizzes_frame(analysis: Analysis) -> pl.DataFrame:
    """Return a row a quiz; `why_missing` says why figures are missing."""
    rows = [
        (
            *(quiz.quiz.id, quiz.quiz.title, quiz.started, quiz.complete, quiz.points),
            *(quiz.mean, quiz.deviation, quiz.alpha, quiz.error),
            *("KR-20" if quiz.dichotomous else "alpha", quiz.why),
        )
        for quiz in analysis.quizzes
    ]
    return _frame(
        rows,
        {
            **dict.fromkeys(["quiz", "title"], pl.String),
            **dict.fromkeys(["began", "answered_all", "points"], pl.Int64),
            **dict.fromkeys(["mean", "standard_deviation", "alpha", "standard_error"], pl.Float64),
            **dict.fromkeys(["alpha_is", "why_missing"], pl.String),
        },
    )


def _items_and_figures(analysis: Analysis) -> Iterator[tuple[Item, QuestionFigures]]:
    return ((analysis.course.items[figures.item], figures) for figures in analysis.questions)


def _questions_frame(analysis: Analysis) -> pl.DataFrame:
    """Return a row a question; the two reasons say why figures are missing."""
    rows = []
    for (quiz, question), figures in _items_and_figures(analysis):
        names = (quiz.id, question.id, question.type, question.objective)
        values = [
            getattr(figures, name) for name in [*_COUNTS, *_FIGURES, "why", "why_not_compared"]
        ]
        rows.append((*names, question.red_flag, question.stem, *values))
    return _frame(
        rows,
        {
            **dict.fromkeys(["quiz", "question", "type", "objective"], pl.String),
            "red_flag": pl.Boolean,
            "stem": pl.String,
            **dict.fromkeys(_COUNTS, pl.Int64),
            **dict.fromkeys(_FIGURES, pl.Float64),
            **dict.fromkeys(["why_missing", "why_not_compared"], pl.String),
        },
    )


def _options_frame(analysis: Analysis) -> pl.DataFrame:
    """Return a row an answer that can be chosen, or was typed."""
    rows = [
        (quiz.id, question.id, *option)
        for (quiz, question), figures in _items_and_figures(analysis)
        for option in figures.chosen
    ]
    return _frame(
        rows,
        {
            **dict.fromkeys(["quiz", "question", "answer"], pl.String),
            "fits": pl.Boolean,
            **dict.fromkeys(["first", "last"], pl.Int64),
        },
    )


def _learners_frame(results: Results, analysis: Analysis) -> pl.DataFrame:
    """Return a row a learner, with her name where she typed one, and her scores, 0 to 1."""
    learner, last = (results.answers[name].to_numpy() for name in ("learner", "last"))
    under = results.responses.sort("response")["under"].to_numpy()[last]
    scores = analysis.scores
    return results.learners.select("id", "name", "saved", "source").with_columns(
        answers=pl.Series(np.bincount(learner, minlength=analysis.learners)),
        left_with_under=pl.Series(np.bincount(learner[under], minlength=analysis.learners)),
        score_before=pl.Series(scores.before).fill_nan(None),
        score_after=pl.Series(scores.after).fill_nan(None),
    )


def _unused_frame(results: Results) -> pl.DataFrame:
    """Return a row a file, or a line of one, that was not used."""
    return _frame(results.unused, {"file": pl.String, "line": pl.Int64, "reason": pl.String})
