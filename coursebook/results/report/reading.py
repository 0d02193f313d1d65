"""Result files become frames, and what is not used is listed with its reason. Nothing is computed here but marks.

`sources` finds the documents, `documents` and `answers` make numbers of them, `parquet` knows the columnar shapes.
"""

from collections import Counter
from typing import NamedTuple

import numpy as np
import polars as pl

from coursebook.quizzes import marking
from coursebook.results.report.answers import LEFT_OUT
from coursebook.results.report.counting import newest_per_learner
from coursebook.results.report.course import Course
from coursebook.results.report.documents import Documents, Unused
from coursebook.results.report.sources import read_sources

__all__ = ["Results", "Unused", "read_results"]

_NOBODY = 4_294_967_295  # the learner of an answer in a document that does not count
_LEFT_OUT = {
    "unknown": "to questions that this course does not have",
    "another revision": "to questions that mean something else by now",
}


class Results(NamedTuple):
    """What the learners handed in.

    learners: learner UInt32 (0 to n-1), id String, name String or null, saved Date, saves UInt32, source String.
    responses: response UInt32, item UInt16 (index in course.items), answer List(String), share Float64, right, under, over Boolean.
    answers: learner UInt32, item UInt16, first and last UInt32 (responses.response), sure UInt8 (0 not said, 1 guess,
    2 think, 3 sure), tries UInt16.
    """

    course: Course
    learners: pl.DataFrame
    responses: pl.DataFrame
    answers: pl.DataFrame
    unused: list[Unused]
    said: list[str]


def read_results(source, course, tell=None):
    """Read a folder, a .json, .ndjson, .jsonl or .parquet file, or an address such as s3://…; return Results.

    `tell(done, whole)` hears how far it is. Raise CourseError when there is nothing at the source.
    """
    documents = Documents(course)
    read_sources(source, documents, tell or (lambda done, whole: None))
    return _results(documents, course)


def _results(documents, course):
    """Put the documents that count into frames."""
    known = documents.answers
    numbers = np.array(documents.numbers, np.uint32)
    owner = np.repeat(
        np.arange(len(documents.size), dtype=np.uint32), np.array(documents.size, np.int64)
    )
    item = np.array(known.item, np.uint16)[numbers]
    best, said = newest_per_learner(documents, course, owner, item)
    learner = np.full(len(documents.size), _NOBODY, np.uint32)
    learner[best["document"]] = np.arange(len(best), dtype=np.uint32)
    learner = learner[owner]
    said += _left_out(known, numbers[(learner != _NOBODY) & (item == LEFT_OUT)])
    kept = (learner != _NOBODY) & (item != LEFT_OUT)
    return Results(
        course,
        _learners(best),
        _responses(known, course),
        _answers(known, learner[kept], numbers[kept]),
        sorted(documents.unused),
        said,
    )


def _learners(best):
    """Return a row a learner; her source is a file, or a file and a line."""
    source = pl.when(line=0).then("file").otherwise(pl.format("{}, line {}", "file", "line"))
    return best.select(
        pl.int_range(pl.len(), dtype=pl.UInt32).alias("learner"),
        "id",
        "name",
        "saved",
        "saves",
        source.alias("source"),
    )


def _responses(known, course):
    """Mark each response that occurs, once."""
    rows = [
        (i, item, list(answer), mark.share, mark.right, mark.under, mark.over)
        for (item, answer), i in known.responses.items()
        for mark in [marking.mark(course.items[item].question, answer)]
    ]
    return pl.DataFrame(
        rows,
        orient="row",
        schema={
            "response": pl.UInt32,
            "item": pl.UInt16,
            "answer": pl.List(pl.String),
            "share": pl.Float64,
            "right": pl.Boolean,
            "under": pl.Boolean,
            "over": pl.Boolean,
        },
    )


def _answers(known, learner, numbers):
    """Return a row an answer, out of the columns of those that occur."""
    columns = {
        "item": np.uint16,
        "first": np.uint32,
        "last": np.uint32,
        "sure": np.uint8,
        "tries": np.uint16,
    }
    return pl.DataFrame(
        {
            "learner": learner,
            **{
                name: np.array(getattr(known, name), kind)[numbers]
                for name, kind in columns.items()
            },
        }
    )


def _left_out(known, numbers):
    """Say how many answers were left out and why, with their questions."""
    told = {}
    for number, count in zip(*np.unique(numbers, return_counts=True)):
        reason, question = known.left_out[int(number)]
        told.setdefault(reason, Counter())[question] += int(count)
    return [
        _left_out_sentence(told[reason], words)
        for reason, words in _LEFT_OUT.items()
        if reason in told
    ]


def _left_out_sentence(questions, words):
    named = ", ".join(list(questions)[:5]) + (
        f" and {len(questions) - 5} more" if len(questions) > 5 else ""
    )
    return f"Answers left out: {questions.total()}, {words} ({named})."
