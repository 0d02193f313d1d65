"""Every error a user can meet, each with its sentence.

A problem names the file, the place, what was found and what to write instead. Errors collect
problems, so that an author sees all of them at once. In a notebook they print without a traceback.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple, ParamSpec, TypeVar

_Arguments = ParamSpec("_Arguments")
_Content = TypeVar("_Content")


class Problem(NamedTuple):
    """One thing that is wrong, and where.

    `line` and `column` count from 1; both are 0 where the whole file is meant.
    """

    file: str
    line: int
    column: int
    sentence: str

    @property
    def place(self) -> str:
        """Where it is, as `file:line:column` or as the file alone."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}"


class CourseError(Exception):
    """An error made by what a user wrote, in words that tell what to do."""

    def _render_traceback_(self) -> list[str]:
        """Tell IPython to show the words alone."""
        return str(self).splitlines()


class ContentError(CourseError):
    """A content file has mistakes: `problems` holds them all, in the order of the file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def load_or_problems(
    load: Callable[_Arguments, _Content], *args: _Arguments.args, **kwargs: _Arguments.kwargs
) -> tuple[_Content | None, list[Problem]]:
    """Return what a loader returns, or None, and the problems of the ContentError it raised."""
    try:
        return load(*args, **kwargs), []
    except ContentError as error:
        return None, error.problems
