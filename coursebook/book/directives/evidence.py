"""The word `evidence` of prose pages: it ends a page with the claims and sources that it names.

`evidence("…")` ends a lesson in the same way.
"""

from collections.abc import Iterable
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from coursebook.book.directives.base import CourseDirective, show_html
from coursebook.claims.html import evidence_html
from coursebook.core.errors import CourseError
from coursebook.course.citations import citations_in_page


class EvidenceDirective(CourseDirective):
    """Shows what the page claims, and who says so."""

    def make_nodes(self) -> Iterable[nodes.Node]:
        """Return the lists as HTML; raise CourseError when the page names what is not there."""
        self.depend_on_evidence()
        evidence = self.course.evidence
        citations = citations_in_page(Path(self.env.doc2path(self.env.docname)), self.course.part)
        shown = evidence.add_sources(citations)
        if unknown := [sentence for _, sentence in evidence.find_unknown(shown)]:
            raise CourseError(" ".join(unknown))
        return [show_html(evidence_html(citations, evidence))]


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("evidence", EvidenceDirective)
