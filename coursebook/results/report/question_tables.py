"""The figures of questions as tables, and what learners chose.

Stems and options may hold inline Markdown.
"""

from typing import NamedTuple

from markupsafe import Markup

from coursebook.core.templates import inline
from coursebook.results.report.advice import count_answers
from coursebook.results.report.figures import Analysis, QuestionFigures
from coursebook.results.report.options import OptionCount
from coursebook.results.report.statistics import SMALLEST
from coursebook.results.report.wording import (
    ReportTable,
    Row,
    build_table,
    format_or_why,
    format_percent,
    format_share,
    report_messages,
)


class QuestionChoices(NamedTuple):
    """What learners chose at one question: its stem, how many answered, a row an option."""

    stem: Markup
    answered: str
    table: ReportTable


class ChoiceGroup(NamedTuple):
    """What learners chose at some questions, under one heading."""

    heading: Markup
    questions: list[QuestionChoices]


def red_flag_questions_table(analysis: Analysis) -> ReportTable:
    """Return the questions on warning signs that got too little help.

    The final check comes first, then most last answers first.
    """
    questions = sorted(
        (q for q in analysis.questions if q.under or q.under_last),
        key=lambda q: (_rank(q, analysis), -q.under_last / q.answered, -q.under / q.answered),
    )
    rows = [
        (
            *_name_cells(question, analysis),
            format_share(question.under_last, question.answered),
            format_share(question.under, question.answered),
        )
        for question in questions
    ]
    return build_table("red_questions", rows)


def overconfidence_table(analysis: Analysis) -> ReportTable:
    """Return the questions that were answered with "sure" and wrong.

    The final check comes first, then most first.
    """
    questions = sorted(
        (q for q in analysis.questions if q.sure_wrong),
        key=lambda q: (_rank(q, analysis), -q.sure_wrong / q.answered, -q.sure_wrong),
    )
    rows = [
        (
            *_name_cells(question, analysis),
            format_share(question.sure_wrong, question.answered),
            format_share(question.sure, question.answered),
        )
        for question in questions
    ]
    return build_table("sure", rows)


def questions_table(analysis: Analysis) -> ReportTable:
    """Return the figures of each question that somebody answered; of few learners, counts alone."""
    asked = [question for question in analysis.questions if question.answered]
    few = analysis.learners < SMALLEST
    cells = _count_cells if few else _figure_cells
    rows = [(*_name_cells(question, analysis), *cells(question)) for question in asked]
    return build_table("questions_few" if few else "questions", rows)


def _count_cells(question: QuestionFigures) -> Row:
    return (
        format_share(question.right, question.answered),
        format_share(question.right_last, question.answered),
    )


def _figure_cells(question: QuestionFigures) -> Row:
    t = report_messages()["why"]
    why, why_not_compared = t.get(question.why, ""), t.get(question.why_not_compared, "")
    return (
        f"{question.answered:,}",
        why if question.facility is None else format_percent(question.facility),
        why if question.deviation is None else format_percent(question.deviation),
        format_or_why(question.discrimination, why_not_compared),
        format_or_why(question.efficiency, why_not_compared),
    )


def choice_groups(analysis: Analysis) -> list[ChoiceGroup]:
    """Return what learners chose: both checks by objective, twin beside twin, then quiz by quiz."""
    course, t = analysis.course, report_messages()
    groups = [
        (
            t["checks_heading"].format(objective=course.objectives[objective.id]),
            objective.before + objective.after,
        )
        for objective in analysis.objectives
    ]
    in_checks = {question.item for _, questions in groups for question in questions}
    rest = [question for question in analysis.questions if question.item not in in_checks]
    groups += [
        (quiz.title, [q for q in rest if course.items[q.item].quiz.id == quiz.id])
        for quiz in course.quizzes
    ]
    return [
        ChoiceGroup(inline(heading), [_question_choices(q, analysis) for q in questions])
        for heading, questions in groups
        if count_answers(questions)
    ]


def _question_choices(question: QuestionFigures, analysis: Analysis) -> QuestionChoices:
    t, (stem, place) = report_messages(), _name_cells(question, analysis)
    caption = Markup(t["chosen"]["caption"].format(quiz=place, question=stem))
    rows = [_option_row(option, question.answered) for option in question.chosen]
    if not question.answered:
        rows, answered = [], t["nobody_answered"]
    else:
        answered = t["answered_by"].format(
            answered=f"{question.answered:,}",
            right=f"{question.right:,}",
            right_last=f"{question.right_last:,}",
        )
    return QuestionChoices(stem, answered, ReportTable(caption, t["chosen"]["head"], rows))


def _option_row(option: OptionCount, whole: int) -> Row:
    fits = report_messages()["fits"][{True: "yes", False: "no", None: ""}[option.right]]
    counts = format_share(option.first, whole), format_share(option.last, whole)
    return (inline(option.text), fits, *counts)


def _name_cells(question: QuestionFigures, analysis: Analysis) -> tuple[Markup, str]:
    """Return the stem of a question, and where it is asked: in which check, or in which quiz."""
    item = analysis.course.items[question.item]
    place = ("after", "", "before")[_rank(question, analysis)]
    asked_in = report_messages()["asked_in"][place] if place else inline(item.quiz.title)
    return inline(item.question.stem), asked_in


def _rank(question: QuestionFigures, analysis: Analysis) -> int:
    """Return 0 for the final check, 1 for the lessons, 2 for the check before the course."""
    course = analysis.course
    quiz = course.items[question.item].quiz.id
    return 2 if quiz == course.before else 0 if quiz == course.after else 1
