"""A report as files: index.html to read, CSV for a spreadsheet, Parquet for other tools.

A spreadsheet runs a cell that begins like a formula, so such text gets an apostrophe before it: names and answers are
typed by anybody.
"""

from pathlib import Path

import numpy as np
import polars as pl

from coursebook.core.errors import CourseError
from coursebook.results.report.analysis import analyse
from coursebook.results.report.course import load_course
from coursebook.results.report.page import page_html
from coursebook.results.report.parquet import write_parquet
from coursebook.results.report.reading import read_results

_FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"  # the last four are what East Asian keyboards type
_COUNTS = ["answered", "right", "right_last", "under", "under_last", "sure", "sure_wrong"]
_FIGURES = ["tries", "facility", "deviation", "discrimination", "efficiency"]


def write_report(source, out, root=".", tell=None):
    """Read results, write the report into the folder `out`, and return the path of its page.

    `source` is a folder, a file or an address (see `read_results`), `root` the folder of the course; `tell(done, whole)`
    hears how far the reading is. Raise CourseError when there is nothing to read, or `out` cannot be written or is the
    folder of the results: a later report would count this one's own file.
    """
    if Path(source).is_dir() and Path(out).resolve() == Path(source).resolve():
        raise CourseError(
            f"{out}: this is the folder of the results; write the report into another one, such as --out report."
        )
    results = read_results(source, load_course(root), tell)
    return write_files(results, analyse(results), out)


def write_files(results, analysis, out):
    """Write a report that was worked out already, and return the path of its page."""
    out = Path(out)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, frame in frames(results, analysis).items():
            guard_formulas(frame).write_csv(
                out / f"{name}.csv", include_bom=True
            )  # Excel takes it for UTF-8 by the mark
        write_parquet(results, out / "answers.parquet")
        (out / "index.html").write_text(page_html(results, analysis), encoding="utf-8")
    except OSError as error:
        raise CourseError(
            f"{out}: the report cannot be written there ({error.strerror}); choose another folder with --out."
        ) from None
    return out / "index.html"


def guard_formulas(frame):
    """Put an apostrophe before each text that a spreadsheet would run as a formula."""
    text = pl.col(pl.String)
    return frame.with_columns(
        pl.when(text.str.contains(_FORMULA)).then("'" + text).otherwise(text).name.keep()
    )


def frames(results, analysis):
    """Return the tables of a report by the names of their files."""
    return {
        "class": _class(analysis),
        "objectives": _objectives(analysis),
        "quizzes": _quizzes(analysis),
        "questions": _questions(analysis),
        "options": _options(analysis),
        "learners": _learners(results, analysis),
        "unused": _unused(results),
    }


def _class(analysis):
    """Return one row: how many took part, and what the class gained."""
    scores = analysis.scores
    before, after = scores.means or (None, None)
    return pl.DataFrame(
        [
            (
                analysis.learners,
                *scores.started,
                scores.both,
                before,
                after,
                *(scores.gain or (None,) * 3),
            )
        ],
        orient="row",
        schema={
            **dict.fromkeys(["learners", "began_before", "began_after", "answered_both"], pl.Int64),
            **dict.fromkeys(
                ["mean_before", "mean_after", "gain", "gain_low", "gain_high"], pl.Float64
            ),
        },
    )


def _objectives(analysis):
    """Return a row an objective."""
    rows = []
    for each in analysis.objectives:
        sums = [
            sum(getattr(question, name) for question in part)
            for part in (each.before, each.after)
            for name in ("answered", "right", "under", "under_last", "sure_wrong")
        ]
        rows.append(
            (
                each.id,
                analysis.course.objectives[each.id],
                *sums,
                each.both,
                *(each.gain or (None,) * 3),
            )
        )
    names = [
        f"{when}_{name}"
        for when in ("before", "after")
        for name in ("answered", "right", "under", "under_last", "sure_wrong")
    ]
    return pl.DataFrame(
        rows,
        orient="row",
        schema={
            "objective": pl.String,
            "text": pl.String,
            **dict.fromkeys([*names, "answered_both"], pl.Int64),
            **dict.fromkeys(["gain", "gain_low", "gain_high"], pl.Float64),
        },
    )


def _quizzes(analysis):
    """Return a row a quiz; `why` says why figures are missing."""
    rows = [
        (
            each.quiz.id,
            each.quiz.title,
            each.started,
            each.complete,
            each.points,
            each.mean,
            each.deviation,
            each.alpha,
            each.error,
            "KR-20" if each.dichotomous else "alpha",
            each.why,
        )
        for each in analysis.quizzes
    ]
    return pl.DataFrame(
        rows,
        orient="row",
        schema={
            "quiz": pl.String,
            "title": pl.String,
            **dict.fromkeys(["began", "answered_all", "points"], pl.Int64),
            **dict.fromkeys(["mean", "standard_deviation", "alpha", "standard_error"], pl.Float64),
            "alpha_is": pl.String,
            "why_missing": pl.String,
        },
    )


def _questions(analysis):
    """Return a row a question; the two reasons say why figures are missing."""
    rows = [
        (
            item.quiz.id,
            item.question.id,
            item.question.type,
            item.question.objective,
            item.question.red_flag,
            item.question.stem,
            *(getattr(q, name) for name in [*_COUNTS, *_FIGURES, "why", "why_not_compared"]),
        )
        for q in analysis.questions
        for item in [analysis.course.items[q.index]]
    ]
    return pl.DataFrame(
        rows,
        orient="row",
        schema={
            **dict.fromkeys(["quiz", "question", "type", "objective"], pl.String),
            "red_flag": pl.Boolean,
            "stem": pl.String,
            **dict.fromkeys(_COUNTS, pl.Int64),
            **dict.fromkeys(_FIGURES, pl.Float64),
            "why_missing": pl.String,
            "why_not_compared": pl.String,
        },
    )


def _options(analysis):
    """Return a row an answer that can be chosen, or was typed."""
    rows = [
        (item.quiz.id, item.question.id, *option)
        for q in analysis.questions
        for item in [analysis.course.items[q.index]]
        for option in q.chosen
    ]
    return pl.DataFrame(
        rows,
        orient="row",
        schema={
            "quiz": pl.String,
            "question": pl.String,
            "answer": pl.String,
            "fits": pl.Boolean,
            "first": pl.Int64,
            "last": pl.Int64,
        },
    )


def _learners(results, analysis):
    """Return a row a learner, with her name where she typed one."""
    scores = {
        f"score_{name}": pl.Series(getattr(analysis.scores, name)).fill_nan(None)
        for name in ("before", "after")
    }
    learner, last = (results.answers[name].to_numpy() for name in ("learner", "last"))
    under = results.responses.sort("response")["under"].to_numpy()[last]
    counts = {
        "answers": np.bincount(learner, minlength=analysis.learners),
        "left_with_under": np.bincount(learner[under], minlength=analysis.learners),
    }
    return results.learners.select("id", "name", "saved", "source").with_columns(
        **{name: pl.Series(count) for name, count in counts.items()}, **scores
    )


def _unused(results):
    return pl.DataFrame(
        list(results.unused),
        orient="row",
        schema={"file": pl.String, "line": pl.Int64, "reason": pl.String},
    )
