"""The word `film` for prose pages, and the style of films: once in film.css, never in a page.

A film in a notebook brings its style along; here `film.css` holds the rules of all films.
"""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursebook.book.page_assets import static_folder
from coursebook.core.errors import ContentError
from coursebook.media.films import FILMS, WORDS, film_html, film_styles, load_drawing
from coursebook.media.storyboards import load_storyboards

SHEET = "film.css"


def write_sheet(app: Sphinx) -> None:
    """Write film.css with the rules of each film of the book, over the one without them."""
    folder = Path(app.srcdir, FILMS)
    names = load_storyboards(folder / WORDS) if (folder / WORDS).is_file() else ()
    text = film_styles(load_drawing(folder / f"{name}.svg") for name in names)
    (static_folder(app) / SHEET).write_text(text, "utf-8")


class FilmDirective(SphinxDirective):
    """Shows the film of this name, as `film("…")` shows it in a notebook."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the film's HTML, and rebuild the page when its drawing or its words change."""
        name, folder = self.arguments[0], Path(self.env.srcdir, FILMS)
        for file in (WORDS, f"{name}.svg"):
            self.env.note_dependency((FILMS / file).as_posix())
        try:
            html = film_html(name, folder)
        except ContentError as error:
            raise self.error(str(error)) from None
        return [nodes.raw("", html, format="html")]


def setup(app: Sphinx) -> None:
    """Add the directive and the style of films."""
    app.add_directive("film", FilmDirective)
    app.add_css_file(SHEET, priority=650)
    app.connect("builder-inited", write_sheet, priority=600)  # after page_assets.publish_assets
