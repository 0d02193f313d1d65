"""Blood clots in pregnancy beside after birth, over the same length of time."""

from pathlib import Path

from coursebook.media.plots import canvas as style
from coursebook.media.plots.figure import Figure, Table
from coursebook.media.plots.csv_rows import number, read_rows, text, whole
from coursebook.media.plots.wording import capitalise, known_term, paragraphs, plot_message, term

NAME = "clots-before-and-after-birth"
WANTED = [("in pregnancy",), ("after birth",)]
COLUMNS = {
    "stage": known_term("stage"),
    "what": known_term("what"),
    "clots": number,
    "woman_years": whole,
    "source": text,
}
WEEKS = 365.25 / 7  # in one year
HEAD = ("when", "year", "week")
LEFT, PITCH, SIZE, STEP = 6, 28, 20, 112  # points: person to person, one person, panel to panel


def clots_before_and_after_birth(data="data"):
    """Show how many of 100,000 women have a clot in any one week: in pregnancy, and after birth."""
    rows = read_rows(Path(data) / f"{NAME}.csv", COLUMNS, WANTED, _disagreements)
    blanks = _blanks(*rows)
    return Figure(
        name=NAME,
        title=plot_message("births", "title", **blanks),
        alt=plot_message("births", "alt", **blanks),
        summary=paragraphs("births", "summary", **blanks),
        table=Table(
            plot_message("births", "caption", **blanks),
            tuple(plot_message("births", "head", name, **blanks) for name in HEAD),
            tuple(map(_cells, rows)),
        ),
        svg=style.draw_svg(2 * STEP - 4, lambda board: _paint(board, rows)),
    )


def _disagreements(row):
    """Yield what the picture cannot show."""
    if row["woman_years"] != 100_000:
        yield f"woman_years is {row['woman_years']}. Write the clots for 100000, as both rows must count alike."
    elif not 0.5 <= _in_a_week(row) < 10.5:
        yield f"clots is {row['clots']:g}, which the picture cannot hold. Write a number from 27 to 547."


def _in_a_week(row):
    """Return how many clots there are among as many women in one week."""
    return row["clots"] / WEEKS


def _blanks(before, after):
    """Return what fills the blanks in the words of this picture."""
    return {
        "times": round(after["clots"] / before["clots"]),
        "women": before["woman_years"],
        "what": term("what", before["what"]),
        "before": round(_in_a_week(before)),
        "after": round(_in_a_week(after)),
        "year_before": round(before["clots"]),
        "year_after": round(after["clots"]),
    }


def _cells(row):
    return capitalise(term("stage", row["stage"])), f"{row['clots']:g}", f"{_in_a_week(row):.1f}"


def _paint(board, rows):
    for place, row in enumerate(rows):
        y, clots = 22 + place * STEP, round(_in_a_week(row))
        board.text(LEFT, y, capitalise(term("stage", row["stage"])), 15, style.ACCENT, bold=True)
        board.text(
            294,
            y,
            plot_message("births", "about", clots=clots),
            15,
            style.WARN,
            bold=True,
            align="right",
        )
        board.people([(LEFT + SIZE / 2 + 4, y + 27, clots)], PITCH, SIZE, style.WARN)
        board.text(LEFT, y + 58, plot_message("births", "of", women=row["woman_years"]))
        board.text(
            LEFT,
            y + 75,
            plot_message("births", "rest", rest=row["woman_years"] - clots),
            color=style.SOFT,
        )
        if place:
            board.line([(LEFT, y - 24), (294, y - 24)], style.LINE, 1)
