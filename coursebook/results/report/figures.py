"""The figures of a report as records: of a question, a quiz, an objective, and the class.

"First" is what a learner first had marked: in a check, what she handed in before she saw what is
right. Scores, facility and all that rests on them are of first answers. "Last" is what she left
with. A question counts the learners who answered it; what compares questions (discrimination,
alpha) counts those who answered all of the quiz.
"""

from typing import Literal, NamedTuple

from coursebook.quizzes.models import Quiz
from coursebook.results.report.course import ScoredCourse
from coursebook.results.report.options import OptionCount
from coursebook.results.report.statistics import Floats, Gain

Reason = Literal[
    "", "nobody", "few", "alone", "same"
]  # why a figure is missing; empty: it is there


class QuestionFigures(NamedTuple):
    """The figures of one question.

    Counts are of learners; `tries` is a mean a learner, facility and deviation are shares, 0 to 1.
    Figures are None where `why` or `why_not_compared` (discrimination, efficiency) says why.
    """

    item: int  # its index in the course's items
    answered: int
    right: int
    right_last: int
    under: int
    under_last: int
    sure: int
    sure_wrong: int
    tries: float | None
    facility: float | None
    deviation: float | None
    discrimination: float | None
    efficiency: float | None
    why: Reason
    why_not_compared: Reason
    chosen: list[OptionCount]


class QuizFigures(NamedTuple):
    """The figures of one quiz.

    `started` and `complete` count learners; mean, deviation and error are in points.
    """

    quiz: Quiz
    started: int
    complete: int
    points: int
    mean: float | None
    deviation: float | None
    alpha: float | None
    dichotomous: bool  # every mark is none or all: then alpha is KR-20
    error: float | None
    why: Reason


class ObjectiveFigures(NamedTuple):
    """The questions of one objective in both checks, and the gain of those who answered all."""

    id: str
    before: list[QuestionFigures]
    after: list[QuestionFigures]
    both: int  # learners
    gain: Gain | None


class Scores(NamedTuple):
    """The scores in the checks before and after, 0 to 1, and what the class gained.

    `before` and `after` are (learners,), NaN where she did not answer all. `started` counts the
    learners who began each, `both` those who answered all.
    """

    before: Floats
    after: Floats
    started: tuple[int, int]
    both: int
    means: tuple[float, float] | None
    gain: Gain | None


class Analysis(NamedTuple):
    """All figures of a report; `learners` is how many there are."""

    course: ScoredCourse
    learners: int
    scores: Scores
    objectives: list[ObjectiveFigures]
    questions: list[QuestionFigures]
    quizzes: list[QuizFigures]

    def is_about_signs(self, objective: ObjectiveFigures) -> bool:
        """Return whether a question of an objective is about a warning sign."""
        items = [
            self.course.items[question.item] for question in objective.before + objective.after
        ]
        return any(item.question.red_flag for item in items)
