"""Which documents count: one a learner, with an answer that the report can use.

Arrays: `owner` (answers,) holds the number of the document of each answer, `item` (answers,) its
item or LEFT_OUT.
"""

import numpy as np
import numpy.typing as npt
import polars as pl

from coursebook.results.report.answers import LEFT_OUT
from coursebook.results.report.course import ScoredCourse
from coursebook.results.report.documents import Documents

_OF_NONE = "It has no answers to the scored questions of this course as it is now."


def newest_per_learner(
    documents: Documents,
    course: ScoredCourse,
    owner: npt.NDArray[np.uint32],
    item: npt.NDArray[np.uint16],
) -> tuple[pl.DataFrame, list[str]]:
    """Return the documents that count, and a sentence on each learner who handed in several.

    A row a document, in their order. Of one learner the document with a complete final check
    counts, then the one with more saves, the later day, the later place. Documents that do not
    count are listed as unused.
    """
    rows = _document_rows(documents, course, owner, item)
    for file, line in rows.filter(known=0).select("file", "line").iter_rows():
        documents.refuse(file, line, _OF_NONE)
    rows = _tell_people_apart(rows.filter(pl.col("known") > 0))
    best = (
        rows.sort("complete", "saves", "saved", "document")
        .unique("person", keep="last", maintain_order=True)
        .sort("document")
    )
    remarks = _shared_codes(best) + _refuse_others(rows, best, documents)
    return best.drop("person"), remarks


def _tell_people_apart(rows: pl.DataFrame) -> pl.DataFrame:
    """Add the column `person`: the code, and the name too where one code bears several names.

    Several people on one device have one code, unless each began for herself.
    """
    name = pl.col("name").str.strip_chars().str.to_lowercase().replace("", None)
    several = name.n_unique().over("id") - name.is_null().any().over("id").cast(pl.UInt32) > 1
    return rows.with_columns(
        person=pl.when(several)
        .then(pl.concat_str("id", name.fill_null(""), separator="\0"))
        .otherwise("id")
    )


def _shared_codes(best: pl.DataFrame) -> list[str]:
    """Return a sentence for each code that several people used."""
    shared = (
        best.group_by("id", maintain_order=True).agg("name").filter(pl.col("name").list.len() > 1)
    )
    return [
        f"{len(names)} people used the code {code}, so each is counted apart: "
        f"{', '.join(name.strip() or 'without a name' for name in names)}."
        for code, names in shared.iter_rows()
    ]


def _document_rows(
    documents: Documents,
    course: ScoredCourse,
    owner: npt.NDArray[np.uint32],
    item: npt.NDArray[np.uint16],
) -> pl.DataFrame:
    """Return a row a document: its head, and what decides whether it counts."""
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
            "complete": _final_check_complete(course, owner, item, length),
        }
    )


def _final_check_complete(
    course: ScoredCourse, owner: npt.NDArray[np.uint32], item: npt.NDArray[np.uint16], length: int
) -> npt.NDArray[np.bool_]:
    """Return of each document whether all that the final check asks is answered: (length,)."""
    final = np.zeros(LEFT_OUT + 1, bool)
    final[[i for i, entry in enumerate(course.items) if entry.quiz.id == course.after]] = True
    draws = [quiz.draw for quiz in course.quizzes if quiz.id == course.after and quiz.draw]
    asked = min([int(final.sum()), *draws])
    return np.bincount(owner[final[item]], minlength=length) >= asked


def _refuse_others(rows: pl.DataFrame, best: pl.DataFrame, documents: Documents) -> list[str]:
    """List what else a learner handed in as unused; return a sentence for each such learner."""
    others = rows.join(best.select("document"), on="document", how="anti")
    counts = best.join(others.group_by("person").len("others"), on="person", maintain_order="left")
    remarks, places = [], {}
    for learner in counts.iter_rows(named=True):
        places[learner["person"]] = place = name_place(learner["file"], learner["line"])
        remarks.append(
            f"Learner {learner['id']} handed in {learner['others'] + 1} files; "
            f"the one in {place}, saved on {learner['saved']}, counts."
        )
    for name, file, line in others.select("person", "file", "line").iter_rows():
        reason = f"The same learner handed in {places[name]} too, and that one counts."
        documents.refuse(file, line, reason)
    return remarks


def name_place(file: str, line: int) -> str:
    """Name a file, or a line of it."""
    return f"{file}, line {line}" if line else file
