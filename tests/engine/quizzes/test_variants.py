"""Draws and orders: seeded, so that a page, a reload and a printed form with its key agree.

Red flags are always drawn.
"""

from collections import Counter

import pytest
from helpers.html_tree import tree

from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.models import Quiz
from coursebook.quizzes.variants import option_order, seeded_shuffle, variant


def question(name, red=False):
    options = [
        {"id": option, "text": option, "right": option == "a", "feedback": f"Said to {option}."}
        for option in "abcd"
    ]
    return {
        "id": name,
        "type": "single",
        "red_flag": red,
        "stem": f"Stem {name}?",
        "options": options,
        "explanation": "Because.",
    }


def pool(count=9, red=(), **settings):
    return Quiz(
        id="pool",
        title="Pool",
        questions=[question(f"q{i}", i in red) for i in range(count)],
        **settings,
    )


def ids(quiz):
    return [each.id for each in quiz.questions]


def test_form_a_of_a_plain_quiz_is_the_quiz_as_it_is_written():
    quiz = pool()
    assert ids(variant(quiz)) == ids(quiz)
    assert [option.id for option in option_order(quiz, quiz.questions[0])] == list("abcd")


def test_the_same_seed_gives_the_same_order_on_every_machine():
    options = pool(1).questions[0].options
    assert "".join(option.id for option in seeded_shuffle(options, "pool/A/q0")) == "".join(
        option.id for option in seeded_shuffle(options[::-1], "pool/A/q0")
    )
    assert [option.id for option in seeded_shuffle(options, "a fixed seed")] == ["b", "d", "c", "a"]


def test_two_forms_ask_the_same_questions_in_other_orders():
    quiz = pool()
    a, b = variant(quiz, "A"), variant(quiz, "B")
    assert sorted(ids(a)) == sorted(ids(b)) and ids(a) != ids(b)
    assert any(
        [o.id for o in option_order(a, q)] != [o.id for o in option_order(b, q, "B")]
        for q in a.questions
    )
    assert variant(quiz, "B") == variant(quiz, "B")


@pytest.mark.parametrize("form", "ABCDEFGH")
def test_a_draw_has_as_many_questions_as_it_says_and_every_red_flag(form):
    quiz = pool(red=(1, 4, 7), draw=5)
    drawn = ids(variant(quiz, form))
    assert len(drawn) == len(set(drawn)) == 5 and {"q1", "q4", "q7"} <= set(drawn)
    assert form != "A" or drawn == sorted(drawn)


def test_red_flags_are_drawn_even_when_there_are_more_of_them_than_the_draw():
    assert ids(variant(pool(red=(0, 2, 3, 8), draw=2))) == ["q0", "q2", "q3", "q8"]


def test_over_many_forms_each_question_is_drawn_about_as_often():
    drawn = Counter(
        name for form in range(400) for name in ids(variant(pool(red=(0,), draw=5), str(form)))
    )
    assert drawn["q0"] == 400 and all(140 < drawn[f"q{i}"] < 260 for i in range(1, 9))


def test_over_many_seeds_each_option_stands_first_about_as_often():
    quiz = pool(1, shuffle=True)
    first = Counter(option_order(quiz, quiz.questions[0], str(form))[0].id for form in range(400))
    assert all(60 < first[option] < 140 for option in "abcd")


@pytest.mark.parametrize("form", "AB")
def test_the_page_of_a_form_and_its_key_agree(form):
    page = tree(quiz_html(pool(shuffle=True, draw=6, red=(3,)), form=form))
    assert ("Form B" in page.one("h3").text()) is (form == "B")
    for card in page.with_class("course-question"):
        options = [field.attributes["value"] for field in card.all("input")]
        assert [
            item.attributes["data-feedback"] for item in card.one("details").all("li")
        ] == options
        right = [
            item.attributes["data-feedback"]
            for item in card.one("details").all("li")
            if "(fits)" in item.text()
        ]
        assert right == ["a"]
