"""The page of a class report: figures become sentences and tables, and these become HTML.

It shows no single learner, loads nothing and has no script. `report_html` is what a notebook shows
of it.
"""

from collections.abc import Collection
from typing import Any

from markupsafe import Markup

from coursebook.core.bundle import STYLES
from coursebook.core.templates import template
from coursebook.results.report.figures import Analysis
from coursebook.results.report.plots import draw_plots
from coursebook.results.report.question_tables import (
    choice_groups,
    overconfidence_table,
    questions_table,
    red_flag_questions_table,
)
from coursebook.results.report.results import Results
from coursebook.results.report.statistics import SMALLEST
from coursebook.results.report.tables import (
    advice_sentences,
    objectives_table,
    participants_table,
    quizzes_table,
    reading_notes,
    red_flag_table,
    score_sentences,
    unused_table,
)
from coursebook.results.report.wording import report_messages

# Parts that an educator may leave out of what a notebook shows; warning signs always stand there.
CHOSEN = ("who", "sure", "scores", "quizzes", "questions")
SHOWN = 100  # files that were not used, and sentences about files


def page_html(results: Results, analysis: Analysis) -> str:
    """Return the whole page of a report, its style within."""
    style = "".join(
        (STYLES / name).read_text(encoding="utf-8") for name in ("palette.css", "report.css")
    )
    return template("results/report/report.html.j2").render(
        style=Markup("<style>{}</style>").format(Markup(style)),
        whole=True,
        parts=CHOSEN,
        **_view(results, analysis, level=2),
    )


def report_html(
    results: Results, analysis: Analysis, parts: Collection[str] = frozenset(CHOSEN)
) -> str:
    """Return a report without what stands in the files beside it.

    That is the answers to each question, and the files that were not used. `parts` are those of
    `CHOSEN` that are shown.
    """
    return template("results/report/report.html.j2").render(
        style="", whole=False, parts=parts, **_view(results, analysis, level=3)
    )


def _view(results: Results, analysis: Analysis, level: int) -> dict[str, Any]:
    """Return what the template shows, in words; `level` is that of its headings."""
    t = report_messages()
    return {
        "t": t,
        "version": results.course.version,
        "level": level,
        "advice": advice_sentences(analysis),
        "draft": results.course.draft,
        "few": t["few"].format(smallest=SMALLEST) if analysis.learners < SMALLEST else "",
        "who": participants_table(results, analysis),
        "has_red_flags": any(item.question.red_flag for item in results.course.items),
        "has_both_checks": bool(results.course.before and results.course.after),
        "red": red_flag_table(analysis),
        "red_questions": red_flag_questions_table(analysis),
        "sure": overconfidence_table(analysis),
        "scores": score_sentences(analysis),
        "objectives": objectives_table(analysis),
        "plots": [Markup(figure._repr_html_()) for figure in draw_plots(analysis)],
        "quizzes": quizzes_table(analysis),
        "questions": questions_table(analysis),
        "choices": choice_groups(analysis),
        "unused": unused_table(results, SHOWN),
        "not_used": len(results.unused),
        "shown": SHOWN,
        "remarks": results.remarks[:SHOWN],
        "more_remarks": len(results.remarks) - SHOWN,
        "notes": reading_notes(analysis),
    }
