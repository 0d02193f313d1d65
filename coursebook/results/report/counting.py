"""Which documents count: one a learner, with an answer that the report can use; and what is said of the others."""

import numpy as np
import polars as pl

from coursebook.results.report.answers import LEFT_OUT

_OF_NONE = "It has no answers to the scored questions of this course as it is now."


def newest_per_learner(documents, course, owner, item):
    """Return the documents that count, a row each in their order, and the sentences about learners who handed in several.

    `owner` is the document of each answer, `item` its item. Of one learner the document with a complete final check counts,
    then the one with more saves, the later day, the later place. Documents that do not count are listed as unused.
    """
    rows = _rows(documents, course, owner, item)
    for file, line in rows.filter(known=0).select("file", "line").iter_rows():
        documents.refuse(file, line, _OF_NONE)
    rows = rows.filter(pl.col("known") > 0)
    best = (
        rows.sort("complete", "saves", "saved", "document")
        .unique("id", keep="last", maintain_order=True)
        .sort("document")
    )
    return best, _several(rows, best, documents)


def _rows(documents, course, owner, item):
    """Return a row a document: its head, how many answers are known, whether its final check is complete."""
    length = len(documents.learner)
    return pl.DataFrame(
        {
            "document": np.arange(length, dtype=np.uint32),
            "id": pl.Series(documents.learner, dtype=pl.String),
            "name": pl.Series(documents.name, dtype=pl.String),
            "saved": pl.Series(documents.saved, dtype=pl.Date),
            "saves": np.array(documents.saves, np.uint32),
            "file": pl.Series(documents.file, dtype=pl.String),
            "line": np.array(documents.line, np.uint64),
            "known": np.bincount(owner[item != LEFT_OUT], minlength=length),
            "complete": _complete(course, owner, item, length),
        }
    )


def _complete(course, owner, item, length):
    """Return of each document whether all that the final check asks is answered."""
    final = np.zeros(LEFT_OUT + 1, bool)
    final[[i for i, each in enumerate(course.items) if each.quiz.id == course.after]] = True
    asked = min(
        [
            int(final.sum()),
            *(quiz.draw for quiz in course.quizzes if quiz.id == course.after and quiz.draw),
        ]
    )
    return np.bincount(owner[final[item]], minlength=length) >= asked


def _several(rows, best, documents):
    """List what else a learner handed in as unused; return a sentence for each such learner."""
    others = rows.join(best.select("document"), on="document", how="anti")
    counts = best.join(others.group_by("id").len("others"), on="id", maintain_order="left")
    said, places = [], {}
    for each in counts.iter_rows(named=True):
        places[each["id"]] = place = place_of(each["file"], each["line"])
        said.append(
            f"Learner {each['id']} handed in {each['others'] + 1} files; the one in {place}, saved on {each['saved']}, counts."
        )
    for name, file, line in others.select("id", "file", "line").iter_rows():
        documents.refuse(
            file, line, f"The same learner handed in {places[name]} too, and that one counts."
        )
    return said


def place_of(file, line):
    """Name a file, or a line of it."""
    return f"{file}, line {line}" if line else file
