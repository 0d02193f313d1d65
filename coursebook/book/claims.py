"""Marks of claims: the role `claim`, links to `#claim-ID`, and the list that ends a page.

On the page each mark is the number of its claim in that list, and a link to the evidence page; the theme's script
`claims.js` opens the entry of the list in place. On paper marks and list are footnotes.
"""

import re
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst.states import Inliner
from markupsafe import Markup, escape
from sphinx.application import Sphinx
from sphinx.util import logging

from coursebook.book.boxes import LinksIntoHtml
from coursebook.evidence.backing import load_evidence
from coursebook.evidence.bibliography import BIB
from coursebook.core.messages import messages

logger = logging.getLogger(__name__)

PREFIX = "claim-"
EVIDENCE_PAGE = "book/evidence"
_MARK = re.compile(r'\s*<a class="course-mark" href="#claim-([^"]+)"></a>')
_LINK = re.compile(r'<a href="#claim-([^"]+)">')
_LIST = re.compile(r'<ol class="course course-evidence">.*?</ol>', re.DOTALL)
_PLACE = re.compile(r'<li class="course-claim" id="claim-([^"]+)">')


def claim_mark(name: str) -> nodes.raw:
    """The mark of a claim; its number is known when the page is complete."""
    return nodes.raw(
        "", f'<a class="course-mark" href="#{PREFIX}{escape(name)}"></a>', format="html"
    )


def claim_role(
    name: str, rawtext: str, text: str, lineno: int, inliner: Inliner, options=None, content=None
) -> tuple:
    """Mark the sentence before as resting on a claim: {claim}`cause-unknown`."""
    return [claim_mark(text)], []


class ClaimLinks(LinksIntoHtml):
    """Turns `[(i)](#claim-ID)` of lessons into a mark."""

    prefix = PREFIX

    def link(self, target: str, words: list[nodes.Node]) -> nodes.Node:
        """The mark of the claim."""
        return claim_mark(target.removeprefix(PREFIX))


def number_marks(body: str, titles: dict[str, str], evidence: str) -> str:
    """Give each mark the number of its claim in the page's list, and let all links to claims lead to the page `evidence`."""
    t, places = (
        messages()["evidence"],
        {name: i for i, name in enumerate(dict.fromkeys(_PLACE.findall(body)), start=1)},
    )

    def with_number(found: re.Match) -> str:
        name = found[1]
        said = t["mark"].format(number=places.get(name, "?"), title=titles.get(name, name))
        return Markup(
            '<a class="course-mark" href="{}#claim-{}" data-claim="{}" aria-label="{}">{}</a>'
        ).format(Markup(evidence), name, name, said, places.get(name, "?"))

    body = _MARK.sub(with_number, body)
    return _LINK.sub(
        lambda found: f'<a href="{evidence}#claim-{found[1]}" data-claim="{found[1]}">', body
    )


def fold_evidence(body: str) -> str:
    """Fold the list of claims away: each mark opens its entry in place, and paper shows the list (evidence.css, notes.js)."""
    said = messages()["evidence"]["all_claims"]

    def with_summary(found: re.Match) -> str:
        summary = Markup("<summary>{}</summary>").format(
            said.format(count=len(_PLACE.findall(found[0])))
        )
        return f'<details class="calm-evidence">{summary}{found[0]}</details>'

    return _LIST.sub(with_summary, body)


def unlisted_claims(body: str) -> list[str]:
    """Claims that a page marks but does not list, sorted."""
    return sorted({*_MARK.findall(body), *_LINK.findall(body)} - set(_PLACE.findall(body)))


def prepare(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Number the marks of a page, and warn about those that its list does not have."""
    body = context.get("body", "")
    if "#claim-" not in body:
        return
    ledger = load_evidence(Path(app.srcdir, BIB)).ledger
    for name in unlisted_claims(body):
        logger.warning(
            "%s marks the claim '%s', but the page does not list it; end it with the evidence",
            pagename,
            name,
        )
    address = (
        "" if pagename == EVIDENCE_PAGE else app.builder.get_relative_uri(pagename, EVIDENCE_PAGE)
    )
    context["body"] = number_marks(
        fold_evidence(body), {claim.id: claim.title for claim in ledger.claims}, address
    )


def setup(app: Sphinx) -> None:
    """Add the role, the directive and the numbers."""
    app.add_role("claim", claim_role)
    app.add_post_transform(ClaimLinks)
    app.connect("html-page-context", prepare, priority=700)
