"""The word `example` of prose pages: the YAML of a quiz as code, then the same quiz, live.

So an author types it once.
"""

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx

from coursebook.book.directives.quizzes import QuizDirective


class ExampleDirective(QuizDirective):
    """Shows the YAML between the fences, and the quiz that it makes."""

    optional_arguments = 0

    def make_nodes(self) -> Iterable[nodes.Node]:
        """Return the YAML as a block of code, and the quiz's complete HTML."""
        text = "\n".join(self.content)
        return [nodes.literal_block(text, text, language="none"), *super().make_nodes()]


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("example", ExampleDirective)
