"""The figures of a report as tables of words: what is said for each figure, and for each that cannot be said.

Stems, options and objectives may hold inline Markdown; all else, such as names of files, is taken as it stands.
"""

from typing import NamedTuple

from coursebook.core.messages import messages
from coursebook.core.templates import inline
from coursebook.results.report.advice import advise, count_answers, lesson_of
from coursebook.results.report.statistics import SMALLEST


class ReportTable(NamedTuple):
    """A table: the first cell of each row names the row."""

    caption: str
    head: list[str]
    rows: list[tuple]


class OptionsTable(NamedTuple):
    """The answers to some questions, under one heading."""

    heading: str
    questions: list[tuple]  # (stem, sentence, table)


def _t():
    return messages()["report"]


def format_share(some, whole):
    """Say a share: in every 100 with both counts, or the counts alone where there are few."""
    if whole < SMALLEST:
        return (
            _t()["count"].format(some=f"{some:,}", whole=f"{whole:,}")
            if whole
            else _t()["why"]["nobody"]
        )
    return _t()["share"].format(
        percent=format_percent(some / whole), some=f"{some:,}", whole=f"{whole:,}"
    )


def format_percent(value):
    """Say a share of 1 as a percentage; what is not quite none or all is never said to be."""
    rounded = round(100 * value)
    return (
        "<1%"
        if value > 0 and rounded == 0
        else ">99%"
        if value < 1 and rounded == 100
        else f"{rounded}%"
    )


def format_decimal(value):
    """Say a number with two decimals, with a minus that is one."""
    return f"{value + 0.0:.2f}".replace("-", "−").replace("−0.00", "0.00")


def _table(name, rows):
    return ReportTable(_t()[name]["caption"], _t()[name]["head"], rows)


def _drop_empty_columns(shown, analysis):
    """Leave only the name and the two counts of each row where there are few learners."""
    return (
        ReportTable(shown.caption, shown.head[:3], [row[:3] for row in shown.rows])
        if analysis.learners < SMALLEST
        else shown
    )


def _stem(analysis, question):
    return inline(analysis.course.items[question.index].question.stem)


def _title(analysis, question):
    return inline(analysis.course.items[question.index].quiz.title)


def _asked_in_order(analysis, question):
    """Return 0 for the final check, 1 for the lessons, 2 for the check before the course."""
    quiz = analysis.course.items[question.index].quiz.id
    return 2 if quiz == analysis.course.before else 0 if quiz == analysis.course.after else 1


def _asked_in(analysis, question):
    """Return where a question is asked: one of the two checks, or the quiz of a lesson."""
    name = ("after", None, "before")[_asked_in_order(analysis, question)]
    return _t()["asked_in"][name] if name else _title(analysis, question)


def advice_sentences(analysis):
    """Return the sentences on top: what to teach again, and in which lesson it is taught."""
    found, t = advise(analysis), _t()
    objective = inline(analysis.course.objectives.get(found.objective, ""))
    said = t["advice"][found.kind].format(
        objective=objective,
        some=f"{found.some:,}",
        whole=f"{found.whole:,}",
        right=f"{found.whole - found.some:,}",
    )
    lesson = found.objective and lesson_of(analysis.course, found.objective)
    return [type(objective)(said), *([t["advice_lesson"].format(lesson=lesson)] if lesson else [])]


def participants_table(results, analysis):
    """Return how many took part."""
    t, scores = _t()["who"], analysis.scores
    rows = [
        (t["all"], analysis.learners),
        (t["before"], scores.started[0]),
        (t["after"], scores.started[1]),
        (t["both"], scores.both),
    ]
    rows += [(t["left_out"], len(results.unused))] if results.unused else []
    return _table("who", [(text, f"{count:,}") for text, count in rows])


