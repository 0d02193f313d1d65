"""Quizzes read as an examiner would: remarks on questions that give their answers away or mislead.

Pure, no files. The rules are about texts in English. They look at form alone: a question without a
remark can still be wrong, unfair or useless. `remarks` has the table of rules, each with its
source; `options` and `words` read one question, this module a whole quiz and a whole course.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from coursebook.checks.item_writing.chance import at_least, average_hits
from coursebook.checks.item_writing.options import RULES_OF_KEYS, RULES_OF_OPTIONS
from coursebook.checks.item_writing.remarks import RULES, Remark, remark
from coursebook.checks.item_writing.under_review import QuestionUnderReview, questions_under_review
from coursebook.checks.item_writing.words import bare_negative, plain
from coursebook.core.rules import Place
from coursebook.quizzes.models import Quiz

__all__ = ["RULES", "Remark", "examine_course", "examine_quiz"]

# What happens by luck alone in fewer than 1 in 100 courses or quizzes is not put down to luck.
UNLIKELY = 0.01
FEWEST = 5  # in fewer questions no pattern can be told from luck


def examine_quiz(quiz: Quiz) -> list[Remark]:
    """Return what an examiner would remark on one quiz, in the order of its file.

    A survey has no right answers, so only its stems are read.
    """
    questions = questions_under_review(quiz)
    remarks = [remark for question in questions for remark in _stem_remarks(question)]
    if quiz.mode == "survey":
        return remarks
    for question in questions:
        for rule in RULES_OF_OPTIONS:
            remarks += rule(question)
        for rule in RULES_OF_KEYS if question.keys and question.distractors else ():
            remarks += rule(question)
    remarks += _objective_remarks(quiz) + _position_remarks([quiz], ("questions",))
    return sorted(remarks, key=_file_order)


def _file_order(remark: Remark) -> Any:
    """Return the place to sort by: keys meet keys there and indexes indexes, which no type says."""
    return remark.place


def examine_course(
    quizzes: Mapping[Any, Quiz], objectives: Iterable[str]
) -> list[tuple[None, Remark]]:
    """Return what shows only in all quizzes together, as (None, remark): it stands in no one file.

    The place of a remark is an objective, or nothing.
    """
    remarks = _position_remarks(quizzes.values(), ()) + _length_remarks(quizzes.values())
    reached = {
        question.objective
        for quiz in quizzes.values()
        if quiz.mode != "survey"
        for question in quiz.questions
    }
    remarks += [
        remark("not-asked", (objective,), objective=objective)
        for objective in sorted(set(objectives) - reached)
    ]
    return [(None, remark) for remark in remarks]


def _stem_remarks(question: QuestionUnderReview) -> Iterator[Remark]:
    """A stem asks for what is so, or sets off the word that turns it round."""
    if word := bare_negative(question.stem):
        yield remark("negative", (*question.place, "stem"), word=word)


def _objective_remarks(quiz: Quiz) -> list[Remark]:
    """Each question names what it asks for."""
    return [
        remark("no-objective", ("questions", i), id=question.id)
        for i, question in enumerate(quiz.questions)
        if not question.objective
    ]


def _with_one_key(quizzes: Iterable[Quiz]) -> list[QuestionUnderReview]:
    """Return what is asked with exactly one right answer."""
    return [
        question
        for quiz in quizzes
        if quiz.mode != "survey"
        for question in questions_under_review(quiz)
        if len(question.keys) == 1 and question.distractors
    ]


def _position_remarks(quizzes: Iterable[Quiz], place: Place) -> list[Remark]:
    """The right answer does not favour one place; where options are shuffled it has none."""
    questions = _with_one_key(quiz for quiz in quizzes if not quiz.shuffle)
    for position in range(max((len(question.options) for question in questions), default=0)):
        long_enough = [question for question in questions if len(question.options) > position]
        hits = sum(question.options[position].right for question in long_enough)
        chances = [1 / len(question.options) for question in long_enough]
        if _is_unlikely(hits, chances):
            return [
                remark(
                    "position",
                    place,
                    position=position + 1,
                    hits=hits,
                    total=len(long_enough),
                    chance=average_hits(chances),
                )
            ]
    return []


def _length_remarks(quizzes: Iterable[Quiz]) -> list[Remark]:
    """The right answer is not by rule the longest option, nor the shortest."""
    questions, remarks = _with_one_key(quizzes), []
    chances = [1 / len(question.options) for question in questions]
    for end, pick in {"longest": max, "shortest": min}.items():
        hits = sum(_key_alone_at(pick, question) for question in questions)
        if _is_unlikely(hits, chances):
            chance, total = average_hits(chances), len(questions)
            remarks.append(remark("lengths", (), end=end, hits=hits, total=total, chance=chance))
    return remarks


def _is_unlikely(hits: int, chances: list[float]) -> bool:
    """Tell whether so many hits, out of enough questions, are more than luck would make."""
    return len(chances) >= FEWEST and at_least(hits, chances) < UNLIKELY


def _key_alone_at(pick: Callable[[list[int]], int], question: QuestionUnderReview) -> bool:
    """Tell whether the right answer, and no other, has the greatest or the smallest length."""
    lengths = [len(plain(option.text)) for option in question.options]
    at_end = [
        option.right
        for option, length in zip(question.options, lengths, strict=True)
        if length == pick(lengths)
    ]
    return at_end == [True]
