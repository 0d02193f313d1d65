"""One hundred women on magnesium beside one hundred on dummy tablets, for each trial."""

from pathlib import Path

from calmcalves.plots.trial_rows import (
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

NAME = "magnesium-people"
DRAWN = (1, 2, 4, 5)  # result 3 is the pain of trial 2: each trial stands here once
HEAD = ("trial", "outcome", "women_t", "women_c", "of_100_t", "of_100_c", "found")
LEFTS: dict[Group, int] = {"t": 6, "c": 156}  # points: where the two groups begin
LEFT, RIGHT = 6, 294  # points: edges
ACROSS, DOWN, SIZE = 13.6, 10.4, 8  # points: person to person, row to row, one person
CROWD, WORDS, TOP = 10 * DOWN, 38, 62  # points: heights


def magnesium_people(data: str | Path = "data") -> Figure:
    """Show how many of 100 women got better on magnesium, and on dummy tablets, in each trial.

    Reads two files in the folder `data`; raises ContentError when one is wrong.
    """
    women = [row for row in read_trials(data) if row.id in DRAWN]
    cramps = read_counted(data)
    rows: list[Result] = [*women, cramps]
    rows.sort(key=lambda row: row.year)
    height = TOP + sum(map(_trial_height, rows)) - 6
    verdicts = _count_verdicts(rows)
    return Figure(
        name=NAME,
        title=format_message("magnesium", "title", **verdicts),
        alt=format_message("magnesium", "alt", trials=" ".join(map(_describe, rows))),
        summary=_summarise(women, cramps, verdicts),
        table=Table(
            format_message("magnesium", "caption"),
            tuple(format_message("magnesium", "head", name) for name in HEAD),
            tuple(map(_table_row, rows)),
        ),
        svg=canvas.draw_svg(height, lambda board: _paint(board, rows)),
    )


def _count_verdicts(rows: list[Result]) -> dict[str, int]:
    benefit = sum(row.is_benefit for row in rows)
    return {"total": len(rows), "benefit": benefit, "none": len(rows) - benefit}


def _format_results(row: Result) -> dict[Group, str]:
    """Return what both groups had: women in 100, or cramps on average."""
    if isinstance(row, CountedRow):
        return {"t": f"{row.mean_t:g}", "c": f"{row.mean_c:g}"}
    return {group: str(share) for group, share in row.shares.items()}


def _fill_blanks(row: Result) -> dict[str, object]:
    """Return what fills the blanks in the words about one trial."""
    results = _format_results(row)
    return {
        **row.model_dump(),
        "trial": translate_term("trial", row.trial),
        "place": translate_term("place", row.trial),
        "outcome": translate_term("outcome", row.outcome),
        "found": _format_verdict(row),
        "t": results["t"],
        "c": results["c"],
    }


def _format_verdict(row: Result) -> str:
    return format_message("magnesium", "benefit" if row.is_benefit else "none")


def _describe(row: Result) -> str:
    """Return one trial in a sentence."""
    sentence = "counted" if isinstance(row, CountedRow) else "sentence"
    return format_message("magnesium", sentence, **_fill_blanks(row))


def _summarise(
    women: list[TrialRow], cramps: CountedRow, verdicts: dict[str, int]
) -> tuple[str, ...]:
    most = max(women, key=lambda row: row.shares["c"])
    return format_paragraphs(
        "magnesium",
        "summary",
        counted=_describe(cramps),
        place=translate_term("place", most.trial),
        eased=most.shares["c"],
        **verdicts,
    )


def _table_row(row: Result) -> tuple[str, ...]:
    results = list(_format_results(row).values())
    if isinstance(row, CountedRow):
        means = [format_message("magnesium", "mean", mean=result) for result in results]
        numbers = [*means, *[format_message("magnesium", "not_so")] * 2]
    else:
        counts = [format_message("share", part=part, whole=n) for part, n in row.counts.values()]
        numbers = [*counts, *results]
    return (
        format_message("magnesium", "name", **_fill_blanks(row)),
        translate_term("outcome", row.outcome),
        *numbers,
        _format_verdict(row),
    )


def _paint(board: canvas.Board, rows: list[Result]) -> None:
    for x, name, full in ((LEFTS["t"], "better", True), (LEFTS["c"], "not_better", False)):
        board.draw_people([(x + 5, 16, 1)], ACROSS, SIZE, canvas.ACCENT, full=full)
        board.write(x + 15, 22, format_message("magnesium", name))
    board.write(LEFT, 40, format_message("magnesium", "each"), color=canvas.SOFT)
    y: float = TOP
    for row in rows:
        board.draw_line([(LEFT, y - 10), (RIGHT, y - 10)], canvas.LINE, 1)
        _draw_trial(board, y + 10, row)
        y += _trial_height(row)


def _trial_height(row: Result) -> float:
    return WORDS + (48 if isinstance(row, CountedRow) else CROWD + 50)


def _draw_trial(board: canvas.Board, y: float, row: Result) -> None:
    """Draw one trial from the line `y` down.

    Its name, what was counted, both groups, how many women.
    """
    blanks, below = _fill_blanks(row), y + WORDS
    place = format_message("magnesium", "place", **blanks)
    board.write(LEFT, y, place, 15, canvas.ACCENT, bold=True)
    board.write(LEFT, y + 18, capitalise(translate_term("outcome", row.outcome)))
    for group, result in _format_results(row).items():
        words = format_message("magnesium", f"group_{group}", share=result)
        board.write(LEFTS[group], below, words, bold=True)
        if isinstance(row, TrialRow):
            _draw_crowd(board, LEFTS[group] + 6, below + 14, row.shares[group])
    note_below = 18 if isinstance(row, CountedRow) else CROWD + 22
    note = format_message("magnesium", _choose_note(row), **blanks)
    board.write(LEFT, below + note_below, note, 12, canvas.SOFT)


def _choose_note(row: Result) -> str:
    """Return the name of the note that says how many women there were."""
    if isinstance(row, CountedRow):
        return "note_counted"
    return "whole" if row.n_t == row.n_c == 100 else "rounded"


def _draw_crowd(board: canvas.Board, x: float, y: float, better: int) -> None:
    """Draw 100 people in tens, the first `better` of them filled."""
    full, empty = [], []
    for ten in range(10):
        line, filled = y + ten * DOWN, max(0, min(10, better - 10 * ten))
        if filled:
            full.append((x, line, filled))
        if filled < 10:
            empty.append((x + filled * ACROSS, line, 10 - filled))
    board.draw_people(full, ACROSS, SIZE, canvas.ACCENT)
    board.draw_people(empty, ACROSS, SIZE, canvas.EDGE, full=False)