def red_flag_table(analysis):
    """Return the objectives of warning signs that got too little help, the worst first; None when none was answered."""
    asked = [
        each
        for each in analysis.objectives
        if _is_red(analysis, each.before + each.after) and count_answers(each.before + each.after)
    ]
    found = [
        (each, sum(q.under_last for q in each.after), sum(q.under for q in each.before))
        for each in asked
    ]
    found = sorted(
        (row for row in found if row[1] or row[2]),
        key=lambda row: (-_part(row[1], row[0].after), -_part(row[2], row[0].before)),
    )
    rows = [
        (
            inline(analysis.course.objectives[each.id]),
            format_share(left, count_answers(each.after)),
            format_share(came, count_answers(each.before)),
        )
        for each, left, came in found
    ]
    return _table("red", rows) if asked else None


def _is_red(analysis, questions_):
    return any(analysis.course.items[q.index].question.red_flag for q in questions_)


def _part(some, questions_):
    return some / count_answers(questions_) if count_answers(questions_) else 0


def red_flag_questions_table(analysis):
    """Return the questions on warning signs that got too little help: the final check first, then most last answers first."""
    found = sorted(
        (q for q in analysis.questions if q.under or q.under_last),
        key=lambda q: (
            _asked_in_order(analysis, q),
            -q.under_last / q.answered,
            -q.under / q.answered,
        ),
    )
    rows = [
        (
            _stem(analysis, q),
            _asked_in(analysis, q),
            format_share(q.under_last, q.answered),
            format_share(q.under, q.answered),
        )
        for q in found
    ]
    return _table("red_questions", rows)


def overconfidence_table(analysis):
    """Return the questions that were answered with "sure" and wrong: the final check first, then most first."""
    found = sorted(
        (q for q in analysis.questions if q.sure_wrong),
        key=lambda q: (_asked_in_order(analysis, q), -q.sure_wrong / q.answered, -q.sure_wrong),
    )
    return _table(
        "sure",
        [
            (
                _stem(analysis, q),
                _asked_in(analysis, q),
                format_share(q.sure_wrong, q.answered),
                format_share(q.sure, q.answered),
            )
            for q in found
        ],
    )


def score_sentences(analysis):
    """Say how the class scored before and after, and what it gained."""
    t, found = _t(), analysis.scores
    if not found.means:
        return [t["scores_few"].format(both=f"{found.both:,}")]
    means = t["scores_means"].format(
        both=f"{found.both:,}",
        before=format_percent(found.means[0]),
        after=format_percent(found.means[1]),
    )
    if found.gain is None:
        return [means, t["scores_no_gain"]]
    said = t["scores_gain_open"] if found.gain.low is None else t["scores_gain"]
    low, high = ("" if limit is None else format_decimal(limit) for limit in found.gain[1:])
    return [means, said.format(gain=format_decimal(found.gain.value), low=low, high=high)]


def objectives_table(analysis):
    """Return first answers that were right by objective, before and after, and the gain; of few learners, counts alone."""
    rows = [
        (
            inline(analysis.course.objectives[each.id]),
            *(
                format_share(sum(q.right for q in part), count_answers(part))
                for part in (each.before, each.after)
            ),
            _gain(each),
        )
        for each in analysis.objectives
    ]
    return _drop_empty_columns(_table("objectives", rows), analysis)


def _gain(objective):
    """Say the gain of one objective, or why there is none."""
    if objective.gain is None:
        return _t()["why"][
            "nobody" if not objective.both else "few" if objective.both < SMALLEST else "no_gain"
        ]
    if objective.gain.low is None:
        return format_decimal(objective.gain.value)
    return _t()["gain"].format(
        gain=format_decimal(objective.gain.value),
        low=format_decimal(objective.gain.low),
        high=format_decimal(objective.gain.high),
    )


