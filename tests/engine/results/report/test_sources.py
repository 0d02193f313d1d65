"""Where results lie, and what is bad there.

Each file or line that is not used is listed with its reason, and nothing stops.
"""

import os
import sys

import pytest
from helpers.places import ROOT
from helpers.simulating import SPOILT, answer, document, simulate, text, write_folder, write_lines

from coursebook.core.errors import CourseError
from coursebook.results.report.course import load_course
from coursebook.results.report.reading import read_results
from coursebook.results.results_file import LARGEST

COURSE = load_course(ROOT)


def reasons(results):
    return {file: reason for file, line, reason in results.unused if not line}


def some(count, seed=1):
    return list(simulate(COURSE, count, seed=seed))


# --- a folder ---


@pytest.mark.parametrize("kind", SPOILT)
def test_a_spoilt_file_is_listed_with_its_reason_and_the_others_are_read(tmp_path, kind):
    spoil, word = SPOILT[kind]
    write_folder(tmp_path, some(3))
    (tmp_path / "bad.json").write_bytes(spoil(some(4)[3]))
    results = read_results(tmp_path, COURSE)
    assert len(results.learners) == 3 and list(reasons(results)) == ["bad.json"]
    assert word in results.unused[0].reason and results.unused[0].reason.endswith((".", ")"))


def test_a_folder_of_many_files_with_bad_ones_is_read_but_for_those(tmp_path):
    spoilt = write_folder(tmp_path, some(2_000), bad=120)
    results = read_results(tmp_path, COURSE)
    assert (
        len(results.learners) == 1_880
        and len(results.answers) == 1_880 * 20
        and len(results.unused) == 120
    )
    for file, reason in reasons(results).items():
        assert SPOILT[spoilt.pop(file)][1] in reason
    assert not spoilt


def test_other_files_and_folders_are_listed_and_hidden_ones_are_not(tmp_path):
    write_folder(tmp_path, some(1))
    for name in ("notes.pdf", "README", ".DS_Store", "._a.json"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "week 1").mkdir()
    other = "It does not end in .json, .jsonl, .ndjson, .parquet."
    assert reasons(read_results(tmp_path, COURSE)) == {
        "README": other,
        "notes.pdf": other,
        "week 1": "It is a folder; put its files beside the others.",
    }


def test_endings_may_be_in_capitals_and_files_of_every_kind_lie_together(tmp_path):
    first, second, third = some(3)
    (tmp_path / "A.JSON").write_bytes(first)
    write_lines(tmp_path / "b.jsonl", [second, third])
    results = read_results(tmp_path, COURSE)
    assert (
        results.learners["source"].to_list() == ["A.JSON", "b.jsonl, line 1", "b.jsonl, line 2"]
        and not results.unused
    )


def test_a_file_of_two_gigabytes_is_not_read(tmp_path):
    write_folder(tmp_path, some(1))
    with open(tmp_path / "large.json", "wb") as file:
        file.truncate(2 * 1024**3)
    assert reasons(read_results(tmp_path, COURSE)) == {
        "large.json": "It is larger than 2 MB, so no learner saved it here."
    }


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such links")
def test_a_file_that_cannot_be_opened_and_what_is_no_file_are_listed(tmp_path):
    write_folder(tmp_path, some(1))
    (tmp_path / "gone.json").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop.json").symlink_to(tmp_path / "loop.json")
    os.mkfifo(tmp_path / "pipe.json")
    assert reasons(read_results(tmp_path, COURSE)) == dict.fromkeys(
        ("gone.json", "loop.json", "pipe.json"), "It is not a file."
    )


def test_a_file_that_may_not_be_read_is_listed(tmp_path, monkeypatch):
    write_folder(tmp_path, some(2))
    opened = os.open

    def refuse(path, *more):
        if str(path).endswith("1.json"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *more)

    monkeypatch.setattr(os, "open", refuse)
    assert reasons(read_results(tmp_path, COURSE)) == {
        "calm-calves-results-000001.json": "It cannot be read (Permission denied)."
    }


def test_a_source_that_is_not_there_or_has_nothing_is_one_sentence(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / ".DS_Store").write_bytes(b"x")
    for place, sentence in (
        ("nowhere", "there is no such file or folder; write where the learners' files lie."),
        ("empty", "there are no files in this folder; put the learners' files into it."),
    ):
        with pytest.raises(CourseError) as caught:
            read_results(tmp_path / place, COURSE)
        assert str(caught.value) == f"{tmp_path / place}: {sentence}"


def test_it_is_told_how_far_the_reading_is(tmp_path):
    heard = []
    write_folder(tmp_path / "files", some(600))
    lines = write_lines(tmp_path / "all.ndjson", some(2_100))
    for source, whole in ((tmp_path / "files", 600), (lines, lines.stat().st_size)):
        heard.clear()
        read_results(source, COURSE, lambda done, of: heard.append((done, of)))
        assert len(heard) >= 3 and heard == sorted(heard) and heard[-1] == (whole, whole)


# --- lines ---


def test_spoilt_lines_are_listed_by_their_number_and_the_others_are_read(tmp_path):
    good = some(4)
    lines = [
        good[0],
        b"\n",
        good[1][:100] + b"\n",
        good[2].replace(b"\n", b"\r\n"),
        b"x" * (LARGEST * 2) + b"\n",
        b"  \n",
        b"\xef\xbb\xbf" + good[3].rstrip(),
    ]
    results = read_results(write_lines(tmp_path / "all.ndjson", lines), COURSE)
    assert results.learners["source"].to_list() == [f"all.ndjson, line {i}" for i in (1, 4, 7)]
    assert [(line, reason.split(";")[0]) for _, line, reason in results.unused] == [
        (3, "It is not JSON, or was cut short"),
        (5, "It is larger than 2 MB, so no learner saved it here."),
    ]


def test_lines_in_utf_16_and_a_sea_of_zeros_are_one_entry_each(tmp_path):
    write_lines(tmp_path / "a.ndjson", [each.decode().encode("utf-16") for each in some(5)])
    with open(tmp_path / "b.ndjson", "wb") as file:
        file.truncate(200_000_000)
    write_lines(tmp_path / "c.ndjson", some(1))
    results = read_results(tmp_path, COURSE)
    assert len(results.learners) == 1 and [(each.file, each.line) for each in results.unused] == [
        ("a.ndjson", 0),
        ("b.ndjson", 1),
    ]
    assert "UTF-16" in results.unused[0].reason


def test_one_file_alone_can_be_a_source_even_when_it_is_bad(tmp_path):
    (tmp_path / "one.json").write_bytes(text(document([answer(COURSE.items[0])])))
    (tmp_path / "bad.json").write_bytes(b"")
    assert len(read_results(str(tmp_path / "one.json"), COURSE).answers) == 1
    results = read_results(tmp_path / "bad.json", COURSE)
    assert len(results.answers) == 0 and list(reasons(results)) == ["bad.json"]
