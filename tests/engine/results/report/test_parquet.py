"""Results in Parquet, nested and flat, and at an address."""

import polars as pl
import pytest
from helpers.places import ROOT
from helpers.simulating import SPOILT, answer, asked, document, simulate, text, write_lines

from coursebook.core.errors import CourseError
from coursebook.results.report.course import load_course
from coursebook.results.report.parquet import write_parquet
from coursebook.results.report.reading import read_results

COURSE = load_course(ROOT)
ITEMS = asked(COURSE)


def nested(folder, lines, **more):
    """Write lines as Parquet, a row a learner."""
    frame = pl.read_ndjson(b"".join(lines), infer_schema_length=None)
    frame.with_columns(**more).write_parquet(folder / "nested.parquet")
    return folder / "nested.parquet"


def rows(results):
    """Return each answer with its learner and its responses, in their order."""
    answers = dict(results.responses.select("response", "answer").iter_rows())
    return [
        (*results.learners.row(learner)[1:5], item, answers[first], answers[last], sure, tries)
        for learner, item, first, last, sure, tries in results.answers.iter_rows()
    ]


@pytest.fixture
def lines(tmp_path):
    return read_results(write_lines(tmp_path / "all.ndjson", simulate(COURSE, 300)), COURSE)


def test_nested_rows_are_read_as_the_lines_are(tmp_path, lines):
    results = read_results(nested(tmp_path, simulate(COURSE, 300)), COURSE)
    assert rows(results) == rows(lines) and not results.unused
    assert results.learners["source"][299] == "nested.parquet, line 300"


def test_what_is_written_is_read_again_whatever_the_order_of_its_rows(tmp_path, lines):
    write_parquet(lines, tmp_path / "answers.parquet")
    assert pl.read_parquet_schema(tmp_path / "answers.parquet") == {
        "learner": pl.String,
        "saves": pl.UInt32,
        "saved": pl.Date,
        "name": pl.String,
        "quiz": pl.String,
        "question": pl.String,
        "revision": pl.UInt32,
        "first": pl.List(pl.String),
        "last": pl.List(pl.String),
        "sure": pl.String,
        "tries": pl.UInt16,
    }
    assert rows(read_results(tmp_path / "answers.parquet", COURSE)) == rows(lines)
    pl.read_parquet(tmp_path / "answers.parquet").sample(
        fraction=1, shuffle=True, seed=3
    ).write_parquet(tmp_path / "mixed.parquet")
    mixed = read_results(tmp_path / "mixed.parquet", COURSE)
    assert sorted(map(str, rows(mixed))) == sorted(map(str, rows(lines))) and not mixed.unused
    assert mixed.answers["learner"].is_sorted()


@pytest.mark.parametrize(
    "change",
    [
        {"tries": 0},
        {"sure": "maybe"},
        {"quiz": "a b"},
        {"revision": 0},
        {"first": [None]},
        {"last": None},
        {"question": ITEMS[1].question.id},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_row_with_a_wrong_answer_is_listed_with_the_reason_that_its_line_would_have(
    tmp_path, change
):
    good = document([answer(ITEMS[0]), answer(ITEMS[1])])
    bad = document([{**answer(ITEMS[0]), **change}, answer(ITEMS[1])], learner="b" * 16)
    as_lines = read_results(write_lines(tmp_path / "all.ndjson", [text(good), text(bad)]), COURSE)
    results = read_results(nested(tmp_path, [text(good), text(bad)]), COURSE)
    assert len(results.learners) == 1 and rows(results) == rows(as_lines)
    assert (
        [each[1:] for each in results.unused]
        == [each[1:] for each in as_lines.unused]
        == [(2, as_lines.unused[0].reason)]
    )


def test_rows_with_another_head_or_without_answers_are_listed(tmp_path):
    heads = [document([answer(ITEMS[0])], learner=f"{i:016}") for i in range(4)]
    heads[1]["course"], heads[2]["saved"], heads[3]["answers"] = "course-hands", "2026-02-30", []
    results = read_results(nested(tmp_path, map(text, heads)), COURSE)
    assert len(results.learners) == 1 and sorted(each.line for each in results.unused) == [2, 3, 4]


def test_days_may_be_days_and_names_may_hold_anything(tmp_path):
    good = document([answer(ITEMS[0])], name='},{"A" \\ ')
    path = nested(tmp_path, [text(good)], saved=pl.col("saved").str.to_date())
    assert read_results(path, COURSE).learners.row(0)[2:4] == (
        '},{"A" \\ ',
        read_results(path, COURSE).learners["saved"][0],
    )
    assert str(read_results(path, COURSE).learners["saved"][0]) == "2026-11-22"


def test_a_file_that_is_no_parquet_or_has_other_columns_is_listed(tmp_path):
    (tmp_path / "a.parquet").write_bytes(b"PAR1 no")
    (tmp_path / "b.parquet").write_bytes(b"")
    pl.DataFrame({"learner": ["a"]}).write_parquet(tmp_path / "c.parquet")
    pl.DataFrame(
        {
            key: ["a"]
            for key in ("format", "version", "course", "learner", "saves", "saved", "answers")
        }
    ).write_parquet(tmp_path / "d.parquet")
    results = read_results(tmp_path, COURSE)
    assert [each.file for each in results.unused] == [
        "a.parquet",
        "b.parquet",
        "c.parquet",
        "d.parquet",
    ]
    assert all(each.reason.startswith("It cannot be read as Parquet: ") for each in results.unused)
    assert "saves, saved, name, quiz" in results.unused[2].reason


# --- an address ---


def test_lines_and_parquet_are_read_from_an_address(tmp_path, lines):
    bad = SPOILT["cut short"][0](text(document([answer(ITEMS[0])])))
    write_lines(tmp_path / "all.ndjson", [*simulate(COURSE, 300), b"\n", bad + b"\n"])
    heard = []
    results = read_results(
        (tmp_path / "all.ndjson").as_uri(), COURSE, lambda *told: heard.append(told)
    )
    assert (
        rows(results) == rows(lines) and heard and [each.line for each in results.unused] == [302]
    )
    nested(tmp_path, simulate(COURSE, 300))
    assert rows(read_results((tmp_path / "nested.parquet").as_uri(), COURSE)) == rows(lines)


def test_an_address_without_anything_is_one_sentence(tmp_path):
    with pytest.raises(CourseError, match=r"nothing\.ndjson: it cannot be read: "):
        read_results((tmp_path / "nothing.ndjson").as_uri(), COURSE)
