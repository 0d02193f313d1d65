"""Marks of claims: the role `claim`, links to `#claim-ID`, comments, and the list that ends a page.

On the page each mark is the number of its claim in that list, and a link to the evidence page; the
script `notes.js` opens the entry of the list in place. What comments name shows no marks in the
text: the text of each part of the page, or box, ends with one link for all its claims. On paper
marks and list are footnotes.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from docutils import nodes
from docutils.parsers.rst.states import Inliner
from markupsafe import Markup, escape
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from coursebook.book.boxes import LinksIntoHtml
from coursebook.book.directives.base import course_of, page_address
from coursebook.core.html_editing import StartTag, edit_tags, find_tags, wrap_elements
from coursebook.core.messages import messages
from coursebook.course.citations import CLAIMS_COMMENT, names_in
from coursebook.course.course import Course

logger = logging.getLogger(__name__)

PREFIX = "claim-"
MARK, GROUP = "course-mark", "course-who"


class claim_mark(nodes.General, nodes.Inline, nodes.Element):
    """The mark of a claim; its HTML is made when the page is complete, and its number known."""


def marks_claims(html: str) -> bool:
    """Tell whether a page has marks, which open a note in place."""
    return any(f'class="{name}"' in html for name in (MARK, GROUP))


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


class claim_group(nodes.General, nodes.Element):
    """The one link for all claims of a part of a page; its HTML is made when numbers are known."""


class ClaimComments(SphinxTransform):
    """Gathers `<!-- claims: ID, ID -->` of a part of a page, or of a box, into one link at its end.

    A part ends where the next begins, whatever the level of its heading. A quiz or checklist that
    follows the last claim, with the way on to the next page, stays below the link.
    """

    default_priority = 505  # when quotations have become boxes

    def apply(self, **kwargs: object) -> None:
        """Replace the comments of the document."""
        keeps_evidence = course_of(self.app).keeps_evidence
        groups: dict[int, tuple[nodes.Element, list[str]]] = {}
        rest: dict[int, int] = {}  # how many nodes of a part follow its last claim
        for raw in list(self.document.findall(nodes.raw)):
            text = raw.astext()
            found = CLAIMS_COMMENT.findall(text)
            if not found or CLAIMS_COMMENT.sub("", text).strip():
                continue
            part = _part_around(raw)
            names = groups.setdefault(id(part), (part, []))[1]
            names += [name for listed in found for name in names_in(listed)]
            rest[id(part)] = len(part) - 1 - _child_with(part, raw)
            _remove(raw)
        _join_openings(groups)
        for part, names in groups.values() if keeps_evidence else ():
            title = part.next_node(nodes.title) or part.next_node(nodes.rubric)
            about = _words_of(title) if title else ""
            group = claim_group("", claims=list(dict.fromkeys(names)), about=about, html="")
            part.insert(_end_of_text(part, len(part) - rest[id(part)]), group)


def _join_openings(groups: dict[int, tuple[nodes.Element, list[str]]]) -> None:
    """Give what a page claims before its first box to that box: a page opens with one link."""
    for key, (part, names) in list(groups.items()):
        boxes = (box for box in part.findall(nodes.container) if box.parent is part)
        box = next((box for box in boxes if "course-callout" in box["classes"]), None)
        opens = isinstance(part, nodes.section) and isinstance(part.parent, nodes.document)
        if opens and box is not None and id(box) in groups:
            groups[id(box)][1][:0] = names
            del groups[key]


def _words_of(title: nodes.Element) -> str:
    """Return the words of a heading, without the sign of a box, which is HTML."""
    return "".join(str(t) for t in title.findall(nodes.Text) if not isinstance(t.parent, nodes.raw))


def _part_around(node: nodes.Element) -> nodes.Element:
    """Return the section or the box that a node stands in, or the document."""
    while node.parent is not None and not (
        isinstance(node, nodes.section) or "course-callout" in node.get("classes", ())
    ):
        node = node.parent
    return node


def _child_with(part: nodes.Element, node: nodes.Node) -> int:
    """Return which node of a part a node within it stands in."""
    while node.parent is not part:
        node = node.parent
    return next(i for i, child in enumerate(part) if child is node)  # `index` takes an equal one


def _end_of_text(part: nodes.Element, start: int) -> int:
    """Return where a part goes on, from `start`, with what is answered or with the next part.

    What is folded away has its link below the fold.
    """
    folds = 0
    for i, node in enumerate(part):
        if isinstance(node, nodes.section):
            return i
        if isinstance(node, nodes.raw):
            folds += node.astext().count("<details") - node.astext().count("</details")
        elif i >= start and not folds and _is_answered(node):
            return i
    return len(part)


def _is_answered(node: nodes.Node) -> bool:
    """Tell whether a node holds a quiz, a checklist or another widget."""
    return any("data-course=" in raw.astext() for raw in node.findall(nodes.raw))


def _remove(raw: nodes.raw) -> None:
    """Take a comment out, with the space before it, and the paragraph that held nothing else."""
    parent = raw.parent
    index = next(i for i, node in enumerate(parent) if node is raw)  # `index` takes an equal one
    before = parent[index - 1] if index else None
    del parent[index]
    if isinstance(before, nodes.Text):
        parent[index - 1] = nodes.Text(before.rstrip(" "))
    if isinstance(parent, nodes.paragraph) and not parent.astext().strip():
        parent.parent.remove(parent)


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
    for group in doctree.findall(claim_group):
        marked |= set(group["claims"])
        _finish_group(group, numbers, evidence)
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
    t = messages()["evidence"]
    verdict = t["verdicts"][claim.verdict] if claim else ""
    title = claim.title if claim else name
    label = t["mark"].format(number=number, verdict=verdict, title=title)
    link = Markup('<a class="{}" href="{}#{}{}" data-claim="{}" aria-label="{}">{}</a>')
    mark["html"] = str(link.format(MARK, Markup(evidence), PREFIX, name, name, label, number))
    before = parent.index(mark) - 1  # its place, since `replace` looks for an equal text
    text = parent[before] if before >= 0 else None
    if isinstance(text, nodes.Text):
        parent[before] = nodes.Text(text.rstrip())


def _finish_group(group: claim_group, numbers: dict[str, str], evidence: str) -> None:
    """Write the link for the claims of a part; on paper it is their numbers."""
    t, names = messages()["evidence"], group["claims"]
    said = t["note"].format(number=len(names))
    link = Markup(
        '<p class="{}"><a href="{}#{}{}" data-claim="{}" data-numbers="{}" aria-label="{}">'
        "{}</a></p>\n"
    )
    group["html"] = str(
        link.format(
            GROUP,
            Markup(evidence),
            PREFIX,
            names[0],
            " ".join(names),
            ", ".join(numbers.get(name, "?") for name in names),
            f"{said} {group['about']}",
            said,
        )
    )


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
    app.add_node(claim_group, html=(_visit_mark, None))
    app.add_transform(ClaimComments)
    app.add_role("claim", claim_role)
    app.add_post_transform(ClaimLinks)
    app.connect("doctree-resolved", number_claims)


def _visit_mark(translator: Any, mark: claim_mark | claim_group) -> None:
    translator.body.append(mark["html"])
    raise nodes.SkipNode
