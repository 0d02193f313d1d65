"""The evidence ledger and the record of clinical reviews, read from their files."""

from coursebook.claims.ledger import Ledger, ledger_rules
from coursebook.claims.review import Reviews
from coursebook.core.loading import load


def load_ledger(path):
    """Read the evidence ledger; raise ContentError with all its mistakes."""
    return load(Ledger, path, ledger_rules)


def load_reviews(path):
    """Read what clinical reviews are recorded; raise ContentError with all mistakes."""
    return load(Reviews, path)
