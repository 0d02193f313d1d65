"""The files of a report: readable, safe to open in a spreadsheet, the same each time.

And the command that writes them.
"""

import csv
import io

import polars as pl
import pytest
from helpers.classes import course, quiz, results, same, single
from helpers.places import ROOT
from helpers.sample_results import SAMPLE, sample

from coursebook.commands.cli import main
from coursebook.core.errors import CourseError
from coursebook.notebook.report import report
from coursebook.results.report.analysis import analyse
from coursebook.results.report.console import progress_bar, run_report
from coursebook.results.report.documents import Unused
from coursebook.results.report.writing import guard_formulas, write_files

SMALL = course(ROOT, quiz("before", single("b1")), quiz("after", single("a1")))
FILES = {
    "index.html",
    "answers.parquet",
    "class.csv",
    "objectives.csv",
    "quizzes.csv",
    "questions.csv",
    "options.csv",
    "learners.csv",
    "unused.csv",
}


def rows(path):
    """Return the rows of a CSV file as a spreadsheet reads them."""
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    return run_report(SAMPLE, tmp_path_factory.mktemp("report") / "a" / "b", ROOT).page.parent


def test_a_report_is_not_written_among_the_results_where_the_next_one_would_count_it(tmp_path):
    (tmp_path / "one.json").write_text(
        SAMPLE.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8"
    )
    with pytest.raises(
        CourseError, match="is the folder of the results; write the report into another one"
    ):
        run_report(tmp_path, tmp_path / ".", ROOT)
    assert [path.name for path in tmp_path.iterdir()] == ["one.json"]


def test_the_stored_sample_is_what_its_script_makes():
    assert SAMPLE.read_text(encoding="utf-8") == "".join(sample())


def test_a_report_is_a_page_tables_and_all_answers(written):
    assert {path.name for path in written.iterdir()} == FILES


def test_the_tables_hold_what_the_page_says(written):
    assert [
        rows(written / "class.csv")[0][name]
        for name in ("learners", "began_before", "began_after", "answered_both")
    ] == ["30", "30", "28", "28"]
    question = next(
        row for row in rows(written / "questions.csv") if row["question"] == "final-match-signs"
    )
    assert (question["answered"], question["under_last"], question["red_flag"]) == (
        "28",
        "5",
        "true",
    ) and 0 < float(question["facility"]) < 1
    options = [
        row for row in rows(written / "options.csv") if row["question"] == "final-match-signs"
    ]
    assert sum(int(row["first"]) for row in options) == 28 and len(options) == 4
    assert [
        (row["objective"], row["after_under_last"])
        for row in rows(written / "objectives.csv")
        if row["objective"] == "match-signs"
    ] == [("match-signs", "5")]
    assert len(rows(written / "learners.csv")) == 30 and sum(
        int(row["left_with_under"]) for row in rows(written / "learners.csv")
    ) == sum(int(row["under_last"]) for row in rows(written / "questions.csv"))
    assert rows(written / "unused.csv")[0]["file"] == "sample-results.ndjson"


def test_a_table_is_utf8_with_a_mark_so_that_excel_reads_it(written):
    for path in written.glob("*.csv"):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf") and not path.read_bytes().startswith(
            b"\xef\xbb\xbf" * 2
        )


def test_the_answers_make_the_same_report_again(written, tmp_path):
    again = run_report(written / "answers.parquet", tmp_path, ROOT).page.parent
    for name in ("class", "objectives", "quizzes", "questions", "options"):
        assert (again / f"{name}.csv").read_bytes() == (written / f"{name}.csv").read_bytes()


def test_the_same_results_make_the_same_bytes(written, tmp_path):
    again = run_report(SAMPLE, tmp_path, ROOT).page.parent
    assert {
        name for name in FILES if (again / name).read_bytes() != (written / name).read_bytes()
    } == set()


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_name_that_a_spreadsheet_would_run_is_written_as_text(text, tmp_path):
    found = results(SMALL, [{"b1": same(text)}], [Unused(text, 0, text)], names=[text])
    write_files(found, analyse(found), tmp_path)
    assert rows(tmp_path / "learners.csv")[0]["name"] == "'" + text
    assert list(rows(tmp_path / "unused.csv")[0].values()) == ["'" + text, "0", "'" + text]


