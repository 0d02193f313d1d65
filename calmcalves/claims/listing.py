"""Claims as HTML: the list that ends a lesson or page, with the sources behind it.

The pages that show the whole ledger are made in `calmcalves/book/evidence.py`.
"""

from pathlib import Path

from markupsafe import Markup

from ..errors import ContentError, Problem
from ..references import BIB, find_bibliography, sources_html
from ..templates import template
from ..words import words
from .backing import load_backing
from .teaching import named_in


def claims_html(claims, references):
    """Return a list of claims, each with an anchor `claim-ID`, its verdict and its sources."""
    return template("evidence.html.j2").render(claims=claims, references=references, t=words()["evidence"]) if claims else ""


def evidence_html(named, backing):
    """Return the claims that a page names, then all sources that these claims and the page name."""
    known = backing.ledger.by_id()
    claims = [known[name] for name in named.claims]
    keys = dict.fromkeys([*(key for claim in claims for key in claim.cited), *named.sources])
    return claims_html(claims, backing.references) + (_folded(sources_html(backing.references, keys), len(keys)) if keys else "")


def _folded(sources, count):
    """Fold a list of sources away: on the page the claims name them, and a link to one opens the list."""
    return template("evidence_sources.html.j2").render(sources=Markup(sources), count=count, t=words()["evidence"])


class Evidence:
    """What a lesson claims and who says so, as a cell output; `file` is the lesson itself."""

    def __init__(self, file):
        bibliography = find_bibliography(Path(file).parent)
        if bibliography is None:
            raise ContentError([Problem(str(BIB), 0, 0, "was not found in this folder or above it; put it there.")])
        if not Path(file).is_file():
            raise ContentError([Problem(str(file), 0, 0, "there is no such file; write the name of this notebook.")])
        backing, named = load_backing(bibliography), named_in(file)
        if unknown := [Problem(str(file), 0, 0, sentence) for _, sentence in backing.unknown(named)]:
            raise ContentError(unknown)
        self._file, self._html = str(file), evidence_html(named, backing)

    def __repr__(self):
        return f"Evidence({self._file!r})"

    def _repr_html_(self):
        return self._html
