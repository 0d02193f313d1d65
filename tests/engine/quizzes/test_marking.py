"""Marking, held to the vectors of `fixtures/marking/`, one file a type.

JavaScript is held to the same in the browser.

And what is true of any question and any answer: marks within range, full marks for the key, never
an exception.
"""

import math

import pytest
from helpers.places import FIXTURES
from helpers.random_quizzes import answers_to, quizzes
from helpers.vectors import VECTORS, question_of
from hypothesis import given, settings
from hypothesis import strategies as st

from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.marking import Mark, complete, mark, score, total
from coursebook.quizzes.types import TYPES

VALID = FIXTURES / "valid"


@pytest.mark.parametrize(
    "question, vector", VECTORS, ids=[f"{q['id']}: {v['name']}" for q, v in VECTORS]
)
def test_an_answer_gets_its_mark(question, vector):
    got = mark(question_of(question), vector["answer"])
    assert got == Mark(
        vector["share"],
        tuple(vector["missed"]),
        tuple(vector["wrong"]),
        vector.get("under", False),
        vector.get("over", False),
    )
    assert got.right is (vector["share"] == 1)


@pytest.mark.parametrize("kind", TYPES)
def test_there_are_at_least_twelve_vectors_for_each_type_both_right_and_not(kind):
    shares = [vector["share"] == 1 for question, vector in VECTORS if question["type"] == kind]
    assert len(shares) >= 12 and (any(shares) or not TYPES[kind].scored) and not all(shares)


@pytest.mark.parametrize(
    "question, vector", VECTORS, ids=[f"{q['id']}: {v['name']}" for q, v in VECTORS]
)
def test_no_vector_gives_a_red_flag_points_for_less_help_than_it_needs(question, vector):
    if vector.get("under"):
        assert question.get("red_flag") and vector["share"] == 0 and not vector.get("over")
    if vector.get("over"):
        assert question.get("red_flag") and 0.5 <= vector["share"] < 1


@pytest.mark.parametrize("answer", [("b",), {"b"}, iter(["b"]), {"b": 1}.keys()])
def test_an_answer_may_be_anything_that_holds_texts(answer):
    question = next(question for question, _ in VECTORS if question["id"] == "second-fits")
    assert mark(question_of(question), answer).right


def test_marking_does_not_change_the_answer():
    answer = ["c", "a", "c"]
    mark(question_of(VECTORS[0][0]), answer)
    assert answer == ["c", "a", "c"]


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_answer_to_any_question_is_marked_within_range_and_without_an_error(data):
    for question in data.draw(quizzes()).questions:
        found = mark(question, data.draw(answers_to(question)))
        assert 0 <= found.share <= 1 and not (found.under and found.over)
        assert not found.under or (question.red_flag and found.share == 0)
        assert not found.over or (question.red_flag and found.share >= 0.5)
        assert found.right is (question.scored and not found.missed and not found.wrong)


@settings(max_examples=100, deadline=None)
@given(quizzes())
def test_the_key_of_any_quiz_gets_full_marks_and_makes_it_complete(quiz):
    answers = {question.id: question.key for question in quiz.questions}
    assert math.isclose(score(quiz, answers), total(quiz)) and complete(quiz, answers)
    assert all(mark(question, question.key).right for question in quiz.scored)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_the_score_is_the_sum_of_its_parts(data):
    quiz = data.draw(quizzes())
    answers = {question.id: data.draw(answers_to(question)) for question in quiz.questions}
    parts = [
        question.points * mark(question, answers[question.id]).share for question in quiz.scored
    ]
    assert 0 <= score(quiz, answers) <= total(quiz) and math.isclose(
        score(quiz, answers), sum(parts)
    )


@pytest.fixture
def quiz():
    return load_quiz(VALID / "choices.quiz.yml")


RIGHT = {"one-fits": ["second"], "some-fit": ["a", "c"], "true-or-not": ["false"]}


@pytest.mark.parametrize(
    "answers, points",
    [
        ({}, 0),
        ({"one-fits": ["second"]}, 1),
        ({"one-fits": ["first"]}, 0),
        ({"some-fit": ["c", "a"], "true-or-not": ["false"]}, 2),
        (RIGHT, 3),
        ({**RIGHT, "some-fit": ["a"]}, 2.5),
        ({"one-fits": [], "some-fit": []}, 0),
        ({"another-quiz": ["second"], "one-fits": ["second"]}, 1),
    ],
)
def test_the_score_adds_up_points(quiz, answers, points):
    assert score(quiz, answers) == points and total(quiz) == 3


@pytest.mark.parametrize(
    "answers, done",
    [
        ({}, False),
        (RIGHT, True),
        ({**RIGHT, "some-fit": []}, True),
        ({**RIGHT, "one-fits": ["first"]}, False),
        ({key: RIGHT[key] for key in ("one-fits", "some-fit")}, False),
    ],
)
def test_a_quiz_is_complete_when_all_is_answered_and_no_red_flag_gets_too_little_help(
    quiz, answers, done
):
    assert complete(quiz, answers) is done


def test_a_survey_is_complete_when_all_is_answered_and_has_no_points():
    quiz = load_quiz(VALID / "survey.quiz.yml")
    assert total(quiz) == score(quiz, {"how-was-it": ["good"]}) == 0
    assert [complete(quiz, answers) for answers in ({}, {"how-was-it": ["good"]})] == [False, False]
    assert complete(quiz, {question.id: [] for question in quiz.questions})


def test_points_weigh_a_question():
    quiz = load_quiz(VALID / "every-type.quiz.yml")
    assert (
        total(quiz) == 8
        and score(quiz, {"one-fits": ["second"]}) == 2
        and score(quiz, {"one-fits": ["third"]}) == 1
    )
    assert score(quiz, {"in-your-words": ["call", "when"]}) == 0
