"""What trials of tablets for leg cramps found, side by side and not added up."""

import math
from itertools import groupby
from pathlib import Path

from . import board as style
from .figure import Figure, Table
from .rows import number, one_of, read_rows, text, whole

NAME = "trials"
WANTED = [(str(place),) for place in range(1, 8)]  # 8 to 10 wait until their control count is checked
COLUMNS = {
    "id": whole,
    "trial": text,
    "year": whole,
    "intervention": text,
    "dose": text,
    "comparator": text,
    "outcome": text,
    "events_t": whole,
    "n_t": whole,
    "events_c": whole,
    "n_c": whole,
    "rr": number,
    "ci_low": number,
    "ci_high": number,
    "blinded": one_of("yes", "no", "not stated"),
    "certainty": text,
    "effect_basis": one_of("published", "derived"),
    "counts_basis": one_of("published", "derived"),
    "source": text,
}
HEAD = ("Trial", "Tablet", "Compared with", "What was counted", "With the tablet", "In the other group",
        "Times as many", "Likely range", "Blinded", "How sure", "We worked out")
BLINDED = {"yes": "blinded", "no": "not blinded", "not stated": "blinded?"}
LEFT, RIGHT, STEP = 6, 294, 43
FROM, TO, LEAST, MOST = 77, 228, 0.47, 66  # where the axis stands, in points, and its ends
TICKS = {0.5: "½", 1: "1", 2: "2", 5: "5", 10: "10", 20: "20", 50: "50"}


def trials(data="data"):
    """Show what seven results from trials of magnesium and calcium tablets found."""
    rows = read_rows(Path(data) / f"{NAME}.csv", COLUMNS, WANTED, _disagreements)
    groups = [list(group) for _, group in groupby(rows, lambda r: (r["intervention"], r["comparator"]))]
    return Figure(
        name=NAME,
        title="The trials do not agree. Nobody knows if tablets help.",
        alt=_alt(rows),
        summary=_summary(rows),
        table=Table("What each trial found. The numbers are women.", HEAD, tuple(map(_cells, rows))),
        svg=style.draw(74 + 50 * len(groups) + STEP * len(rows), lambda board: _paint(board, groups)),
    )


def _disagreements(row):
    """Yield what cannot be right in one row."""
    for got, of in (("events_t", "n_t"), ("events_c", "n_c")):
        if not 0 < row[got] <= row[of]:
            yield f"{got} is {row[got]} of {row[of]}. Write a number from 1 to {of}."
            return
    ratio = row["events_t"] / row["n_t"] / (row["events_c"] / row["n_c"])
    if abs(ratio - row["rr"]) > 0.006:
        yield f"rr is {row['rr']:g}, but the counts give {ratio:.2f}. Write that, or mend the counts."
    if not LEAST <= row["ci_low"] <= row["rr"] <= row["ci_high"] <= MOST:
        yield f"ci_low, rr and ci_high must rise from {LEAST:g} to {MOST:g}. Mend them."


def _alt(rows):
    right = sum(row["ci_low"] > 1 for row in rows)
    return (
        f"{len(rows)} results on one scale. {right} lie to the right of the line for no difference. "
        f"The other {len(rows) - right} lie across it. Most have long lines, so they are very unsure."
    )


def _summary(rows):
    small, smaller = sorted(rows, key=lambda row: row["rr"])[:-3:-1]
    halved = rows[1]  # Supakatisant, cramps halved
    dummy = round(100 * halved["events_c"] / halved["n_c"])
    return (
        "Each square is one result. To the right of the thin upright line, more women got better "
        "with the tablet. To the left, more got better without it. A long line means that "
        "nobody can be sure. The numbers at the sides count the women who got better.",
        "The trials are small, so chance plays a big part. The two squares furthest right rest on very few "
        f"women: {small['events_t']} against {small['events_c']}, and "
        f"{smaller['events_t']} against {smaller['events_c']}. Two squares come from the same trial. "
        "Where reviewers rated a result, they put low or very low trust in it.",
        f"Cramps often ease on their own. In one trial, {dummy} in every 100 women on dummy tablets had "
        "half as many cramps too. (A dummy tablet has no medicine in it.)",
        "One more magnesium trial, from Norway, counted cramps in another way, so it is not drawn. "
        "It found no benefit.",
        "Blinded (full square): nobody knew who took which tablet. Blinded? means that we could not find out.",
        "Sources: Dahle 1995, Supakatisant 2015, Araujo 2020, Lahore 2022, WHO 2016 (Hammar), "
        "Nygaard 2008, Cochrane 2020.",
    )


def _cells(row):
    return (
        f"{row['trial']} {row['year']}",
        row["intervention"],
        row["comparator"],
        row["outcome"],
        f"{row['events_t']} of {row['n_t']}",
        f"{row['events_c']} of {row['n_c']}",
        f"{row['rr']:.2f}",
        f"{row['ci_low']:.2f} to {row['ci_high']:.2f}",
        row["blinded"],
        row["certainty"],
        "the women" if row["counts_basis"] == "derived" else "times and range",
    )


def _paint(board, groups):
    y = 22
    for group in groups:
        y = _group(board, y, group)
    _axis(board, y - 10)


def _group(board, y, rows):
    """Draw the results of one comparison from the line `y` down and return where the next begins."""
    tested, other = rows[0]["intervention"], rows[0]["comparator"]
    short = "dummy" if other == "dummy tablets" else other
    board.text(LEFT, y, f"{tested.capitalize()} or {other}", 15, style.ACCENT, bold=True)
    board.text(LEFT, y + 19, f"← {short} better", color=style.SOFT)
    board.text(RIGHT, y + 19, f"{tested} better →", color=style.SOFT, align="right")
    for place, row in enumerate(rows):
        _result(board, y + 42 + place * STEP, row)
    return y + 50 + len(rows) * STEP


def _result(board, y, row):
    """Draw one result: its words, then the counts at both sides of its square and line."""
    board.text(LEFT, y, f"{row['trial']} {row['year']}: {row['outcome']}")
    board.text(RIGHT, y, BLINDED[row["blinded"]], color=style.SOFT, align="right")
    middle = y + 15
    board.text(LEFT, middle + 5, f"{row['events_c']} of {row['n_c']}", bold=True)
    board.text(RIGHT, middle + 5, f"{row['events_t']} of {row['n_t']}", bold=True, align="right")
    board.line([(_x(1), middle - 10), (_x(1), middle + 10)], style.EDGE, 1.2)
    board.line([(_x(row["ci_low"]), middle), (_x(row["ci_high"]), middle)], style.ACCENT, 2)
    size = math.sqrt(row["n_t"] + row["n_c"]) * 0.85
    board.square(_x(row["rr"]), middle, size, style.ACCENT, full=row["blinded"] == "yes")


def _axis(board, y):
    board.line([(FROM, y), (TO, y)], style.EDGE, 1)
    for ratio, words in TICKS.items():
        board.line([(_x(ratio), y), (_x(ratio), y + 4)], style.EDGE, 1)
        board.text(_x(ratio), y + 17, words, color=style.SOFT, align="center")
    for place, words in enumerate(("How many times as many got better", "(1 means: as many in both groups)")):
        board.text((FROM + TO) / 2, y + 38 + place * 18, words, color=style.SOFT, align="center")


def _x(ratio):
    """Return where a ratio stands on the axis, in points: equal steps for equal multiples."""
    share = math.log(ratio / LEAST) / math.log(MOST / LEAST)
    return round(FROM + (TO - FROM) * share, 2)
