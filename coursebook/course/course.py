"""The course: what all of it reads, read once.

Each part is read when it is asked for. `try_…` returns what could be read with the problems of what
could not; every other property raises ContentError with them. What only teaching or results know of
(activities, handouts, reports) is made from a Course elsewhere.
"""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from coursebook.checklists.models import Habits, RedFlags
from coursebook.claims.backing import EvidenceBase, read_evidence
from coursebook.claims.loading import load_ledger, load_reviews
from coursebook.claims.review import Reviews
from coursebook.core.errors import ContentError, Problem, load_or_problems
from coursebook.core.settings import load_settings
from coursebook.core.yaml_source import YamlFile
from coursebook.course.book_config import CONFIG, CONTENTS, read_address, read_page_names
from coursebook.course.notebooks import Notebook, lesson_paths, notebook_paths
from coursebook.course.parts import Content, load_part, loader_of
from coursebook.guides.models import Guide
from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.models import Quiz
from coursebook.search.words import SearchWords, load_search_words

_Read = TypeVar("_Read")  # what a loader makes of a file
_Part = TypeVar("_Part", bound=Content)  # what plays a role
# Of which kind the file of each role is, and what each kind is called.
ROLES: dict[str, type[Content]] = {
    "signs": RedFlags,
    "guide": Guide,
    "habits": Habits,
    "check_before": Quiz,
    "check_after": Quiz,
}
_KINDS: dict[type, str] = {
    RedFlags: "a list of warning signs",
    Guide: "a guide",
    Habits: "a list of habits",
    Quiz: "a quiz",
}


