"""How many women in every 1,000 have a blood clot: a thousand dots."""

from pathlib import Path

from . import board as style
from .figure import Figure, Table
from .rows import read_rows, text, whole

NAME = "clots-in-1000"
WANTED = [("blood clot in a leg or lung",)]
COLUMNS = {"what": text, "period": text, "low": whole, "high": whole, "out_of": whole, "source": text}
LEFT, TOP, PITCH, SIZE, GAP = 9, 57, 6.8, 4.8, 6  # points: first dot, dot to dot, one dot, between blocks
ACROSS, DOWN, ROWS = 4, 5, 5  # blocks across and down; each has five rows of ten dots
PALE = "#7fa8a4"


def clots_in_1000(data="data"):
    """Show how many women in every 1,000 have a clot in pregnancy or soon after birth."""
    [row] = read_rows(Path(data) / f"{NAME}.csv", COLUMNS, WANTED, _disagreements)
    some = f"{row['low']} to {row['high']}"
    rest = f"{row['out_of'] - row['high']} to {row['out_of'] - row['low']}"
    return Figure(
        name=NAME,
        title=f"About {some} in every {row['out_of']:,} women have a blood clot in pregnancy or soon after.",
        alt=f"{row['out_of']:,} small dots. One is marked in full and one by half: {some} women "
        f"have a {row['what']}.",
        summary=(
            f"Each dot is one woman. In every {row['out_of']:,} women, {some} have a {row['what']}. "
            f"This counts {row['period']}.",
            "Nobody can tell from this picture who it will be. So the signs count for everyone. If one leg is "
            "swollen, hot or a new colour, or the pain stays, call your maternity unit now, day or night. "
            "If you are short of breath all of a sudden, or your chest hurts, call your emergency number now.",
            "Source: RCOG 2015.",
        ),
        table=Table(
            f"Blood clots in {row['period']}, in every {row['out_of']:,} women.",
            ("Women", "How many"),
            ((f"Have a {row['what']}", some), ("Do not have one", rest), ("All", f"{row['out_of']:,}")),
        ),
        svg=style.draw(299, lambda board: _paint(board, some, rest)),
    )


def _disagreements(row):
    """Yield what the picture cannot show."""
    if (row["low"], row["high"], row["out_of"]) != (1, 2, 1000):
        yield "the picture has 1,000 dots, one marked in full and one by half. Write 1,2,1000 or draw it anew."


def _paint(board, some, rest):
    lines = [_line(block, row) for row in range(DOWN * ROWS) for block in range(ACROSS)]
    board.dots([(x, y, 10) for x, y in lines], PITCH, SIZE, PALE)
    board.text(LEFT - 3, 22, f"{some} women have a clot", 15, style.WARN, bold=True)
    for column, full in ((1, True), (3, False)):
        x = LEFT + column * PITCH
        board.line([(x, 29), (x, TOP - 5)], style.WARN, 1.4)
        board.dot(x, TOP, 9, style.WARN, full)
    board.text(LEFT - 3, 268, f"{rest} women do not", 15, style.ACCENT, bold=True)
    board.text(LEFT - 3, 288, "Each dot is one woman.", color=style.SOFT)


def _line(block, row):
    """Return the place of the first of ten dots."""
    return LEFT + block * (10 * PITCH + GAP), TOP + row * PITCH + row // ROWS * GAP
