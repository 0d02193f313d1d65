"""The type `order`: steps that the page mixes. Its marks are in `fixtures/marking/order.yml`."""

from itertools import permutations

import pytest
from helpers.asking import asked, html_of

from coursebook.quizzes.variants import seeded_shuffle


def order(*names):
    return {"type": "order", "items": [{"id": name, "text": f"Step {name}"} for name in names]}


@pytest.mark.parametrize("names", list(permutations("abc")), ids="".join)
@pytest.mark.parametrize("form", "ABC")
def test_the_steps_are_mixed_the_same_each_time_and_never_stand_in_their_right_order(names, form):
    shown = [
        item.attributes["data-item"]
        for item in html_of(order(*names), form=form).with_class("course-order__item")
    ]
    again = [
        item.attributes["data-item"]
        for item in html_of(order(*names), form=form).with_class("course-order__item")
    ]
    assert shown == again and sorted(shown) == sorted(names) and tuple(shown) != names


def test_steps_that_happen_to_be_mixed_into_their_right_order_are_turned():
    question = asked(order("a", "b", "c"))
    assert [item.id for item in question.order_entries(lambda items: items, False)] == [
        "b",
        "c",
        "a",
    ]
    assert [item.id for item in seeded_shuffle(question.items, "seed")] == [
        item.id for item in seeded_shuffle(list(reversed(question.items)), "seed")
    ]


def test_the_folded_answer_has_the_steps_in_their_right_order():
    listed = html_of(order("a", "b", "c")).one("details").all("li")
    assert [item.text() for item in listed] == ["Step a", "Step b", "Step c"]
