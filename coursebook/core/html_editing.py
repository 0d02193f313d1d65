"""Small changes to HTML that is there already: start tags rewritten, elements wrapped.

The text is read by Python's own parser, which says where each tag stands; all else stays as it is,
byte for byte.
"""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from typing import NamedTuple

Attributes = dict[str, str | None]


class StartTag(NamedTuple):
    """A start tag: its name, its attributes, its text, and where it begins in the HTML."""

    name: str
    attributes: Attributes
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where its text ends."""
        return self.start + len(self.text)

    def has_class(self, name: str) -> bool:
        """Tell whether it has a class."""
        return name in (self.attributes.get("class") or "").split()


class _Places(HTMLParser):
    """Notes where tags stand.

    It closes nothing that is left open, so that a part of a page can be read.
    """

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.tags: list[StartTag] = []
        self.ends: list[tuple[str, int, int]] = []  # name, begin and end of each end tag
        self._html = html
        # Where each line begins; to the parser only this sign ends one.
        self._lines = [0, *(end.end() for end in re.finditer("\n", html))]
        self.feed(html)
        self.close()

    def _place(self) -> int:
        """Return how many characters stand before what is read now."""
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a start tag."""
        self.tags.append(StartTag(tag, dict(attrs), self.get_starttag_text() or "", self._place()))

    def handle_endtag(self, tag: str) -> None:
        """Note an end tag."""
        start = self._place()
        self.ends.append((tag, start, self._html.index(">", start) + 1))


def find_tags(html: str) -> list[StartTag]:
    """Return all start tags of a piece of HTML, in their order."""
    return _Places(html).tags


def edit_tags(html: str, edit: Callable[[StartTag], str | None]) -> str:
    """Return HTML with start tags edited.

    `edit` says of each what stands in its place, or None to leave it.
    """
    pieces: list[str] = []
    at = 0
    for tag in find_tags(html):
        text = edit(tag)
        if text is not None:
            pieces += [html[at : tag.start], text]
            at = tag.end
    return "".join([*pieces, html[at:]])


def wrap_elements(html: str, fits: Callable[[StartTag], bool], wrap: Callable[[str], str]) -> str:
    """Return HTML in which each element whose start tag fits is put through `wrap`.

    One inside another stays as it is, and so does one that never ends.
    """
    places = _Places(html)
    pieces: list[str] = []
    at = 0
    for tag in places.tags:
        if tag.start < at or not fits(tag):
            continue
        end = _end_of(places, tag)
        if end is not None:
            pieces += [html[at : tag.start], wrap(html[tag.start : end])]
            at = end
    return "".join([*pieces, html[at:]])


def _end_of(places: _Places, tag: StartTag) -> int | None:
    """Return where the element of a start tag ends, or None; those of its name inside end first."""
    opened = [
        other.start for other in places.tags if other.name == tag.name and other.start > tag.start
    ]
    depth = 0
    for name, start, end in places.ends:
        if name != tag.name or start < tag.start:
            continue
        while opened and opened[0] <= start:  # one that closes itself ends where it begins
            opened.pop(0)
            depth += 1
        if depth == 0:
            return end
        depth -= 1
    return None
