"""The word `evidence` for prose pages: the claims and sources that a page names end it."""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursebook.book.directives.placing import note_backing
from coursebook.core.errors import ContentError
from coursebook.course.citations import citations_in_page
from coursebook.evidence.backing import load_evidence
from coursebook.evidence.bibliography import BIB
from coursebook.evidence.html import evidence_html


class EvidenceDirective(SphinxDirective):
    """Ends a page with the claims and sources that it names, as `evidence(…)` ends a lesson."""

    def run(self) -> list[nodes.Node]:
        """Return the lists as HTML."""
        note_backing(self.env)
        path = Path(self.env.doc2path(self.env.docname))
        try:
            backing, named = load_evidence(Path(self.env.srcdir, BIB)), citations_in_page(path)
        except ContentError as error:
            raise self.error(str(error)) from None
        if unknown := [sentence for _, sentence in backing.unknown(named)]:
            raise self.error(" ".join(unknown))
        return [nodes.raw("", str(evidence_html(named, backing)), format="html")]


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("evidence", EvidenceDirective)
