"""Claims and sources as HTML, and what pages say of the clinical review.

The pages that show the whole ledger are made in `book/directives/ledger.py`.
"""

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from coursebook.claims.backing import EvidenceBase
from coursebook.claims.bibliography import Reference, day_in_words
from coursebook.claims.ledger import Claim
from coursebook.claims.review import Reviews
from coursebook.core.citations import Citations
from coursebook.core.messages import messages
from coursebook.core.templates import template


def claims_html(claims: list[Claim], references: dict[str, Reference]) -> str:
    """Return a list of claims, each with an anchor `claim-ID`, its verdict and its sources.

    It is empty where there are no claims.
    """
    if not claims:
        return ""
    page = template("claims/evidence.html.j2")
    return page.render(claims=claims, references=references, t=messages()["evidence"])


def evidence_html(citations: Citations, evidence: EvidenceBase) -> str:
    """Return the claims that a page names, then all sources that these claims and the page name.

    All of them must be known: ask `evidence.find_unknown` before, of the citations with their
    sources. KeyError is raised otherwise.
    """
    ledger, references = evidence.ledger, evidence.references or {}
    known = ledger.by_id() if ledger else {}
    claims = [known[name] for name in citations.claims]
    keys = evidence.add_sources(citations).sources
    return claims_html(claims, references) + _folded_sources(references, keys)


def _folded_sources(references: dict[str, Reference], keys: list[str]) -> str:
    """Fold a list of sources away: the claims on the page name them, and a link opens the list."""
    if not keys:
        return ""
    page, sources = template("claims/evidence_sources.html.j2"), sources_html(references, keys)
    return page.render(sources=Markup(sources), count=len(keys), t=messages()["evidence"])


def sources_html(references: dict[str, Reference], keys: Iterable[str]) -> str:
    """Return the list of the sources with these keys, each with an anchor `source-KEY`."""
    listed = [(references[key], _say_how_seen(references[key])) for key in keys]
    return template("claims/sources.html.j2").render(listed=listed, words=messages())


def _say_how_seen(reference: Reference) -> str:
    """Say how and by which day a source was read, or nothing where that is not known."""
    sentence = messages()["references"]["seen"].get(reference.seen, "")
    return sentence.format(date=day_in_words(reference.date)) if reference.date else ""


class ReviewStatement(NamedTuple):
    """What pages say of the clinical review: in full, and in short on a draft (else empty)."""

    sentence: str
    draft: str


def state_review(reviews: Reviews | None, version: str) -> ReviewStatement:
    """Say how far a version of the course is reviewed; nothing where no reviews are recorded."""
    if reviews is None:
        return ReviewStatement("", "")
    t = messages()["theme"]
    state, review = reviews.state(version)
    blanks = {}
    if review:
        day = day_in_words(review.date)
        blanks = {"who": review.who, "role": review.role, "date": day, "version": review.version}
    return ReviewStatement(t["reviewed"][state].format(**blanks), t["drafts"][state])
