"""How many women have leg cramps, and restless legs, at each stage.

Two panels, as these are two groups of women.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field

from calmcalves.plots.columns import Basis, Source
from coursebook.media.plots import canvas
from coursebook.media.plots.csv_rows import Maybe, Number, Row, Whole, read_rows
from coursebook.media.plots.figure import Figure, Table
from coursebook.media.plots.wording import (
    Term,
    capitalise,
    format_message,
    format_paragraphs,
    translate_term,
)

NAME = "cramps-by-trimester"
CRAMPS, RESTLESS, EVERYONE = "leg cramps", "restless legs", "all women asked"
TRIMESTERS = ("first trimester", "second trimester", "third trimester")
EXPECTED = [
    *((CRAMPS, stage) for stage in (*TRIMESTERS, EVERYONE)),
    *((RESTLESS, stage) for stage in (*TRIMESTERS, "after birth", EVERYONE)),
]
ROUNDING = 0.06  # how far a published percentage may be from its counts, which it rounds
HEAD = ("what", "percent", "women", "asked", "range")
LEFT, TRACK, STEP = 6, 288, 46  # points: where a bar begins, 100 women, bar to bar


class PrevalenceRow(Row):
    """How many women have a condition at one stage."""

    condition: Annotated[Term, Field(description="Leg cramps or restless legs.")]
    stage: Annotated[Term, Field(description="A trimester, after birth, or all women asked.")]
    percent: Annotated[Number, Field(description="Women in every 100 who have it.")]
    events: Annotated[Maybe[Whole], Field(description="Women who have it.")]
    n: Annotated[Maybe[Whole], Field(description="Women asked.")]
    ci_low: Annotated[Maybe[Number], Field(description="Least likely percent (95 %).")]
    ci_high: Annotated[Maybe[Number], Field(description="Greatest likely percent (95 %).")]
    ci_basis: Annotated[Maybe[Basis], Field(description="Where the likely range is from.")]
    source: Source

    @property
    def likely_range(self) -> tuple[float, float] | None:
        """The least and the greatest likely percent, or None where nobody gave them."""
        if self.ci_low is None or self.ci_high is None:
            return None
        return self.ci_low, self.ci_high

    def find_contradictions(self) -> Iterator[str]:
        """Yield what cannot be right in one row."""
        if not 0 <= self.percent <= 100:
            yield f"percent is {self.percent:g}. Write a number from 0 to 100."
        if self.stage == EVERYONE and self.n is None:
            yield "n is empty. Write how many women were asked."
        yield from self._check_range()
        if self.events is not None and self.n:
            share = 100 * self.events / self.n
            if abs(share - self.percent) > ROUNDING:
                yield (
                    f"{self.events} of {self.n} is {share:.1f} in 100. "
                    "Write that as percent, or mend the counts."
                )

    def _check_range(self) -> Iterator[str]:
        if len({cell is None for cell in (self.ci_low, self.ci_high, self.ci_basis)}) > 1:
            yield "ci_low, ci_high and ci_basis belong together. Fill all three or none."
        elif self.likely_range:
            low, high = self.likely_range
            if not low <= self.percent <= high:
                yield (
                    f"percent {self.percent:g} is outside {low:g} to {high:g}. "
                    "Put ci_low below and ci_high above."
                )


def cramps_by_trimester(data: str | Path = "data") -> Figure:
    """Show how many women in every 100 have leg cramps at each stage of pregnancy.

    Reads its file in the folder `data`; raises ContentError when the file is wrong.
    """
    rows = read_rows(Path(data) / f"{NAME}.csv", PrevalenceRow, EXPECTED)
    cramps, restless = (_select_stages(rows, condition) for condition in (CRAMPS, RESTLESS))
    asked = {row.condition: row.n for row in rows if row.stage == EVERYONE and row.n is not None}
    trimesters = zip(("first", "second", "third"), cramps, strict=True)
    blanks = {name: round(row.percent) for name, row in trimesters}
    return Figure(
        name=NAME,
        title=format_message("cramps", "title", **blanks),
        alt=format_message("cramps", "alt", others=_list_stages(restless), **blanks),
        summary=format_paragraphs(
            "cramps", "summary", women=asked[CRAMPS], other_women=asked[RESTLESS], **blanks
        ),
        table=Table(
            format_message("cramps", "caption"),
            tuple(format_message("cramps", "head", name) for name in HEAD),
            tuple(map(_table_row, rows)),
        ),
        svg=canvas.draw_svg(478, lambda board: _paint(board, cramps, restless, asked)),
    )


def _select_stages(rows: list[PrevalenceRow], condition: str) -> list[PrevalenceRow]:
    """Return the rows of a condition, without the one that holds all women."""
    return [row for row in rows if row.condition == condition and row.stage != EVERYONE]


def _list_stages(rows: list[PrevalenceRow]) -> str:
    return format_message("join").join(
        format_message(
            "cramps",
            "other",
            stage=translate_term("stage", row.stage),
            percent=round(row.percent),
        )
        for row in rows
    )


def _table_row(row: PrevalenceRow) -> tuple[str, ...]:
    name = format_message(
        "cramps",
        "row",
        condition=translate_term("condition", row.condition),
        stage=translate_term("stage", row.stage),
    )
    counts = (
        format_message("not_known") if women is None else format_message("women", women=women)
        for women in (row.events, row.n)
    )
    return capitalise(name), f"{row.percent:g}", *counts, _format_range(row)


def _format_range(row: PrevalenceRow) -> str:
    if row.likely_range is None:
        return format_message("not_known")
    low, high = row.likely_range
    return format_message("range", low=f"{low:g}", high=f"{high:g}")


def _paint(
    board: canvas.Board,
    cramps: list[PrevalenceRow],
    restless: list[PrevalenceRow],
    asked: dict[str, int],
) -> None:
    green, blue = (canvas.ACCENT, canvas.ACCENT_SOFT), (canvas.BLUE, canvas.BLUE_SOFT)
    y = _draw_panel(board, 22, "cramps", asked[CRAMPS], cramps, green)
    board.draw_line([(LEFT, y + 8), (LEFT + TRACK, y + 8)], canvas.LINE, 1)
    _draw_panel(board, y + 34, "restless", asked[RESTLESS], restless, blue)


def _draw_panel(
    board: canvas.Board,
    y: float,
    name: str,
    women: int,
    rows: list[PrevalenceRow],
    colors: tuple[str, str],
) -> float:
    """Draw one panel from the line `y` down and return where it ends."""
    head = format_message("cramps", name, "head")
    note = format_message("cramps", name, "note", women=women)
    nobody, everybody = (format_message("cramps", end) for end in ("nobody", "everybody"))
    board.write(LEFT, y, head, 15, colors[0], bold=True)
    board.write(LEFT, y + 18, note, color=canvas.SOFT)
    for place, row in enumerate(rows):
        _draw_bar(board, y + 44 + place * STEP, row, colors)
    end = y + 44 + len(rows) * STEP
    board.write(LEFT, end - 8, nobody, color=canvas.SOFT)
    board.write(LEFT + TRACK, end - 8, everybody, color=canvas.SOFT, align="right")
    return end


def _draw_bar(board: canvas.Board, y: float, row: PrevalenceRow, colors: tuple[str, str]) -> None:
    """Draw one bar on its track of 100, with its words above and its range below."""
    percent = format_message("cramps", "bar", percent=round(row.percent))
    board.write(LEFT, y, capitalise(translate_term("stage", row.stage)))
    board.write(LEFT + TRACK, y, percent, bold=True, align="right")
    board.draw_box(LEFT, y + 6, TRACK, 14, colors[1])
    board.draw_box(LEFT, y + 6, TRACK * row.percent / 100, 14, colors[0])
    for ten in range(10, 100, 10):
        x = LEFT + TRACK * ten / 100
        board.draw_line([(x, y + 6), (x, y + 20)], canvas.PLATE, 1)
    if row.likely_range:
        low, high = (LEFT + TRACK * percent / 100 for percent in row.likely_range)
        _draw_range(board, y + 25, low, high)


def _draw_range(board: canvas.Board, y: float, low: float, high: float) -> None:
    """Draw how far off a number could be."""
    board.draw_line([(low, y), (high, y)], canvas.INK, 1.6)
    for end in (low, high):
        board.draw_line([(end, y - 3), (end, y + 3)], canvas.INK, 1.6)
