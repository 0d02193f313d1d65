"""The command `report`: a progress bar while it reads, and the one sentence at the end."""

import sys
import time

from coursebook.results.report.analysis import analyse
from coursebook.results.report.course import load_course
from coursebook.results.report.reading import read_results
from coursebook.results.report.tables import advice_sentences
from coursebook.results.report.writing import write_files

_CELLS = 30
_EVERY = 0.1  # seconds between two drawings


def run_report(source, out, root=".", stream=sys.stderr):
    """Write a report; return the path of its page and what to teach again, as plain text."""
    results = read_results(source, load_course(root), progress_bar(stream))
    analysis = analyse(results)
    page = write_files(results, analysis, out)
    said = " ".join(
        getattr(sentence, "striptags", lambda: sentence)()
        for sentence in advice_sentences(analysis)
    )
    return page, said, len(results.unused)


def progress_bar(stream):
    """Return tell(done, whole), which draws one line on a terminal, and nothing where the output goes to a file."""
    if not stream.isatty():
        return lambda done, whole: None
    drawn = [0.0]

    def tell(done, whole):
        now = time.monotonic()
        if done < whole and now - drawn[0] < _EVERY:
            return
        drawn[0] = now
        part = min(1.0, done / whole) if whole else 1.0
        cells = round(_CELLS * part)
        stream.write(
            f"\rReading [{'#' * cells}{'.' * (_CELLS - cells)}] {round(100 * part):3d}%"
            + ("\n" if part == 1 else "")
        )
        stream.flush()

    return tell
