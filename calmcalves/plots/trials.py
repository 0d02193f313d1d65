"""What trials of tablets for leg cramps found, side by side and not added up: a forest plot in plain words."""

import math

from coursebook.media.plots import canvas as style
from coursebook.media.plots.figure import Figure, Table
from calmcalves.plots.trial_rows import LEAST, MOST, NAME, percent, read_counted, read_trials
from coursebook.media.plots.wording import capitalise, paragraphs, plot_message, term

PAIN = "pain halved"
HEAD = (
    "trial",
    "tablet",
    "other",
    "outcome",
    "with_tablet",
    "with_other",
    "times",
    "range",
    "blinded",
    "sure",
    "derived",
)
LEFT, RIGHT, STEP, ABOVE, BELOW = (
    6,
    294,
    42,
    54,
    34,
)  # ABOVE, BELOW: what a group has around its results
FROM, TO = 77, 228  # where the axis stands, in points
TICKS = {0.5: "½", 1: "1", 2: "2", 5: "5", 10: "10", 20: "20", 50: "50"}


def trials(data="data"):
    """Show what seven results from trials of magnesium and calcium tablets found."""
    rows, counted = read_trials(data), read_counted(data)
    groups = _groups(rows)
    height = len(groups) * (ABOVE + BELOW) + STEP * len(rows) + 100
    return Figure(
        name=NAME,
        title=plot_message("trials", "title"),
        alt=_alt(rows),
        summary=_summary(rows, groups[0][0], counted),
        table=Table(
            plot_message("trials", "caption"),
            tuple(plot_message("trials", "head", name) for name in HEAD),
            tuple(map(_cells, rows)),
        ),
        svg=style.draw_svg(height, lambda board: _paint(board, groups)),
    )


def _groups(rows):
    """Return the rows of each comparison, pain apart from cramps."""
    groups = {}
    for row in rows:
        groups.setdefault(
            (row["intervention"], row["comparator"], row["outcome"] == PAIN), []
        ).append(row)
    return sorted(
        groups.values(), key=lambda group: group[0]["intervention"] != rows[0]["intervention"]
    )


def _alt(rows):
    right = [_result_name(row) for row in rows if row["ci_low"] > 1]
    across = [_result_name(row) for row in rows if row["ci_low"] <= 1]
    return plot_message(
        "trials",
        "alt",
        total=len(rows),
        right=len(right),
        rights=plot_message("join").join(right),
        across=len(across),
        acrosses=plot_message("join").join(across),
    )


def _summary(rows, example, counted):
    most, next_most = sorted(rows, key=lambda row: row["rr"])[:-3:-1]
    return paragraphs(
        "trials",
        "summary",
        most=most,
        next=next_most,
        halved=percent(rows[1], "c"),
        first=example,
        first_name=_name(example),
        counted=counted,
        counted_name=_name(counted),
        outcome=term("outcome", example["outcome"]),
        tablet=term("intervention", example["intervention"]),
        other=term("comparator", example["comparator"]),
        place=term("place", counted["trial"]),
    )


def _cells(row):
    derived = "women" if row["counts_basis"] == "derived" else "ratio"
    return (
        _name(row),
        *(term(column, row[column]) for column in ("intervention", "comparator", "outcome")),
        plot_message("share", part=row["events_t"], whole=row["n_t"]),
        plot_message("share", part=row["events_c"], whole=row["n_c"]),
        f"{row['rr']:.2f}",
        plot_message("range", low=f"{row['ci_low']:.2f}", high=f"{row['ci_high']:.2f}"),
        *(term(column, row[column]) for column in ("blinded", "certainty")),
        plot_message("trials", "derived", derived),
    )


def _name(row):
    return plot_message("trials", "name", trial=term("trial", row["trial"]), year=row["year"])


def _result_name(row):
    return plot_message(
        "trials", "result", name=_name(row), outcome=term("outcome", row["outcome"])
    )


def _paint(board, groups):
    y = 22
    for group in groups:
        y = _group(board, y, group)
    _axis(board, y - 20)
    for place, (name, full) in enumerate((("full", True), ("empty", False))):
        middle = y + 46 + place * 18
        board.square(LEFT + 5, middle - 5, 8, style.ACCENT, full)
        board.text(LEFT + 16, middle, plot_message("trials", name), 12, style.SOFT)


def _group(board, y, rows):
    """Draw the results of one comparison from the line `y` down and return where the next begins."""
    tablet = term("intervention", rows[0]["intervention"])
    board.text(
        LEFT,
        y,
        capitalise(
            plot_message(
                "trials", "group", tablet=tablet, other=term("comparator", rows[0]["comparator"])
            )
        ),
        15,
        style.ACCENT,
        bold=True,
    )
    what = "pain" if rows[0]["outcome"] == PAIN else "cramps"
    for line, (side, more) in enumerate((("left", "right"), ("without", "with"))):
        board.text(
            LEFT,
            y + 19 + 15 * line,
            plot_message("trials", what, side, tablet=tablet),
            color=style.SOFT,
        )
        board.text(
            RIGHT,
            y + 19 + 15 * line,
            plot_message("trials", what, more, tablet=tablet),
            color=style.SOFT,
            align="right",
        )
    for place, row in enumerate(rows):
        _result(board, y + ABOVE + 2 + place * STEP, row)
    end = y + ABOVE + len(rows) * STEP
    board.text(
        _x(1), end - 2, plot_message("trials", "no_difference"), 12, style.SOFT, align="center"
    )
    return end + BELOW


def _result(board, y, row):
    """Draw one result: its words, then the counts at both sides of its square and line."""
    board.text(LEFT, y, _result_name(row))
    middle = y + 15
    for x, group, align in ((LEFT, "c", "left"), (RIGHT, "t", "right")):
        words = plot_message("share", part=row[f"events_{group}"], whole=row[f"n_{group}"])
        board.text(x, middle + 5, words, bold=True, align=align)
    board.line([(_x(1), middle - 11), (_x(1), middle + 11)], style.EDGE, 1.2)
    board.line([(_x(row["ci_low"]), middle), (_x(row["ci_high"]), middle)], style.ACCENT, 2)
    size = math.sqrt(row["n_t"] + row["n_c"]) * 0.85
    board.square(_x(row["rr"]), middle, size, style.ACCENT, full=row["blinded"] == "yes")


def _axis(board, y):
    board.line([(FROM, y), (TO, y)], style.EDGE, 1)
    for ratio, words in TICKS.items():
        board.line([(_x(ratio), y), (_x(ratio), y + 4)], style.EDGE, 1)
        board.text(_x(ratio), y + 17, words, color=style.SOFT, align="center")
    board.text(
        (FROM + TO) / 2, y + 36, plot_message("trials", "axis"), color=style.SOFT, align="center"
    )


def _x(ratio):
    """Return where a ratio stands on the axis, in points: equal steps for equal multiples."""
    share = math.log(ratio / LEAST) / math.log(MOST / LEAST)
    return round(FROM + (TO - FROM) * share, 2)
