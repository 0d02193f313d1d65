"""Quizzes and lists of habits as widgets, for who computes with the answers: `live=True`.

This is the only file that knows anywidget. A widget needs a running kernel; what a notebook stores
of it beside the widget is the same HTML as without one.
"""

from typing import Any, ClassVar

import anywidget
import traitlets

from coursebook.core.bundle import KINDS, read_module, read_style
from coursebook.core.outputs import make_output
from coursebook.quizzes import marking


class _LivePart(anywidget.AnyWidget):
    """What both widgets share; `kind` names their script and their styles."""

    kind: ClassVar[str]
    html = traitlets.Unicode().tag(sync=True)

    def __init__(self, content: Any, html: str) -> None:
        self._content = content
        # anywidget takes both from the instance: they hold the id of the course in force.
        self._esm = read_module(self.kind)
        self._css = read_style(*KINDS[self.kind].styles)
        super().__init__(html=html)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._content.id!r})"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, *more = bundle if isinstance(bundle, tuple) else (bundle,)
        html = make_output(self.html, self.kind)
        data = {**(data or {}), "text/plain": repr(self), "text/html": html}
        return (data, *more) if more else data


class LiveQuiz(_LivePart):
    """A quiz: `answers` maps each checked question's id to its answer, a list of strings.

    `score` is in points, of `total`; `complete` says that all is answered and no red flag has less
    help than it needs.
    """

    kind = "quiz"
    answers = traitlets.Dict(help="What the learner answered.").tag(sync=True)
    confidence = traitlets.Dict(help="How sure the learner was: 'sure', 'think' or 'guess'.").tag(
        sync=True
    )
    score = traitlets.Float(0, read_only=True, help="The points of the answers.")
    complete = traitlets.Bool(False, read_only=True, help="Whether the quiz is done.")

    @traitlets.observe("answers")
    def _mark(self, change: Any) -> None:
        self.set_trait("score", float(marking.score(self._content, change["new"])))
        self.set_trait("complete", marking.complete(self._content, change["new"]))

    @property
    def total(self) -> int:
        """How many points the quiz has."""
        return marking.total(self._content)


class LiveHabits(_LivePart):
    """A list of habits: `ticked` holds the ids of the ticked ones."""

    kind = "habits"
    ticked = traitlets.List(traitlets.Unicode(), help="What the learner ticked.").tag(sync=True)
