"""The word `film` for prose pages, and the style of films: once in film.css, never in a page.

A film in a notebook brings its style along; here it is taken out, and `film.css` holds the rules
of all films of the book.
"""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

from coursebook.book.page_assets import minify, static_folder
from coursebook.core.errors import ContentError
from coursebook.media.films import FILMS, WORDS, drop_style, film_html, film_styles, load_drawing
from coursebook.media.storyboards import load_storyboards

SHEET = "film.css"


def write_sheet(app: Sphinx) -> None:
    """Write film.css with the rules of each film of the book, over the one without them."""
    folder = Path(app.srcdir, FILMS)
    names = load_storyboards(folder / WORDS) if (folder / WORDS).is_file() else ()
    text = film_styles(load_drawing(folder / f"{name}.svg") for name in names)
    (static_folder(app) / SHEET).write_text(minify(text, "text/css"), "utf-8")


class FilmsWithoutStyle(SphinxTransform):
    """Takes the style out of the films that notebooks printed."""

    default_priority = 500

    def apply(self, **kwargs: object) -> None:
        """Shorten the HTML of each film in the document."""
        for output in self.document.findall(nodes.raw):
            html = output.astext()
            if output["format"] == "html" and html != (bare := drop_style(html)):
                output.children = [nodes.Text(bare)]


class FilmDirective(SphinxDirective):
    """Shows the film of this name, as `film("…")` shows it in a notebook."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the film's HTML, and rebuild the page when its drawing or its words change."""
        name, folder = self.arguments[0], Path(self.env.srcdir, FILMS)
        for file in (WORDS, f"{name}.svg"):
            self.env.note_dependency((FILMS / file).as_posix())
        try:
            html = film_html(name, folder, style=False)
        except ContentError as error:
            raise self.error(str(error)) from None
        return [nodes.raw("", html, format="html")]


def setup(app: Sphinx) -> None:
    """Add the directive and the style of films."""
    app.add_directive("film", FilmDirective)
    app.add_css_file(SHEET, priority=650)
    app.add_transform(FilmsWithoutStyle)
    app.connect("builder-inited", write_sheet, priority=600)  # after page_assets.publish_assets
