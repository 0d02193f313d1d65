"""What the engine must know of a course: `course.yml` at its root, and which course is in force.

Every entry is optional, but for the id where anything is to be remembered for long: a folder
without the file is a course too. Paths are relative to the root, pages are named as in `_toc.yml`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, model_validator

from coursebook.core.errors import ContentError, Problem
from coursebook.core.fields import Id, Model
from coursebook.core.loading import load
from coursebook.core.rules import rule_error
from coursebook.core.yaml_source import YamlFile

FILE = "course.yml"
_MARKS_OF_A_COURSE = (FILE, "_toc.yml", "conf.py")
_IS_THERE = {"folder": Path.is_dir, "file": Path.is_file}

_Path = Annotated[str, Field(min_length=1, pattern=r"^[^/\\].*$")]
_Page = Annotated[str, Field(min_length=1, description="A page, named as in _toc.yml.")]


class Roles(Model):
    """Files of the lessons that have a part to play outside their own lesson."""

    signs: Annotated[_Path, Field(description="The list of warning signs.")] | None = None
    guide: Annotated[_Path, Field(description="The guide that the handouts show.")] | None = None
    habits: (
        Annotated[_Path, Field(description="The list of habits that the handouts show.")] | None
    ) = None
    check_before: (
        Annotated[
            _Path, Field(description="The quiz before the course; without it, the first check.")
        ]
        | None
    ) = None
    check_after: (
        Annotated[_Path, Field(description="The quiz at its end; without it, the last check.")]
        | None
    ) = None


class Pages(Model):
    """Pages that others link to."""

    signs: _Page | None = None
    progress: _Page | None = None
    evidence: _Page | None = None
    sources: _Page | None = None
    review: _Page | None = None
    about: _Page | None = None
    handouts: _Page | None = None
    one_side: (
        Annotated[_Page, Field(description="The page that is printed on one side of paper.")] | None
    ) = None
    found_first: Annotated[
        list[_Page], Field(description="What a search lists first, where it fits.")
    ] = []
    found_last: Annotated[
        list[_Page], Field(description="What a search lists after all other pages.")
    ] = []
    folded: Annotated[
        list[_Page],
        Field(
            description="The parts of the contents that hold these pages stand folded in the "
            "menu, until one of their own pages is open."
        ),
    ] = []


class Moved(Model):
    """What has another name now: what learners did under the old one goes on under the new."""

    lesson: Annotated[Id | None, Field(description="The old name of a lesson's file.")] = None
    quiz: Annotated[Id | None, Field(description="The quiz in which a question stood.")] = None
    question: Annotated[Id | None, Field(description="The question that went on.")] = None
    to: Annotated[Id, Field(description="The new name of the lesson, or the quiz of today.")]

    @model_validator(mode="after")
    def _one_thing(self) -> "Moved":
        if (self.lesson is None) == (self.quiz is None) or (self.quiz and not self.question):
            raise rule_error("write 'lesson' and 'to', or 'quiz', 'question' and 'to'.")
        return self

    def __str__(self) -> str:
        """Return it as the script reads it."""
        if self.lesson:
            return f"lesson/{self.lesson}>lesson/{self.to}"
        return f"quiz/{self.quiz}>quiz/{self.to}#{self.question}"


class CourseSettings(Model):
    """The settings of a course."""

    id: Annotated[
        Id,
        Field(
            description="What browsers, saved files and zips are named by. Never change it: "
            "what learners did is remembered under it."
        ),
    ] = "course"
    title: Annotated[str, Field(min_length=1, description="The name of the course.")] = "Course"
    version: Annotated[
        str, Field(min_length=1, description="The version, as CHANGELOG.md names it.")
    ] = "0.1.0"
    lessons: Annotated[_Path, Field(description="The folder of the lessons.")] = "notebooks"
    prose: Annotated[
        _Path, Field(description="The folder of the pages that are prose, and of the evidence.")
    ] = "book"
    messages: (
        Annotated[
            _Path,
            Field(
                description="A folder with the course's own words, en.yml: "
                "they are laid over the engine's."
            ),
        ]
        | None
    ) = None
    mark: (
        Annotated[
            _Path, Field(description="An SVG of 32 by 32 that stands before the title of the book.")
        ]
        | None
    ) = None
    theme_key: (
        Annotated[
            str,
            Field(
                min_length=1,
                description="What a browser remembers light or dark by; "
                "without it, the id and '-theme'.",
            ),
        ]
        | None
    ) = None
    zip_also: Annotated[
        list[_Path], Field(description="Folders and files that go into the zip of notebooks too.")
    ] = []
    urgent_topics: Annotated[
        list[Id],
        Field(description="Topics of the evidence that come first where advice is listed."),
    ] = []
    moved: Annotated[list[Moved], Field(description="What has another name now.")] = []
    roles: Roles = Roles()
    pages: Pages = Pages()


def find_root(near: Path | str = ".") -> Path | None:
    """Return the root of the course that holds a folder, or None outside any course.

    It is the nearest folder upwards with course.yml, or else with a book's contents.
    """
    here = Path(near).resolve()
    for mark in _MARKS_OF_A_COURSE:
        for folder in (here, *here.parents):
            if (folder / mark).is_file():
                return folder
    return None


def load_settings(root: Path | str) -> CourseSettings:
    """Read the settings of the course at `root`; a course without them has the defaults.

    Raises ContentError with all mistakes.
    """
    path = Path(root) / FILE
    if not path.is_file():
        return CourseSettings()
    settings = load(CourseSettings, YamlFile(path))
    lost = [
        f"'{key}' is {value!r}, and there is no such {kind}; correct the path."
        for key, value, kind in _named_files(settings)
        if not _IS_THERE[kind](Path(root) / value)
    ]
    if lost:
        raise ContentError([Problem(str(path), 0, 0, sentence) for sentence in lost])
    return settings


def _named_files(settings: CourseSettings) -> Iterator[tuple[str, str, str]]:
    """Yield the key, the path and the kind of each file or folder that the settings name.

    The folder of the lessons is asked for only where it is named: a book may go without one.
    """
    for key in ("messages", *(["lessons"] if "lessons" in settings.model_fields_set else [])):
        if value := getattr(settings, key):
            yield key, value, "folder"
    if settings.mark:
        yield "mark", settings.mark, "file"
    for key, value in settings.roles.model_dump().items():
        if value:
            yield f"roles: {key}", value, "file"


# The courses that this process works on with their roots, the innermost last. One process builds
# one book, so that nothing that makes HTML has to hand the course on.
_in_force: list[tuple[Path, CourseSettings]] = []


@contextmanager
def course_in_force(root: Path | str) -> Iterator[CourseSettings]:
    """Let what is made inside be of the course at `root`: its id, its words, its pages."""
    settings = load_settings(root)
    _in_force.append((Path(root).resolve(), settings))
    try:
        yield settings
    finally:
        _in_force.pop()


def use_course(root: Path | str) -> CourseSettings:
    """Let what this process makes from now on be of the course at `root`."""
    settings = load_settings(root)
    _in_force[:] = [(Path(root).resolve(), settings)]
    return settings


def current_settings() -> CourseSettings:
    """Return the settings in force; where none are, those of the course around this folder."""
    return _current()[1]


def current_root() -> Path:
    """Return the root of the course in force."""
    return _current()[0]


def _current() -> tuple[Path, CourseSettings]:
    return _in_force[-1] if _in_force else _course_around(Path.cwd())


@lru_cache(maxsize=16)
def _course_around(folder: Path) -> tuple[Path, CourseSettings]:
    root = find_root(folder) or folder
    return root, load_settings(root)
