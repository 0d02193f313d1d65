"""Two words that prose pages may use: `checklist` shows a checklist, `sources` a list of sources.

In notebooks the functions of the same name do this.
"""

import re
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

BIBLIOGRAPHY = "book/references.bib"
ALL = ":all:"


def at_level(html: str, level: int) -> str:
    """Give the headings of a checklist, <h3> and <h4> in notebooks, the levels that fit their place on the page."""
    return re.sub(r"(?<=<)(/?)h([34])\b", lambda found: f"{found[1]}h{min(level + int(found[2]) - 3, 6)}", html)


def _section_depth(node: nodes.Node | None) -> int:
    """How many sections a place on a page stands in."""
    depth = 0
    while node is not None:
        depth += isinstance(node, nodes.section)
        node = node.parent
    return depth


class ChecklistDirective(SphinxDirective):
    """Shows the checklist of a file; the path is relative to the page."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the checklist's complete HTML, and rebuild the page when the file changes."""
        from calmcalves.loading import load_checklist
        from calmcalves.rendering import checklist_html

        relative, absolute = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(relative)
        html = str(checklist_html(load_checklist(Path(absolute))))
        level = min(_section_depth(self.state_machine.node) + 1, 6)
        return [nodes.raw("", at_level(html, level), format="html")]


class SourcesDirective(SphinxDirective):
    """Lists the sources of a page: one key of references.bib a line, or `:all:`."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the list as HTML, and rebuild the page when references.bib changes."""
        from calmcalves.references import load_references, sources_html

        self.env.note_dependency(BIBLIOGRAPHY)
        references = load_references(Path(self.env.srcdir, BIBLIOGRAPHY))
        keys = [line.strip() for line in self.content if line.strip()]
        chosen = list(references) if keys == [ALL] else keys
        if unknown := [key for key in chosen if key not in references]:
            raise self.error(f"not in {BIBLIOGRAPHY}: {', '.join(unknown)}")
        return [nodes.raw("", str(sources_html(references, chosen)), format="html")]


def setup(app: Sphinx) -> None:
    """Add both directives."""
    app.add_directive("checklist", ChecklistDirective)
    app.add_directive("sources", SourcesDirective)
