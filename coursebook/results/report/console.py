"""The command `report`: a progress bar while it reads, and the one sentence at the end."""

import sys
import time
from pathlib import Path
from typing import NamedTuple, TextIO

from markupsafe import Markup

from coursebook.core.settings import course_in_force
from coursebook.results.report.analysis import analyse
from coursebook.results.report.course import load_course
from coursebook.results.report.documents import Tell
from coursebook.results.report.reading import read_results
from coursebook.results.report.tables import advice_sentences
from coursebook.results.report.writing import check_out_folder, write_files

_CELLS = 30
_EVERY = 0.1  # seconds between two drawings


class WrittenReport(NamedTuple):
    """A report that was written: its page, its advice as plain text, how much was not used."""

    page: Path
    advice: str
    unused: int


def run_report(
    source: str | Path, out: str | Path, root: str | Path = ".", stream: TextIO = sys.stderr
) -> WrittenReport:
    """Read the results at `source` (see `read_results`), and write a report into the folder `out`.

    `root` is the folder of the course; a progress bar is drawn on `stream`. Raise CourseError when
    there is nothing to read, or `out` cannot be written or is the folder of the results.
    """
    check_out_folder(source, out)
    results = read_results(source, load_course(root), progress_bar(stream))
    analysis = analyse(results)
    with course_in_force(root):
        page = write_files(results, analysis, out)
        advice = " ".join(map(_plain_text, advice_sentences(analysis)))
    return WrittenReport(page, advice, len(results.unused))


def _plain_text(sentence: str) -> str:
    return sentence.striptags() if isinstance(sentence, Markup) else sentence


def progress_bar(stream: TextIO) -> Tell:
    """Return what draws one line on a terminal, and nothing where the output goes to a file."""
    if not stream.isatty():
        return lambda done, whole: None
    last_drawn = 0.0

    def tell(done: int, whole: int) -> None:
        nonlocal last_drawn
        now = time.monotonic()
        if done < whole and now - last_drawn < _EVERY:
            return
        last_drawn = now
        part = min(1.0, done / whole) if whole else 1.0
        cells = round(_CELLS * part)
        bar = "#" * cells + "." * (_CELLS - cells)
        stream.write(f"\rReading [{bar}] {round(100 * part):3d}%" + ("\n" if part == 1 else ""))
        stream.flush()

    return tell
