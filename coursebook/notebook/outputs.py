"""What a cell shows: complete HTML that wakes itself, and one line of text.

It needs no kernel once it is stored, and no extension of any notebook tool.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn, overload

from coursebook.checklists.html import checklist_html
from coursebook.checklists.loading import load_checklist, load_signs
from coursebook.checklists.models import Habits, RedFlags
from coursebook.claims.backing import BIBLIOGRAPHY, find_bibliography, labels_near, load_evidence
from coursebook.claims.html import evidence_html
from coursebook.core.errors import ContentError, CourseError, Problem
from coursebook.core.outputs import add_assets, make_output
from coursebook.course.citations import citations_in_page
from coursebook.guides.html import guide_html
from coursebook.guides.loading import load_guide
from coursebook.media.films import film_html, film_style, find_films
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.models import Quiz
from coursebook.quizzes.variants import variant
from coursebook.results.export import collect_exportable, results_html
from coursebook.teaching.class_view import class_html

if TYPE_CHECKING:  # at run time only `live=True` loads ipywidgets
    from coursebook.notebook.live import LiveHabits, LiveQuiz

_OF_LIVE = frozenset("answers confidence score complete total ticked observe".split())


class Output:
    """What a cell shows; `call` is what it is called by in text, `html` the whole of it."""

    def __init__(self, call: str, html: str) -> None:
        self._call, self.html = call, html

    def __repr__(self) -> str:
        return self._call

    def __getattr__(self, name: str) -> NoReturn:
        if name in _OF_LIVE:
            raise AttributeError(f"'{name}' is known of a live one: write live=True in the call.")
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": repr(self)}


@overload
def quiz(source: Path | str | dict[str, Any] | Quiz, form: str = "A") -> Output: ...
@overload
def quiz(
    source: Path | str | dict[str, Any] | Quiz, form: str = "A", *, live: Literal[True]
) -> "LiveQuiz": ...
def quiz(
    source: Path | str | dict[str, Any] | Quiz, form: str = "A", *, live: bool = False
) -> "Output | LiveQuiz":
    """Show a quiz: a `.quiz.yml` file beside the notebook, or the same as a dictionary or a `Quiz`.

    `form` names another order and draw of it, such as "B". With `live` it is a widget, for who
    computes with the answers. Raises ContentError with all mistakes.
    """
    content = load_quiz(source)
    folder = Path(source).parent if isinstance(source, (str, Path)) else Path()
    html = quiz_html(content, folder, labels_near(folder), form)
    if live:
        from coursebook.notebook.live import LiveQuiz  # ipywidgets is slow to load

        return LiveQuiz(variant(content, form), html)
    return Output(f"quiz({content.id!r})", make_output(html, "quiz"))


@overload
def checklist(file: Path | str) -> Output: ...
@overload
def checklist(file: Path | str, *, live: Literal[True]) -> "LiveHabits": ...
def checklist(file: Path | str, *, live: bool = False) -> "Output | LiveHabits":
    """Show the checklist that a `.checklist.yml` file beside the notebook holds.

    With `live` a list of habits is a widget, for who computes with the ticks. Raises ContentError
    with all its mistakes, and CourseError for live warning signs: what is ticked of them never
    reaches a kernel.
    """
    content = load_checklist(file)
    html = checklist_html(content, Path(file).parent)
    if not live:
        kind = "habits" if isinstance(content, Habits) else "red-flags"
        return Output(f"checklist({content.id!r})", make_output(html, kind))
    if isinstance(content, RedFlags):
        raise CourseError("Warning signs have no live form: what is ticked never leaves the page.")
    from coursebook.notebook.live import LiveHabits  # ipywidgets is slow to load

    return LiveHabits(content, html)


def guide(file: Path | str) -> Output:
    """Show the guide that a `.guide.yml` file beside the notebook holds.

    Raises ContentError with all its mistakes.
    """
    content, folder = load_guide(file), Path(file).parent
    html = guide_html(content, folder, labels_near(folder))
    return Output(f"guide({content.id!r})", make_output(html, "guide"))


def film(name: str, near: str | Path = ".") -> Output:
    """Show the film of this name, from the course that holds the folder `near`.

    Raises ContentError when there is none.
    """
    folder = find_films(near)
    return Output(f"film({name!r})", add_assets(film_html(name, folder), film_style(name, folder)))


def evidence(file: Path | str) -> Output:
    """Show what a lesson claims and who says so; `file` is the lesson itself.

    Raises ContentError with what is not known, or when there are no sources.
    """
    bibliography = find_bibliography(Path(file).parent)
    if bibliography is None:
        sentence = "was not found in the folder of the prose; put it there."
        raise ContentError([Problem(BIBLIOGRAPHY, 0, 0, sentence)])
    if not Path(file).is_file():
        sentence = "there is no such file; write the name of this notebook."
        raise ContentError([Problem(str(file), 0, 0, sentence)])
    base, citations = load_evidence(bibliography), citations_in_page(file)
    found = base.find_unknown(base.add_sources(citations))
    if unknown := [Problem(str(file), 0, 0, sentence) for _, sentence in found]:
        raise ContentError(unknown)
    return Output(f"evidence({str(file)!r})", evidence_html(citations, base))


def my_results(folder: Path | str = ".") -> Output:
    """Show what a learner may hand in of the lessons in a folder.

    Raises ContentError when one of their quizzes cannot be loaded.
    """
    html = results_html(collect_exportable(folder))
    return Output("my_results()", make_output(html, "results"))


def class_view(signs: Path | str | None = None) -> Output:
    """Let a lesson be shown to a class.

    `signs` is the `.checklist.yml` file of the warning signs, if the course has any: they stay one
    key away. Raises ContentError with all its mistakes.
    """
    html = class_html(load_signs(signs) if signs else None)
    return Output("class_view()", make_output(html, "class"))
