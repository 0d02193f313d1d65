"""One hundred women on magnesium beside one hundred on dummy tablets, for each trial, in one picture."""

from coursebook.media.plots import canvas as style
from coursebook.media.plots.figure import Figure, Table
from calmcalves.plots.trial_rows import is_benefit, percent, read_counted, read_trials
from coursebook.media.plots.wording import capitalise, paragraphs, plot_message, term

NAME = "magnesium-people"
DRAWN = (1, 2, 4, 5)  # result 3 is the pain of trial 2: each trial stands here once
HEAD = ("trial", "outcome", "women_t", "women_c", "of_100_t", "of_100_c", "found")
SIDES = {"t": 6, "c": 156}  # where the two groups begin: tested, other
ACROSS, DOWN, SIZE = 13.6, 10.4, 8  # points: person to person, row to row, one person
CROWD, WORDS, TOP = 10 * DOWN, 38, 62  # heights


def magnesium_people(data="data"):
    """Show how many of 100 women got better on magnesium, and on dummy tablets, in each trial."""
    rows = [row for row in read_trials(data) if row["id"] in DRAWN] + [read_counted(data)]
    rows.sort(key=lambda row: row["year"])
    height = TOP + sum(map(_height, rows)) - 6
    return Figure(
        name=NAME,
        title=plot_message("magnesium", "title", **_verdicts(rows)),
        alt=plot_message("magnesium", "alt", trials=" ".join(map(_sentence, rows))),
        summary=_summary(rows),
        table=Table(
            plot_message("magnesium", "caption"),
            tuple(plot_message("magnesium", "head", name) for name in HEAD),
            tuple(map(_cells, rows)),
        ),
        svg=style.draw_svg(height, lambda board: _paint(board, rows)),
    )


def _verdicts(rows):
    benefit = sum(map(is_benefit, rows))
    return {"total": len(rows), "benefit": benefit, "none": len(rows) - benefit}


def _is_counted(row):
    return "md" in row


def _shares(row):
    """Return what both groups had: women in 100, or cramps on average."""
    if _is_counted(row):
        return {"t": f"{row['mean_t']:g}", "c": f"{row['mean_c']:g}"}
    return {group: percent(row, group) for group in SIDES}


def _blanks(row):
    """Return what fills the blanks in the words about one trial."""
    return {
        **row,
        "trial": term("trial", row["trial"]),
        "place": term("place", row["trial"]),
        "outcome": term("outcome", row["outcome"]),
        "found": plot_message("magnesium", "benefit" if is_benefit(row) else "none"),
        **_shares(row),
    }


def _sentence(row):
    return plot_message("magnesium", "counted" if _is_counted(row) else "sentence", **_blanks(row))


def _summary(rows):
    most = max((row for row in rows if not _is_counted(row)), key=lambda row: percent(row, "c"))
    [counted] = filter(_is_counted, rows)
    return paragraphs(
        "magnesium",
        "summary",
        counted=_sentence(counted),
        place=term("place", most["trial"]),
        eased=percent(most, "c"),
        **_verdicts(rows),
    )


def _cells(row):
    shares = [str(share) for share in _shares(row).values()]
    if _is_counted(row):
        numbers = [
            *(plot_message("magnesium", "mean", mean=mean) for mean in shares),
            *[plot_message("magnesium", "not_so")] * 2,
        ]
    else:
        numbers = [
            *(
                plot_message("share", part=row[f"events_{group}"], whole=row[f"n_{group}"])
                for group in SIDES
            ),
            *shares,
        ]
    blanks = _blanks(row)
    return (
        plot_message("magnesium", "name", **blanks),
        blanks["outcome"],
        *numbers,
        blanks["found"],
    )


def _paint(board, rows):
    for x, full in ((SIDES["t"], True), (SIDES["c"], False)):
        board.people([(x + 5, 16, 1)], ACROSS, SIZE, style.ACCENT, full)
        board.text(x + 15, 22, plot_message("magnesium", "better" if full else "not_better"))
    board.text(SIDES["t"], 40, plot_message("magnesium", "each"), color=style.SOFT)
    y = TOP
    for row in rows:
        board.line([(SIDES["t"], y - 10), (294, y - 10)], style.LINE, 1)
        _trial(board, y + 10, row)
        y += _height(row)


def _height(row):
    return WORDS + (48 if _is_counted(row) else CROWD + 50)


def _trial(board, y, row):
    """Draw one trial from the line `y` down: its name, what was counted, both groups, how many women."""
    blanks = _blanks(row)
    board.text(
        SIDES["t"], y, plot_message("magnesium", "place", **blanks), 15, style.ACCENT, bold=True
    )
    board.text(SIDES["t"], y + 18, capitalise(blanks["outcome"]))
    for group, share in _shares(row).items():
        board.text(
            SIDES[group],
            y + WORDS,
            plot_message("magnesium", f"group_{group}", share=share),
            bold=True,
        )
        if not _is_counted(row):
            _crowd(board, SIDES[group] + 6, y + WORDS + 14, share)
    note, at = ("note_counted", 18) if _is_counted(row) else (_scaled(row), CROWD + 22)
    board.text(
        SIDES["t"], y + WORDS + at, plot_message("magnesium", note, **blanks), 12, style.SOFT
    )


def _scaled(row):
    return "whole" if row["n_t"] == row["n_c"] == 100 else "rounded"


def _crowd(board, x, y, better):
    """Draw 100 people in tens, the first of them filled."""
    full = [
        (x, y + ten * DOWN, min(10, better - 10 * ten)) for ten in range(10) if better > 10 * ten
    ]
    empty = [
        (x + got * ACROSS, y + ten * DOWN, 10 - got)
        for ten in range(10)
        for got in [max(0, min(10, better - 10 * ten))]
        if got < 10
    ]
    board.people(full, ACROSS, SIZE, style.ACCENT)
    board.people(empty, ACROSS, SIZE, style.EDGE, full=False)
