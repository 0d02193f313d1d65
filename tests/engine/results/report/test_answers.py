"""Answers that occur, each kept once."""

import orjson
import pytest
from helpers.places import ROOT
from helpers.simulating import answer

from coursebook.results.report import answers as module
from coursebook.results.report.answers import LEFT_OUT, Answers
from coursebook.results.report.course import load_course

COURSE = load_course(ROOT)


def texts(*answers):
    return [orjson.dumps(each)[1:-1] for each in answers]


def test_the_same_answer_has_one_number_however_it_is_written():
    known, one = Answers(COURSE), answer(COURSE.items[3])
    turned = dict(reversed(one.items()))
    assert known.read(texts(one, turned, {**one, "tries": 2}, one)) == [0, 0, 1, 0]
    assert (
        known.item.tolist() == [3, 3]
        and len(known.responses) == 1
        and known.tries.tolist() == [1, 2]
    )


def test_lists_that_would_look_alike_when_joined_are_two_responses():
    known, item = Answers(COURSE), COURSE.items[0]
    assert known.read(texts(answer(item, ["a"], ["b", "c"]), answer(item, ["a", "b"], ["c"]))) == [
        0,
        1,
    ]
    assert len(known.responses) == 4


def test_what_the_report_cannot_use_has_its_reason_and_no_response():
    known, one = Answers(COURSE), answer(COURSE.items[0])
    unscored = next(
        (quiz.id, question.id)
        for quiz in COURSE.quizzes
        for question in quiz.questions
        if question not in quiz.scored
    )
    known.read(
        texts(
            {**one, "quiz": "x"},
            {**one, "revision": 9},
            {**one, "quiz": unscored[0], "question": unscored[1]},
        )
    )
    assert known.item.tolist() == [LEFT_OUT] * 3 and not known.responses
    assert known.left_out == {
        0: ("unknown", "x/pre-sort-three"),
        1: ("another revision", "start-here/pre-sort-three"),
        2: ("unscored", "/".join(unscored)),
    }


def test_a_wrong_answer_is_refused_each_time_it_comes():
    known = Answers(COURSE)
    for _ in range(2):
        with pytest.raises(ValueError):
            known.read(texts({**answer(COURSE.items[0]), "tries": 0}))
    assert not known.item


def test_texts_without_end_do_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr(module, "_MOST", 3)
    known = Answers(COURSE)
    numbers = known.read(texts(*[answer(COURSE.items[0], [str(i)]) for i in range(10)]))
    assert numbers == list(range(10)) and len(known._texts) <= 3 and len(known._numbers) <= 3
    assert len(known.responses) == 11
