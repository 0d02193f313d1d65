"""Calls on the pages of the book: each may show the number that a reader saved, and dial it.

Where a text says to call the unit or the emergency number, the words are marked; the script
`place.js` puts the numbers there. A box that says whom to call ends with a button to dial, or to
save the number. Without script the texts stand as they are, and the button leads to the warning
signs.
"""

import json
import re
from collections.abc import Iterator

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from coursebook.book.directives.base import course_of, page_address
from coursebook.checklists.models import RedFlags
from coursebook.core.messages import messages
from coursebook.core.templates import inline, template

DIAL = "book-dial"
_TAG = re.compile(r"(<!--.*?-->|<(/?)([a-zA-Z][\w-]*)[^>]*>)", re.DOTALL)
# What is pressed, chosen or never shown holds no link.
_NO_LINK_IN = frozenset("a label legend summary button script style template option h1".split())
_VOID = frozenset("br hr img input link meta source wbr".split())


def mark_calls(body: str, signs: RedFlags) -> str:
    """Mark the words in a page's HTML that say whom to call, where a link may stand."""
    kinds = {signs.unit: "unit", signs.emergency: "emergency"}
    said = re.compile(rf"(\bcall )({'|'.join(map(re.escape, kinds))})\b", re.IGNORECASE)

    def mark(found: re.Match[str]) -> str:
        kind = kinds[found[2].lower()]
        return f'{found[1]}<span data-call="{kind}">{found[2]}</span>'

    return "".join(said.sub(mark, text) if free else text for text, free in _pieces(body))


def _pieces(body: str) -> Iterator[tuple[str, bool]]:
    """Yield the texts and tags of a page's HTML, and whether a link may stand in each."""
    start, closed = 0, 0  # how many elements around hold no link
    for tag in _TAG.finditer(body):
        yield body[start : tag.start()], not closed
        yield tag[0], False
        start, name = tag.end(), (tag[3] or "").lower()
        if name in _NO_LINK_IN and name not in _VOID:
            closed += -1 if tag[2] else 1
    yield body[start:], not closed


def asks_for_calls(body: str) -> bool:
    """Tell whether a page has a call that may show a number."""
    return "data-dial" in body or "data-call" in body


def dial_node(app: Sphinx, page: str) -> nodes.raw | None:
    """Return the button of a box on a page, or None in a course without warning signs."""
    course = course_of(app)
    target = course.settings.pages.signs
    if not target or not course.settings.roles.signs:
        return None
    link = Markup('<p class="{}"><a href="{}" data-dial>{}</a></p>')
    html = link.format(
        DIAL, Markup(page_address(app, page, target)), messages()["theme"]["dial"]["label"]
    )
    return nodes.raw("", str(html), format="html")


def later_nodes(app: Sphinx) -> list[nodes.raw]:
    """Return whom else to call, below a box, for whom the list has such a line.

    The script hides it once a stage is known.
    """
    course = course_of(app)
    later = course.signs.later if course.settings.roles.signs else None
    line = f'<p class="book-later" data-later>{inline(later)}</p>\n' if later else ""
    return [nodes.raw("", line, format="html")] if later else []


def place_html(signs: RedFlags) -> str:
    """Return the dialog that asks for a number, the stage and the country, as HTML."""
    catalogue = messages()
    dial = catalogue["theme"]["dial"]
    said = {"call": catalogue["unit_call"], "or": catalogue["or"], "change": dial["change"]}
    return template("book/place.html.j2").render(
        list=signs, words=catalogue, dial=dial, client_messages=json.dumps(said, ensure_ascii=False)
    )
