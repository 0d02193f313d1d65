"""The Sphinx extension that turns the repository into the book.

Registers the theme `calm` and wires the modules of this package to Sphinx's events; each does one thing:
`assets` (which file a page loads), `pages` (what the template needs to know), `marks` (boxes, links to
sources), `writer` (tables and pictures), `directives`, `finish` (front door, zip, tidying).
"""

from pathlib import Path

from sphinx.application import Sphinx

from calmcalves.book import assets, directives, finish, marks, pages, writer

THEME = Path(__file__).parent.parent / "theme"
# Jupyter Book always passes these on, and Sphinx warns about a setting that nobody knows.
LEFT_OVER_SETTINGS = ["comments_config"]


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the book's theme, directives and events to Sphinx."""
    for name in LEFT_OVER_SETTINGS:
        app.add_config_value(name, None, "")
    app.add_html_theme("calm", str(THEME))
    for part in (assets, directives, marks, writer, pages, finish):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
