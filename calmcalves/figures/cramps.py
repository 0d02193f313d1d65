"""How many women have leg cramps, and restless legs, at each stage: two panels, two groups of women."""

from pathlib import Path

from . import board as style
from .figure import Figure, Table
from .rows import maybe, number, one_of, read_rows, text, whole

NAME = "cramps-by-trimester"
CRAMPS, RESTLESS, EVERYONE = "leg cramps", "restless legs", "all women asked"
TRIMESTERS = ("first trimester", "second trimester", "third trimester")
WANTED = [
    *((CRAMPS, stage) for stage in (*TRIMESTERS, EVERYONE)),
    *((RESTLESS, stage) for stage in (*TRIMESTERS, "after birth", EVERYONE)),
]
COLUMNS = {
    "condition": text,
    "stage": text,
    "percent": number,
    "events": maybe(whole),
    "n": maybe(whole),
    "ci_low": maybe(number),
    "ci_high": maybe(number),
    "ci_basis": maybe(one_of("published", "derived")),
    "source": text,
}
LEFT, TRACK, STEP = 6, 288, 46


def cramps_by_trimester(data="data"):
    """Show how many women in every 100 have leg cramps at each stage of pregnancy."""
    rows = read_rows(Path(data) / f"{NAME}.csv", COLUMNS, WANTED, _disagreements)
    cramps, restless = (_stages(rows, condition) for condition in (CRAMPS, RESTLESS))
    asked = {row["condition"]: row["n"] for row in rows if row["stage"] == EVERYONE}
    first, second, third = (round(row["percent"]) for row in cramps)
    others = ", ".join(f"{row['stage']} {round(row['percent'])}" for row in restless)
    return Figure(
        name=NAME,
        title="More women have leg cramps as pregnancy goes on: "
        f"about {first}, {second} and {third} in every 100.",
        alt=f"Bars of women in every 100. Leg cramps: first trimester {first}, second {second}, "
        f"third {third}. Below, other women and restless legs: {others}.",
        summary=(
            f"About {first} in every 100 women had leg cramps in the first trimester. "
            f"In the second it was {second}, and in the third {third}. "
            f"This is one survey in China: {asked[CRAMPS]:,} women, in 2010 to 2012. "
            "It may not fit every country. The thin line below each of these bars shows how far off "
            "the number could be by chance.",
            "Restless legs are not cramps. These numbers come from many studies and "
            f"{asked[RESTLESS]:,} other women. So do not compare the two parts.",
            "Sources: Duan 2018 (cramps), Chen 2018 (restless legs).",
        ),
        table=Table("Women with leg cramps or restless legs, by stage. We worked out the ranges.",
                    ("What and when", "In every 100", "Women with it", "Women asked", "Likely range"),
                    tuple(_cells(row) for row in rows)),
        svg=style.draw(478, lambda board: _paint(board, cramps, restless, asked)),
    )


def _disagreements(row):
    """Yield what cannot be right in one row."""
    low, high = row["ci_low"], row["ci_high"]
    if not 0 <= row["percent"] <= 100:
        yield f"percent is {row['percent']:g}. Write a number from 0 to 100."
    if (low is None) != (high is None) or (low is None) != (row["ci_basis"] is None):
        yield "ci_low, ci_high and ci_basis belong together. Fill all three or none."
    elif low is not None and not low <= row["percent"] <= high:
        yield f"percent {row['percent']:g} is outside {low:g} to {high:g}. Put ci_low below and ci_high above."
    if row["events"] is not None and row["n"]:
        share = 100 * row["events"] / row["n"]
        if abs(share - row["percent"]) > 0.06:
            yield f"{row['events']} of {row['n']} is {share:.1f} in 100. Write that as percent, or mend the counts."


def _stages(rows, condition):
    return [row for row in rows if row["condition"] == condition and row["stage"] != EVERYONE]


def _cells(row):
    low, high = row["ci_low"], row["ci_high"]
    return (
        f"{row['condition']}, {row['stage']}".capitalize(),
        f"{row['percent']:g}",
        "not known" if row["events"] is None else f"{row['events']:,}",
        "not known" if row["n"] is None else f"{row['n']:,}",
        "not known" if low is None else f"{low:g} to {high:g}",
    )


def _paint(board, cramps, restless, asked):
    y = _panel(board, 22, "Leg cramps", f"One survey in China, {asked[CRAMPS]:,} women",
               cramps, (style.ACCENT, style.ACCENT_SOFT))
    board.line([(LEFT, y + 8), (LEFT + TRACK, y + 8)], style.LINE, 1)
    _panel(board, y + 34, "Restless legs: not the same thing", f"Many studies, {asked[RESTLESS]:,} other women",
           restless, (style.BLUE, style.BLUE_SOFT))


def _panel(board, y, head, note, rows, colors):
    """Draw one panel from the line `y` down and return where it ends."""
    board.text(LEFT, y, head, 15, colors[0], bold=True)
    board.text(LEFT, y + 18, note, color=style.SOFT)
    for place, row in enumerate(rows):
        _bar(board, y + 44 + place * STEP, row, colors)
    end = y + 44 + len(rows) * STEP
    board.text(LEFT, end - 8, "no women", color=style.SOFT)
    board.text(LEFT + TRACK, end - 8, "every woman", color=style.SOFT, align="right")
    return end


def _bar(board, y, row, colors):
    """Draw one bar on its track of 100, with its words above and its range on top."""
    board.text(LEFT, y, row["stage"].capitalize())
    board.text(LEFT + TRACK, y, f"{round(row['percent'])} in every 100", bold=True, align="right")
    board.box(LEFT, y + 6, TRACK, 14, colors[1])
    board.box(LEFT, y + 6, TRACK * row["percent"] / 100, 14, colors[0])
    for ten in range(10, 100, 10):
        board.line([(LEFT + TRACK * ten / 100, y + 6), (LEFT + TRACK * ten / 100, y + 20)], style.PLATE, 1)
    if row["ci_low"] is not None:
        _range(board, y + 25, *(LEFT + TRACK * row[name] / 100 for name in ("ci_low", "ci_high")))


def _range(board, y, low, high):
    """Draw how far off a number could be."""
    board.line([(low, y), (high, y)], style.INK, 1.6)
    for end in (low, high):
        board.line([(end, y - 3), (end, y + 3)], style.INK, 1.6)
