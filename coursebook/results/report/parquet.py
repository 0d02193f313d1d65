"""Results in Parquet, and lines in an object store, through Polars.

Batch by batch, so that they may be larger than memory. Two shapes are read: a row a learner with
the nested `answers` of her file, and a row an answer, as `write_parquet` makes them. Their values
become the JSON of a document again, each that occurs once, so that one reader judges all.
"""

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from coursebook.core.errors import CourseError
from coursebook.core.names import readable_name
from coursebook.results.formats import course_id, results_format
from coursebook.results.report.answers import SURE, Answers
from coursebook.results.report.documents import Documents, Tell
from coursebook.results.report.results import Results

_LEARNER = ["learner", "saves", "saved", "name"]
_ANSWER = ["quiz", "question", "revision", "first", "last", "sure", "tries"]
_ANSWERS = 200_000  # at once: some 30 MB
_LINES = 5_000  # at once: some 15 MB
_WRONG = 4_294_967_295  # stands for an answer that the models refuse

_Numbers = npt.NDArray[np.uint32]  # (answers,)


def _format_head() -> dict[str, str | int]:
    """Return what each document says first."""
    return {"format": results_format(), "version": 1, "course": course_id()}


def read_parquet(place: str, name: str, documents: Documents, tell: Tell) -> None:
    """Read a Parquet file, or those of an address; list as unused what cannot be read."""
    try:
        heads, answers = _split_heads(_scan(place))
        owner, numbers = _number_answers(answers, documents.answers, len(heads), tell)
        wrong = _find_wrong(owner, numbers, documents.answers, len(heads))
        texts = _wrong_texts(heads, answers, wrong)
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        reason = f"It cannot be read as Parquet: {_first_line(error)}."
        return documents.refuse(name, 0, reason)
    ends = np.cumsum(np.bincount(owner, minlength=len(heads)))
    without_answers = heads.with_columns(answers=pl.lit([], pl.List(pl.String)))
    for i, head in enumerate(_json_lines(without_answers)):
        if i in texts:
            documents.read(texts[i], name, i + 1)
        else:
            own = numbers[ends[i - 1] if i else 0 : ends[i]]
            documents.read(head, name, i + 1, own.tolist())


def _scan(place: str) -> pl.LazyFrame:
    """Return what is read, when it is needed, of a Parquet file, or of those of an address."""
    if "://" in place:
        return pl.scan_parquet(place)
    if readable_name(place) != place:  # Polars knows no path that is no UTF-8, but any bytes
        return pl.scan_parquet(io.BytesIO(Path(place).read_bytes()))
    return pl.scan_parquet(place, glob=False)  # a file may be called 'results [1].parquet'


def _split_heads(frame: pl.LazyFrame) -> tuple[pl.DataFrame, pl.LazyFrame]:
    """Return the heads, a row a document, and lazily the answers, each with the row of its head.

    Raise ValueError when a column is missing.
    """
    columns = frame.collect_schema().names()
    nested = "answers" in columns
    needed = [*_format_head(), *_LEARNER[:3], "answers"] if nested else [*_LEARNER, *_ANSWER]
    if missing := [name for name in needed if name not in columns]:
        raise ValueError(f"it has no column {', '.join(missing)}")
    if nested:
        heads = frame.select(name for name in (*_format_head(), *_LEARNER) if name in columns)
        answers = frame.select("answers").with_row_index("document").explode("answers")
        return heads.collect(), answers
    learners = frame.select(_LEARNER).unique(maintain_order=True).collect()
    answers = frame.join(
        learners.lazy().with_row_index("document"),
        on=_LEARNER,
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )
    constants = [pl.lit(value).alias(key) for key, value in _format_head().items()]
    return (
        learners.select(*constants, *_LEARNER),
        answers.select("document", pl.struct(_ANSWER).alias("answers")),
    )


def _number_answers(
    answers: pl.LazyFrame, known: Answers, whole: int, tell: Tell
) -> tuple[_Numbers, _Numbers]:
    """Return the document and the number of each answer; documents in their order."""
    owners: list[_Numbers] = [np.empty(0, np.uint32)]
    batches: list[_Numbers] = [np.empty(0, np.uint32)]
    for batch in answers.collect_batches(chunk_size=_ANSWERS, maintain_order=True):
        owners.append(batch["document"].to_numpy())
        batches.append(_number_batch(batch["answers"], known))
        tell(int(owners[-1][-1]) + 1, whole)
    owner, numbers = np.concatenate(owners), np.concatenate(batches)
    if (owner[1:] < owner[:-1]).any():  # rows of one learner need not stand together
        order = np.argsort(owner, kind="stable")
        return owner[order], numbers[order]
    return owner, numbers


