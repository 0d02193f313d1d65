"""Changes to what authors wrote in plain Markdown: boxes that begin with a sign, links to sources.

JupyterLab shows the same text as a plain quotation and a plain link, and so does a book with
another theme or without evidence.
"""

import re
from collections.abc import Sequence

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from coursebook.book.calls import dial_node, later_nodes
from coursebook.book.directives.base import course_of
from coursebook.book.page_assets import has_own_theme

SIGNS = {"‼": "emergency", "☎": "call", "◷": "today", "✎": "note"}
TEXT_STYLE = "\ufe0e"  # asks for the drawn sign, not the coloured emoji
_EMOJI_STYLE = "\ufe0f"
_SIGN = re.compile(f"([{''.join(SIGNS)}])(?![{TEXT_STYLE}{_EMOJI_STYLE}])")


def leading_sign(text: str) -> str:
    """Return the sign that a text begins with, or nothing."""
    start = text.lstrip()[:1]
    return start if start in SIGNS else ""


def ask_drawn_signs(text: str) -> str:
    """Return a text whose signs ask for their drawn form, where no form was asked for."""
    return _SIGN.sub(rf"\1{TEXT_STYLE}", text)


def _sign_node(sign: str) -> nodes.raw:
    """Return the sign as the box shows it; the words beside it say the same: it is not read out."""
    mark = f'<span class="course-callout__sign" aria-hidden="true">{sign}{TEXT_STYLE}</span>'
    return nodes.raw("", mark, format="html")


def _heading_level(box: nodes.Element) -> int:
    """Return the level of a heading in a box: one below that of the section it stands in."""
    depth = 0
    while (box := box.parent) is not None:
        depth += isinstance(box, nodes.section)
    return min(max(depth + 1, 2), 6)


def _make_heading(line: nodes.Element, level: int) -> None:
    """Make a line of bold words alone a heading, so that whoever goes by headings comes to it."""
    sign, *rest = [child for child in line.children if child.astext()]  # MyST leaves empty texts
    if len(rest) == 1 and isinstance(rest[0], nodes.strong):
        words, name = rest[0].children, "course-callout__heading"
        heading = nodes.rubric("", "", sign, *words, classes=[name])
        heading["heading-level"] = heading["level"] = level  # Sphinx's word for it, and MyST's
        line.replace_self(heading)


def make_callout(quote: nodes.block_quote) -> nodes.container | None:
    """Return the box for a quotation that begins with a sign, or None for any other quotation."""
    first = next(iter(quote.findall(nodes.Text)), None)
    if first is None or not (sign := leading_sign(first)):
        return None
    rest = first.lstrip()[1:].lstrip(TEXT_STYLE + _EMOJI_STYLE).lstrip()
    line = first.parent
    line.replace(first, [_sign_node(sign), nodes.Text(rest)] if rest else _sign_node(sign))
    _make_heading(line, _heading_level(quote))
    classes = ["course-callout", f"course-callout--{SIGNS[sign]}"]
    return nodes.container("", *quote.children, classes=classes, is_div=True)


def _says_whom_to_call(box: nodes.container) -> bool:
    """Tell whether a box has the sign of a call, and a heading."""
    return "course-callout--call" in box["classes"] and any(box.findall(nodes.rubric))


class Callouts(SphinxTransform):
    """Turns quotations that begin with a sign into boxes, and draws the signs in running text."""

    default_priority = 500

    def apply(self, **kwargs: object) -> None:
        """Replace each such quotation in the document; one with a heading can dial.

        Whom else to call stands on a page once, below the first of them.
        """
        later = later_nodes(self.app)
        for quote in list(self.document.findall(nodes.block_quote)):
            if box := make_callout(quote):
                quote.replace_self(box)
                dial = dial_node(self.app, self.env.docname) if _says_whom_to_call(box) else None
                if dial:
                    after = box.parent.index(box) + 1
                    box.parent[after:after] = later
                    later = []
                    links = box[-1] if isinstance(box[-1], nodes.paragraph) else None
                    is_link = links is not None and isinstance(links[0], nodes.Element)
                    box.insert(len(box) - 1 if is_link else len(box), dial)
        for text in list(self.document.findall(nodes.Text)):
            if ask_drawn_signs(text) != text:
                text.parent.replace(text, nodes.Text(ask_drawn_signs(text)))


class LinksIntoHtml(SphinxPostTransform):
    """Turns `[…](#PREFIX…)` into what `link` returns.

    The place that is linked stands in HTML, where MyST cannot see it.
    """

    default_priority = 8  # before MyST's own resolver (9), which would warn
    prefix = ""

    def link(self, target: str, words: Sequence[nodes.Node]) -> nodes.Node:
        """Return what stands in place of a link to `target`."""
        raise NotImplementedError

    def run(self, **kwargs: object) -> None:
        """Replace each such reference in the document, if the course has any evidence."""
        if not course_of(self.app).keeps_evidence:
            return
        for pending in list(self.document.findall(addnodes.pending_xref)):
            target = pending.get("reftarget", "").lstrip("#")
            if self.prefix and target.startswith(self.prefix):
                pending.replace_self(self.link(target, pending[0].children))


class SourceLinks(LinksIntoHtml):
    """Turns `[…](#source-KEY)` into a link on the page."""

    prefix = "source-"

    def link(self, target: str, words: Sequence[nodes.Node]) -> nodes.Node:
        """Return a link to the place of the source."""
        return nodes.reference("", "", *words, refid=target, internal=True)


def setup(app: Sphinx) -> None:
    """Add both transforms; the boxes have their look from the theme of this package."""
    if has_own_theme(app):
        app.add_transform(Callouts)
    app.add_post_transform(SourceLinks)
