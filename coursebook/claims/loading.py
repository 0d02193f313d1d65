"""The evidence ledger and the record of clinical reviews, read from their files."""

from pathlib import Path

from coursebook.claims.ledger import Ledger, ledger_rules
from coursebook.claims.review import Reviews
from coursebook.core.loading import load
from coursebook.core.yaml_source import YamlFile


def load_ledger(source: Path | str | YamlFile) -> Ledger:
    """Read the evidence ledger from a file; raise ContentError with all its mistakes."""
    return load(Ledger, source, ledger_rules)


def load_reviews(source: Path | str | YamlFile) -> Reviews:
    """Read what clinical reviews are recorded in a file; raise ContentError with all mistakes."""
    return load(Reviews, source)
