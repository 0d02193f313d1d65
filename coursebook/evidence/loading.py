"""The evidence ledger and the record of clinical reviews, read from their files."""

from pathlib import Path

from coursebook.core.loading import load
from coursebook.core.yaml_source import YamlFile
from coursebook.evidence.ledger import Ledger, ledger_rules
from coursebook.evidence.review import Reviews


def load_ledger(path):
    """Read the evidence ledger; raise ContentError with all its mistakes."""
    return load(Ledger, YamlFile(Path(path)), ledger_rules)


def load_reviews(path):
    """Read what clinical reviews are recorded; raise ContentError with all mistakes."""
    return load(Reviews, YamlFile(Path(path)))
