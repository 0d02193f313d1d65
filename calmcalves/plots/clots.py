"""How many women in every 1,000 have a blood clot: a thousand dots."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field

from calmcalves.plots.columns import Source
from coursebook.media.plots import canvas
from coursebook.media.plots.csv_rows import Row, Whole, read_rows
from coursebook.media.plots.figure import Figure, Table
from coursebook.media.plots.wording import (
    Term,
    format_message,
    format_paragraphs,
    translate_term,
)

NAME = "clots-in-1000"
EXPECTED = [("blood clot in a leg or lung",)]
LEFT, TOP = 9, 57  # points: the first dot
PITCH, SIZE, GAP = 6.8, 4.8, 6  # points: dot to dot, one dot, more between blocks
ACROSS, DOWN, ROWS = 4, 5, 5  # blocks across and down; each has five rows of ten dots
PALE = "#7fa8a4"


class ClotsRow(Row):
    """How often something happens, as a range."""

    what: Annotated[Term, Field(description="What was counted.")]
    period: Annotated[Term, Field(description="The time over which it was counted.")]
    low: Annotated[Whole, Field(description="Women who have it: the least.")]
    high: Annotated[Whole, Field(description="Women who have it: the most.")]
    out_of: Annotated[Whole, Field(description="Of how many women.")]
    source: Source

    def find_contradictions(self) -> Iterator[str]:
        """Yield what the picture cannot show."""
        if (self.low, self.high, self.out_of) != (1, 2, 1000):
            yield (
                "the picture has 1,000 dots, one marked in full and one by half. "
                "Write 1,2,1000 or draw it anew."
            )


def clots_in_1000(data: str | Path = "data") -> Figure:
    """Show how many women in every 1,000 have a clot in pregnancy or soon after birth.

    Reads its file in the folder `data`; raises ContentError when the file is wrong.
    """
    [row] = read_rows(Path(data) / f"{NAME}.csv", ClotsRow, EXPECTED)
    blanks = _fill_blanks(row)
    return Figure(
        name=NAME,
        title=format_message("clots", "title", **blanks),
        alt=format_message("clots", "alt", **blanks),
        summary=format_paragraphs("clots", "summary", **blanks),
        table=Table(
            format_message("clots", "caption", **blanks),
            (format_message("clots", "head", "women"), format_message("clots", "head", "number")),
            tuple(
                (
                    format_message("clots", "rows", name, **blanks),
                    format_message("clots", "cells", name, **blanks),
                )
                for name in ("some", "rest", "all")
            ),
        ),
        svg=canvas.draw_svg(299, lambda board: _paint(board, blanks)),
    )


def _fill_blanks(row: ClotsRow) -> dict[str, object]:
    """Return what fills the blanks in the words of this picture."""
    return {
        "some": format_message("range", low=row.low, high=row.high),
        "rest": format_message("range", low=row.out_of - row.high, high=row.out_of - row.low),
        "women": row.out_of,
        "what": translate_term("what", row.what),
        "period": translate_term("period", row.period),
    }


def _paint(board: canvas.Board, blanks: dict[str, object]) -> None:
    lines = [_line_start(block, row) for row in range(DOWN * ROWS) for block in range(ACROSS)]
    board.draw_dots([(x, y, 10) for x, y in lines], PITCH, SIZE, PALE)
    have = format_message("clots", "have", **blanks)
    have_not = format_message("clots", "have_not", **blanks)
    board.write(LEFT - 3, 22, have, 15, canvas.WARN, bold=True)
    for column, full in ((1, True), (3, False)):
        x = LEFT + column * PITCH
        board.draw_line([(x, 29), (x, TOP - 5)], canvas.WARN, 1.4)
        board.draw_dot(x, TOP, 9, canvas.WARN, full=full)
    board.write(LEFT - 3, 268, have_not, 15, canvas.ACCENT, bold=True)
    board.write(LEFT - 3, 288, format_message("clots", "each"), color=canvas.SOFT)


def _line_start(block: int, row: int) -> canvas.Point:
    """Return the place of the first of ten dots."""
    return LEFT + block * (10 * PITCH + GAP), TOP + row * PITCH + row // ROWS * GAP
