"""The files of the handouts: their pages, and the PDF files that are still true.

A PDF is *fresh* when it was printed from the page and the style that the course has now: the file
`manifest.json` beside the PDF files says from which. Stale ones are not published.
"""

import hashlib
import json
import shutil
from collections.abc import Collection, Sequence
from pathlib import Path

from coursebook.core.bundle import read_script, read_style
from coursebook.core.settings import current_settings
from coursebook.core.zipping import write_zip
from coursebook.teaching.handouts.sheets import Sheet

PDFS = Path("_build") / "handouts"
MANIFEST = "manifest.json"
PAPERS = ("a4", "letter")


def style() -> str:
    """Return the whole style of a sheet: the palette, the quizzes, the plans, then paper."""
    return read_style("handouts")


def digest(sheet: Sheet) -> str:
    """Return a short name for what a sheet is printed from."""
    return hashlib.sha256("\0".join((sheet.html, style())).encode()).hexdigest()[:32]


def write_pages(sheets: Sequence[Sheet], folder: Path) -> None:
    """Write the pages of sheets into a folder, with the style and the script that they share."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "handouts.css").write_text(style(), encoding="utf-8")
    (folder / "handouts.js").write_text(read_script("handouts"), encoding="utf-8")
    for sheet in sheets:
        (folder / f"{sheet.name}.html").write_text(sheet.html, encoding="utf-8")


def zip_name() -> str:
    """Return the name of the zip of all PDF files."""
    return f"{current_settings().id}-handouts.zip"


def pdf_name(sheet: Sheet, paper: str) -> str:
    """Return the name of a sheet's PDF file on a size of paper, one of `PAPERS`."""
    return f"{sheet.name}-{paper}.pdf"


def write_manifest(sheets: Sequence[Sheet], folder: Path) -> None:
    """Note from what the PDF files in a folder were printed, and put them all into one zip."""
    digests = {sheet.name: digest(sheet) for sheet in sheets}
    (folder / MANIFEST).write_text(json.dumps(digests, indent=1) + "\n", encoding="utf-8")
    pdfs = [folder / pdf_name(sheet, paper) for sheet in sheets for paper in PAPERS]
    write_zip(folder / zip_name(), zip_name().removesuffix(".zip"), folder, pdfs)


def fresh_names(sheets: Sequence[Sheet], folder: Path) -> set[str]:
    """Return the names of the sheets whose PDF files, in both sizes, are true now."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return set()
    digests = manifest if isinstance(manifest, dict) else {}
    return {
        sheet.name
        for sheet in sheets
        if digests.get(sheet.name) == digest(sheet)
        and all((folder / pdf_name(sheet, paper)).is_file() for paper in PAPERS)
    }


def publish_pdfs(
    sheets: Sequence[Sheet], names: Collection[str], source: Path, target: Path
) -> None:
    """Copy the PDF files of the named sheets; the zip goes with them when it is whole."""
    files = [pdf_name(sheet, paper) for sheet in sheets if sheet.name in names for paper in PAPERS]
    if is_whole(sheets, names, source):
        files.append(zip_name())
    for name in files:
        shutil.copyfile(source / name, target / name)


def is_whole(sheets: Sequence[Sheet], names: Collection[str], source: Path) -> bool:
    """Tell whether the zip of PDF files holds just what is true."""
    return (
        bool(sheets)
        and set(names) == {sheet.name for sheet in sheets}
        and (source / zip_name()).is_file()
    )
