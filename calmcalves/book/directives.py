"""Words that prose pages may use: `quiz` shows a quiz, `checklist` a checklist, `sources` all sources.

In notebooks the functions of the same name do this.
"""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from calmcalves.rendering import at_level

BIBLIOGRAPHY = "book/references.bib"
LEDGER = "book/evidence.yml"


def note_backing(env: BuildEnvironment) -> None:
    """Build a page again when the bibliography or the ledger has changed."""
    env.note_dependency(BIBLIOGRAPHY)
    env.note_dependency(LEDGER)


def _section_depth(node: nodes.Node | None) -> int:
    """How many sections a place on a page stands in."""
    depth = 0
    while node is not None:
        depth += isinstance(node, nodes.section)
        node = node.parent
    return depth


class QuizDirective(SphinxDirective):
    """Shows a quiz: that of a file, or the YAML between the fences. `:form: B` shows another form of it."""

    optional_arguments = 1
    has_content = True
    option_spec = {"form": str}

    def run(self) -> list[nodes.Node]:
        """Return the quiz's complete HTML, and rebuild the page when its file or the bibliography changes."""
        from calmcalves.errors import ContentError
        from calmcalves.loading import load_quiz, load_quiz_text
        from calmcalves.claims.backing import labels_near
        from calmcalves.rendering import quiz_html

        page = Path(self.env.doc2path(self.env.docname))
        path = page
        note_backing(self.env)
        labels = labels_near(Path(self.env.srcdir, "book"))
        try:
            if self.arguments:
                relative, absolute = self.env.relfn2path(self.arguments[0])
                self.env.note_dependency(relative)
                path = Path(absolute)
                content = load_quiz(path)
            else:
                content = load_quiz_text("\n".join(self.content), page, self.lineno + self.content_offset)
            html = quiz_html(content, path.parent, labels, self.options.get("form", "A"))
        except ContentError as error:
            raise self.error(str(error)) from None
        return [nodes.raw("", at_level(str(html), min(_section_depth(self.state_machine.node) + 1, 6)), format="html")]


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
    """Lists all sources of the bibliography; those of one page come with its evidence (`book/claims.py`)."""

    def run(self) -> list[nodes.Node]:
        """Return the list as HTML, and rebuild the page when references.bib changes."""
        from calmcalves.references import load_references, sources_html

        self.env.note_dependency(BIBLIOGRAPHY)
        references = load_references(Path(self.env.srcdir, BIBLIOGRAPHY))
        return [nodes.raw("", str(sources_html(references, references)), format="html")]


def setup(app: Sphinx) -> None:
    """Add the directives."""
    app.add_directive("quiz", QuizDirective)
    app.add_directive("checklist", ChecklistDirective)
    app.add_directive("sources", SourcesDirective)
