"""What trials of tablets for leg cramps found, side by side and not added up.

A forest plot in plain words.
"""

import math
from pathlib import Path

from calmcalves.plots.trial_rows import (
    LEAST,
    MOST,
    NAME,
    CountedRow,
    Group,
    Result,
    TrialRow,
    read_counted,
    read_trials,
)
from coursebook.media.plots import canvas
from coursebook.media.plots.figure import Figure, Table
from coursebook.media.plots.wording import (
    capitalise,
    format_message,
    format_paragraphs,
    translate_term,
)

PAIN = "pain halved"
HEAD = (
    "trial", "tablet", "other", "outcome", "with_tablet", "with_other",
    "times", "range", "blinded", "sure", "derived",
)  # fmt: skip
LEFT, RIGHT, STEP = 6, 294, 42  # points: edges, result to result
ABOVE, BELOW = 54, 34  # points: what a group has around its results
FROM, TO = 77, 228  # points: where the axis stands
TICKS = {0.5: "½", 1: "1", 2: "2", 5: "5", 10: "10", 20: "20", 50: "50"}


def trials(data: str | Path = "data") -> Figure:
    """Show what seven results from trials of magnesium and calcium tablets found.

    Reads two files in the folder `data`; raises ContentError when one is wrong.
    """
    rows, counted = read_trials(data), read_counted(data)
    groups = _group_rows(rows)
    height = len(groups) * (ABOVE + BELOW) + STEP * len(rows) + 100
    return Figure(
        name=NAME,
        title=format_message("trials", "title"),
        alt=_describe(rows),
        summary=_summarise(rows, groups[0][0], counted),
        table=Table(
            format_message("trials", "caption"),
            tuple(format_message("trials", "head", name) for name in HEAD),
            tuple(map(_table_row, rows)),
        ),
        svg=canvas.draw_svg(height, lambda board: _paint(board, groups)),
    )


def _group_rows(rows: list[TrialRow]) -> list[list[TrialRow]]:
    """Return the rows of each comparison, the first tablet first and pain apart from cramps."""
    groups: dict[tuple[str, str, bool], list[TrialRow]] = {}
    for row in rows:
        comparison = (row.intervention, row.comparator, row.outcome == PAIN)
        groups.setdefault(comparison, []).append(row)
    return sorted(groups.values(), key=lambda group: group[0].intervention != rows[0].intervention)


def _describe(rows: list[TrialRow]) -> str:
    """Return the picture in words, for who cannot see it."""
    right = [_result_name(row) for row in rows if row.is_benefit]
    across = [_result_name(row) for row in rows if not row.is_benefit]
    return format_message(
        "trials",
        "alt",
        total=len(rows),
        right=len(right),
        rights=format_message("join").join(right),
        across=len(across),
        acrosses=format_message("join").join(across),
    )


def _summarise(rows: list[TrialRow], example: TrialRow, counted: CountedRow) -> tuple[str, ...]:
    most, next_most = sorted(rows, key=lambda row: row.rr)[:-3:-1]
    return format_paragraphs(
        "trials",
        "summary",
        most=most.model_dump(),
        next=next_most.model_dump(),
        halved=rows[1].shares["c"],
        first=example.model_dump(),
        first_name=_trial_name(example),
        counted=counted.model_dump(),
        counted_name=_trial_name(counted),
        outcome=translate_term("outcome", example.outcome),
        tablet=translate_term("intervention", example.intervention),
        other=translate_term("comparator", example.comparator),
        place=translate_term("place", counted.trial),
    )


def _table_row(row: TrialRow) -> tuple[str, ...]:
    derived = "women" if row.counts_basis == "derived" else "ratio"
    return (
        _trial_name(row),
        translate_term("intervention", row.intervention),
        translate_term("comparator", row.comparator),
        translate_term("outcome", row.outcome),
        _format_share(row, "t"),
        _format_share(row, "c"),
        f"{row.rr:.2f}",
        format_message("range", low=f"{row.ci_low:.2f}", high=f"{row.ci_high:.2f}"),
        translate_term("blinded", row.blinded),
        translate_term("certainty", row.certainty),
        format_message("trials", "derived", derived),
    )


