"""The Sphinx extension that turns the repository into the book.

Registers the theme `calm` and wires the modules of this package to Sphinx's events; each does one thing:
`assets` (which file a page loads), `pages` (what the template needs to know), `marks` (boxes, links to
sources), `claims` (marks of claims), `evidence` (pages of the ledger), `writer` (tables and pictures), `directives`, `examples`, `film`, `guide`, `handouts` (sheets of paper), `settings`,
`notes` (what lies behind wrong answers), `plans` (plans of a class), `progress` (the page My progress), `results` (what a learner hands in), `finish` (front door, zip, tidying).
"""

import hashlib
from pathlib import Path

from sphinx.application import Sphinx

from calmcalves.book import assets, claims, directives, evidence, examples, film, finish, guide, handouts, marks, notes, pages, pictures, plans, progress, results, settings, writer

PACKAGE = Path(__file__).parent.parent
# Jupyter Book always passes these on, and Sphinx warns about a setting that nobody knows.
LEFT_OVER_SETTINGS = ["comments_config"]


def code_digest() -> str:
    """A short name for the package as it is now; a book built with another one is built anew."""
    files = sorted(path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:16]


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the book's theme, directives and events to Sphinx."""
    for name in LEFT_OVER_SETTINGS:
        app.add_config_value(name, None, "")
    app.add_config_value("calm_code", code_digest(), "env")
    app.add_html_theme("calm", str(PACKAGE / "theme"))
    for part in (assets, claims, directives, evidence, examples, film, guide, handouts, settings, plans, progress, results, marks, notes, pictures, writer, pages, finish):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
