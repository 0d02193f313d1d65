"""Which pages a build writes again: all of them, once anything changed that several may show.

Each page shows the titles of all in its contents, the headings of others where it links to them,
and parts of the course that are read only when it is written, such as claims and reviews. Where all
of that is as it was at the last build that ended well, Sphinx writes only the pages whose own files
changed. Which pages are read again is not decided here: each tells what it depends on.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from coursebook.book.directives.base import course_of
from coursebook.core.settings import FILE
from coursebook.course.book_config import CONFIG, CONTENTS
from coursebook.course.course import Course

_KINDS = ("labels", "anonlabels", "objects", "terms")  # of what pages may link to in others
# What the pages of each build share; it is written down only when the build has ended well.
_digests: WeakKeyDictionary[Sphinx, str] = WeakKeyDictionary()


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return all pages when something changed that several may show.

    Otherwise, those beside the changed ones that Sphinx cannot do without.
    """
    _digests[app] = digest = _digest_shared(course_of(app), env)
    known = _record(app)
    if known.is_file() and known.read_text("utf-8") == digest:
        return _indexed_pages(env)
    return list(env.found_docs)


def _indexed_pages(env: BuildEnvironment) -> list[str]:
    """Return the pages with words of an index, such as a glossary.

    Sphinx reads the search index of the last build, all but these words; they come again when their
    page is written again.
    """
    return [page for page, entries in env.domaindata["index"]["entries"].items() if entries]


def _digest_shared(course: Course, env: BuildEnvironment) -> str:
    """Return a short name for all that several pages may show."""
    shared = hashlib.sha256()
    for path in _shared_files(course):
        shared.update(f"{path.relative_to(course.root)}\0".encode())
        shared.update(path.read_bytes())
    for text in _shared_texts(env):
        shared.update(f"{text}\0".encode())
    return shared.hexdigest()


def _shared_files(course: Course) -> Iterator[Path]:
    """Yield every file of the course but the pages themselves: any may be shown on many."""
    settings, pages = course.settings, set(course.page_files)
    names = (CONFIG, CONTENTS, FILE, settings.mark, settings.messages)
    for name in (*filter(None, names), settings.lessons, settings.prose):
        place = course.root / name
        for path in sorted([place, *place.rglob("*")]):
            if path.is_file() and path not in pages and _is_source(path, course.root):
                yield path


def _is_source(path: Path, root: Path) -> bool:
    """Tell whether a file is the author's: neither hidden nor built."""
    return not any(
        part.startswith(".") or part == "_build" for part in path.relative_to(root).parts
    )


def _shared_texts(env: BuildEnvironment) -> Iterator[str]:
    """Yield titles, headings with their anchors, and all that pages of this book can link to."""
    for page in sorted(env.found_docs):
        yield page
        yield env.titles[page].pformat() if page in env.titles else ""
        yield env.tocs[page].pformat() if page in env.tocs else ""
    for kind in _KINDS:
        yield repr(sorted(env.domaindata["std"].get(kind, {}).items()))


def _record(app: Sphinx) -> Path:
    """Where the digest of the last build that ended well stands, beside what Sphinx remembers."""
    return Path(app.doctreedir) / f"coursebook-shared-{app.builder.name}.txt"


def record_digest(app: Sphinx, exception: Exception | None) -> None:
    """Write down what the pages share, now that all of them show it."""
    if not exception and app in _digests:
        _record(app).write_text(_digests[app], "utf-8")


def setup(app: Sphinx) -> None:
    """Choose the pages to write, and remember what they share."""
    app.connect("env-updated", pages_to_write)
    app.connect("build-finished", record_digest)
