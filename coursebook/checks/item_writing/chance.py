"""How often luck alone would do the same."""

from collections.abc import Sequence


def average_hits(chances: Sequence[float]) -> float:
    """Return how many of some events, whose chances are 0 to 1, come true on average."""
    return sum(chances)


def at_least(hits: int, chances: Sequence[float]) -> float:
    """Return how likely it is, 0 to 1, that `hits` or more of some independent events come true.

    It is exact: the binomial law when all chances are alike, the Poisson binomial law when not.
    """
    likelihoods = [1.0]  # of 0, 1, 2 … hits among the events so far
    for chance in chances:
        miss, hit = [*likelihoods, 0.0], [0.0, *likelihoods]
        likelihoods = [
            same * (1 - chance) + one_less * chance
            for same, one_less in zip(miss, hit, strict=True)
        ]
    return sum(likelihoods[hits:])
