"""A report as files: index.html to read, CSV for a spreadsheet, Parquet for other tools.

A spreadsheet runs a cell that begins like a formula, so such text gets an apostrophe before it:
names and answers are typed by anybody.
"""

from pathlib import Path

import polars as pl

from coursebook.core.errors import CourseError
from coursebook.results.report.figures import Analysis
from coursebook.results.report.frames import build_frames
from coursebook.results.report.page import page_html
from coursebook.results.report.parquet import write_parquet
from coursebook.results.report.results import Results

_FORMULA = r"^[=+\-@\t\r\n＝＋－＠]"  # the last four are what East Asian keyboards type


def check_out_folder(source: str | Path, out: str | Path) -> None:
    """Raise CourseError when a report would lie among its results.

    A later report would count its answers once more.
    """
    if Path(source).is_dir() and Path(out).resolve() == Path(source).resolve():
        raise CourseError(
            f"{out}: this is the folder of the results; "
            "write the report into another one, such as --out report."
        )


def write_files(results: Results, analysis: Analysis, out: str | Path) -> Path:
    """Write a report into the folder `out`, and return the path of its page.

    Raise CourseError when the folder cannot be written.
    """
    out = Path(out)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, frame in build_frames(results, analysis).items():
            # Polars knows no path that is no UTF-8, but any open file
            with (out / f"{name}.csv").open("wb") as file:
                # Excel takes a file for UTF-8 by the mark
                guard_formulas(frame).write_csv(file, include_bom=True)
        write_parquet(results, out / "answers.parquet")
        (out / "index.html").write_text(page_html(results, analysis), encoding="utf-8")
    except OSError as error:
        raise CourseError(
            f"{out}: the report cannot be written there ({error.strerror}); "
            "choose another folder with --out."
        ) from None
    return out / "index.html"


def guard_formulas(frame: pl.DataFrame) -> pl.DataFrame:
    """Put an apostrophe before each text that a spreadsheet would run as a formula."""
    text = pl.col(pl.String)
    is_formula = text.str.contains(_FORMULA)
    return frame.with_columns(pl.when(is_formula).then("'" + text).otherwise(text).name.keep())
