"""How many women in every 1,000 have a blood clot: a thousand dots."""

from pathlib import Path

from coursebook.media.plots import canvas as style
from coursebook.media.plots.figure import Figure, Table
from coursebook.media.plots.csv_rows import read_rows, text, whole
from coursebook.media.plots.wording import known_term, paragraphs, plot_message, term

NAME = "clots-in-1000"
WANTED = [("blood clot in a leg or lung",)]
COLUMNS = {
    "what": known_term("what"),
    "period": known_term("period"),
    "low": whole,
    "high": whole,
    "out_of": whole,
    "source": text,
}
LEFT, TOP, PITCH, SIZE, GAP = (
    9,
    57,
    6.8,
    4.8,
    6,
)  # points: first dot, dot to dot, one dot, between blocks
ACROSS, DOWN, ROWS = 4, 5, 5  # blocks across and down; each has five rows of ten dots
PALE = "#7fa8a4"


def clots_in_1000(data="data"):
    """Show how many women in every 1,000 have a clot in pregnancy or soon after birth."""
    [row] = read_rows(Path(data) / f"{NAME}.csv", COLUMNS, WANTED, _disagreements)
    blanks = _blanks(row)
    return Figure(
        name=NAME,
        title=plot_message("clots", "title", **blanks),
        alt=plot_message("clots", "alt", **blanks),
        summary=paragraphs("clots", "summary", **blanks),
        table=Table(
            plot_message("clots", "caption", **blanks),
            (plot_message("clots", "head", "women"), plot_message("clots", "head", "number")),
            tuple(
                (
                    plot_message("clots", "rows", name, **blanks),
                    plot_message("clots", "cells", name, **blanks),
                )
                for name in ("some", "rest", "all")
            ),
        ),
        svg=style.draw_svg(299, lambda board: _paint(board, blanks)),
    )


def _blanks(row):
    """Return what fills the blanks in the words of this picture."""
    return {
        "some": plot_message("range", low=row["low"], high=row["high"]),
        "rest": plot_message(
            "range", low=row["out_of"] - row["high"], high=row["out_of"] - row["low"]
        ),
        "women": row["out_of"],
        "what": term("what", row["what"]),
        "period": term("period", row["period"]),
    }


def _disagreements(row):
    """Yield what the picture cannot show."""
    if (row["low"], row["high"], row["out_of"]) != (1, 2, 1000):
        yield "the picture has 1,000 dots, one marked in full and one by half. Write 1,2,1000 or draw it anew."


def _paint(board, blanks):
    lines = [_line(block, row) for row in range(DOWN * ROWS) for block in range(ACROSS)]
    board.dots([(x, y, 10) for x, y in lines], PITCH, SIZE, PALE)
    board.text(LEFT - 3, 22, plot_message("clots", "have", **blanks), 15, style.WARN, bold=True)
    for column, full in ((1, True), (3, False)):
        x = LEFT + column * PITCH
        board.line([(x, 29), (x, TOP - 5)], style.WARN, 1.4)
        board.dot(x, TOP, 9, style.WARN, full)
    board.text(
        LEFT - 3, 268, plot_message("clots", "have_not", **blanks), 15, style.ACCENT, bold=True
    )
    board.text(LEFT - 3, 288, plot_message("clots", "each"), color=style.SOFT)


def _line(block, row):
    """Return the place of the first of ten dots."""
    return LEFT + block * (10 * PITCH + GAP), TOP + row * PITCH + row // ROWS * GAP
