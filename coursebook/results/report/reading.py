"""Result files become frames, and what is not used is listed with its reason.

Nothing is computed here but marks. `sources` finds the documents, `documents` and `answers` make
numbers of them, `parquet` knows the columnar shapes.
"""

from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from coursebook.core.settings import course_in_force
from coursebook.quizzes import marking
from coursebook.results.report.answers import LEFT_OUT, Answers
from coursebook.results.report.counting import newest_per_learner
from coursebook.results.report.course import ScoredCourse
from coursebook.results.report.documents import Documents, Tell
from coursebook.results.report.results import Results
from coursebook.results.report.sources import read_sources

__all__ = ["Results", "read_results"]

_NOBODY = 4_294_967_295  # the learner of an answer in a document that does not count
_LEFT_OUT = {
    "unknown": "to questions that this course does not have",
    "another revision": "to questions that mean something else by now",
}


def read_results(source: str | Path, course: ScoredCourse, tell: Tell | None = None) -> Results:
    """Read a folder, a .json, .ndjson, .jsonl or .parquet file, or an address (s3://…).

    `tell(done, whole)` hears how far it is. Raise CourseError when there is nothing at the source.
    """
    documents = Documents(course)
    # Each document is held against the formats of its course, which need not lie around us; and to
    # look for the course around us again for each of them would take half as long as all the rest.
    with course_in_force(course.root):
        read_sources(source, documents, tell or (lambda done, whole: None))
    return _build_results(documents, course)


def _build_results(documents: Documents, course: ScoredCourse) -> Results:
    """Put the documents that count into frames."""
    known = documents.answers
    # An entry an answer: its number, its document, its item, its learner.
    numbers = np.array(documents.numbers, np.uint32)
    sizes = np.array(documents.size, np.int64)
    owner = np.repeat(np.arange(len(sizes), dtype=np.uint32), sizes)
    item = np.array(known.item, np.uint16)[numbers]
    best, remarks = newest_per_learner(documents, course, owner, item)
    learner_of = np.full(len(sizes), _NOBODY, np.uint32)
    learner_of[best["document"]] = np.arange(len(best), dtype=np.uint32)
    learner = learner_of[owner]
    counts = learner != _NOBODY
    remarks += _left_out_sentences(known, numbers[counts & (item == LEFT_OUT)])
    kept = counts & (item != LEFT_OUT)
    return Results(
        course,
        _learner_rows(best),
        _response_rows(known, course),
        _answer_rows(known, learner[kept], numbers[kept]),
        sorted(documents.unused),
        remarks,
    )


def _learner_rows(best: pl.DataFrame) -> pl.DataFrame:
    """Return a row a learner; her source is a file, or a file and a line."""
    in_line = pl.format("{}, line {}", "file", "line")
    return best.select(
        pl.int_range(pl.len(), dtype=pl.UInt32).alias("learner"),
        *("id", "name", "saved", "saves"),
        pl.when(line=0).then("file").otherwise(in_line).alias("source"),
    )


def _response_rows(known: Answers, course: ScoredCourse) -> pl.DataFrame:
    """Mark each response that occurs, once."""
    rows = []
    for (item, answer), number in known.responses.items():
        mark = marking.mark(course.items[item].question, answer)
        rows.append((number, item, list(answer), mark.share, mark.right, mark.under, mark.over))
    return pl.DataFrame(
        rows,
        orient="row",
        schema={
            "response": pl.UInt32,
            "item": pl.UInt16,
            "answer": pl.List(pl.String),
            "share": pl.Float64,
            **dict.fromkeys(["right", "under", "over"], pl.Boolean),
        },
    )


def _answer_rows(
    known: Answers, learner: npt.NDArray[np.uint32], numbers: npt.NDArray[np.uint32]
) -> pl.DataFrame:
    """Return a row an answer, out of the columns of those that occur; arrays: (answers,)."""
    return pl.DataFrame(
        {
            "learner": learner,
            "item": np.array(known.item, np.uint16)[numbers],
            "first": np.array(known.first, np.uint32)[numbers],
            "last": np.array(known.last, np.uint32)[numbers],
            "sure": np.array(known.sure, np.uint8)[numbers],
            "tries": np.array(known.tries, np.uint16)[numbers],
        }
    )


def _left_out_sentences(known: Answers, numbers: npt.NDArray[np.uint32]) -> list[str]:
    """Say how many answers were left out and why, with their questions."""
    questions_by_reason: dict[str, Counter[str]] = {}
    for number, count in zip(*np.unique(numbers, return_counts=True), strict=True):
        reason, question = known.left_out[int(number)]
        questions_by_reason.setdefault(reason, Counter())[question] += int(count)
    return [
        _left_out_sentence(questions_by_reason[reason], text)
        for reason, text in _LEFT_OUT.items()
        if reason in questions_by_reason
    ]


def _left_out_sentence(questions: Counter[str], reason: str) -> str:
    names = ", ".join(list(questions)[:5])
    more = f" and {len(questions) - 5} more" if len(questions) > 5 else ""
    return f"Answers left out: {questions.total()}, {reason} ({names}{more})."
