"""The plots of a class report, drawn as SVG by hand: matplotlib would take longer than all the rest of a report.

Each is a `Figure` as in the lessons: a sentence, a picture with words for who cannot see it, and a table. Marks differ in
shape, not in colour alone. A plot is None where fewer learners than `statistics.SMALLEST` answered.
"""

from textwrap import wrap
from xml.sax.saxutils import escape

from coursebook.core.messages import messages
from coursebook.media.plots.canvas import ACCENT, EDGE, FONT, INK, LINE, PLATE, SOFT, WARN
from coursebook.media.plots.figure import Figure, Table
from coursebook.results.report.advice import count_answers
from coursebook.results.report.statistics import SMALLEST

WIDTH, LEFT, RIGHT = 320, 12, 248  # of the board, and of its scale from 0 to 100
LETTERS = 46  # of an objective in one line


def report_plots(analysis):
    """Return the plots that this class is large enough for."""
    course = analysis.course
    pairs = [
        each
        for each in analysis.objectives
        if min(count_answers(each.before), count_answers(each.after)) >= SMALLEST
    ]
    red = [
        each
        for each in pairs
        if any(course.items[q.index].question.red_flag for q in each.before + each.after)
    ]
    found = []
    if pairs:
        found.append(_plot("scores", course, pairs, _right, _right, _dumbbell))
    if red:
        found.append(_plot("red", course, red, _came, _left, _bars))
    return found


def _right(objective, after):
    return _percent(objective.after if after else objective.before, lambda q: q.right)


def _came(objective, _):
    return _percent(objective.before, lambda q: q.under)


def _left(objective, _):
    return _percent(objective.after, lambda q: q.under_last)


def _percent(questions, count):
    return round(100 * sum(map(count, questions)) / count_answers(questions))


def _plot(name, course, objectives, first, second, mark):
    """Put a plot together: `first` and `second` give the two numbers of an objective, `mark` draws them."""
    t = messages()["report"]["plots"][name]
    keys = ("before", "after") if name == "scores" else ("came", "left")
    rows = [
        (course.objectives[each.id], first(each, False), second(each, True)) for each in objectives
    ]
    means = dict(zip(keys, (f"{round(sum(row[i] for row in rows) / len(rows))}%" for i in (1, 2))))
    told = " ".join(
        t["row"].format(objective=text, **dict(zip(keys, values))) for text, *values in rows
    )
    table = Table(
        t["caption"], tuple(t["head"]), tuple((text, str(a), str(b)) for text, a, b in rows)
    )
    bare = {key: value.rstrip("%") for key, value in means.items()} if name == "red" else means
    return Figure(
        f"report-{name}",
        t["title"].format(**bare),
        t["alt"].format(rows=told),
        tuple(t["summary"]),
        table,
        _svg(rows, mark, [t[key] for key in keys]),
    )


def _svg(rows, mark, legend):
    """Draw a legend, a row for each objective, and the scale below."""
    parts, y = (
        mark(
            LEFT + 8,
            LEFT + 60,
            14,
            [_text(LEFT + 20, 18, legend[0]), _text(LEFT + 150, 18, legend[1])],
            legend=True,
        ),
        44,
    )
    for text, before, after in rows:
        for line in wrap(text, LETTERS):
            parts.append(_text(LEFT, y, line))
            y += 16
        parts += [
            _line(LEFT, y + 4, RIGHT, y + 4),
            *(_line(_x(at), y - 4, _x(at), y + 12) for at in (0, 50, 100)),
        ]
        parts += mark(
            _x(before),
            _x(after),
            y + 4,
            [_text(WIDTH - 4, y + 9, f"{before} → {after}", "end", INK, bold=True)],
        )
        y += 34
    parts += [_text(_x(at), y + 2, str(at), "middle", SOFT) for at in (0, 50, 100)]
    body = "".join(
        sorted(parts, key=lambda part: not part.startswith("<line"))
    )  # lines lie below marks and text
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 10}" font-family="{escape(FONT)}">'
        f'<rect width="{WIDTH}" height="{y + 10}" fill="{PLATE}"/>{body}</svg>'
    )


def _x(percent):
    return round(LEFT + percent / 100 * (RIGHT - LEFT), 1)


def _dumbbell(before, after, y, texts, legend=False):
    """Draw an open circle and a filled square, joined by a line; in the legend each stands before its word."""
    if legend:
        before, after = LEFT + 8, LEFT + 138
    join = (
        []
        if legend
        else [
            f'<line x1="{before}" y1="{y}" x2="{after}" y2="{y}" stroke="{EDGE}" stroke-width="3"/>'
        ]
    )
    return [
        *join,
        f'<circle cx="{before}" cy="{y}" r="6" fill="{PLATE}" stroke="{INK}" stroke-width="2"/>',
        f'<rect x="{after - 5}" y="{y - 5}" width="10" height="10" fill="{ACCENT}"/>',
        *texts,
    ]


def _bars(came, left, y, texts, legend=False):
    """Draw an outlined bar over a filled one; in the legend each stands before its word."""
    if legend:
        return [_bar(LEFT, y - 4, 14, PLATE), _bar(LEFT + 130, y - 4, 14, WARN), *texts]
    return [_bar(LEFT, y - 8, came - LEFT, PLATE), _bar(LEFT, y + 1, left - LEFT, WARN), *texts]


def _bar(x, y, width, fill):
    return f'<rect x="{x}" y="{y}" width="{max(round(width, 1), 0.5)}" height="8" fill="{fill}" stroke="{WARN}" stroke-width="1.5"/>'


def _line(x1, y1, x2, y2):
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{LINE}"/>'


def _text(x, y, words_, anchor="start", color=INK, bold=False):
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x}" y="{y}" font-size="12.5" fill="{color}" text-anchor="{anchor}"{weight}>{escape(words_)}</text>'
