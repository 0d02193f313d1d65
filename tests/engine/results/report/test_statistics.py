"""The formulas, against figures that others published and against SciPy."""

from itertools import permutations

import numpy as np
import pytest
from scipy import stats

from coursebook.results.report import statistics as st

# Moodle's own test data: 25 attempts at 7 questions and what they must come to, worked out
# independently in a spreadsheet (moodle/moodle, mod/quiz/report/statistics/tests/fixtures/
# results00.csv and qstats00.csv, and for the whole quiz
# stats_from_steps_walkthrough_test.php).
MOODLE = np.array(
    [
        [float(mark) for mark in line.split(",")]
        for line in """
1,1,1,1,1,0,1
1,1,1,1,0.5,1,0
1,1,1,1,0.5,0,1
0,0,1,1,1,0,0
1,0,1,0,0,1,0.5
1,1,1,1,0.5,0,0.5
0,1,1,1,0.5,1,0.5
1,1,1,0,0.5,1,0.5
1,0,1,1,1,1,1
0,1,1,0,0.5,1,0.5
0.8,0,1,1,0.5,1,0.5
1,1,1,0,0.5,1,1
1,0,1,1,0.5,1,0.5
1,0,1,1,1,0,0.5
0,0,1,1,0,1,1
1,0,1,0,0.5,1,1
0.8,0,1,1,0.5,0,1
1,0,1,1,0,1,0.5
1,0,1,1,0.5,0,0.5
0,1,1,0,0.5,1,0
1,1,0.3333333,1,0.5,0,0.5
1,1,1,0,0.5,0,0.5
1,1,1,1,0,1,0.5
0,0,1,0,0.5,1,1
0,0,1,1,1,1,1""".split()
    ]
)
FACILITY = [0.704, 0.48, 0.973333332, 0.68, 0.52, 0.64, 0.62]
DEVIATION = [
    0.4513682901,
    0.5099019514,
    0.13333334,
    0.4760952286,
    0.3055050463,
    0.4898979486,
    0.331662479,
]
DISCRIMINATION = [
    -7.0650767526,
    -28.8982125772,
    -9.1230674268,
    -22.6306444113,
    -17.6997047674,
    -45.3785178421,
    -5.6543166602,
]
EFFICIENCY = [
    -9.4550536967,
    -36.7834118938,
    -21.6545012165,
    -31.4411395613,
    -21.1794802584,
    -56.9365974439,
    -6.5043742058,
]

# Ten students, ten items: K. Wuensch, East Carolina University,
# core.ecu.edu/wuenschk/StatHelp/KR20.txt.
# He prints the sum of the items' p × q (they add up to 2.18) and the variance of the totals, 5.84.
WUENSCH = np.array(
    [
        [int(mark) for mark in line]
        for line in """
1111110110 1011011101 1111011001 0010001000 0000010010
1110111111 1101110111 1111111101 0101111101 1101101110""".split()
    ],
    float,
)


def randoms(seed, learners=40, questions=6):
    """Marks of learners whose skill shows, with parts of points and questions of other weight."""
    rng = np.random.default_rng(seed)
    skill = rng.normal(size=(learners, 1))
    return (
        np.round(np.clip(rng.normal(skill, 1, (learners, questions)) + 1, 0, 2))
        / 2
        * rng.integers(1, 4, questions)
    )


def test_facility_and_deviation_are_those_of_moodles_example():
    assert [st.facility(shares) for shares in MOODLE.T] == pytest.approx(FACILITY, rel=1e-6)
    assert [st.deviation(shares) for shares in MOODLE.T] == pytest.approx(DEVIATION, rel=1e-6)


def test_discrimination_and_efficiency_are_those_of_moodles_example():
    assert [100 * value for value in st.discrimination(MOODLE)] == pytest.approx(
        DISCRIMINATION, rel=1e-5
    )
    assert [100 * value for value in st.efficiency(MOODLE)] == pytest.approx(EFFICIENCY, rel=1e-5)


def test_alpha_and_the_standard_error_are_those_of_moodles_example():
    spread, alpha = st.deviation(MOODLE.sum(axis=1)), st.alpha(MOODLE)
    assert (spread, 100 * alpha, st.error_of_measurement(spread, alpha)) == pytest.approx(
        (0.8117265554, -87.2230935542, 1.1106813066), rel=1.5e-5
    )


def test_kr20_is_that_of_a_published_example():
    shares = WUENSCH.mean(axis=0)
    assert (shares * (1 - shares)).sum() == pytest.approx(2.18) and WUENSCH.sum(
        axis=1
    ).var() == pytest.approx(5.84)  # as printed there
    assert st.alpha(WUENSCH) == pytest.approx(10 / 9 * (1 - 2.18 / 5.84))