def test_a_typed_answer_that_a_spreadsheet_would_run_is_written_as_text(tmp_path):
    word = {
        "id": "n",
        "type": "order",
        "stem": "In what order?",
        "explanation": "So.",
        "items": [{"id": each, "text": each} for each in "abc"],
    }
    found = results(course(ROOT, quiz("before", word)), [{"n": same(["=cmd|' /C calc'!A0"])}])
    write_files(found, analyse(found), tmp_path)
    assert [row["answer"][0] for row in rows(tmp_path / "options.csv")] == ["a", "'"]


def test_a_plain_text_and_a_number_stay_as_they_are():
    frame = pl.DataFrame({"a": ["Ana = 1", "", None, "'=1"], "b": [-1, 0, 1, 2]})
    assert guard_formulas(frame).equals(frame)


def test_a_name_stands_in_no_file_but_that_of_the_learners_and_the_answers(tmp_path):
    found = results(SMALL, [{"b1": same("a")}] * 12, names=["Zephyrine"])
    write_files(found, analyse(found), tmp_path)
    assert {path.name for path in tmp_path.iterdir() if b"Zephyrine" in path.read_bytes()} <= {
        "learners.csv",
        "answers.parquet",
    }
    assert [row["name"] for row in rows(tmp_path / "learners.csv")] == ["Zephyrine", *[""] * 11]


def test_a_report_of_nobody_is_written(tmp_path):
    found = results(SMALL, [], [Unused("x.json", 0, "It is empty.")])
    assert (
        write_files(found, analyse(found), tmp_path).is_file()
        and rows(tmp_path / "learners.csv") == []
    )


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(
        CourseError,
        match="file.*: the report cannot be written there .*; choose another folder with --out",
    ):
        run_report(SAMPLE, tmp_path / "file" / "out", ROOT)


def test_the_command_ends_with_what_to_teach_again(tmp_path, capsys):
    assert main(["report", str(SAMPLE), "--out", str(tmp_path), "--root", str(ROOT)]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[:2] == [
        f"Wrote {tmp_path / 'index.html'}. Open it in a browser; the tables lie beside it.",
        "Files or lines not used: 1. The page says why.",
    ]
    assert (
        told.out.splitlines()[2].startswith(
            "☎ Match each warning sign to what to do, with none set too low. 5 of 28 answers"
        )
        and told.err == ""
    )


def test_the_command_tells_when_there_is_nothing_to_read(tmp_path, capsys):
    assert (
        main(["report", str(tmp_path / "nowhere"), "--out", str(tmp_path), "--root", str(ROOT)])
        == 1
    )
    assert "nowhere" in capsys.readouterr().err


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_the_progress_bar_draws_one_line_and_ends_it():
    terminal = Terminal()
    tell = progress_bar(terminal)
    for done in range(0, 101):
        tell(done, 100)
    drawn = terminal.getvalue()
    assert (
        drawn.endswith("\rReading [##############################] 100%\n")
        and drawn.count("\n") == 1
        and 1 <= drawn.count("\r") <= 3
    )


def test_the_progress_bar_writes_nothing_into_a_file_and_takes_nothing_as_done():
    plain, terminal = io.StringIO(), Terminal()
    progress_bar(plain)(1, 2)
    progress_bar(terminal)(0, 0)
    assert plain.getvalue() == "" and "100%" in terminal.getvalue()


def test_a_notebook_in_any_folder_of_the_course_finds_the_lessons(monkeypatch, tmp_path):
    monkeypatch.chdir(SAMPLE.parent)
    shown = report(SAMPLE.name)
    assert (
        repr(shown) == "Report(30 learners)"
        and "Teach this again next time" in shown._repr_html_()
        and str(ROOT) not in shown._repr_html_()
    )
    assert shown.write(tmp_path / "out").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / SAMPLE.name).write_bytes(SAMPLE.read_bytes())
    with pytest.raises(CourseError, match="is the folder of the results"):
        report(tmp_path / "in").write(tmp_path / "in")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CourseError, match="The lessons are not found from here"):
        report(SAMPLE)


def test_a_notebook_elsewhere_says_the_same_of_a_course_that_it_names(monkeypatch, tmp_path):
    here = report(SAMPLE, ROOT)._repr_html_()
    monkeypatch.chdir(tmp_path)
    shown = report(SAMPLE, ROOT)
    assert repr(shown) == "Report(30 learners)" and shown._repr_html_() == here
