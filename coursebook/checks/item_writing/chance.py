"""How often luck alone would do the same."""


def expected(chances):
    """Return how many of some events come true on average."""
    return sum(chances)


def at_least(hits, chances):
    """Return how likely so many or more of some independent events come true; exact, the binomial law when all are alike."""
    counts = [1.0]
    for chance in chances:
        counts = [
            now * (1 - chance) + before * chance
            for now, before in zip([*counts, 0.0], [0.0, *counts])
        ]
    return sum(counts[hits:])