def _format_share(row: TrialRow, group: Group) -> str:
    events, n = row.counts[group]
    return format_message("share", part=events, whole=n)


def _trial_name(row: Result) -> str:
    trial = translate_term("trial", row.trial)
    return format_message("trials", "name", trial=trial, year=row.year)


def _result_name(row: TrialRow) -> str:
    outcome = translate_term("outcome", row.outcome)
    return format_message("trials", "result", name=_trial_name(row), outcome=outcome)


def _paint(board: canvas.Board, groups: list[list[TrialRow]]) -> None:
    y: float = 22
    for group in groups:
        y = _draw_group(board, y, group)
    _draw_axis(board, y - 20)
    for place, (name, full) in enumerate((("full", True), ("empty", False))):
        middle = y + 46 + place * 18
        board.draw_square(LEFT + 5, middle - 5, 8, canvas.ACCENT, full=full)
        board.write(LEFT + 16, middle, format_message("trials", name), 12, canvas.SOFT)


def _draw_group(board: canvas.Board, y: float, rows: list[TrialRow]) -> float:
    """Draw the results of one comparison from the line `y` down; return where the next begins."""
    tablet = translate_term("intervention", rows[0].intervention)
    other = translate_term("comparator", rows[0].comparator)
    head = capitalise(format_message("trials", "group", tablet=tablet, other=other))
    board.write(LEFT, y, head, 15, canvas.ACCENT, bold=True)
    what = "pain" if rows[0].outcome == PAIN else "cramps"
    for line, (less, more) in enumerate((("left", "right"), ("without", "with"))):
        below = y + 19 + 15 * line
        left, right = (format_message("trials", what, side, tablet=tablet) for side in (less, more))
        board.write(LEFT, below, left, color=canvas.SOFT)
        board.write(RIGHT, below, right, color=canvas.SOFT, align="right")
    for place, row in enumerate(rows):
        _draw_result(board, y + ABOVE + 2 + place * STEP, row)
    end = y + ABOVE + len(rows) * STEP
    no_difference = format_message("trials", "no_difference")
    board.write(_ratio_x(1), end - 2, no_difference, 12, canvas.SOFT, align="center")
    return end + BELOW


def _draw_result(board: canvas.Board, y: float, row: TrialRow) -> None:
    """Draw one result: its words, then the counts at both sides of its square and line."""
    middle, none, low, high = y + 15, _ratio_x(1), _ratio_x(row.ci_low), _ratio_x(row.ci_high)
    board.write(LEFT, y, _result_name(row))
    board.write(LEFT, middle + 5, _format_share(row, "c"), bold=True)
    board.write(RIGHT, middle + 5, _format_share(row, "t"), bold=True, align="right")
    board.draw_line([(none, middle - 11), (none, middle + 11)], canvas.EDGE, 1.2)
    board.draw_line([(low, middle), (high, middle)], canvas.ACCENT, 2)
    # The area of a square grows with the number of women.
    size = math.sqrt(row.n_t + row.n_c) * 0.85
    full = row.blinded == "yes"
    board.draw_square(_ratio_x(row.rr), middle, size, canvas.ACCENT, full=full)


def _draw_axis(board: canvas.Board, y: float) -> None:
    board.draw_line([(FROM, y), (TO, y)], canvas.EDGE, 1)
    for ratio, text in TICKS.items():
        x = _ratio_x(ratio)
        board.draw_line([(x, y), (x, y + 4)], canvas.EDGE, 1)
        board.write(x, y + 17, text, color=canvas.SOFT, align="center")
    label = format_message("trials", "axis")
    board.write((FROM + TO) / 2, y + 36, label, color=canvas.SOFT, align="center")


def _ratio_x(ratio: float) -> float:
    """Return where a ratio stands on the axis, in points: equal steps for equal multiples."""
    share = math.log(ratio / LEAST) / math.log(MOST / LEAST)
    return round(FROM + (TO - FROM) * share, 2)
