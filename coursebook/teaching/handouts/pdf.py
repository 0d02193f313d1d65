"""The printer: each sheet as tagged PDF files, A4 and US Letter, made by a real Chromium.

It is the browser's own print, and not WeasyPrint or Typst, because then one template and one engine serve the page, its
print button and the ready-made file, and all three come out alike. Chromium tags the file, takes title and language from
the page and embeds the fonts; it makes no PDF/UA mark. Playwright drives it, from the tests' environment; the course is
read and built without either.
"""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from coursebook.core.errors import CourseError
from coursebook.course.course import Course
from coursebook.teaching.handouts.files import PAPERS, PDFS, pdf_name, write_manifest, write_pages
from coursebook.teaching.handouts.sheets import make_sheets

_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
_ARGUMENTS = ["--no-sandbox", "--disable-gpu"]
_BY_HAND = "Or print each sheet by hand: 'make build', then open the page Handouts."
# Links that lead to files of the book would lead into a folder of this machine.
_UNLINK = """() => { for (const link of document.querySelectorAll('main a[href]:not([href^="http"], [href^="#"])')) link.removeAttribute("href"); }"""


def print_handouts(course: Course, say: Callable[[str], object] = print) -> Path:
    """Print all sheets of the course into `_build/handouts`; return that folder. Raise CourseError without a browser."""
    found, folder = make_sheets(course), course.root / PDFS
    with _chromium() as browser:
        print_sheets(found, folder, browser, say)
    write_manifest(found, folder)
    return folder


def print_sheets(sheets, folder, browser, say=lambda words: None):
    """Print sheets with a running browser into a folder, which is emptied of older PDF files first."""
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
def _chromium():
    """Start a Chromium: the system's, or Playwright's own."""
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        raise CourseError(
            f"Printing needs Playwright; run 'make handouts', which installs it and a browser. {_BY_HAND}"
        ) from None
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(
                executable_path=next(filter(None, map(shutil.which, _NAMES)), None), args=_ARGUMENTS
            )
        except Error as error:
            first = str(error).strip().splitlines()[0]
            raise CourseError(
                f"No Chromium could be started ({first}); run 'make handouts', which installs one. {_BY_HAND}"
            ) from None
        yield browser
        browser.close()
