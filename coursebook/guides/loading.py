"""Guide files become models."""

from coursebook.core.loading import load
from coursebook.guides.models import Guide
from coursebook.guides.rules import guide_rules


def load_guide(path):
    """Read a guide file; raise ContentError with all its mistakes."""
    return load(Guide, path, guide_rules)
