"""Results read into frames: which answers, whose, how they are marked, and what is left out."""

import json
import subprocess
import sys
from collections import Counter

import polars as pl
from helpers.places import ROOT, TESTS
from helpers.simulating import answer, asked, document, simulate, text, write_lines

from coursebook.quizzes import marking
from coursebook.results.report.course import load_course
from coursebook.results.report.reading import read_results

COURSE = load_course(ROOT)
FINAL = [item for item in COURSE.items if item.quiz.id == COURSE.after]
PROGRESS = TESTS / "course" / "progress" / "full.json"


def read(folder, **files):
    """Read a folder of files, each the data of a document or bytes."""
    for name, data in files.items():
        (folder / f"{name}.json").write_bytes(data if isinstance(data, bytes) else text(data))
    return read_results(folder, COURSE)


def sources(results):
    return results.learners["source"].to_list()


# --- frames ---


def test_the_frames_have_the_columns_that_all_else_is_built_on(tmp_path):
    results = read(tmp_path, a=document([answer(FINAL[0])], name="Ana"))
    assert dict(results.learners.schema) == {
        "learner": pl.UInt32,
        "id": pl.String,
        "name": pl.String,
        "saved": pl.Date,
        "saves": pl.UInt32,
        "source": pl.String,
    }
    assert dict(results.responses.schema) == {
        "response": pl.UInt32,
        "item": pl.UInt16,
        "answer": pl.List(pl.String),
        "share": pl.Float64,
        "right": pl.Boolean,
        "under": pl.Boolean,
        "over": pl.Boolean,
    }
    assert dict(results.answers.schema) == {
        "learner": pl.UInt32,
        "item": pl.UInt16,
        "first": pl.UInt32,
        "last": pl.UInt32,
        "sure": pl.UInt8,
        "tries": pl.UInt16,
    }
    assert [str(value) for value in results.learners.row(0)] == [
        "0",
        "k3v9m2x7q0p4z8t1",
        "Ana",
        "2026-11-22",
        "1",
        "a.json",
    ]


def test_nobody_at_all_gives_the_same_frames_without_rows(tmp_path):
    some, none = read(tmp_path, a=document([answer(FINAL[0])])), read(tmp_path, a=b"{}")
    assert [len(frame) for frame in none[1:4]] == [0, 0, 0] and len(none.unused) == 1
    assert [frame.schema for frame in none[1:4]] == [frame.schema for frame in some[1:4]]


def test_an_answer_is_marked_as_the_course_marks_it(tmp_path):
    item = next(item for item in FINAL if item.question.type == "single" and item.question.red_flag)
    wrong = next(option.id for option in item.question.options if not option.right)
    results = read(tmp_path, a=document([answer(item, [wrong], sure="think", tries=3)]))
    row = results.answers.row(0, named=True)
    assert COURSE.items[row["item"]] == item and (row["sure"], row["tries"]) == (2, 3)
    for which, given in (("first", [wrong]), ("last", list(item.question.key))):
        response, mark = (
            results.responses.row(row[which], named=True),
            marking.mark(item.question, given),
        )
        assert response["answer"] == given and response["response"] == row[which]
        assert (response["share"], response["right"], response["under"], response["over"]) == (
            mark.share,
            mark.right,
            mark.under,
            mark.over,
        )
    assert results.responses["under"].to_list() == [True, False]


def test_how_sure_she_was_is_a_number(tmp_path):
    results = read(
        tmp_path,
        a=document(
            [
                answer(item, sure=sure)
                for item, sure in zip(FINAL, ("", "guess", "think", "sure"), strict=False)
            ]
        ),
    )
    assert results.answers["sure"].to_list() == [0, 1, 2, 3]


def test_a_thousand_learners_are_read_as_one_would_by_hand(tmp_path):
    texts = list(simulate(COURSE, 1000, seed=7))
    results = read_results(write_lines(tmp_path / "all.ndjson", texts), COURSE)
    by_hand, read_back = Counter(), Counter()
    for i, each in enumerate(json.loads(line) for line in texts):
        for given in each["answers"]:
            by_hand[
                i,
                each["learner"],
                given["question"],
                tuple(given["first"]),
                tuple(given["last"]),
                given["sure"],
                given["tries"],
            ] += 1
    answers = {row[0]: tuple(row[2]) for row in results.responses.iter_rows()}
    for learner, item, first, last, sure, tries in results.answers.iter_rows():
        read_back[
            learner,
            results.learners["id"][learner],
            COURSE.items[item].question.id,
            answers[first],
            answers[last],
            ("", "guess", "think", "sure")[sure],
            tries,
        ] += 1
    assert (
        by_hand.total() == 20_000
        and read_back == by_hand
        and not results.unused
        and not results.remarks
    )
    assert len(asked(COURSE)) == 20 and results.learners["source"][999] == "all.ndjson, line 1000"


# --- what is left out ---


def test_unknown_questions_and_other_revisions_are_left_out_counted_and_said(tmp_path):
    good, lost = answer(FINAL[0]), {**answer(FINAL[1]), "question": "once-there-was"}
    results = read(
        tmp_path,
        a=document([good, lost, {**answer(FINAL[2]), "revision": 9}]),
        b=document([good, lost], learner="b" * 16),
    )
    assert len(results.answers) == 2 and len(results.responses) == 1 and not results.unused
    assert results.remarks == [
        (
            "Answers left out: 2, to questions that this course does not have "
            "(cases-and-check/once-there-was)."
        ),
        (
            "Answers left out: 1, to questions that mean something else by now "
            f"(cases-and-check/{FINAL[2].question.id})."
        ),
    ]


# --- a file of My progress ---


def test_a_file_of_my_progress_is_a_learner_with_her_marked_answers(tmp_path):
    results = read(tmp_path, a=PROGRESS.read_bytes())
    row = results.answers.row(0, named=True)
    [(quiz, asked)] = json.loads(PROGRESS.read_text(encoding="utf-8"))["quizzes"].items()
    item = COURSE.items[row["item"]]
    assert (item.quiz.id, [item.question.id]) == (quiz, list(asked))
    assert (row["sure"], row["tries"]) == (3, 2)
    assert [results.responses["answer"][row[which]].to_list() for which in ("first", "last")] == [
        ["point"],
        ["straighten"],
    ]
    assert results.learners["name"].to_list() == ["A learner"] and not results.remarks


def test_two_files_of_my_progress_are_two_learners_unless_they_are_the_same(tmp_path):
    same, other = PROGRESS.read_bytes(), PROGRESS.read_bytes().replace(b"A learner", b"Another")
    assert other != same
    results = read(tmp_path, a=same, b=other, c=same.replace(b"\n", b"\n "))
    assert sources(results) == ["b.json", "c.json"] and len(results.unused) == 1


# --- Polars ---


def test_only_the_report_loads_polars():
    code = (
        "import sys, coursebook.commands.cli, coursebook.core.loading, "
        "coursebook.commands.schemas, coursebook.results.results_file; "
        "print('polars' in sys.modules); import coursebook.results.report.reading; "
        "print('polars' in sys.modules)"
    )
    assert subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.split() == ["False", "True"]
