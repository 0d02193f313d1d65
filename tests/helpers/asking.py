"""One question of plain data: as a model, as HTML, or as the sentence with which it is refused."""

import pytest
from helpers.html_tree import tree
from pydantic import ValidationError

from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.models import Quiz

_SHARED = {"id": "q", "stem": "What?", "explanation": "Because."}


def _quiz(question, **settings):
    return Quiz(id="quiz", title="Quiz", questions=[{**_SHARED, **question}], **settings)


def asked(question):
    """Return the question of plain data."""
    return _quiz(question).questions[0]


def html_of(question, form="A", **settings):
    """Return the HTML of a quiz with this question alone, as a tree."""
    return tree(quiz_html(_quiz(question, **settings), form=form))


def refusal(question):
    """Return what is said about a question that breaks a rule."""
    with pytest.raises(ValidationError) as caught:
        asked(question)
    return caught.value.errors()[0]["msg"]
