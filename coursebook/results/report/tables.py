"""The figures of a class as sentences and tables, with a reason for each that is missing.

Objectives and titles may hold inline Markdown; all else, such as names of files, is taken as it
stands.
"""

from typing import NamedTuple

from markupsafe import Markup

from coursebook.core.templates import inline
from coursebook.results.report.advice import advise, count_answers, lesson_of
from coursebook.results.report.figures import Analysis, ObjectiveFigures, QuizFigures
from coursebook.results.report.results import Results
from coursebook.results.report.statistics import SMALLEST
from coursebook.results.report.wording import (
    ReportTable,
    Row,
    build_table,
    format_decimal,
    format_or_why,
    format_percent,
    format_share,
    report_messages,
)


def advice_sentences(analysis: Analysis) -> list[str]:
    """Return the sentences on top: what to teach again, and in which lesson it is taught."""
    t, advice = report_messages(), advise(analysis)
    objective = inline(analysis.course.objectives.get(advice.objective, ""))
    sentence = t["advice"][advice.kind].format(
        objective=objective,
        some=f"{advice.some:,}",
        whole=f"{advice.whole:,}",
        right=f"{advice.whole - advice.some:,}",
    )
    sentences: list[str] = [Markup(sentence)]  # HTML, as the objective is
    if advice.objective and (lesson := lesson_of(analysis.course, advice.objective)):
        sentences.append(t["advice_lesson"].format(lesson=lesson))
    return sentences


def participants_table(results: Results, analysis: Analysis) -> ReportTable:
    """Return how many took part, and in which of the checks that the course has."""
    t, scores, course = report_messages()["who"], analysis.scores, analysis.course
    counts = {"all": analysis.learners}
    if course.before:
        counts["before"] = scores.started[0]
    if course.after:
        counts["after"] = scores.started[1]
    if course.before and course.after:
        counts["both"] = scores.both
    if results.unused:
        counts["left_out"] = len(results.unused)
    return build_table("who", [(t[name], f"{count:,}") for name, count in counts.items()])


class _LittleHelp(NamedTuple):
    """How many of the answers about an objective gave a warning sign too little help."""

    objective: ObjectiveFigures
    left: int  # of the last answers in the final check
    left_whole: int
    came: int  # of the first answers before the course
    came_whole: int

    def sort_key(self) -> tuple[float, float]:
        """Return what puts the largest shares first."""
        return -self.left / max(self.left_whole, 1), -self.came / max(self.came_whole, 1)


def red_flag_table(analysis: Analysis) -> ReportTable | None:
    """Return the objectives of warning signs that got too little help, the worst first.

    None when no question about a warning sign was answered.
    """
    asked = [
        _count_little_help(objective)
        for objective in analysis.objectives
        if analysis.is_about_signs(objective)
    ]
    asked = [counts for counts in asked if counts.left_whole or counts.came_whole]
    if not asked:
        return None
    worst_first = sorted((c for c in asked if c.left or c.came), key=_LittleHelp.sort_key)
    rows = [
        (
            inline(analysis.course.objectives[counts.objective.id]),
            format_share(counts.left, counts.left_whole),
            format_share(counts.came, counts.came_whole),
        )
        for counts in worst_first
    ]
    return build_table("red", rows)


def _count_little_help(objective: ObjectiveFigures) -> _LittleHelp:
    return _LittleHelp(
        objective,
        sum(question.under_last for question in objective.after),
        count_answers(objective.after),
        sum(question.under for question in objective.before),
        count_answers(objective.before),
    )


def score_sentences(analysis: Analysis) -> list[str]:
    """Say how the class scored before and after, and what it gained."""
    t, scores = report_messages(), analysis.scores
    both = f"{scores.both:,}"
    if not scores.means:
        return [t["scores_few"].format(both=both)]
    before, after = map(format_percent, scores.means)
    means = t["scores_means"].format(both=both, before=before, after=after)
    if scores.gain is None:
        return [means, t["scores_no_gain"]]
    value, low, high = (format_or_why(number, "") for number in scores.gain)
    sentence = t["scores_gain_open"] if scores.gain.low is None else t["scores_gain"]
    return [means, sentence.format(gain=value, low=low, high=high)]


def objectives_table(analysis: Analysis) -> ReportTable:
    """Return right first answers by objective, and the gain; of few learners, counts alone."""
    rows = []
    for objective in analysis.objectives:
        before, after = (
            format_share(sum(question.right for question in part), count_answers(part))
            for part in (objective.before, objective.after)
        )
        text = inline(analysis.course.objectives[objective.id])
        rows.append((text, before, after, _format_gain(objective)))
    return _drop_figures(build_table("objectives", rows), analysis)


def _format_gain(objective: ObjectiveFigures) -> str:
    """Say the gain of one objective, or why there is none."""
    t, gain = report_messages(), objective.gain
    if gain is None:
        few = "few" if objective.both < SMALLEST else "no_gain"
        return t["why"][few if objective.both else "nobody"]
    value, low, high = (format_or_why(number, "") for number in gain)
    return value if gain.low is None else t["gain"].format(gain=value, low=low, high=high)


def quizzes_table(analysis: Analysis) -> ReportTable:
    """Return the figures of each quiz that somebody began; of few learners, counts alone."""
    rows = [_quiz_row(quiz) for quiz in analysis.quizzes if quiz.started]
    return _drop_figures(build_table("quizzes", rows), analysis)


def _quiz_row(figures: QuizFigures) -> Row:
    t = report_messages()
    why = t["why"].get(figures.why, "")
    mean = alpha = why
    if figures.mean is not None:
        mean = t["mean"].format(mean=format_decimal(figures.mean), points=figures.points)
    if figures.alpha is not None:
        name = "kr20" if figures.dichotomous else "alpha"
        alpha = t[name].format(value=format_decimal(figures.alpha))
    return (
        inline(figures.quiz.title),
        f"{figures.started:,}",
        f"{figures.complete:,}",
        mean,
        format_or_why(figures.deviation, why),
        alpha,
        format_or_why(figures.error, why),
    )


def _drop_figures(table: ReportTable, analysis: Analysis) -> ReportTable:
    """Leave only the name and the two counts of each row where there are few learners."""
    if analysis.learners >= SMALLEST:
        return table
    return ReportTable(table.caption, table.head[:3], [row[:3] for row in table.rows])


def unused_table(results: Results, most: int) -> ReportTable:
    """Return the first of what was not used, each with its reason."""
    t = report_messages()
    rows = [
        (t["line"].format(file=file, line=f"{line:,}") if line else file, reason)
        for file, line, reason in results.unused[:most]
    ]
    return build_table("unused", rows)


def reading_notes(analysis: Analysis) -> list[str]:
    """Return how to read the page; of what could not be said, only what stands on it."""
    t = report_messages()
    reasons = {
        *(question.why for question in analysis.questions),
        *(question.why_not_compared for question in analysis.questions),
        *(quiz.why for quiz in analysis.quizzes),
    }
    why_notes = [
        note.format(smallest=SMALLEST) for why, note in t["why_notes"].items() if why in reasons
    ]
    return [*t["notes"], *why_notes]
