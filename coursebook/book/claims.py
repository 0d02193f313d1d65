"""Marks of claims: the role `claim`, links to `#claim-ID`, and the list that ends a page.

On the page each mark is the number of its claim in that list, and a link to the evidence page; the
script `notes.js` opens the entry of the list in place. On paper marks and list are footnotes.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from docutils import nodes
from docutils.parsers.rst.states import Inliner
from markupsafe import Markup, escape
from sphinx.application import Sphinx
from sphinx.util import logging

from coursebook.book.boxes import LinksIntoHtml
from coursebook.book.directives.base import course_of, page_address
from coursebook.core.html_editing import StartTag, edit_tags, find_tags, wrap_elements
from coursebook.core.messages import messages
from coursebook.course.course import Course

logger = logging.getLogger(__name__)

PREFIX = "claim-"
MARK = "course-mark"


class claim_mark(nodes.General, nodes.Inline, nodes.Element):
    """The mark of a claim; its HTML is made when the page is complete, and its number known."""


def make_mark(name: str) -> claim_mark:
    """Return the mark of a claim, with no number yet."""
    return claim_mark("", claim=name, html="")


def claim_role(
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Inliner,
    options: Any = None,
    content: Any = None,
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Return the mark of the role: {claim}`ID` after a sentence says that it rests on a claim."""
    return [make_mark(text)], []


class ClaimLinks(LinksIntoHtml):
    """Turns `[(i)](#claim-ID)` of lessons into a mark."""

    prefix = PREFIX

    def link(self, target: str, words: Sequence[nodes.Node]) -> nodes.Node:
        """Return the mark of the claim."""
        return make_mark(target.removeprefix(PREFIX))


def number_claims(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Number the marks of a page, and fold its list of claims away.

    Warns about marks that the list does not have.
    """
    listed = [name for raw in _raw_html(doctree) for name in _listed_claims(raw.astext())]
    numbers = {name: str(i) for i, name in enumerate(dict.fromkeys(listed), start=1)}
    course = course_of(app)
    evidence = page_address(app, page, course.settings.pages.evidence)
    marked = set()
    for mark in list(doctree.findall(claim_mark)):
        marked.add(mark["claim"])
        _finish_mark(mark, numbers.get(mark["claim"], "?"), course, evidence)
    for raw in _raw_html(doctree):
        marked |= _link_claims(raw, evidence)
    for name in sorted(marked - set(numbers)):
        sentence = (
            "%s marks the claim '%s', but the page does not list it; end it with the evidence"
        )
        logger.warning(sentence, page, name)


def _raw_html(doctree: nodes.document) -> Iterator[nodes.raw]:
    """Yield what stands on a page as HTML and names claims: parsing the rest would take time."""
    for raw in doctree.findall(nodes.raw):
        if raw.get("format") == "html" and PREFIX in raw.astext():
            yield raw


def _listed_claims(html: str) -> list[str]:
    """Return the claims that a list in a piece of HTML holds, in its order."""
    if "course-claim" not in html:  # as in most: reading them would take time
        return []
    tags = [tag for tag in find_tags(html) if tag.name == "li" and tag.has_class("course-claim")]
    return [(tag.attributes.get("id") or "").removeprefix(PREFIX) for tag in tags]


def _finish_mark(mark: claim_mark, number: str, course: Course, evidence: str) -> None:
    """Write a mark with its number, close behind the word before it."""
    name, parent = mark["claim"], mark.parent
    ledger = course.evidence.ledger
    claim = ledger.by_id().get(name) if ledger else None
    label = messages()["evidence"]["mark"].format(
        number=number, title=claim.title if claim else name
    )
    link = Markup('<a class="{}" href="{}#{}{}" data-claim="{}" aria-label="{}">{}</a>')
    mark["html"] = str(link.format(MARK, Markup(evidence), PREFIX, name, name, label, number))
    before = parent.index(mark) - 1  # its place, since `replace` looks for an equal text
    text = parent[before] if before >= 0 else None
    if isinstance(text, nodes.Text):
        parent[before] = nodes.Text(text.rstrip())


def _link_claims(raw: nodes.raw, evidence: str) -> set[str]:
    """Fold a list of claims away, and let links to claims lead to the evidence page.

    Returns the claims that are linked.
    """
    linked = set()

    def lead_to_evidence(tag: StartTag) -> str | None:
        target = tag.attributes.get("href") or ""
        plain = tag.name == "a" and list(tag.attributes) == ["href"]
        if not plain or not target.startswith(f"#{PREFIX}"):
            return None
        name = target.removeprefix(f"#{PREFIX}")
        linked.add(name)
        return f'<a href="{evidence}{escape(target)}" data-claim="{escape(name)}">'

    html = raw.astext()
    if "course-evidence" in html:
        html = wrap_elements(html, _is_list_of_claims, _fold)
    html = edit_tags(html, lead_to_evidence)
    raw.children = [nodes.Text(html)]
    return linked


def _is_list_of_claims(tag: StartTag) -> bool:
    return tag.name == "ol" and tag.has_class("course-evidence")


def _fold(evidence: str) -> str:
    """Fold a list of claims away.

    Each mark opens its entry in place (`notes.js`), and paper shows the list (`evidence.css`).
    """
    count = len(_listed_claims(evidence))
    words = messages()["evidence"]["all_claims"].format(count=count)
    summary = Markup("<summary>{}</summary>").format(words)
    return f'<details class="book-evidence">{summary}{evidence}</details>'


def setup(app: Sphinx) -> None:
    """Add the role, the marks and their numbers."""
    app.add_node(claim_mark, html=(_visit_mark, None))
    app.add_role("claim", claim_role)
    app.add_post_transform(ClaimLinks)
    app.connect("doctree-resolved", number_claims)


def _visit_mark(translator: Any, mark: claim_mark) -> None:
    translator.body.append(mark["html"])
    raise nodes.SkipNode
