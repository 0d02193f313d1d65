"""Results in Parquet, and lines in an object store, through Polars: batch by batch, so that they may be larger than memory.

Two shapes are read: a row a learner with the nested `answers` of her file, and a row an answer, as `write_parquet`
makes them. Their values become the JSON of a document again, each that occurs once, so that one reader judges all.
"""

import numpy as np
import polars as pl

from coursebook.core.errors import CourseError
from coursebook.results.report.answers import SURE

_HEAD = {"format": "calm-calves-results", "version": 1, "course": "calm-calves"}
_LEARNER = ["learner", "saves", "saved", "name"]
_ANSWER = ["quiz", "question", "revision", "first", "last", "sure", "tries"]
_ANSWERS = 200_000  # at once: some 30 MB
_LINES = 5_000  # at once: some 15 MB
_WRONG = 4_294_967_295  # stands for an answer that the models refuse


def read_parquet(place, name, documents, tell):
    """Read a Parquet file, or those of an address; what cannot be read is listed as unused."""
    try:
        heads, answers = _parts(pl.scan_parquet(place))
        owner, numbers = _numbers(answers, documents.answers, len(heads), tell)
        wrong = _wrong(owner, numbers, documents.answers, len(heads))
        texts = _texts(heads, answers, wrong)
    except (pl.exceptions.PolarsError, OSError, ValueError) as error:
        return documents.refuse(name, 0, f"It cannot be read as Parquet: {_first_line(error)}.")
    ends = np.cumsum(np.bincount(owner, minlength=len(heads)))
    for i, head in enumerate(_lines(heads.with_columns(answers=pl.lit([], pl.List(pl.String))))):
        if i in texts:
            documents.read(texts[i], name, i + 1)
        else:
            documents.read(head, name, i + 1, numbers[ends[i - 1] if i else 0 : ends[i]].tolist())


def _parts(frame):
    """Return the heads, a row a document, and lazily the answers, each with the row of its head."""
    columns = frame.collect_schema().names()
    nested = "answers" in columns
    needed = [*_HEAD, *_LEARNER[:3], "answers"] if nested else [*_LEARNER, *_ANSWER]
    if missing := [name for name in needed if name not in columns]:
        raise ValueError(f"it has no column {', '.join(missing)}")
    if nested:
        heads = frame.select(name for name in (*_HEAD, *_LEARNER) if name in columns).collect()
        return heads, frame.select("answers").with_row_index("document").explode("answers")
    heads = frame.select(_LEARNER).unique(maintain_order=True).collect()
    answers = frame.join(
        heads.lazy().with_row_index("document"),
        on=_LEARNER,
        how="left",
        nulls_equal=True,
        maintain_order="left",
    )
    return heads.select(
        *(pl.lit(value).alias(key) for key, value in _HEAD.items()), *_LEARNER
    ), answers.select("document", pl.struct(_ANSWER).alias("answers"))


def _numbers(answers, known, whole, tell):
    """Return the document and the number of each answer; documents in their order."""
    owners, numbers = [np.empty(0, np.uint32)], [np.empty(0, np.uint32)]
    for batch in answers.collect_batches(chunk_size=_ANSWERS, maintain_order=True):
        owners.append(batch["document"].to_numpy())
        numbers.append(_numbers_of(batch["answers"], known))
        tell(int(owners[-1][-1]) + 1, whole)
    owner, numbers = np.concatenate(owners), np.concatenate(numbers)
    order = np.argsort(owner, kind="stable") if (owner[1:] < owner[:-1]).any() else slice(None)
    return owner[order], numbers[order]


def _numbers_of(answers, known):
    texts = answers.struct.json_encode()
    found = texts.unique()
    return texts.replace_strict(
        found, [_number(text, known) for text in found], return_dtype=pl.UInt32
    ).to_numpy()


def _number(text, known):
    try:
        return known.read([text.encode()[1:-1]])[0]
    except (ValueError, AttributeError):  # not valid, or nothing
        return _WRONG


def _wrong(owner, numbers, known, length):
    """Return of each document whether an answer is wrong, or missing, or to a question that was answered before."""
    wrong = np.bincount(owner, minlength=length) == 0
    wrong[owner[numbers == _WRONG]] = True
    question = np.array([*known.question, 0], np.uint64)[np.minimum(numbers, len(known.question))]
    keys = np.sort(owner.astype(np.uint64) << 32 | question)
    wrong[keys[1:][keys[1:] == keys[:-1]] >> 32] = True
    return wrong


def _texts(heads, answers, wrong):
    """Return the whole text of each document with something wrong, by its row: the models say what it is."""
    if not wrong.any():
        return {}
    rows = pl.LazyFrame({"document": np.flatnonzero(wrong).astype(np.uint32)})
    parts = answers.join(rows, on="document", how="semi").group_by("document").agg("answers")
    found = (
        rows.join(heads.lazy().with_row_index("document"), on="document")
        .join(parts, on="document")
        .collect()
    )
    return dict(zip(found["document"], _lines(found.drop("document"))))


def _lines(frame):
    """Return each row as a line of JSON."""
    return frame.write_ndjson().encode().split(b"\n")[:-1]


def read_address_lines(address, name, documents, tell):
    """Read lines from an address such as s3://bucket/results.ndjson; raise CourseError when they cannot be read."""
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


def _first_line(error):
    return str(error).strip().split("\n")[0].rstrip(".")


def write_parquet(results, path):
    """Write a row an answer, with its learner: what any data tool reads, and `read_results` too."""
    rows = _row_maker(results)
    results.answers.lazy().map_batches(
        rows, streamable=True, schema=rows(results.answers.clear()).schema
    ).sink_parquet(path)


def _row_maker(results):
    """Return what makes rows of some of the answers: all at once would take much memory."""
    items = [
        (item.quiz.id, item.question.id, item.question.revision) for item in results.course.items
    ]
    by_item = pl.DataFrame(
        items,
        orient="row",
        schema={"quiz": pl.String, "question": pl.String, "revision": pl.UInt32},
    )
    by_learner = results.learners.select(pl.col("id").alias("learner"), "saves", "saved", "name")
    responses, sure = results.responses["answer"], pl.Series(SURE)

    def rows(answers):
        lists = {which: responses.gather(answers[which]) for which in ("first", "last")}
        return pl.concat(
            [
                by_learner[answers["learner"]],
                by_item[answers["item"]],
                pl.DataFrame(lists),
                pl.DataFrame({"sure": sure.gather(answers["sure"]), "tries": answers["tries"]}),
            ],
            how="horizontal",
        )

    return rows
