"""Which file of a learner counts, and what is said of the others."""

import pytest
from helpers.places import ROOT
from helpers.simulating import answer, document, text

from coursebook.results.report.course import load_course
from coursebook.results.report.reading import read_results

COURSE = load_course(ROOT)
FINAL = [item for item in COURSE.items if item.quiz.id == COURSE.after]


def read(folder, **files):
    """Read a folder of files, each the data of a document."""
    for name, data in files.items():
        (folder / f"{name}.json").write_bytes(text(data))
    return read_results(folder, COURSE)


def sources(results):
    return results.learners["source"].to_list()


def test_of_one_learner_the_file_with_a_complete_final_check_counts(tmp_path):
    whole, part = [answer(item) for item in FINAL], [answer(item) for item in FINAL[:-1]]
    results = read(
        tmp_path, a=document(whole, saves=1), b=document(part, saves=9, saved="2027-01-01")
    )
    assert sources(results) == ["a.json"] and len(results.answers) == len(FINAL)
    assert results.remarks == [
        "Learner k3v9m2x7q0p4z8t1 handed in 2 files; the one in a.json, saved on 2026-11-22, "
        "counts."
    ]
    assert [tuple(each) for each in results.unused] == [
        ("b.json", 0, "The same learner handed in a.json too, and that one counts.")
    ]


@pytest.mark.parametrize(
    ("first", "second", "counts"),
    [
        ({"saves": 3}, {"saves": 2, "saved": "2027-01-01"}, "a.json"),
        ({"saved": "2026-11-23"}, {}, "a.json"),
        ({}, {}, "b.json"),
    ],
    ids=["more saves", "a later day", "the later name"],
)
def test_among_equals_the_newest_counts(tmp_path, first, second, counts):
    results = read(
        tmp_path, a=document([answer(FINAL[0])], **first), b=document([answer(FINAL[0])], **second)
    )
    assert sources(results) == [counts] and len(results.unused) == len(results.remarks) == 1


def test_a_final_check_is_not_complete_with_answers_to_its_older_questions(tmp_path):
    older = [answer(item) | {"revision": 99} for item in FINAL]
    results = read(
        tmp_path,
        a=document([answer(COURSE.items[0]), *older], saves=1),
        b=document([answer(COURSE.items[0])], saves=2),
    )
    assert sources(results) == ["b.json"]


def test_a_newer_file_without_an_answer_does_not_take_the_place_of_one_that_has_some(tmp_path):
    results = read(tmp_path, a=document([answer(FINAL[0])]), b=document([], saves=2))
    assert sources(results) == ["a.json"] and not results.remarks
    assert results.unused == [
        ("b.json", 0, "It has no answers to the scored questions of this course as it is now.")
    ]


def test_learners_stay_apart_and_three_files_of_one_are_said_once(tmp_path):
    one, other = document([answer(FINAL[0])]), document([answer(FINAL[0])], learner="a" * 16)
    results = read(tmp_path, a=one, b=other, c=one, d=one)
    assert sources(results) == ["b.json", "d.json"] and len(results.unused) == 2
    assert results.learners["learner"].to_list() == results.answers["learner"].to_list() == [0, 1]
    assert results.remarks == [
        "Learner k3v9m2x7q0p4z8t1 handed in 3 files; the one in d.json, saved on 2026-11-22, "
        "counts."
    ]


def test_two_people_with_one_code_are_told_apart_by_their_names(tmp_path):
    results = read(
        tmp_path,
        a=document([answer(FINAL[0])], name="Ana"),
        b=document([answer(FINAL[1])], name=" ana ", saves=2),
        c=document([answer(FINAL[2])], name="Ben", saves=3),
    )
    assert sources(results) == ["b.json", "c.json"]
    assert results.remarks[0] == (
        "2 people used the code k3v9m2x7q0p4z8t1, so each is counted apart: ana, Ben."
    )


def test_one_with_a_name_and_without_is_one_person(tmp_path):
    results = read(
        tmp_path,
        a=document([answer(FINAL[0])], name="Ana"),
        b=document([answer(FINAL[0])], saves=2),
    )
    assert sources(results) == ["b.json"]
