"""The page of a class report: figures become sentences and tables, these become HTML that stands alone.

It shows no single learner, loads nothing and has no script. `report_html` is what a notebook shows of it.
"""

from markupsafe import Markup

from coursebook import __version__
from coursebook.claims.loading import load_reviews
from coursebook.claims.review import Reviews
from coursebook.core.bundle import STYLES
from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.results.report.plots import report_plots
from coursebook.results.report.statistics import SMALLEST
from coursebook.results.report.tables import (
    advice_sentences,
    chosen_tables,
    objectives_table,
    overconfidence_table,
    participants_table,
    questions_tables,
    quizzes_table,
    reading_notes,
    red_flag_questions_table,
    red_flag_table,
    score_sentences,
    unused_table,
)

SHOWN = 100  # files that were not used, and sentences about files


def page_html(results, analysis):
    """Return the whole page of a report, its style within."""
    style = Markup("<style>{}</style>").format(
        Markup(
            "".join(
                (STYLES / name).read_text(encoding="utf-8")
                for name in ("palette.css", "report.css")
            )
        )
    )
    return template("results/report/report.html.j2").render(
        style=style, whole=True, version=__version__, **_view(results, analysis, 2)
    )


def report_html(results, analysis):
    """Return a report without what stands in the files beside it: the answers to each question, and the files not used."""
    return template("results/report/report.html.j2").render(
        style="", whole=False, version=__version__, **_view(results, analysis, 3)
    )


def _view(results, analysis, level):
    """Return what the template shows, in words."""
    t = messages()["report"]
    return {
        "t": t,
        "level": level,
        "advice": advice_sentences(analysis),
        "draft": _draft(results.course),
        "few": t["few"].format(smallest=SMALLEST) if analysis.learners < SMALLEST else "",
        "who": participants_table(results, analysis),
        "red": red_flag_table(analysis),
        "red_questions": red_flag_questions_table(analysis),
        "sure": overconfidence_table(analysis),
        "scores": score_sentences(analysis),
        "objectives": objectives_table(analysis),
        "plots": [Markup(figure._repr_html_()) for figure in report_plots(analysis)],
        "quizzes": quizzes_table(analysis),
        "questions": questions_tables(analysis),
        "chosen": chosen_tables(analysis),
        "unused": unused_table(results, SHOWN),
        "not_used": len(results.unused),
        "shown": SHOWN,
        "said": results.said[:SHOWN],
        "more_said": len(results.said) - SHOWN,
        "notes": reading_notes(analysis),
    }


def _draft(course):
    """Return what is said of the clinical review of the course."""
    path = course.root / "book" / "review.yml"
    state, _ = (load_reviews(path) if path.is_file() else Reviews(reviews=[])).state(__version__)
    return messages()["theme"]["drafts"][state]
