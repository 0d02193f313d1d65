"""A class report in a notebook: the same figures as the page that `coursebook report` writes.

It shows nothing of a day, a folder or how long it took, so that a second run of a cell writes the
same bytes.
"""

from pathlib import Path

from coursebook.core.errors import CourseError
from coursebook.core.settings import course_in_force, find_root
from coursebook.results.report.analysis import analyse
from coursebook.results.report.course import load_course
from coursebook.results.report.page import report_html
from coursebook.results.report.reading import read_results
from coursebook.results.report.results import Results
from coursebook.results.report.writing import check_out_folder, write_files


class Report:
    """The report of some results; a cell shows it, `write` makes the files."""

    def __init__(self, results: Results, source: str | Path) -> None:
        self._results, self._analysis, self._source = results, analyse(results), source

    def write(self, out: str | Path) -> Path:
        """Write the page, the tables and the answers into a folder; return the path of the page.

        Raise CourseError when the folder cannot be written, or is that of the results.
        """
        check_out_folder(self._source, out)
        with course_in_force(self._results.course.root):
            return write_files(self._results, self._analysis, out)

    def __repr__(self) -> str:
        return f"Report({self._analysis.learners} learners)"

    def _repr_html_(self) -> str:
        with course_in_force(self._results.course.root):
            return report_html(self._results, self._analysis)


def report(source: str | Path, root: str | Path | None = None) -> Report:
    """Read the results of a class: a folder, a file or an address.

    `root` is the folder of the course; without it, it is looked for from here upwards. Raise
    CourseError when there is nothing to read, or no course.
    """
    course = load_course(root or nearest_root())
    return Report(read_results(source, course), source)


def nearest_root() -> Path:
    """Return the root of the course around the current folder."""
    root = find_root()
    if root is None:
        raise CourseError(
            "The lessons are not found from here; start in the folder of the course, "
            'or say root="folder".'
        )
    return root