class Course:
    """The course at `root`. Raises ContentError when its settings have mistakes."""

    def __init__(self, root: Path | str = ".") -> None:
        self.root = Path(root)
        self.settings = load_settings(self.root)
        self.lessons_folder = self.root / self.settings.lessons
        self.prose_folder = self.root / self.settings.prose
        self._tried: dict[Path, tuple[Any, list[Problem]]] = {}
        self._sources: dict[Path, YamlFile] = {}

    # Files, each read once

    def source(self, path: Path) -> YamlFile:
        """Return a YAML file with the places of its entries.

        Raises ContentError when it is not valid YAML.
        """
        if path not in self._sources:
            self._sources[path] = YamlFile(path)
        return self._sources[path]

    def try_read(
        self, path: Path, load: Callable[[YamlFile], _Read]
    ) -> tuple[_Read | None, list[Problem]]:
        """Return what a loader makes of a YAML file, or None, and the problems of the file."""
        if path not in self._tried:
            self._tried[path] = load_or_problems(lambda: load(self.source(path)))
        return self._tried[path]

    def read(self, path: Path, load: Callable[[YamlFile], _Read]) -> _Read:
        """Return what a loader makes of a YAML file; raise ContentError with all its mistakes."""
        content, problems = self.try_read(path, load)
        if content is None:
            raise ContentError(problems)
        return content

    def part(self, path: Path) -> Content | None:
        """Return the quiz, checklist or guide of a file, or None where its name names none.

        Raises ContentError with all its mistakes.
        """
        return self.read(path, load_part) if loader_of(path) else None

    def quiz(self, path: Path) -> Quiz:
        """Return the quiz of a file; raise ContentError with all its mistakes."""
        return self.read(path, load_quiz)

    # Notebooks and what they show

    @cached_property
    def try_notebooks(self) -> tuple[dict[Path, Notebook], list[Problem]]:
        """All notebooks by their paths, with the problems of files that are none."""
        notebooks: dict[Path, Notebook] = {}
        problems: list[Problem] = []
        for path in notebook_paths(self.lessons_folder):
            notebook, broken = load_or_problems(Notebook, path)
            problems += broken
            if notebook:
                notebooks[path] = notebook
        return notebooks, problems

    @cached_property
    def notebooks(self) -> dict[Path, Notebook]:
        """All notebooks by their paths."""
        return _or_raise(self.try_notebooks)

    @cached_property
    def lessons(self) -> list[Notebook]:
        """The lessons that can be read, in their order."""
        wanted = lesson_paths(self.lessons_folder)
        return [notebook for path, notebook in self.try_notebooks[0].items() if path in wanted]

    @cached_property
    def listed_lessons(self) -> list[Notebook]:
        """The lessons in the order of the book's contents; of a book without any, all of them."""
        by_page = {
            lesson.path.relative_to(self.root).with_suffix("").as_posix(): lesson
            for lesson in self.lessons
        }
        return [by_page[page] for page in self.page_names or by_page if page in by_page]

    @cached_property
    def prose_pages(self) -> list[Path]:
        """All pages that are prose."""
        return sorted(self.prose_folder.rglob("*.md"))

    @cached_property
    def page_files(self) -> list[Path]:
        """The files of all pages of the book, in the order of its contents."""
        names = [f"{name}{ending}" for name in self.page_names for ending in (".ipynb", ".md")]
        return [self.root / name for name in names if (self.root / name).is_file()]

    @cached_property
    def page_names(self) -> list[str]:
        """The pages of the book, named and ordered as in `_toc.yml`."""
        return read_page_names(self.root / CONTENTS)

    @cached_property
    def try_parts(self) -> tuple[dict[Path, Content], list[Problem]]:
        """All quizzes, checklists and guides by their paths, and what is wrong with others."""
        parts: dict[Path, Content] = {}
        problems: list[Problem] = []
        for path in sorted(self.lessons_folder.rglob("*.y*ml")):
            if path.suffix == ".yaml":
                sentence = "is not looked at; give its name the ending '.yml'."
                problems.append(Problem(str(path), 0, 0, sentence))
            elif loader_of(path):
                part, broken = self.try_read(path, load_part)
                problems += broken
                if part:
                    parts[path] = part
        return parts, problems

    @cached_property
    def quizzes(self) -> list[Quiz]:
        """The quizzes of all files below the lessons, by path."""
        return [self.quiz(path) for path in sorted(self.lessons_folder.rglob("*.quiz.yml"))]

    @cached_property
    def try_objectives(self) -> tuple[dict[str, str] | None, list[Problem]]:
        """What a learner can do at the end, by its id; a course without the file has none."""
        if not self.objectives_file.is_file():
            return {}, []
        return self.try_read(self.objectives_file, read_objectives)

    @cached_property
    def objectives(self) -> dict[str, str]:
        """What a learner can do at the end, by its id."""
        return _or_raise(self.try_objectives)

    @property
    def objectives_file(self) -> Path:
        """Where the objectives stand."""
        return self.lessons_folder / "objectives.yml"

    # Evidence and its review

    @property
    def bibliography_file(self) -> Path:
        """Where the sources stand; the ledger of claims lies beside it."""
        return self.prose_folder / "references.bib"

    @property
    def ledger_file(self) -> Path:
        """Where the claims stand."""
        return self.bibliography_file.with_name("evidence.yml")

    @cached_property
    def try_evidence(self) -> tuple[EvidenceBase, list[Problem]]:
        """The sources and claims, each None when its file cannot be read, and the problems.

        Where there is no file there is nothing.
        """
        return read_evidence(self.bibliography_file, lambda path: self.read(path, load_ledger))

    @cached_property
    def evidence(self) -> EvidenceBase:
        """The sources and claims, both of which could be read."""
        return _or_raise(self.try_evidence)

    @property
    def keeps_evidence(self) -> bool:
        """Whether the course says what it rests on: it has sources or a ledger of claims."""
        return self.bibliography_file.is_file() or self.ledger_file.is_file()

    @property
    def reviews_file(self) -> Path:
        """Where clinical reviews are recorded."""
        return self.prose_folder / "review.yml"

    @cached_property
    def reviews(self) -> Reviews | None:
        """The clinical reviews; None where a course keeps no record of them."""
        return self.read(self.reviews_file, load_reviews) if self.reviews_file.is_file() else None

    # Words for the search

    @property
    def search_words_file(self) -> Path:
        """Where the words stand that mean the same to the search."""
        return self.prose_folder / "search-words.yml"

    @cached_property
    def search_words(self) -> SearchWords | None:
        """The words that mean the same to the search; None where a course has no such file."""
        file = self.search_words_file
        return self.read(file, load_search_words) if file.is_file() else None

    # Drawings and paper

    @property
    def figures_folder(self) -> Path:
        """Where the drawings lie."""
        return self.prose_folder / "figures"

    @property
    def pictures_file(self) -> Path:
        """Where the drawings are described."""
        return self.figures_folder / "pictures.yml"

    @property
    def handouts_file(self) -> Path:
        """Where the words stand that only paper needs."""
        return self.prose_folder / "handouts.yml"

    # Parts with a role

    def with_role(self, role: str, kind: type[_Part]) -> _Part:
        """Return the quiz, checklist or guide, of a kind, that has a role in `course.yml`.

        Raises ContentError when none has it, with all its mistakes, or when it is of another kind.
        """
        file = getattr(self.settings.roles, role)
        if file is None:
            sentence = (
                f"no file has the role '{role}'; write '{role}:' with its file below 'roles:'."
            )
            raise ContentError([Problem(str(self.root / "course.yml"), 0, 0, sentence)])
        part = self.part(self.root / file)
        if not isinstance(part, kind):
            name = _KINDS[kind]
            sentence = f"'roles: {role}' is {file!r}, which is not {name}; name one that is."
            raise ContentError([Problem(str(self.root / "course.yml"), 0, 0, sentence)])
        return part

    @cached_property
    def signs(self) -> RedFlags:
        """The list of warning signs."""
        return self.with_role("signs", RedFlags)

    @cached_property
    def guide(self) -> Guide:
        """The guide that the handouts show."""
        return self.with_role("guide", Guide)

    @cached_property
    def habits(self) -> Habits:
        """The list of habits that the handouts show."""
        return self.with_role("habits", Habits)

    @property
    def notebooks_zip(self) -> str:
        """The name of the zip of notebooks that the book offers."""
        return f"{self.settings.id}-notebooks.zip"

    @cached_property
    def mark(self) -> str:
        """What is drawn in the SVG that stands before the title of the book; empty without one."""
        return read_drawing(self.root / self.settings.mark) if self.settings.mark else ""

    @cached_property
    def address(self) -> str:
        """The address of the published book, with a slash at its end, as `_config.yml` has it.

        It is empty when it is not known.
        """
        return read_address(self.root / CONFIG)


def _or_raise(tried: tuple[_Read | None, list[Problem]]) -> _Read:
    """Return what was read; raise ContentError when anything was wrong."""
    content, problems = tried
    if problems or content is None:
        raise ContentError(problems)
    return content


def read_objectives(source: YamlFile) -> dict[str, str]:
    """Return what a learner can do at the end, by its id.

    Raises ContentError when a file is of another kind.
    """
    if source.problems:
        raise ContentError(source.problems)
    if not isinstance(source.data, dict):
        sentence = "must have a line 'id: what a learner can do' for each objective."
        raise ContentError([Problem(source.file, 1, 1, sentence)])
    return source.data


def read_drawing(path: Path) -> str:
    """Return what stands inside the <svg> of a file; raise ContentError when it is none."""
    text = path.read_text(encoding="utf-8")
    _, opening, rest = text.partition("<svg")
    inside, closing, _ = rest.partition(">")[2].rpartition("</svg>")
    if not (opening and closing):
        sentence = "is not an SVG drawing; save it as one."
        raise ContentError([Problem(str(path), 0, 0, sentence)])
    return inside.strip()
