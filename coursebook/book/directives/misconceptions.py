"""The word `misconceptions` of prose pages: a quiz with what lies behind each wrong answer.

It is for those who teach; learners see the quiz itself. What is shown is read from the quiz file,
so nothing is typed twice.
"""

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursebook.core.errors import ContentError
from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.models import Quiz


def misconceptions_html(quiz: Quiz) -> str:
    """Return a quiz as those who teach need it, each question with its right and wrong answers.

    What an answer rests on stands under it in the lesson, and is not said here again.
    """
    return template("book/misconceptions.html.j2").render(
        questions=quiz.questions, t=messages()["notes"], words=messages()
    )


class MisconceptionsDirective(SphinxDirective):
    """Shows a quiz file for those who teach; the path is relative to the page."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the questions as HTML, and rebuild the page when the quiz changes."""
        relative, absolute = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(relative)
        try:
            quiz = load_quiz(Path(absolute))
        except ContentError as error:
            raise self.error(str(error)) from None
        return [nodes.raw("", misconceptions_html(quiz), format="html")]


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("misconceptions", MisconceptionsDirective)
