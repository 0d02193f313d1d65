"""The Sphinx extension that turns a folder of lessons into a book.

It registers the theme and wires the modules of this room to Sphinx's events; each does one thing.
The words that prose pages may use (`quiz`, `guide`, `plans` …) are in `directives/`, one module
each.
"""

import hashlib

from sphinx.application import Sphinx

from coursebook.book import (
    after_build,
    boxes,
    claims,
    lesson_end,
    page_assets,
    pages,
    rewriting,
    sphinx_settings,
    stored_outputs,
    translator,
)
from coursebook.book.directives import (
    checklists,
    evidence,
    examples,
    films,
    guides,
    handouts,
    ledger,
    lessons,
    misconceptions,
    pictures,
    plans,
    progress,
    quizzes,
    results,
    settings,
    sources,
)
from coursebook.book.directives.base import read_course
from coursebook.book.page_assets import THEME, has_own_theme
from coursebook.core.bundle import PACKAGE

PARTS = (sphinx_settings, page_assets, stored_outputs, claims, lesson_end, boxes)
DIRECTIVES = (
    *(quizzes, examples, checklists, guides, films, pictures),
    *(evidence, ledger, sources),
    *(plans, handouts, lessons, progress, results),
    *(misconceptions, settings),
)
# Jupyter Book always passes these settings on, and Sphinx warns about one that nobody knows: where
# the extension that knows it is left out, we do.
LEFT_OVER_SETTINGS = {"comments_config": "sphinx_comments"}


def code_digest() -> str:
    """Return a short name for the package as it is now.

    It is a setting of the book, so that a book built with another one is built anew.
    """
    files = sorted(
        path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    )
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:16]


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the book's theme, directives and events to Sphinx; return what it may do in parallel."""
    for name, owner in LEFT_OVER_SETTINGS.items():
        if owner not in app.config.extensions:
            app.add_config_value(name, None, "")
    app.add_config_value("coursebook_code", code_digest(), "env")
    app.add_html_theme(THEME, str(PACKAGE / "book" / "theme"))
    app.connect("builder-inited", read_course, priority=1)  # before anything is made of it
    own = (translator, pages, rewriting, after_build) if has_own_theme(app) else ()
    for part in (*PARTS, *DIRECTIVES, *own):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
