"""Blood clots in pregnancy beside after birth, over the same length of time."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field

from calmcalves.plots.columns import Source
from coursebook.media.plots import canvas
from coursebook.media.plots.csv_rows import Number, Row, Whole, read_rows
from coursebook.media.plots.figure import Figure, Table
from coursebook.media.plots.wording import (
    Term,
    capitalise,
    format_message,
    format_paragraphs,
    translate_term,
)

NAME = "clots-before-and-after-birth"
EXPECTED = [("in pregnancy",), ("after birth",)]
WOMEN = 100_000  # of both rows, so that they count alike
WEEKS = 365.25 / 7  # in one year
HEAD = ("when", "year", "week")
LEFT, RIGHT, PITCH, SIZE, STEP = 6, 294, 28, 20, 76  # points: edges, person, panel to panel


class StageRow(Row):
    """The clots of one stage."""

    stage: Annotated[Term, Field(description="When: in pregnancy or after birth.")]
    what: Annotated[Term, Field(description="What was counted.")]
    clots: Annotated[Number, Field(description="Clots in `woman_years`.")]
    woman_years: Annotated[Whole, Field(description="Years of women's time, such as 100000.")]
    source: Source

    @property
    def weekly(self) -> float:
        """How many clots there are among as many women in one week."""
        return self.clots / WEEKS

    def find_contradictions(self) -> Iterator[str]:
        """Yield what the picture cannot show."""
        if self.woman_years != WOMEN:
            yield (
                f"woman_years is {self.woman_years}. "
                f"Write the clots for {WOMEN}, as both rows must count alike."
            )
        elif not 0.5 <= self.weekly < 10.5:  # one row of 1 to 10 people
            yield (
                f"clots is {self.clots:g}, which the picture cannot hold. "
                "Write a number from 27 to 547."
            )


def clots_before_and_after_birth(data: str | Path = "data") -> Figure:
    """Show how many of 100,000 women have a clot in any one week: in pregnancy, and after birth.

    Reads its file in the folder `data`; raises ContentError when the file is wrong.
    """
    rows = read_rows(Path(data) / f"{NAME}.csv", StageRow, EXPECTED)
    before, after = rows
    blanks = _fill_blanks(before, after)
    return Figure(
        name=NAME,
        title=format_message("births", "title", **blanks),
        alt=format_message("births", "alt", **blanks),
        summary=format_paragraphs("births", "summary", **blanks),
        table=Table(
            format_message("births", "caption", **blanks),
            tuple(format_message("births", "head", name, **blanks) for name in HEAD),
            tuple(map(_table_row, rows)),
        ),
        svg=canvas.draw_svg(2 * STEP - 4, lambda board: _paint(board, rows)),
    )


def _fill_blanks(before: StageRow, after: StageRow) -> dict[str, object]:
    """Return what fills the blanks in the words of this picture."""
    return {
        "times": round(after.clots / before.clots),
        "women": before.woman_years,
        "what": translate_term("what", before.what),
        "before": round(before.weekly),
        "after": round(after.weekly),
        "year_before": round(before.clots),
        "year_after": round(after.clots),
    }


def _table_row(row: StageRow) -> tuple[str, ...]:
    return _stage_name(row), f"{row.clots:g}", f"{row.weekly:.1f}"


def _stage_name(row: StageRow) -> str:
    return capitalise(translate_term("stage", row.stage))


def _paint(board: canvas.Board, rows: list[StageRow]) -> None:
    for place, row in enumerate(rows):
        y, clots = 22 + place * STEP, round(row.weekly)
        about = format_message("births", "about", clots=clots)
        board.write(LEFT, y, _stage_name(row), 15, canvas.ACCENT, bold=True)
        board.write(RIGHT, y, about, 15, canvas.WARN, bold=True, align="right")
        board.draw_people([(LEFT + SIZE / 2 + 4, y + 27, clots)], PITCH, SIZE, canvas.WARN)
        if place:
            board.draw_line([(LEFT, y - 24), (RIGHT, y - 24)], canvas.LINE, 1)
