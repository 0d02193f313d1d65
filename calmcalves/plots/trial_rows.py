"""The results of trials of tablets, from two files: women who got better, and cramps counted.

Columns that end in `_t` are of the group that took the tablet, those in `_c` of the other one.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from calmcalves.plots.columns import Basis, Source
from coursebook.media.plots.csv_rows import Number, Row, Whole, Words, read_rows
from coursebook.media.plots.wording import Term

Group = Literal["t", "c"]  # tested, control

NAME, COUNTED = "trials", "trials-counted"
# 8 to 10 wait until their control count is checked.
EXPECTED = [(str(number),) for number in range(1, 8)]
LEAST, MOST = 0.47, 66  # the ends of the axis on which ratios are drawn
ROUNDING = 0.006  # how far a published number may be from the one that its counts give

Trial = Annotated[Term, Field(description="The first author or the place of the trial.")]
Year = Annotated[Whole, Field(description="The year in which it was published.")]
Intervention = Annotated[Term, Field(description="The tablet that was tested.")]
Dose = Annotated[Words, Field(description="How much of it, and for how long.")]
Comparator = Annotated[Term, Field(description="What the other group took.")]
Outcome = Annotated[Term, Field(description="What was counted.")]
Blinded = Annotated[Term, Field(description="Whether nobody knew who took which tablet.")]
Certainty = Annotated[Term, Field(description="How sure a review was of the result.")]


class TrialRow(Row):
    """A result that counts women who got better."""

    id: Annotated[Whole, Field(description="The number of the result; one trial may have two.")]
    trial: Trial
    year: Year
    intervention: Intervention
    dose: Dose
    comparator: Comparator
    outcome: Outcome
    events_t: Annotated[Whole, Field(description="Women who got better with the tablet.")]
    n_t: Annotated[Whole, Field(description="Women who took the tablet.")]
    events_c: Annotated[Whole, Field(description="Women who got better in the other group.")]
    n_c: Annotated[Whole, Field(description="Women in the other group.")]
    rr: Annotated[Number, Field(description="Risk ratio: how many times as many got better.")]
    ci_low: Annotated[Number, Field(description="Least likely risk ratio (95 %).")]
    ci_high: Annotated[Number, Field(description="Greatest likely risk ratio (95 %).")]
    blinded: Blinded
    certainty: Certainty
    effect_basis: Annotated[Basis, Field(description="Where ratio and range are from.")]
    counts_basis: Annotated[Basis, Field(description="Where the women are from.")]
    source: Source

    @property
    def counts(self) -> dict[Group, tuple[int, int]]:
        """Women who got better and women in all, by group."""
        return {"t": (self.events_t, self.n_t), "c": (self.events_c, self.n_c)}

    @property
    def shares(self) -> dict[Group, int]:
        """How many of 100 women got better, rounded, by group."""
        return {group: round(100 * events / n) for group, (events, n) in self.counts.items()}

    @property
    def is_benefit(self) -> bool:
        """Whether more women got better than chance may do."""
        return self.ci_low > 1

    def find_contradictions(self) -> Iterator[str]:
        """Yield what cannot be right in one row."""
        for group, (events, n) in self.counts.items():
            if not 0 < events <= n:
                yield f"events_{group} is {events} of {n}. Write a number from 1 to n_{group}."
                return
        ratio = self.events_t / self.n_t / (self.events_c / self.n_c)
        if abs(ratio - self.rr) > ROUNDING:
            yield (
                f"rr is {self.rr:g}, but the counts give {ratio:.2f}. "
                "Write that, or mend the counts."
            )
        if not LEAST <= self.ci_low <= self.rr <= self.ci_high <= MOST:
            yield f"ci_low, rr and ci_high must rise from {LEAST:g} to {MOST:g}. Mend them."


class CountedRow(Row):
    """A result that counts cramps, not women: averages, and how far they are apart."""

    trial: Trial
    year: Year
    intervention: Intervention
    dose: Dose
    comparator: Comparator
    outcome: Outcome
    mean_t: Annotated[Number, Field(description="Cramps with the tablet, on average.")]
    mean_c: Annotated[Number, Field(description="Cramps in the other group, on average.")]
    md: Annotated[Number, Field(description="Mean difference: `mean_t` less `mean_c`, in cramps.")]
    ci_low: Annotated[Number, Field(description="Least likely difference (95 %), in cramps.")]
    ci_high: Annotated[Number, Field(description="Greatest likely difference (95 %), in cramps.")]
    n: Annotated[Whole, Field(description="Women in both groups.")]
    blinded: Blinded
    certainty: Certainty
    source: Source

    @property
    def is_benefit(self) -> bool:
        """Whether there were fewer cramps than chance may do."""
        return self.ci_high < 0

    def find_contradictions(self) -> Iterator[str]:
        """Yield what cannot be right in a row of averages."""
        difference = self.mean_t - self.mean_c
        if abs(difference - self.md) > ROUNDING:
            yield (
                f"md is {self.md:g}, but the averages give {difference:.2f}. "
                "Write that, or mend the averages."
            )
        if not self.ci_low <= self.md <= self.ci_high:
            yield "ci_low, md and ci_high must rise. Mend them."


Result = TrialRow | CountedRow


def read_trials(data: str | Path) -> list[TrialRow]:
    """Return the results that count women; raise ContentError with each mistake of the file."""
    return read_rows(Path(data) / f"{NAME}.csv", TrialRow, EXPECTED)


def read_counted(data: str | Path) -> CountedRow:
    """Return the magnesium trial that counted cramps; raise ContentError as `read_trials` does."""
    [row] = read_rows(Path(data) / f"{COUNTED}.csv", CountedRow, [("Nygaard",)])
    return row
