"""Quizzes and checklists as widgets for JupyterLab: the only file that knows anywidget.

A widget carries two faces: the live view, and the complete HTML for everywhere else. Its model's
id is made from the content's id, so that a saved notebook is live before any kernel starts and a
second run writes the same bytes.
"""

from pathlib import Path
from typing import Any, ClassVar
from weakref import WeakValueDictionary

import anywidget
import traitlets
from ipywidgets import Layout

from coursebook.checklists.html import checklist_html
from coursebook.checklists.loading import load_checklist, load_signs
from coursebook.checklists.models import Habits
from coursebook.claims.backing import labels_near
from coursebook.core.bundle import join_module, join_style
from coursebook.guides.html import guide_html
from coursebook.guides.loading import load_guide
from coursebook.quizzes import marking
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.models import Quiz
from coursebook.quizzes.variants import variant
from coursebook.results.export import collect_exportable, results_html
from coursebook.teaching.class_view import ClassView, class_html

# Widgets of this kernel by their model's id, to find the one whose id a new one takes over.
_WIDGETS_BY_ID: WeakValueDictionary[str, "_ContentWidget"] = WeakValueDictionary()


def _detach_previous(model_id: str) -> None:
    """Let go of an earlier widget with this id, without a word to JupyterLab.

    Its end would otherwise close the model of the new one: a cell that runs again makes a widget
    with the id of the one before.
    """
    earlier = _WIDGETS_BY_ID.get(model_id)
    if earlier is None or earlier.comm is None:
        return
    for widget in (earlier, earlier.layout):
        # A private field of `comm`: the library has no public way to end a comm in silence.
        widget.comm._closed = True
        widget.comm = None


class _ContentWidget(anywidget.AnyWidget):
    """What all these widgets share; `bundle` names their script and style."""

    bundle: ClassVar[str] = "course"
    html = traitlets.Unicode().tag(sync=True)

    def __init__(self, content: Any, html: str) -> None:
        self._content = content
        # anywidget takes both from the instance: they hold the id of the course in force.
        self._esm, self._css = join_module(self.bundle), join_style(self.bundle)
        model_id = f"course-{content.id}"
        _detach_previous(model_id)
        super().__init__(html=html, model_id=model_id, layout=Layout(model_id=f"{model_id}-layout"))
        _WIDGETS_BY_ID[model_id] = self

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._content.id!r})"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        data, *more = bundle if isinstance(bundle, tuple) else (bundle,)
        data = {**(data or {}), "text/plain": repr(self), "text/html": self.html}
        return (data, *more) if more else data


class QuizWidget(_ContentWidget):
    """A quiz: `answers` maps each checked question's id to its answer, a list of strings.

    `score` is in points, of `total`; `complete` says that all is answered and no red flag has less
    help than it needs.
    """

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


class HabitsWidget(_ContentWidget):
    """A checklist of habits: `ticked` holds the ids of the ticked items."""

    ticked = traitlets.List(traitlets.Unicode(), help="What the learner ticked.").tag(sync=True)


class RedFlagsWidget(_ContentWidget):
    """The warning signs. It has no trait for ticks: they never leave the page."""


class GuideWidget(_ContentWidget):
    """A guide: what is counted, and how far, never leaves the page."""

    bundle = "guide"


class ResultsWidget(_ContentWidget):
    """Where a learner saves her answers for her class.

    It has no trait: the file is made in the browser, from what is kept there.
    """

    bundle = "results"


class ClassWidget(_ContentWidget):
    """The place where a lesson's class view is opened; what is counted there never leaves it."""

    bundle = "class"


def quiz(source: Path | str | dict[str, Any] | Quiz, form: str = "A") -> QuizWidget:
    """Show a quiz: a `.quiz.yml` file beside the notebook, or the same as a dictionary or a `Quiz`.

    `form` names another order and draw of it, such as "B". Raises ContentError with all mistakes.
    """
    content = load_quiz(source)
    folder = Path(source).parent if isinstance(source, (str, Path)) else Path()
    return QuizWidget(variant(content, form), quiz_html(content, folder, labels_near(folder), form))


def checklist(file: Path | str) -> HabitsWidget | RedFlagsWidget:
    """Show the checklist that a `.checklist.yml` file beside the notebook holds.

    Raises ContentError with all its mistakes.
    """
    content = load_checklist(file)
    widget = HabitsWidget if isinstance(content, Habits) else RedFlagsWidget
    return widget(content, checklist_html(content))


def guide(file: Path | str) -> GuideWidget:
    """Show the guide that a `.guide.yml` file beside the notebook holds.

    Raises ContentError with all its mistakes.
    """
    content, folder = load_guide(file), Path(file).parent
    return GuideWidget(content, guide_html(content, folder, labels_near(folder)))


def my_results(folder: Path | str = ".") -> ResultsWidget:
    """Show what a learner may hand in of the lessons in a folder.

    Raises ContentError when one of their quizzes cannot be loaded.
    """
    exportable = collect_exportable(folder)
    return ResultsWidget(exportable, results_html(exportable))


def class_view(signs: Path | str | None = None) -> ClassWidget:
    """Let a lesson be shown to a class.

    `signs` is the `.checklist.yml` file of the warning signs, if the course has any: they stay one
    key away. Raises ContentError with all its mistakes.
    """
    return ClassWidget(ClassView, class_html(load_signs(signs) if signs else None))
