"""Marking, held to the vectors of `fixtures/marking.yml`; JavaScript is held to the same in the browser."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from calmcalves.loading import load_quiz
from calmcalves.marking import Mark, mark, score
from calmcalves.models import Quiz

FIXTURES = Path(__file__).parent / "fixtures"
GROUPS = yaml.safe_load((FIXTURES / "marking.yml").read_text(encoding="utf-8"))
VECTORS = [(group["question"], vector) for group in GROUPS for vector in group["marks"]]


def question_of(data):
    return Quiz(id="quiz", title="Quiz", questions=[data]).questions[0]


@pytest.mark.parametrize("question, vector", VECTORS, ids=[f"{q['id']}: {v['name']}" for q, v in VECTORS])
def test_an_answer_gets_its_mark(question, vector):
    got = mark(question_of(question), vector["answer"])
    assert got == Mark(vector["right"], tuple(vector["missed"]), tuple(vector["wrong"]))
    assert got.right is vector["right"]


def test_there_are_at_least_twelve_vectors_for_each_type_both_right_and_wrong():
    kinds = Counter((question["type"], vector["right"]) for question, vector in VECTORS)
    for kind in ("single", "multiple", "true_false"):
        assert kinds[kind, True] >= 3 and kinds[kind, True] + kinds[kind, False] >= 12


@pytest.mark.parametrize("question, vector", VECTORS, ids=[f"{q['id']}: {v['name']}" for q, v in VECTORS])
def test_the_vectors_agree_with_the_meaning_of_their_words(question, vector):
    key = question_of(question).key
    assert set(vector["missed"]) == set(key) - set(vector["answer"])
    assert set(vector["wrong"]) == set(vector["answer"]) - set(key)
    assert vector["right"] is (set(vector["answer"]) == set(key))


@pytest.mark.parametrize("answer", [("b",), {"b"}, iter(["b"]), {"b": 1}.keys()])
def test_an_answer_may_be_anything_that_holds_ids(answer):
    assert mark(question_of(GROUPS[0]["question"]), answer).right


def test_marking_does_not_change_the_answer():
    answer = ["c", "a", "c"]
    mark(question_of(GROUPS[2]["question"]), answer)
    assert answer == ["c", "a", "c"]


@pytest.fixture
def quiz():
    return load_quiz(FIXTURES / "valid" / "every-type.quiz.yml")


@pytest.mark.parametrize("answers, points", [
    ({}, 0),
    ({"one-fits": ["second"]}, 1),
    ({"one-fits": ["first"]}, 0),
    ({"some-fit": ["c", "a"], "true-or-not": ["false"]}, 2),
    ({"one-fits": ["second"], "some-fit": ["a", "c"], "true-or-not": ["false"]}, 3),
    ({"one-fits": ["second"], "some-fit": ["a"], "true-or-not": ["true"]}, 1),
    ({"one-fits": [], "some-fit": []}, 0),
    ({"another-quiz": ["second"], "one-fits": ["second"]}, 1),
])
def test_the_score_counts_the_questions_that_are_answered_right(quiz, answers, points):
    assert score(quiz, answers) == points
