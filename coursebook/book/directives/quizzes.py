"""Words that prose pages may use: `quiz` shows a quiz, `checklist` a checklist, `sources` all sources.

In notebooks the functions of the same name do this.
"""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursebook.core.errors import ContentError
from coursebook.quizzes.loading import load_quiz, load_quiz_text
from coursebook.evidence.backing import labels_near
from coursebook.quizzes.html import quiz_html
from coursebook.core.templates import at_level
from coursebook.book.directives.placing import section_depth, note_backing


class QuizDirective(SphinxDirective):
    """Shows a quiz: that of a file, or the YAML between the fences. `:form: B` shows another form of it."""

    optional_arguments = 1
    has_content = True
    option_spec = {"form": str}

    def run(self) -> list[nodes.Node]:
        """Return the quiz's complete HTML, and rebuild the page when its file or the bibliography changes."""

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
                content = load_quiz_text(
                    "\n".join(self.content), page, self.lineno + self.content_offset
                )
            html = quiz_html(content, path.parent, labels, self.options.get("form", "A"))
        except ContentError as error:
            raise self.error(str(error)) from None
        return [
            nodes.raw(
                "",
                at_level(str(html), min(section_depth(self.state_machine.node) + 1, 6)),
                format="html",
            )
        ]


def setup(app: Sphinx) -> None:
    """Add the directives."""
    app.add_directive("quiz", QuizDirective)