@pytest.mark.parametrize("seed", range(3))
def test_discrimination_is_scipys_correlation_with_the_rest(seed):
    marks = randoms(seed)
    expected = [
        stats.pearsonr(marks[:, i], np.delete(marks, i, axis=1).sum(axis=1)).statistic
        for i in range(marks.shape[1])
    ]
    assert st.discrimination(marks) == pytest.approx(expected)


def test_efficiency_divides_by_the_largest_covariance_of_all_orders():
    marks = randoms(7, learners=7, questions=3)
    one, rest = marks[:, 0], marks[:, 1:].sum(axis=1)
    most = max(np.cov(one, rest[list(order)])[0, 1] for order in permutations(range(7)))
    assert st.efficiency(marks)[0] == pytest.approx(np.cov(one, rest)[0, 1] / most)


def test_a_question_that_sorts_learners_as_the_rest_does_is_fully_efficient():
    assert st.efficiency(np.array([[0, 0.0], [0, 1], [1, 2], [1, 3]])) == pytest.approx([1, 1])


@pytest.mark.parametrize("freedom", [9, 12, 30, 200, 50_000])
def test_the_quantile_of_student_is_scipys(freedom):
    assert st.t_quantile(freedom) == pytest.approx(stats.t.ppf(0.975, freedom), abs=5e-5)


def test_the_gain_is_that_of_a_published_class():
    # BMC Medical Education 2021;21:210, table 1: 20 points, mean gain 11.1 (55.55 %), which is
    # 225.8 % of the mean before; "class average normalized gain" 0.73.
    before = 0.5555 / 2.258
    assert st.gain([before] * 3, [before + 0.5555] * 3).value == pytest.approx(0.73, abs=0.01)


def test_the_gain_is_1_when_all_is_right_after_0_when_nothing_changed_and_below_0_after_a_loss():
    assert st.gain([0.2, 0.4], [1, 1]).value == 1 and st.gain(
        [0.2, 0.4], [0.4, 0.2]
    ).value == pytest.approx(0)
    assert st.gain([0.5, 0.5], [0.25, 0.25]).value == pytest.approx(-0.5)


def classes(seed, learners):
    rng = np.random.default_rng(seed)
    before = rng.binomial(8, 0.45, learners) / 8
    return before, np.clip(before + rng.binomial(4, 0.6, learners) / 8, 0, 1)


@pytest.mark.parametrize("seed, learners", [(1, 10), (2, 28), (3, 400)])
def test_the_ends_of_the_interval_are_where_scipys_t_test_just_refuses(seed, learners):
    # Fieller: a ratio belongs to the interval when the mean of (still missing -
    # ratio × missing before) may be 0.
    before, after = classes(seed, learners)
    gain = st.gain(before, after)
    assert gain.low < gain.value < gain.high
    for limit in (gain.low, gain.high):
        assert stats.ttest_1samp(
            (1 - after) - (1 - limit) * (1 - before), 0
        ).pvalue == pytest.approx(0.05, abs=1e-4)


def test_the_interval_is_close_to_scipys_bootstrap_in_a_large_class():
    before, after = classes(4, 600)
    resampled = stats.bootstrap(
        (before, after),
        lambda a, b, axis: (b.mean(axis) - a.mean(axis)) / (1 - a.mean(axis)),
        paired=True,
        n_resamples=2000,
        method="percentile",
        rng=np.random.default_rng(0),
    ).confidence_interval
    assert st.gain(before, after)[1:] == pytest.approx((resampled.low, resampled.high), abs=0.006)


def test_a_gain_from_almost_nothing_has_no_bounds():
    gain = st.gain([1] * 11 + [0.875], [1] * 12)
    assert (gain.value, gain.low, gain.high) == (1, None, None)


def test_what_cannot_be_worked_out_is_none_and_never_nan():
    same, alone, nobody = np.ones((12, 3)), np.array([[0.0], [1], [1]]), np.zeros((0, 3))
    for marks in (same, alone, nobody, np.ones((1, 3))):
        assert (
            set(st.discrimination(marks) + st.efficiency(marks)) == {None}
            and st.alpha(marks) is None
        )
    assert st.gain([1, 1], [1, 0.5]) is None and st.gain([], []) is None
    assert (
        st.facility([]) is None
        and st.deviation([1]) is None
        and st.error_of_measurement(None, 0.5) is None is st.error_of_measurement(1.0, None)
    )


def test_a_sum_that_differs_only_by_rounding_is_taken_as_one():
    marks = np.array([[0.1, 0.2, 0.3], [0.3, 0.2, 0.1], [0.2, 0.1, 0.3]] * 4)
    assert st.alpha(marks) is None