def _number_batch(answers: pl.Series, known: Answers) -> _Numbers:
    """Return the number of each answer of a batch; each different text is looked up once."""
    texts = answers.struct.json_encode()
    different = texts.unique()
    numbers = [_number_text(text, known) for text in different]
    return texts.replace_strict(different, numbers, return_dtype=pl.UInt32).to_numpy()


def _number_text(text: str | None, known: Answers) -> int:
    """Return the number of an answer written as JSON, or _WRONG."""
    if text is None:
        return _WRONG
    try:
        return known.read([text.encode()[1:-1]])[0]
    except ValueError:
        return _WRONG


def _find_wrong(
    owner: _Numbers, numbers: _Numbers, known: Answers, length: int
) -> npt.NDArray[np.bool_]:
    """Return of each document whether something is amiss: (documents,).

    An answer is wrong or missing, or to a question that was answered before.
    """
    wrong = np.bincount(owner, minlength=length) == 0
    wrong[owner[numbers == _WRONG]] = True
    # Whatever stands for the question of a wrong answer: its document is wrong already.
    question_of = np.array([*known.question, 0], np.uint64)
    question = question_of[np.minimum(numbers, len(known.question))]
    keys = np.sort(owner.astype(np.uint64) << 32 | question)  # document and question in one number
    wrong[keys[1:][keys[1:] == keys[:-1]] >> 32] = True
    return wrong


def _wrong_texts(
    heads: pl.DataFrame, answers: pl.LazyFrame, wrong: npt.NDArray[np.bool_]
) -> dict[int, bytes]:
    """Return the text of each wrong document by its row: the models say what is wrong."""
    if not wrong.any():
        return {}
    rows = pl.LazyFrame({"document": np.flatnonzero(wrong).astype(np.uint32)})
    parts = answers.join(rows, on="document", how="semi").group_by("document").agg("answers")
    documents = (
        rows.join(heads.lazy().with_row_index("document"), on="document")
        .join(parts, on="document")
        .collect()
    )
    return dict(zip(documents["document"], _json_lines(documents.drop("document")), strict=True))


def _json_lines(frame: pl.DataFrame) -> list[bytes]:
    """Return each row as a line of JSON."""
    return frame.write_ndjson().encode().split(b"\n")[:-1]


def read_address_lines(address: str, name: str, documents: Documents, tell: Tell) -> None:
    """Read lines from an address such as s3://bucket/results.ndjson.

    Raise CourseError when they cannot be read.
    """
    done = 0
    try:
        for batch in pl.scan_lines(address).collect_batches(chunk_size=_LINES, maintain_order=True):
            for number, text in enumerate(batch.to_series(), done + 1):
                if text.strip():
                    documents.read(text.encode(), name, number)
            done += len(batch)
            tell(done, done)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise CourseError(f"{address}: it cannot be read: {_first_line(error)}.") from None


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0].rstrip(".")


def write_parquet(results: Results, path: str | Path) -> None:
    """Write a row an answer, with its learner: what any data tool reads, and `read_results` too."""
    build_rows = _row_builder(results)
    schema = build_rows(results.answers.clear()).schema
    rows = results.answers.lazy().map_batches(build_rows, streamable=True, schema=schema)
    with Path(path).open("wb") as file:
        rows.sink_parquet(file)


def _row_builder(results: Results) -> Callable[[pl.DataFrame], pl.DataFrame]:
    """Return what makes rows of some of the answers: all at once would take much memory."""
    by_item = pl.DataFrame(
        [(item.quiz.id, item.question.id, item.question.revision) for item in results.course.items],
        orient="row",
        schema={"quiz": pl.String, "question": pl.String, "revision": pl.UInt32},
    )
    learners = results.learners
    by_learner = learners.select(pl.col("id").alias("learner"), "saves", "saved", "name")
    responses, sure = results.responses["answer"], pl.Series(SURE)

    def build_rows(answers: pl.DataFrame) -> pl.DataFrame:
        columns = {
            "first": responses.gather(answers["first"]),
            "last": responses.gather(answers["last"]),
            "sure": sure.gather(answers["sure"]),
            "tries": answers["tries"],
        }
        parts = [by_learner[answers["learner"]], by_item[answers["item"]], pl.DataFrame(columns)]
        return pl.concat(parts, how="horizontal")

    return build_rows
