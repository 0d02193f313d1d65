"""The word `quiz` of prose pages: a file, or the YAML between the fences.

`quiz("…")` shows the same in a notebook.
"""

from collections.abc import Iterable
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from coursebook.book.directives.base import CourseDirective, show_html
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz, load_quiz_text


class QuizDirective(CourseDirective):
    """Shows a quiz: that of a file, or the YAML between the fences.

    `:form: B` shows another form of it.
    """

    optional_arguments = 1
    has_content = True
    option_spec = {"form": str}

    def make_nodes(self) -> Iterable[nodes.Node]:
        """Return the quiz's complete HTML."""
        self.depend_on_evidence()
        page = Path(self.env.doc2path(self.env.docname))
        path = self.own_file(self.arguments[0]) if self.arguments else page
        if self.arguments:
            quiz = load_quiz(path)
        else:
            quiz = load_quiz_text("\n".join(self.content), page, self.lineno + self.content_offset)
        form = self.options.get("form", "A")
        html = quiz_html(
            quiz,
            path.parent,
            self.course.evidence.labels,
            form,
            heading_level=self.heading_level,
        )
        return [show_html(html)]


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("quiz", QuizDirective)
