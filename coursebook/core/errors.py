"""Every error a user can meet, each with its sentence.

A problem names the file, the place, what was found and what to write instead. Errors collect
problems, so that an author sees all of them at once. In a notebook they print without a traceback.
"""

from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that is wrong, and where: `line` and `column` count from 1, 0 is the whole file."""

    file: str
    line: int
    column: int
    sentence: str

    @property
    def place(self):
        """Return where it is as `file:line:column`, or the file alone."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    def __str__(self):
        return f"{self.place}: {self.sentence}"


class CourseError(Exception):
    """An error made by what a user wrote, said in words that tell what to do."""

    def _render_traceback_(self):
        """Tell IPython to show the words alone."""
        return str(self).splitlines()


class ContentError(CourseError):
    """A content file has mistakes: `problems` holds them all, in the order of the file."""

    def __init__(self, problems):
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def load_or_problems(load, *arguments):
    """Return what a loader returns, or None, and the problems it found."""
    try:
        return load(*arguments), []
    except ContentError as error:
        return None, error.problems
