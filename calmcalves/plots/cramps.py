"""How many women have leg cramps, and restless legs, at each stage: two panels, two groups of women."""

from pathlib import Path

from coursebook.media.plots import canvas as style
from coursebook.media.plots.figure import Figure, Table
from coursebook.media.plots.csv_rows import maybe, number, one_of, read_rows, text, whole
from coursebook.media.plots.wording import capitalise, known_term, paragraphs, plot_message, term

NAME = "cramps-by-trimester"
CRAMPS, RESTLESS, EVERYONE = "leg cramps", "restless legs", "all women asked"
TRIMESTERS = ("first trimester", "second trimester", "third trimester")
WANTED = [
    *((CRAMPS, stage) for stage in (*TRIMESTERS, EVERYONE)),
    *((RESTLESS, stage) for stage in (*TRIMESTERS, "after birth", EVERYONE)),
]
COLUMNS = {
    "condition": known_term("condition"),
    "stage": known_term("stage"),
    "percent": number,
    "events": maybe(whole),
    "n": maybe(whole),
    "ci_low": maybe(number),
    "ci_high": maybe(number),
    "ci_basis": maybe(one_of("published", "derived")),
    "source": text,
}
HEAD = ("what", "percent", "women", "asked", "range")
LEFT, TRACK, STEP = 6, 288, 46


def cramps_by_trimester(data="data"):
    """Show how many women in every 100 have leg cramps at each stage of pregnancy."""
    rows = read_rows(Path(data) / f"{NAME}.csv", COLUMNS, WANTED, _disagreements)
    cramps, restless = (_stages(rows, condition) for condition in (CRAMPS, RESTLESS))
    asked = {row["condition"]: row["n"] for row in rows if row["stage"] == EVERYONE}
    stages = dict(zip(("first", "second", "third"), (round(row["percent"]) for row in cramps)))
    others = plot_message("join").join(
        plot_message(
            "cramps", "other", stage=term("stage", row["stage"]), percent=round(row["percent"])
        )
        for row in restless
    )
    return Figure(
        name=NAME,
        title=plot_message("cramps", "title", **stages),
        alt=plot_message("cramps", "alt", others=others, **stages),
        summary=paragraphs(
            "cramps", "summary", women=asked[CRAMPS], other_women=asked[RESTLESS], **stages
        ),
        table=Table(
            plot_message("cramps", "caption"),
            tuple(plot_message("cramps", "head", name) for name in HEAD),
            tuple(map(_cells, rows)),
        ),
        svg=style.draw_svg(478, lambda board: _paint(board, cramps, restless, asked)),
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
        capitalise(
            plot_message(
                "cramps", "row", **{name: term(name, row[name]) for name in ("condition", "stage")}
            )
        ),
        f"{row['percent']:g}",
        *(
            plot_message("not_known")
            if row[name] is None
            else plot_message("women", women=row[name])
            for name in ("events", "n")
        ),
        plot_message("not_known")
        if low is None
        else plot_message("range", low=f"{low:g}", high=f"{high:g}"),
    )


def _paint(board, cramps, restless, asked):
    y = _panel(board, 22, "cramps", asked[CRAMPS], cramps, (style.ACCENT, style.ACCENT_SOFT))
    board.line([(LEFT, y + 8), (LEFT + TRACK, y + 8)], style.LINE, 1)
    _panel(board, y + 34, "restless", asked[RESTLESS], restless, (style.BLUE, style.BLUE_SOFT))


def _panel(board, y, name, women, rows, colors):
    """Draw one panel from the line `y` down and return where it ends."""
    board.text(LEFT, y, plot_message("cramps", name, "head"), 15, colors[0], bold=True)
    board.text(LEFT, y + 18, plot_message("cramps", name, "note", women=women), color=style.SOFT)
    for place, row in enumerate(rows):
        _bar(board, y + 44 + place * STEP, row, colors)
    end = y + 44 + len(rows) * STEP
    board.text(LEFT, end - 8, plot_message("cramps", "nobody"), color=style.SOFT)
    board.text(
        LEFT + TRACK, end - 8, plot_message("cramps", "everybody"), color=style.SOFT, align="right"
    )
    return end


def _bar(board, y, row, colors):
    """Draw one bar on its track of 100, with its words above and its range on top."""
    board.text(LEFT, y, capitalise(term("stage", row["stage"])))
    board.text(
        LEFT + TRACK,
        y,
        plot_message("cramps", "bar", percent=round(row["percent"])),
        bold=True,
        align="right",
    )
    board.box(LEFT, y + 6, TRACK, 14, colors[1])
    board.box(LEFT, y + 6, TRACK * row["percent"] / 100, 14, colors[0])
    for ten in range(10, 100, 10):
        board.line(
            [(LEFT + TRACK * ten / 100, y + 6), (LEFT + TRACK * ten / 100, y + 20)], style.PLATE, 1
        )
    if row["ci_low"] is not None:
        _range(board, y + 25, *(LEFT + TRACK * row[name] / 100 for name in ("ci_low", "ci_high")))


def _range(board, y, low, high):
    """Draw how far off a number could be."""
    board.line([(low, y), (high, y)], style.INK, 1.6)
    for end in (low, high):
        board.line([(end, y - 3), (end, y + 3)], style.INK, 1.6)
