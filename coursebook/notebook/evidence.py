"""What a lesson claims and who says so, as a cell output."""

from pathlib import Path

from coursebook.core.errors import ContentError, Problem
from coursebook.course.citations import citations_in_page
from coursebook.evidence.backing import load_evidence
from coursebook.evidence.bibliography import BIB, find_bibliography
from coursebook.evidence.html import evidence_html


class Evidence:
    """What a lesson claims and who says so, as a cell output; `file` is the lesson itself."""

    def __init__(self, file):
        bibliography = find_bibliography(Path(file).parent)
        if bibliography is None:
            raise ContentError(
                [Problem(str(BIB), 0, 0, "was not found in this folder or above it; put it there.")]
            )
        if not Path(file).is_file():
            raise ContentError(
                [
                    Problem(
                        str(file), 0, 0, "there is no such file; write the name of this notebook."
                    )
                ]
            )
        backing, named = load_evidence(bibliography), citations_in_page(file)
        if unknown := [
            Problem(str(file), 0, 0, sentence) for _, sentence in backing.unknown(named)
        ]:
            raise ContentError(unknown)
        self._file, self._html = str(file), evidence_html(named, backing)

    def __repr__(self):
        return f"Evidence({self._file!r})"

    def _repr_html_(self):
        return self._html


def evidence(file):
    """Show what a lesson claims and who says so; `file` is the lesson itself. Raises ContentError with what is unknown."""
    return Evidence(file)
