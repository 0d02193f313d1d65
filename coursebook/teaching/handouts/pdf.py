"""The printer: each sheet as tagged PDF files, A4 and US Letter, made by a real Chromium.

It is the browser's own print, and not WeasyPrint or Typst, because then one template and one engine
serve the page, its print button and the ready-made file, and all three come out alike. Chromium
tags the file, takes title and language from the page and embeds the fonts; it makes no PDF/UA mark.
Playwright drives it, and comes with the extra `pdf`; the course is read and built without either.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from coursebook.core.errors import CourseError
from coursebook.course.course import Course
from coursebook.teaching.handouts.files import PAPERS, PDFS, pdf_name, write_manifest, write_pages
from coursebook.teaching.handouts.sheets import Sheet, make_sheets

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
_ARGUMENTS = ["--no-sandbox", "--disable-gpu"]
_NO_PLAYWRIGHT = "Printing needs Playwright; run 'make handouts', which installs it and a browser."
_NO_CHROMIUM = "No Chromium could be started ({}); run 'make handouts', which installs one."
_BY_HAND = "Or print each sheet by hand: 'make build', then open the page Handouts."
# Links that lead to files of the book would lead into a folder of this machine.
_UNLINK = """() => {
    for (const link of document.querySelectorAll('main a[href]:not([href^="http"], [href^="#"])'))
        link.removeAttribute("href");
}"""

Say = Callable[[str], object]


def print_handouts(course: Course, say: Say = print) -> Path:
    """Print all sheets of the course into `_build/handouts`, and return that folder.

    Raises CourseError without a browser, ContentError with what is wrong with the sheets.
    """
    sheets, folder = make_sheets(course), course.root / PDFS
    with _chromium() as browser:
        print_sheets(sheets, folder, browser, say)
    write_manifest(sheets, folder)
    return folder


def print_sheets(
    sheets: Sequence[Sheet], folder: Path, browser: "Browser", say: Say = lambda words: None
) -> None:
    """Print sheets with a running browser into a folder, which is emptied of PDF files first."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.pdf"):
        path.unlink()
    with tempfile.TemporaryDirectory() as place:
        write_pages(sheets, Path(place))
        page = browser.new_page(java_script_enabled=True)
        for sheet in sheets:
            page.goto((Path(place) / f"{sheet.name}.html").as_uri())
            page.evaluate(_UNLINK)
            for paper in PAPERS:
                page.check(f'input[value="{paper}"]')
                page.pdf(
                    path=folder / pdf_name(sheet, paper),
                    prefer_css_page_size=True,
                    print_background=True,
                    tagged=True,
                    outline=True,
                )
            say(f"Printed {sheet.name}.")
        page.close()


@contextmanager
def _chromium() -> Iterator["Browser"]:
    """Start a Chromium: the system's, or Playwright's own."""
    try:
        from playwright.sync_api import Error, sync_playwright  # an optional library
    except ImportError:
        raise CourseError(f"{_NO_PLAYWRIGHT} {_BY_HAND}") from None
    installed = next(filter(None, map(shutil.which, _NAMES)), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=installed, args=_ARGUMENTS)
        except Error as error:
            reason = str(error).strip().splitlines()[0]
            raise CourseError(f"{_NO_CHROMIUM.format(reason)} {_BY_HAND}") from None
        yield browser
        browser.close()
