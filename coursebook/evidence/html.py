"""Claims as HTML: the list that ends a lesson or page, with the sources behind it.

The pages that show the whole ledger are made in `calmcalves/book/evidence.py`.
"""

from markupsafe import Markup

from coursebook.core.templates import template
from coursebook.core.messages import messages
from coursebook.evidence.bibliography import day_in_words


def claims_html(claims, references):
    """Return a list of claims, each with an anchor `claim-ID`, its verdict and its sources."""
    return (
        template("evidence/evidence.html.j2").render(
            claims=claims, references=references, t=messages()["evidence"]
        )
        if claims
        else ""
    )


def evidence_html(named, backing):
    """Return the claims that a page names, then all sources that these claims and the page name."""
    known = backing.ledger.by_id()
    claims = [known[name] for name in named.claims]
    keys = dict.fromkeys([*(key for claim in claims for key in claim.cited), *named.sources])
    return claims_html(claims, backing.references) + (
        _folded(sources_html(backing.references, keys), len(keys)) if keys else ""
    )


def _folded(sources, count):
    """Fold a list of sources away: on the page the claims name them, and a link to one opens the list."""
    return template("evidence/evidence_sources.html.j2").render(
        sources=Markup(sources), count=count, t=messages()["evidence"]
    )


def sources_html(references, keys):
    """Return the list of the sources with these keys, each with an anchor `source-KEY`."""
    listed = [(references[key], _seen(references[key])) for key in keys]
    return template("evidence/sources.html.j2").render(listed=listed, words=messages())


def _seen(reference):
    sentence = messages()["references"]["seen"].get(reference.seen, "")
    return sentence.format(date=day_in_words(reference.date)) if reference.date else ""
