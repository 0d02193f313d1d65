"""Which questions are drawn and in which order things stand.

All of it follows from the quiz's id, the form and the ids of the entries, so that a page, a reload
and a printed form with its key agree, on every machine. Form A is the quiz as it is written.
"""

import hashlib
from collections.abc import Iterable, Sequence
from typing import TypeVar

from coursebook.quizzes.models import Quiz
from coursebook.quizzes.types.question import Entry, Question

_Entry = TypeVar("_Entry", bound=Entry)


def seeded_shuffle(entries: Iterable[_Entry], seed: str) -> list[_Entry]:
    """Return entries in an order that follows from the seed and their ids alone."""
    # A digest and not `random`, whose order may change between versions of Python.
    return sorted(entries, key=lambda entry: hashlib.sha256(f"{seed}/{entry.id}".encode()).digest())


def variant(quiz: Quiz, form: str = "A") -> Quiz:
    """Return a form of the quiz: its questions drawn, and in any form but A in a mixed order."""
    seed = f"{quiz.id}/{form}"
    questions = sample_questions(quiz, seed)
    return quiz.model_copy(
        update={
            "questions": questions if form == "A" else seeded_shuffle(questions, seed),
            "draw": None,
            "shuffle": quiz.shuffle or form != "A",
        }
    )


def option_order(quiz: Quiz, question: Question, form: str = "A") -> Sequence[Entry]:
    """Return what can be chosen or moved in a question, in the order in which a form shows it."""
    seed = f"{quiz.id}/{form}/{question.id}"
    return question.order_entries(lambda entries: seeded_shuffle(entries, seed), quiz.shuffle)


def sample_questions(quiz: Quiz, seed: str) -> list[Question]:
    """Return the questions that are asked, in the order of the file; a red flag always is."""
    if quiz.draw is None:
        return quiz.questions
    red = [question for question in quiz.questions if question.red_flag]
    rest = seeded_shuffle([question for question in quiz.questions if not question.red_flag], seed)
    drawn = {question.id for question in red + rest[: max(0, quiz.draw - len(red))]}
    return [question for question in quiz.questions if question.id in drawn]
