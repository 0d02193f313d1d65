"""Pages of prose, built by Sphinx in this process: one page needs no program of its own."""

import io
import warnings

from sphinx.application import Sphinx
from sphinx.util.console import strip_colors
from sphinx.util.docutils import docutils_namespace

from coursebook.core.settings import course_in_force


def build_prose(folder, text, **words):
    """Build `text` in a section of a page, with some words and their directives.

    Returns what Sphinx said and the page's HTML.
    """
    (folder / "index.md").write_text(f"# A page\n\n## A section\n\n{text}\n", encoding="utf-8")
    said, out = io.StringIO(), folder / "out"
    with docutils_namespace(), warnings.catch_warnings(), course_in_force(folder):
        warnings.simplefilter("ignore")  # those of other packages, as on the command line
        app = Sphinx(
            folder,
            None,
            out,
            out / ".doctrees",
            "html",
            confoverrides={"extensions": ["myst_parser"]},
            status=None,
            warning=said,
            freshenv=True,
        )
        for word, directive in words.items():
            app.add_directive(word, directive)
        app.build()
    return strip_colors(said.getvalue()), (out / "index.html").read_text(encoding="utf-8")
