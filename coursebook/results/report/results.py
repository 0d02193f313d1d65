"""What the learners handed in, as frames: the one thing that all later steps of a report read."""

from typing import NamedTuple

import polars as pl

from coursebook.results.report.course import ScoredCourse
from coursebook.results.report.documents import Unused


class Results(NamedTuple):
    """What the learners handed in.

    learners: learner UInt32 (0 to n-1), id String, name String or null, saved Date, saves UInt32,
    source String.
    responses: response UInt32, item UInt16 (index in course.items), answer List(String), share
    Float64 (0 to 1), right, under, over Boolean.
    answers: learner UInt32, item UInt16, first and last UInt32 (responses.response), sure UInt8 (0
    not said, 1 guess, 2 think, 3 sure), tries UInt16.
    remarks: sentences on what else an educator should know of the files.
    """

    course: ScoredCourse
    learners: pl.DataFrame
    responses: pl.DataFrame
    answers: pl.DataFrame
    unused: list[Unused]
    remarks: list[str]
