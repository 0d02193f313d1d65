"""Where claims and sources are named: in texts of lessons and pages, and in the files they show.

It reads files and makes nothing.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from coursebook.core.citations import Citation, Citations, dedupe, pairs_in
from coursebook.core.errors import ContentError
from coursebook.course.notebooks import Notebook, content_calls, source_of
from coursebook.course.parts import Content, load_part

LoadPart = Callable[[Path], Content | None]  # None where a file holds no content

# `[words](#claim-ID)`, `[words](#source-KEY)` and {claim}`ID`
_LINK = re.compile(r"\]\(#(claim|source)-([^)\s]+)\)|\{(claim)\}`([^`]+)`")
CLAIMS_COMMENT = re.compile(r"<!-- claims: ([^<>]*?) -->")  # of one or more ids, with commas
# ```{quiz} file, or with colons
_DIRECTIVE = re.compile(r"^[`:]{3,}\{(?:quiz|checklist|guide)\} +(\S+)", re.MULTILINE)
# `claims: [ID, ID]`, in the YAML of a quiz that stands on a page
_LISTED = re.compile(r"^\s*(claim|source)s: \[([^\]]*)\]", re.MULTILINE)


def citations_in_page(path: Path | str, load: LoadPart | None = load_part) -> Citations:
    """Return what a lesson or a page names, in its text and in the content files that it shows.

    `load` reads a content file; with None the files are left out. Raises ContentError when a lesson
    is no notebook.
    """
    path = Path(path)
    if path.suffix == ".ipynb":
        return citations_in_notebook(Notebook(path), load)
    return dedupe(_in_page(path, load))


def citations_in_notebook(notebook: Notebook, load: LoadPart | None = load_part) -> Citations:
    """Return what a notebook names, cell by cell."""
    return dedupe(_in_cells(notebook, load))


def content_files_on_page(path: Path) -> list[Path]:
    """Return the content files that a page of prose shows."""
    return [
        path.parent / match[1] for match in _DIRECTIVE.finditer(path.read_text(encoding="utf-8"))
    ]


def _in_cells(notebook: Notebook, load: LoadPart | None) -> Iterator[Citation]:
    for cell in notebook.cells:
        if cell["cell_type"] == "markdown":
            yield from (citation for _, citation in _in_order(_in_text(source_of(cell))))
        elif cell["cell_type"] == "code" and load:
            for file, _ in content_calls([cell]):
                yield from _in_file(notebook.path.parent / file, load)


def _in_page(path: Path, load: LoadPart | None) -> list[Citation]:
    text = path.read_text(encoding="utf-8")
    places = _in_text(text)
    if load:
        for match in _DIRECTIVE.finditer(text):
            citations = _in_file(path.parent / match[1], load)
            places += [(match.start(), citation) for citation in citations]
    return [citation for _, citation in _in_order(places)]


def _in_order(places: list[tuple[int, Citation]]) -> list[tuple[int, Citation]]:
    """Sort by place alone: what one file, or one comment, names keeps its order."""
    return sorted(places, key=lambda place: place[0])


def _in_text(text: str) -> list[tuple[int, Citation]]:
    """Return each claim and source that a Markdown text names, with how far in it stands."""
    places = [
        (match.start(), (match[1] or match[3], match[2] or match[4]))
        for match in _LINK.finditer(text)
    ]
    for match in CLAIMS_COMMENT.finditer(text):
        places += [(match.start(), ("claim", name)) for name in names_in(match[1])]
    for match in _LISTED.finditer(text):
        places += [(match.start(), (match[1], name)) for name in names_in(match[2])]
    return places


def names_in(listed: str) -> list[str]:
    """Return the names in a list with commas."""
    return [name for name in map(str.strip, listed.split(",")) if name]


def _in_file(path: Path, load: LoadPart) -> list[Citation]:
    """Return what a content file names; nothing where it cannot be read, and `check` tells why."""
    try:
        content = load(path)
    except ContentError:
        return []
    return list(pairs_in(content)) if content is not None else []
