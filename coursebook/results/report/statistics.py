"""Statistics of questions and quizzes, as pure functions of NumPy arrays.

Arrays: `shares` (learners,) holds what the answers to one question are worth, 0 to 1; `marks`
(learners, questions) is in points, with nothing missing. What cannot be worked out (nobody varies,
one question alone) is None, never NaN. Who is counted, and how few are too few, is decided in
`analysis`.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

SMALLEST = 10  # learners; with fewer, chance says more than any of these figures
_NOTHING = 1e-12  # a variance below this is what rounding leaves of none

Floats = npt.NDArray[np.float64]


class Gain(NamedTuple):
    """A normalised gain and its 95 % interval, None where the data set no bounds."""

    value: float
    low: float | None
    high: float | None


def facility(shares: npt.ArrayLike) -> float | None:
    """Return the facility index, 0 to 1: the mean of what the answers to a question are worth.

    Moodle, "Quiz statistics calculations": mean mark divided by the highest possible mark.
    """
    values = np.asarray(shares, float)
    return float(values.mean()) if len(values) else None


def deviation(values: npt.ArrayLike) -> float | None:
    """Return the standard deviation of a sample, in the unit of its values.

    With n - 1 below the line (Moodle, "Quiz statistics calculations").
    """
    sample = np.asarray(values, float)
    return float(sample.std(ddof=1)) if len(sample) > 1 else None


def discrimination(marks: Floats) -> list[float | None]:
    """Return the corrected discrimination index of each question, -1 to 1, or None.

    It is the correlation of the marks at a question with the sum of the marks at all others
    (Moodle, "Quiz statistics calculations": discrimination index; "corrected" because the question
    itself is left out of the sum).
    """
    return [_correlation(own, rest) for own, rest in _own_and_rest(marks)]


def efficiency(marks: Floats) -> list[float | None]:
    """Return the discriminative efficiency of each question, at most 1, or None.

    It is the covariance of the marks at a question with the rest, divided by the largest that it
    could be with the same marks: both sorted (Moodle, "Quiz statistics calculations").
    """
    return [_efficiency(own, rest) for own, rest in _own_and_rest(marks)]


def _own_and_rest(marks: Floats) -> Iterator[tuple[Floats, Floats]]:
    """Yield the marks at each question and their rest, the sum at all others; (learners,) both."""
    if marks.shape[1] == 1:  # without rounding: there are no others
        yield marks[:, 0], np.zeros(len(marks))
        return
    total = marks.sum(axis=1)
    for own in marks.T:
        yield own, total - own


def _covariance(a: Floats, b: Floats) -> float:
    """Return the covariance of a sample, 0 of fewer than two.

    With `einsum`, because `dot` starts threads that wait for each other on a busy computer.
    """
    if len(a) < 2:
        return 0.0
    return float(np.einsum("i,i->", a - a.mean(), b - b.mean()) / (len(a) - 1))


def _correlation(a: Floats, b: Floats) -> float | None:
    variances = _covariance(a, a), _covariance(b, b)
    if min(variances) <= _NOTHING:
        return None
    return _covariance(a, b) / float((variances[0] * variances[1]) ** 0.5)


def _efficiency(a: Floats, b: Floats) -> float | None:
    most = _covariance(np.sort(a), np.sort(b))
    return _covariance(a, b) / most if most > _NOTHING else None


def alpha(marks: Floats) -> float | None:
    """Return Cronbach's alpha of a quiz, at most 1, or None.

    k/(k-1) × (1 - sum of the questions' variances / variance of the sum): Cronbach 1951,
    "Coefficient alpha and the internal structure of tests", Psychometrika 16(3):297. Where every
    mark is none or all, it is formula 20 of Kuder & Richardson 1937, "The theory of the estimation
    of test reliability", Psychometrika 2(3):151. Moodle calls it the coefficient of internal
    consistency.
    """
    sums = marks.sum(axis=1)
    count, whole = marks.shape[1], _covariance(sums, sums)
    if count < 2 or whole <= _NOTHING:
        return None
    return count / (count - 1) * (1 - float(marks.var(axis=0, ddof=1).sum()) / whole)


def error_of_measurement(spread: float | None, reliability: float | None) -> float | None:
    """Return the standard error of measurement, in points, or None where one of the two is.

    Deviation × √(1 - alpha) (Moodle, "Quiz statistics calculations").
    """
    if spread is None or reliability is None:
        return None
    return spread * max(0.0, 1 - reliability) ** 0.5


def gain(before: npt.ArrayLike, after: npt.ArrayLike) -> Gain | None:
    """Return the normalised gain of a class, or None where nobody had anything to gain.

    `before` and `after` (learners,) are the scores of the same learners, 0 to 1. Gain = (mean after
    - mean before) / (1 - mean before): Hake 1998, "Interactive-engagement versus traditional
    methods", American Journal of Physics 66(1):64. It is 1 less the ratio of what was still missing
    to what was missing before, so its interval is that of a ratio of two paired means: Fieller
    1954, "Some problems in interval estimation", Journal of the Royal Statistical Society B
    16(2):175.
    """
    missing, still = 1 - np.asarray(before, float), 1 - np.asarray(after, float)
    if not len(missing) or missing.mean() <= _NOTHING:
        return None
    limits = _ratio_limits(still, missing)
    low, high = (None, None) if limits is None else (1 - limits[1], 1 - limits[0])
    return Gain(1 - float(still.mean() / missing.mean()), low, high)


def _ratio_limits(above: Floats, below: Floats) -> tuple[float, float] | None:
    """Return the 95 % limits of mean(above) / mean(below), or None.

    None where the mean below may be nothing. They solve a·x² - 2b·x + c = 0 (Fieller).
    """
    count = len(below)
    if count < 2:
        return None
    reach = t_quantile(count - 1) ** 2 / count
    a = below.mean() ** 2 - reach * _covariance(below, below)
    b = above.mean() * below.mean() - reach * _covariance(above, below)
    c = above.mean() ** 2 - reach * _covariance(above, above)
    if a <= _NOTHING:
        return None
    half = max(0.0, b * b - a * c) ** 0.5
    return float((b - half) / a), float((b + half) / a)


def t_quantile(freedom: int, z: float = 1.959963984540054) -> float:
    """Return the 97.5 % point of Student's t for 9 degrees of freedom or more, to 4 decimals.

    `z` is that of the normal distribution. The series of Abramowitz & Stegun 1964, "Handbook of
    Mathematical Functions", 26.7.5. (SciPy would be one more thing to install.)
    """
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(term / freedom ** (power + 1) for power, term in enumerate(terms))
