"""The plots of a class report, drawn as SVG by hand.

Matplotlib would take longer than all the rest of a report. Each is a `Figure` as in the lessons: a
sentence, a picture with words for who cannot see it, and a table. Marks differ in shape, not in
colour alone. A plot is left out where fewer learners than `statistics.SMALLEST` answered.
"""

from collections.abc import Callable, Sequence
from textwrap import wrap
from typing import NamedTuple
from xml.sax.saxutils import escape

from coursebook.media.plots.canvas import ACCENT, EDGE, FONT, INK, LINE, PLATE, SOFT, WARN
from coursebook.media.plots.figure import Figure, Table
from coursebook.results.report.advice import count_answers
from coursebook.results.report.figures import Analysis, ObjectiveFigures, QuestionFigures
from coursebook.results.report.statistics import SMALLEST
from coursebook.results.report.wording import report_messages

WIDTH, LEFT, RIGHT = 320, 12, 248  # points: of the board, and of its scale from 0 to 100
LETTERS = 46  # of an objective in one line

_Mark = Callable[[float, float, int], list[str]]  # draws two x at a y


class _Row(NamedTuple):
    """A row of a plot: the text of an objective, and its two numbers, in every 100."""

    text: str
    first: int
    second: int


def draw_plots(analysis: Analysis) -> list[Figure]:
    """Return the plots that this class is large enough for."""
    large = [
        objective
        for objective in analysis.objectives
        if min(count_answers(objective.before), count_answers(objective.after)) >= SMALLEST
    ]
    plots = []
    if large:
        plots.append(_plot_scores([_score_row(objective, analysis) for objective in large]))
    if red := [objective for objective in large if analysis.is_about_signs(objective)]:
        plots.append(_plot_red_flags([_red_flag_row(objective, analysis) for objective in red]))
    return plots


def _score_row(objective: ObjectiveFigures, analysis: Analysis) -> _Row:
    """Return how many first answers were right, before and after."""
    return _Row(
        analysis.course.objectives[objective.id],
        _percent(objective.before, lambda question: question.right),
        _percent(objective.after, lambda question: question.right),
    )


def _red_flag_row(objective: ObjectiveFigures, analysis: Analysis) -> _Row:
    """Return how many answers gave too little help: the first ones before, the last ones after."""
    return _Row(
        analysis.course.objectives[objective.id],
        _percent(objective.before, lambda question: question.under),
        _percent(objective.after, lambda question: question.under_last),
    )


def _percent(questions: Sequence[QuestionFigures], count: Callable[[QuestionFigures], int]) -> int:
    return round(100 * sum(map(count, questions)) / count_answers(questions))


def _plot_scores(rows: Sequence[_Row]) -> Figure:
    t = report_messages()["plots"]["scores"]
    texts = [
        t["row"].format(objective=row.text, before=row.first, after=row.second) for row in rows
    ]
    first, second = _means(rows)
    legend = [_circle(LEFT + 8, 14), _square(LEFT + 138, 14), *_legend(t["before"], t["after"])]
    return Figure(
        "report-scores",
        t["title"].format(before=f"{first}%", after=f"{second}%"),
        t["alt"].format(rows=" ".join(texts)),
        tuple(t["summary"]),
        _table(t["caption"], t["head"], rows),
        _draw_rows(rows, _dumbbell, legend),
    )


def _plot_red_flags(rows: Sequence[_Row]) -> Figure:
    t = report_messages()["plots"]["red"]
    texts = [t["row"].format(objective=row.text, came=row.first, left=row.second) for row in rows]
    first, second = _means(rows)
    marks = [_bar(LEFT, 10, 14, PLATE), _bar(LEFT + 130, 10, 14, WARN)]
    return Figure(
        "report-red",
        t["title"].format(came=first, left=second),
        t["alt"].format(rows=" ".join(texts)),
        tuple(t["summary"]),
        _table(t["caption"], t["head"], rows),
        _draw_rows(rows, _bars, [*marks, *_legend(t["came"], t["left"])]),
    )


def _means(rows: Sequence[_Row]) -> tuple[int, int]:
    """Return the means of both numbers over all rows, in every 100."""
    return (
        round(sum(row.first for row in rows) / len(rows)),
        round(sum(row.second for row in rows) / len(rows)),
    )


def _table(caption: str, head: Sequence[str], rows: Sequence[_Row]) -> Table:
    cells = tuple((row.text, str(row.first), str(row.second)) for row in rows)
    return Table(caption, tuple(head), cells)


def _draw_rows(rows: Sequence[_Row], mark: _Mark, legend: list[str]) -> str:
    """Return the SVG of a legend, a row for each objective, and the scale below."""
    parts, y = [*legend], 44
    for row in rows:
        for line in wrap(row.text, LETTERS):
            parts.append(_text(LEFT, y, line))
            y += 16
        parts.append(_line(LEFT, y + 4, RIGHT, y + 4))
        parts += [_line(_x(percent), y - 4, _x(percent), y + 12) for percent in (0, 50, 100)]
        parts += mark(_x(row.first), _x(row.second), y + 4)
        numbers = f"{row.first} → {row.second}"
        parts.append(_text(WIDTH - 4, y + 9, numbers, "end", bold=True))
        y += 34
    parts += [_text(_x(percent), y + 2, str(percent), "middle", SOFT) for percent in (0, 50, 100)]
    parts.sort(key=lambda part: not part.startswith("<line"))  # lines lie below marks and text
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 10}" '
        f'font-family="{escape(FONT)}">'
        f'<rect width="{WIDTH}" height="{y + 10}" fill="{PLATE}"/>{"".join(parts)}</svg>'
    )


def _x(percent: int) -> float:
    return round(LEFT + percent / 100 * (RIGHT - LEFT), 1)


def _legend(first: str, second: str) -> list[str]:
    """Return the words of the two marks, each after its mark."""
    return [_text(LEFT + 20, 18, first), _text(LEFT + 150, 18, second)]


def _dumbbell(before: float, after: float, y: int) -> list[str]:
    """Draw an open circle and a filled square, joined by a line."""
    line = f'<line x1="{before}" y1="{y}" x2="{after}" y2="{y}" stroke="{EDGE}" stroke-width="3"/>'
    return [line, _circle(before, y), _square(after, y)]


def _bars(came: float, left: float, y: int) -> list[str]:
    """Draw an outlined bar over a filled one."""
    return [_bar(LEFT, y - 8, came - LEFT, PLATE), _bar(LEFT, y + 1, left - LEFT, WARN)]


def _circle(x: float, y: int) -> str:
    return f'<circle cx="{x}" cy="{y}" r="6" fill="{PLATE}" stroke="{INK}" stroke-width="2"/>'


def _square(x: float, y: int) -> str:
    return f'<rect x="{x - 5}" y="{y - 5}" width="10" height="10" fill="{ACCENT}"/>'


def _bar(x: float, y: int, width: float, fill: str) -> str:
    """Draw a bar; one of no length is still seen."""
    return (
        f'<rect x="{x}" y="{y}" width="{max(round(width, 1), 0.5)}" height="8" '
        f'fill="{fill}" stroke="{WARN}" stroke-width="1.5"/>'
    )


def _line(x1: float, y1: int, x2: float, y2: int) -> str:
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{LINE}"/>'


def _text(
    x: float, y: int, text: str, anchor: str = "start", color: str = INK, bold: bool = False
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x}" y="{y}" font-size="12.5" fill="{color}" '
        f'text-anchor="{anchor}"{weight}>{escape(text)}</text>'
    )
