"""Where claims and sources are named: in the text of lessons and pages, and in the content files that they show.

It reads files and makes nothing.
"""

import json
import re
from pathlib import Path

from coursebook.core.errors import ContentError
from coursebook.course.notebooks import calls
from coursebook.course.parts import loader_of
from coursebook.core.citations import pairs_in, dedupe

_LINK = re.compile(r"\]\(#(claim|source)-([^)\s]+)\)|\{(claim)\}`([^`]+)`")
_DIRECTIVE = re.compile(r"^[`:]{3,}\{(?:quiz|checklist|guide)\} +(\S+)", re.MULTILINE)
_LISTED = re.compile(
    r"^\s*(claim|source)s: \[([^\]]*)\]", re.MULTILINE
)  # in the YAML of a quiz that stands on a page


def citations_in_page(path, shown=True):
    """Return what a lesson or a page names, in its text and, if wanted, in the content files that it shows."""
    path = Path(path)
    return dedupe((_in_lesson if path.suffix == ".ipynb" else _in_page)(path, shown))


def _in_lesson(path, shown):
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "markdown":
            yield from (pair for _, pair in sorted(_in_text("".join(cell["source"]))))
        elif cell["cell_type"] == "code" and shown:
            for file, _ in calls([cell]):
                yield from _in_file(path.parent / file)


def _in_page(path, shown):
    text = path.read_text(encoding="utf-8")
    found = _in_text(text)
    for match in _DIRECTIVE.finditer(text) if shown else ():
        found += [(match.start(), pair) for pair in _in_file(path.parent / match[1])]
    return [pair for _, pair in sorted(found, key=lambda each: each[0])]


def _in_text(text):
    """Return (place, (kind, name)) for all that a Markdown text names."""
    found = [
        (match.start(), (match[1] or match[3], match[2] or match[4]))
        for match in _LINK.finditer(text)
    ]
    for match in _LISTED.finditer(text):
        found += [
            (match.start(), (match[1], name.strip()))
            for name in match[2].split(",")
            if name.strip()
        ]
    return found


def _in_file(path):
    """Return what a content file names; one that cannot be read names nothing here, and `check` tells why."""
    load = loader_of(path)
    try:
        return list(pairs_in(load(path))) if load else []
    except ContentError:
        return []
