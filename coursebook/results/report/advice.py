"""What to teach again next time: one thing, chosen from the figures. `tables` has the words.

Safety first: a warning sign that got too little help comes before any score, and what learners left
with before what they first said, and that before what they came with. Then what they were sure of
and had wrong, then what fewest had right.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from coursebook.course.notebooks import Notebook, heading_of
from coursebook.results.report.course import ScoredCourse
from coursebook.results.report.figures import Analysis, ObjectiveFigures, QuestionFigures

ENOUGH = 0.8  # of the answers right: below that an objective is taught again

Kind = Literal["under_left", "under_first", "under_came", "sure_wrong", "low", "well", "nothing"]
_Part = Callable[[ObjectiveFigures], Sequence[QuestionFigures]]  # some questions of an objective
_Count = Callable[[QuestionFigures], int]  # some answers to a question


class Advice(NamedTuple):
    """One thing to do: `some` of `whole` answers about `objective` show what `kind` says."""

    kind: Kind
    objective: str = ""
    some: int = 0
    whole: int = 0


def advise(analysis: Analysis) -> Advice:
    """Return what to teach again next time."""
    for kind, part, count in _ALARMS:
        worst = _worst(kind, analysis.objectives, part, count)
        if worst.some:
            return worst
    weakest = _worst("low", analysis.objectives, _after_or_before, _count_wrong)
    if not weakest.whole:
        return Advice("nothing")
    enough = 1 - weakest.some / weakest.whole >= ENOUGH
    return weakest._replace(kind="well") if enough else weakest


def count_answers(questions: Iterable[QuestionFigures]) -> int:
    """Return how many answers there are to some questions."""
    return sum(question.answered for question in questions)


def _after(objective: ObjectiveFigures) -> Sequence[QuestionFigures]:
    return objective.after


def _before_alone(objective: ObjectiveFigures) -> Sequence[QuestionFigures]:
    """Return the questions before the course where nobody answered those after it."""
    return [] if count_answers(objective.after) else objective.before


def _after_or_before(objective: ObjectiveFigures) -> Sequence[QuestionFigures]:
    return objective.after if count_answers(objective.after) else objective.before


def _count_wrong(question: QuestionFigures) -> int:
    return question.answered - question.right


# What comes before all scores, in this order.
_ALARMS: tuple[tuple[Kind, _Part, _Count], ...] = (
    ("under_left", _after, lambda question: question.under_last),
    ("under_first", _after, lambda question: question.under),
    ("under_came", _before_alone, lambda question: question.under),
    ("sure_wrong", _after, lambda question: question.sure_wrong),
    ("sure_wrong", _before_alone, lambda question: question.sure_wrong),
)


def _worst(
    kind: Kind, objectives: Iterable[ObjectiveFigures], part: _Part, count: _Count
) -> Advice:
    """Return the objective with the largest share of what is counted.

    Among equals it is the one with more, then the first.
    """
    candidates = [
        Advice(kind, objective.id, sum(map(count, questions)), count_answers(questions))
        for objective in objectives
        for questions in [part(objective)]
        if count_answers(questions)
    ]
    return max(
        candidates,
        key=lambda advice: (advice.some / advice.whole, advice.some),
        default=Advice(kind),
    )


def lesson_of(course: ScoredCourse, objective: str) -> str:
    """Return the title of the lesson that teaches an objective, or "".

    It is the one that names the objective in its metadata, has no check of its own, and asks most
    about it.
    """
    checks = {course.lessons.get(name) for name in (course.before, course.after)}
    asked = Counter(
        course.lessons.get(item.quiz.id)
        for item in course.items
        if item.question.objective == objective
    )
    lessons = [
        path
        for path in dict.fromkeys(course.lessons.values())
        if path not in checks and objective in _objectives_in(path)
    ]
    best = max(lessons, key=lambda path: asked[path], default=None)
    return heading_of(best) if best else ""


def _objectives_in(lesson: Path) -> Sequence[str]:
    """Return the objectives that a lesson names in its metadata."""
    return Notebook(lesson).metadata.get("objectives", ())
