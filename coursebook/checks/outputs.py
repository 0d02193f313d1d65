"""What notebooks store, held against what would be made today.

That is the HTML of their parts, with its style and its script. It reads what is stored and runs
nothing. Files that are wrong themselves are mended first.
"""

from pathlib import Path

from coursebook.checklists.models import RedFlags
from coursebook.core.bundle import KINDS, read_script, read_style
from coursebook.core.errors import Problem, load_or_problems
from coursebook.course.course import Course
from coursebook.course.notebooks import Notebook
from coursebook.course.parts import Content, part_html
from coursebook.results.export import ID, collect_exportable, results_html
from coursebook.teaching.class_view import ClassView, class_html

_STALE = "has stored outputs of an older version; run 'make notebooks'."


def stale_problems(course: Course, broken_files: set[str]) -> list[Problem]:
    """Tell which notebooks store what is not of today; `broken_files` are to be mended first."""
    notebooks = course.try_notebooks[0]
    stale = _Today(course, broken_files).is_stale
    return [
        Problem(str(path), 0, 0, _STALE) for path, notebook in notebooks.items() if stale(notebook)
    ]


class _Today:
    """What notebooks would store today, made once for all of them."""

    def __init__(self, course: Course, broken_files: set[str]) -> None:
        evidence = course.try_evidence[0]
        readable = evidence.references is not None and evidence.ledger is not None
        parts = course.try_parts[0]
        self._labels = evidence.labels
        self._assets = {
            (read_style(*kind.styles).strip(), read_script(kind.script).strip())
            for kind in KINDS.values()
        }
        self._quizzes_wrong = any(file.endswith(".quiz.yml") for file in broken_files)
        self._sound: dict[Path, Content] = {
            path.resolve(): part
            for path, part in parts.items()
            if str(path) not in broken_files and readable
        }

    def is_stale(self, notebook: Notebook) -> bool:
        """Tell whether a notebook stores anything that is not of today."""
        if any(
            (style, script) not in self._assets for _, style, _, script in notebook.stored_parts
        ):
            return True
        return bool(notebook.stored_parts) and (
            self._shows_other_parts(notebook)
            or (not self._quizzes_wrong and self._exports_others(notebook))
            or self._shows_other_signs(notebook)
        )

    def _shows_other_parts(self, notebook: Notebook) -> bool:
        """Tell whether a quiz, checklist or guide is stored otherwise than its file says."""
        folder = notebook.path.parent
        called = [((folder / file).resolve(), form) for file, form in notebook.calls]
        sound = [(path, form) for path, form in called if path in self._sound]
        ids = {self._sound[path].id for path, _ in sound}
        today = {
            part_html(self._sound[path], path.parent, self._labels, form).strip()
            for path, form in sound
        }
        return {html for name, _, html, _ in notebook.stored_parts if name in ids} != today

    def _exports_others(self, notebook: Notebook) -> bool:
        """Tell whether the part that saves results knows other questions than the lessons."""
        own = _stored_html(notebook, ID)
        if not own:
            return False
        exportable, _ = load_or_problems(collect_exportable, notebook.path.parent)
        return exportable is not None and own != {str(results_html(exportable)).strip()}

    def _shows_other_signs(self, notebook: Notebook) -> bool:
        """Tell whether the class view knows other signs than the list beside the lesson."""
        own, folder = _stored_html(notebook, ClassView.id), notebook.path.parent.resolve()
        parts = [part for path, part in self._sound.items() if path.parent == folder]
        lists = [part for part in parts if isinstance(part, RedFlags)]
        today = {str(class_html(signs)).strip() for signs in (None, *lists)}
        return bool(own and lists) and own.isdisjoint(today)


def _stored_html(notebook: Notebook, name: str) -> set[str]:
    """Return the HTML that a notebook stores of a part."""
    return {html for part, _, html, _ in notebook.stored_parts if part == name}
