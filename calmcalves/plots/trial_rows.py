"""The results of trials of tablets, read from two files: women who got better, and cramps counted."""

from pathlib import Path

from coursebook.media.plots.csv_rows import number, one_of, read_rows, text, whole
from coursebook.media.plots.wording import known_term

NAME, COUNTED = "trials", "trials-counted"
WANTED = [
    (str(place),) for place in range(1, 8)
]  # 8 to 10 wait until their control count is checked
LEAST, MOST = 0.47, 66  # the ends of the axis on which ratios are drawn
_WHO = {
    "trial": known_term("trial"),
    "year": whole,
    "intervention": known_term("intervention"),
    "dose": text,
    "comparator": known_term("comparator"),
    "outcome": known_term("outcome"),
}
_TRUST = {"blinded": known_term("blinded"), "certainty": known_term("certainty")}
_BASIS = one_of("published", "derived")
COLUMNS = {
    "id": whole,
    **_WHO,
    "events_t": whole,
    "n_t": whole,
    "events_c": whole,
    "n_c": whole,
    "rr": number,
    "ci_low": number,
    "ci_high": number,
    **_TRUST,
    "effect_basis": _BASIS,
    "counts_basis": _BASIS,
    "source": text,
}
COUNTED_COLUMNS = {
    **_WHO,
    "mean_t": number,
    "mean_c": number,
    "md": number,
    "ci_low": number,
    "ci_high": number,
    "n": whole,
    **_TRUST,
    "source": text,
}


def read_trials(data):
    """Return the results that count women, or raise an error that names each mistake."""
    return read_rows(Path(data) / f"{NAME}.csv", COLUMNS, WANTED, _disagreements)


def read_counted(data):
    """Return the one magnesium trial that counted cramps and not women."""
    [row] = read_rows(Path(data) / f"{COUNTED}.csv", COUNTED_COLUMNS, [("Nygaard",)], _differences)
    return row


def percent(row, group):
    """Return how many of 100 women got better, rounded; `group` is `t` (tested) or `c` (the other)."""
    return round(100 * row[f"events_{group}"] / row[f"n_{group}"])


def is_benefit(row):
    """Tell whether a trial found more than chance may do: fewer cramps, or more women who got better."""
    return row["ci_high"] < 0 if "md" in row else row["ci_low"] > 1


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


def _differences(row):
    """Yield what cannot be right in a row of averages."""
    difference = row["mean_t"] - row["mean_c"]
    if abs(difference - row["md"]) > 0.006:
        yield f"md is {row['md']:g}, but the averages give {difference:.2f}. Write that, or mend the averages."
    if not row["ci_low"] <= row["md"] <= row["ci_high"]:
        yield "ci_low, md and ci_high must rise. Mend them."
