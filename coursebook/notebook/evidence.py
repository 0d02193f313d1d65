"""What a lesson claims and who says so, as a cell output."""

from pathlib import Path

from coursebook.claims.backing import BIBLIOGRAPHY, find_bibliography, load_evidence
from coursebook.claims.html import evidence_html
from coursebook.core.errors import ContentError, Problem
from coursebook.course.citations import citations_in_page


class Evidence:
    """What a lesson claims and who says so, as a cell output; `file` is the lesson itself."""

    def __init__(self, file: Path | str) -> None:
        bibliography = find_bibliography(Path(file).parent)
        if bibliography is None:
            sentence = "was not found in the folder of the prose; put it there."
            raise ContentError([Problem(BIBLIOGRAPHY, 0, 0, sentence)])
        if not Path(file).is_file():
            sentence = "there is no such file; write the name of this notebook."
            raise ContentError([Problem(str(file), 0, 0, sentence)])
        base, citations = load_evidence(bibliography), citations_in_page(file)
        shown = base.add_sources(citations)
        unknown = [Problem(str(file), 0, 0, sentence) for _, sentence in base.find_unknown(shown)]
        if unknown:
            raise ContentError(unknown)
        self._file, self._html = str(file), evidence_html(citations, base)

    def __repr__(self) -> str:
        return f"Evidence({self._file!r})"

    def _repr_html_(self) -> str:
        return self._html


def evidence(file: Path | str) -> Evidence:
    """Show what a lesson claims and who says so; `file` is the lesson itself.

    Raises ContentError with what is not known, or when there are no sources.
    """
    return Evidence(file)
