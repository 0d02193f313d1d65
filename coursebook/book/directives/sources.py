"""The word `sources` for prose pages: all sources of the bibliography."""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursebook.evidence.bibliography import load_references
from coursebook.evidence.html import sources_html
from coursebook.book.directives.placing import BIBLIOGRAPHY


class SourcesDirective(SphinxDirective):
    """Lists all sources of the bibliography; those of one page come with its evidence (`book/claims.py`)."""

    def run(self) -> list[nodes.Node]:
        """Return the list as HTML, and rebuild the page when references.bib changes."""
        self.env.note_dependency(BIBLIOGRAPHY)
        references = load_references(Path(self.env.srcdir, BIBLIOGRAPHY))
        return [nodes.raw("", str(sources_html(references, references)), format="html")]


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("sources", SourcesDirective)
