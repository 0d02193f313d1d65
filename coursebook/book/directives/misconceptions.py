"""The word `misconceptions` for prose pages: each question of a quiz with its answer and what lies behind each wrong one.

It is for those who teach; learners see the quiz itself. What is shown is read from the quiz file, so nothing is typed twice.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursebook.core.errors import ContentError
from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.models import Quiz
from coursebook.quizzes.types import Question


class Misconception(NamedTuple):
    """A wrong answer, the idea behind it (None where nobody wrote it down), what to say to who chose it, and whether it is safe."""

    chosen: str
    behind: str | None
    say: str
    safe: bool = False


class QuestionNotes(NamedTuple):
    """One thing that is asked: a question, or a step of a story. `right` holds the texts of the right answer."""

    story: str
    stem: str
    right: list[str]
    ideas: list[Misconception]


def question_notes(question: Question) -> list[QuestionNotes]:
    """What a question asks: itself, or each of its steps. It looks at what a type has, so that a new type needs nothing here."""
    return [
        QuestionNotes(
            getattr(part, "story", ""), part.stem, right_answers(part), list(misconceptions(part))
        )
        for part in getattr(question, "steps", None) or [question]
    ]


def right_answers(part: Question) -> list[str]:
    """The texts of the right answer; none where there is no such thing."""
    if hasattr(part, "options"):
        return [_named(option) for option in part.options if option.right]
    if hasattr(part, "pairs"):
        return [
            messages()["notes"]["pair"].format(entry=pair.text, target=target)
            for pair, target in _matched(part)
        ]
    if hasattr(part, "limits"):
        low, high = (f"{limit:.12g}" for limit in part.limits)
        number = low if low == high else messages()["from_to"].format(low=low, high=high)
        return [" ".join(filter(None, (number, part.unit)))]
    if hasattr(part, "model_answer"):
        return [part.model_answer] if part.model_answer else []
    return [entry.text for entry in getattr(part, "items", ())] or list(part.key)


def misconceptions(part: Question) -> Iterator[Misconception]:
    """Each wrong answer that can be told, with what lies behind it."""
    for option in getattr(part, "options", ()):
        if not option.right:
            yield Misconception(
                _named(option), option.misconception, option.feedback or "", option.safe
            )
    for pair, target in _matched(part):
        yield Misconception(
            messages()["notes"]["other"].format(entry=pair.text, target=target),
            pair.misconception,
            pair.feedback,
        )
    for limit, name in zip(getattr(part, "limits", ()), ("low", "high")):
        if said := getattr(part, f"if_{name}"):
            yield Misconception(messages()["notes"][name].format(limit=f"{limit:.12g}"), None, said)


def _matched(part: Question) -> list[tuple]:
    """Each entry of a match with the text of the target that fits; none in other types."""
    targets = {target.id: target.text for target in getattr(part, "targets", ())}
    return [(pair, targets[pair.target]) for pair in getattr(part, "pairs", ())]


def _named(option: object) -> str:
    """The text of an option; `true` and `false` are words of the engine."""
    return messages()[option.id] if option.text in ("true", "false") else option.text


def misconceptions_html(quiz: Quiz) -> str:
    """A quiz as those who teach need it. What an answer rests on stands under it in the lesson, and is not said here again."""
    cards = [(question, question_notes(question)) for question in quiz.questions]
    return template("book/misconceptions.html.j2").render(
        cards=cards, t=messages()["notes"], words=messages()
    )


class MisconceptionsDirective(SphinxDirective):
    """Shows the questions of a quiz file with what lies behind each wrong answer; the path is relative to the page."""

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