def quizzes_table(analysis):
    """Return mean, deviation, alpha and error of each quiz that somebody began; of few learners, counts alone."""
    t, rows = _t(), []
    for each in analysis.quizzes:
        why = t["why"].get(each.why, "")
        mean = (
            why
            if each.mean is None
            else t["mean"].format(mean=format_decimal(each.mean), points=each.points)
        )
        alpha = (
            why
            if each.alpha is None
            else t["kr20" if each.dichotomous else "alpha"].format(value=format_decimal(each.alpha))
        )
        rows.append(
            (
                inline(each.quiz.title),
                f"{each.started:,}",
                f"{each.complete:,}",
                mean,
                _value_or_reason(each.deviation, why),
                alpha,
                _value_or_reason(each.error, why),
            )
        )
    return _drop_empty_columns(
        _table("quizzes", [row for row, each in zip(rows, analysis.quizzes) if each.started]),
        analysis,
    )


def _value_or_reason(value, why):
    return why if value is None else format_decimal(value)


def questions_tables(analysis):
    """Return the figures of each question that somebody answered; of few learners, counts alone."""
    why = _t()["why"]
    if analysis.learners < SMALLEST:
        return _table(
            "questions_few",
            [
                (
                    _stem(analysis, q),
                    _asked_in(analysis, q),
                    format_share(q.right, q.answered),
                    format_share(q.right_last, q.answered),
                )
                for q in analysis.questions
                if q.answered
            ],
        )
    rows = [
        (
            _stem(analysis, q),
            _asked_in(analysis, q),
            f"{q.answered:,}",
            why[q.why] if q.why else format_percent(q.facility),
            why[q.why] if q.why else format_percent(q.deviation),
            _value_or_reason(q.discrimination, why.get(q.why_not_compared)),
            _value_or_reason(q.efficiency, why.get(q.why_not_compared)),
        )
        for q in analysis.questions
        if q.answered
    ]
    return _table("questions", rows)


def chosen_tables(analysis):
    """Return what learners chose: the two checks by objective, question beside question, then quiz by quiz."""
    course, t = analysis.course, _t()
    checks = [
        OptionsTable(
            t["checks_heading"].format(objective=course.objectives[each.id]),
            each.before + each.after,
        )
        for each in analysis.objectives
    ]
    shown = {q.index for each in checks for q in each.questions}
    rest = [
        OptionsTable(
            quiz.title,
            [
                q
                for q in analysis.questions
                if course.items[q.index].quiz.id == quiz.id and q.index not in shown
            ],
        )
        for quiz in course.quizzes
    ]
    return [
        OptionsTable(inline(each.heading), [_answers(analysis, q) for q in each.questions])
        for each in checks + rest
        if count_answers(each.questions)
    ]


def _answers(analysis, question):
    """Return the stem of a question, how many answered, and its table."""
    t, title, stem = _t(), _asked_in(analysis, question), _stem(analysis, question)
    whole, fits = question.answered, {True: "yes", False: "no", None: ""}
    rows = [
        (
            inline(each.text),
            t["fits"][fits[each.right]],
            format_share(each.first, whole),
            format_share(each.last, whole),
        )
        for each in question.chosen
    ]
    said = (
        t["answered_by"].format(
            answered=f"{whole:,}",
            right=f"{question.right:,}",
            right_last=f"{question.right_last:,}",
        )
        if whole
        else t["nobody_answered"]
    )
    return (
        stem,
        said,
        ReportTable(
            type(stem)(t["chosen"]["caption"].format(quiz=title, question=stem)),
            t["chosen"]["head"],
            rows if whole else [],
        ),
    )


def unused_table(results, most):
    """Return the first of what was not used, each with its reason."""
    rows = [
        (
            _t()["line"].format(file=each.file, line=f"{each.line:,}") if each.line else each.file,
            each.reason,
        )
        for each in results.unused[:most]
    ]
    return _table("unused", rows)


def reading_notes(analysis):
    """Return how to read the page; of what could not be said, only what stands on it."""
    t = _t()
    found = (
        {q.why for q in analysis.questions}
        | {q.why_not_compared for q in analysis.questions}
        | {each.why for each in analysis.quizzes}
    )
    return t["notes"] + [
        said.format(smallest=SMALLEST) for why, said in t["why_notes"].items() if why in found
    ]
