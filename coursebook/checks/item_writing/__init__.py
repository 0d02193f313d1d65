"""Quizzes read as an examiner would: remarks on questions that give their answers away or mislead, each with its source.

Pure, no files. The rules are about texts in English. They look at form alone: a question without a remark can
still be wrong, unfair or useless. `remarks` has the table of rules, `options` and `words` read one question.
"""

from typing import NamedTuple

from coursebook.checks.item_writing.chance import at_least, expected
from coursebook.checks.item_writing.options import RULES_OF_KEYS, RULES_OF_OPTIONS
from coursebook.checks.item_writing.remarks import RULES, Remark, remark
from coursebook.checks.item_writing.words import bare_negative, plain

__all__ = ["RULES", "Remark", "examine_course", "examine_quiz"]

UNLIKELY = 0.01  # what happens by luck alone in fewer than 1 in 100 courses or quizzes is not put down to luck
FEWEST = 5  # in fewer questions no pattern can be told from luck


class QuestionUnderReview(NamedTuple):
    """One thing asked, a question or a step of a case: where, how it asks and what can be chosen."""

    place: tuple
    stem: str
    options: list

    @property
    def keys(self):
        """Return the right options."""
        return [option for option in self.options if option.right]

    @property
    def distractors(self):
        """Return the wrong options."""
        return [option for option in self.options if not option.right]

    def text_of(self, option):
        """Return the place of an option's text."""
        return (
            *self.place,
            "options",
            next(i for i, each in enumerate(self.options) if each is option),
            "text",
        )


def examine_quiz(quiz):
    """Return what an examiner would remark on one quiz; a survey has no right answers, so only its stems are read."""
    things, survey = questions_under_review(quiz), _is_survey(quiz)
    found = [each for thing in things for each in _stem(thing)]
    if survey:
        return found
    found += [each for thing in things for rule in RULES_OF_OPTIONS for each in rule(thing)]
    found += [
        each
        for thing in things
        if thing.keys and thing.distractors
        for rule in RULES_OF_KEYS
        for each in rule(thing)
    ]
    return sorted(
        found + _no_objective(quiz) + _position([quiz], ("questions",)), key=lambda each: each.place
    )


def examine_course(quizzes, objectives):
    """Return as (path, remark) what shows only in all quizzes together: path None, and the place an objective or nothing."""
    found = _position(quizzes.values(), ()) + _lengths(quizzes.values())
    reached = {
        question.objective
        for quiz in quizzes.values()
        if not _is_survey(quiz)
        for question in quiz.questions
    }
    found += [
        remark("not-asked", (objective,), objective=objective)
        for objective in sorted(set(objectives) - reached)
    ]
    return [(None, each) for each in found]


def questions_under_review(quiz):
    """Return what a quiz asks, the steps of a case one by one; options only where an author wrote them."""
    things = []
    for i, question in enumerate(quiz.questions):
        steps = getattr(question, "steps", None)
        chosen = question.type in ("single", "multiple")
        if steps:
            things += [
                QuestionUnderReview(("questions", i, "steps", j), step.stem, list(step.options))
                for j, step in enumerate(steps)
            ]
        else:
            things.append(
                QuestionUnderReview(
                    ("questions", i), question.stem, list(question.options) if chosen else []
                )
            )
    return things


def _is_survey(quiz):
    return getattr(quiz, "mode", "practice") == "survey"


def _stem(thing):
    """A stem asks for what is so, or sets off the word that turns it round."""
    if word := bare_negative(thing.stem):
        yield remark("negative", (*thing.place, "stem"), word=word)


def _no_objective(quiz):
    """Each question names what it asks for."""
    return [
        remark("no-objective", ("questions", i), id=question.id)
        for i, question in enumerate(quiz.questions)
        if not getattr(question, "objective", None)
    ]


def _singles(quizzes):
    """Return what is asked with exactly one right answer."""
    return [
        thing
        for quiz in quizzes
        if not _is_survey(quiz)
        for thing in questions_under_review(quiz)
        if len(thing.keys) == 1 and thing.distractors
    ]


def _position(quizzes, place):
    """The right answer does not favour one place; where options are shuffled it has none."""
    singles = _singles(quiz for quiz in quizzes if not getattr(quiz, "shuffle", False))
    for position in range(max((len(thing.options) for thing in singles), default=0)):
        long = [thing for thing in singles if len(thing.options) > position]
        hits, chances = (
            sum(thing.options[position].right for thing in long),
            [1 / len(thing.options) for thing in long],
        )
        if len(long) >= FEWEST and at_least(hits, chances) < UNLIKELY:
            return [
                remark(
                    "position",
                    place,
                    position=position + 1,
                    hits=hits,
                    total=len(long),
                    chance=expected(chances),
                )
            ]
    return []


def _lengths(quizzes):
    """The right answer is not by rule the longest option, nor the shortest."""
    singles, found = _singles(quizzes), []
    chances = [1 / len(thing.options) for thing in singles]
    for end, pick in {"longest": max, "shortest": min}.items():
        hits = sum(_alone_at(pick, thing) for thing in singles)
        if len(singles) >= FEWEST and at_least(hits, chances) < UNLIKELY:
            found.append(
                remark(
                    "lengths", (), end=end, hits=hits, total=len(singles), chance=expected(chances)
                )
            )
    return found


def _alone_at(pick, thing):
    """Tell whether the right answer, and no other, has the greatest or the smallest length."""
    lengths = [len(plain(option.text)) for option in thing.options]
    return [
        option.right for option, length in zip(thing.options, lengths) if length == pick(lengths)
    ] == [True]
