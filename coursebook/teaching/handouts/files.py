"""The files of the handouts: their pages with style and script, the PDF files, and which of those are still true.

A PDF is *fresh* when it was printed from the page, the style and the script that the course has now: the file
`manifest.json` beside the PDF files says from which. Stale ones are not published.
"""

import hashlib
import json
import shutil
from pathlib import Path

from coursebook.core.bundle import BROWSER, STYLES, join_style
from coursebook.core.settings import current_settings
from coursebook.core.zipping import write_zip

PDFS = Path("_build") / "handouts"
MANIFEST = "manifest.json"
PAPERS = ("a4", "letter")


def style():
    """Return the whole style of a sheet: the palette, the quizzes, the plans, then paper."""
    return "\n".join(
        [
            join_style(),
            *((STYLES / name).read_text(encoding="utf-8") for name in ("plan.css", "handouts.css")),
        ]
    )


def script():
    """Return the script of a sheet."""
    return (BROWSER / "handouts.js").read_text(encoding="utf-8")


def digest(sheet):
    """Return a short name for what a sheet is printed from."""
    return hashlib.sha256("\0".join((sheet.html, style())).encode()).hexdigest()[:32]


def write_pages(sheets, folder, smaller=lambda text, kind: text):
    """Write the pages of sheets into a folder, with the style and the script that they share."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "handouts.css").write_text(smaller(style(), "text/css"), encoding="utf-8")
    (folder / "handouts.js").write_text(smaller(script(), "text/javascript"), encoding="utf-8")
    for sheet in sheets:
        (folder / f"{sheet.name}.html").write_text(sheet.html, encoding="utf-8")


def zip_name() -> str:
    """Return the name of the zip of all PDF files."""
    return f"{current_settings().id}-handouts.zip"


def pdf_name(sheet, paper):
    """Return the name of a sheet's PDF file on a size of paper."""
    return f"{sheet.name}-{paper}.pdf"


def write_manifest(sheets, folder):
    """Note from what the PDF files in a folder were printed, and put them all into one zip."""
    (folder / MANIFEST).write_text(
        json.dumps({sheet.name: digest(sheet) for sheet in sheets}, indent=1) + "\n",
        encoding="utf-8",
    )
    write_zip(
        folder / zip_name(),
        zip_name().removesuffix(".zip"),
        folder,
        [folder / pdf_name(sheet, paper) for sheet in sheets for paper in PAPERS],
    )


def fresh_names(sheets, folder):
    """Return the names of the sheets whose PDF files, in both sizes, are true now."""
    try:
        printed = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    known = printed if isinstance(printed, dict) else {}
    return {
        sheet.name
        for sheet in sheets
        if known.get(sheet.name) == digest(sheet)
        and all((folder / pdf_name(sheet, paper)).is_file() for paper in PAPERS)
    }


def publish_pdfs(sheets, names, source, target):
    """Copy the PDF files of the named sheets; the zip goes with them when it is whole."""
    wanted = [pdf_name(sheet, paper) for sheet in sheets if sheet.name in names for paper in PAPERS]
    for name in [*wanted, *([zip_name()] if is_whole(sheets, names, source) else [])]:
        shutil.copyfile(source / name, target / name)


def is_whole(sheets, names, source):
    """Tell whether the zip of PDF files holds just what is true."""
    return (
        bool(sheets)
        and names == {sheet.name for sheet in sheets}
        and (source / zip_name()).is_file()
    )
