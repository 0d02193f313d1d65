"""The word `handouts` of prose pages, which lists the sheets of paper; and the sheets in the book.

Each sheet is always there as a page of its own, `handouts/NAME.html`. PDF files are there when
`make handouts` has printed them from what the course has now; stale ones are left out. It prints
nothing itself.
"""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError

from coursebook.book.directives.base import CourseDirective, course_of, show_html
from coursebook.core.errors import CourseError
from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.course.course import Course
from coursebook.teaching.handouts.files import (
    PAPERS,
    PDFS,
    digest,
    fresh_names,
    is_whole,
    pdf_name,
    publish_pdfs,
    write_pages,
    zip_name,
)
from coursebook.teaching.handouts.sheets import Sheet, make_sheets

FOLDER = "handouts"

# The sheets of each course that is built in this process.
_sheets: WeakKeyDictionary[Course, list[Sheet]] = WeakKeyDictionary()


def find_sheets(course: Course) -> list[Sheet]:
    """Return the sheets of a course, or none where there are no words for them.

    Raises ExtensionError, which ends the build, with all that is wrong with them.
    """
    if not course.handouts_file.is_file():
        return []
    try:
        return make_sheets(course)
    except CourseError as error:
        raise ExtensionError(f"The handouts cannot be made:\n{error}") from error


def sheets_of(app: Sphinx) -> list[Sheet]:
    """Return the sheets of the course that is being built; made once a build."""
    course = course_of(app)
    if course not in _sheets:
        _sheets[course] = find_sheets(course)
    return _sheets[course]


def find_outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> Iterable[str]:
    """Return the page of handouts when it must be read again.

    That is when a sheet has changed, or when PDF files came or went since the last build.
    """
    sheets, page = sheets_of(app), course_of(app).settings.pages.handouts
    names = fresh_names(sheets, Path(app.srcdir, PDFS))
    now = {sheet.name: (digest(sheet), sheet.name in names) for sheet in sheets}
    before = getattr(env, "coursebook_handouts", None)
    # Sphinx keeps what is set on its environment from one build to the next.
    env.coursebook_handouts = now  # type: ignore[attr-defined]  # a name of our own
    return [page] if page and before is not None and before != now and page in env.all_docs else []


class HandoutsDirective(CourseDirective):
    """Lists all sheets, one section a group, with their pages and those PDF files that are true."""

    def make_nodes(self) -> Iterable[nodes.Node]:
        """Return the sections."""
        sheets, pdfs, t = sheets_of(self.env.app), self.course.root / PDFS, messages()["handouts"]
        names, folder = fresh_names(sheets, pdfs), "../" * self.env.docname.count("/") + FOLDER
        zipped = f"{folder}/{zip_name()}" if is_whole(sheets, names, pdfs) else None
        head = template("teaching/handouts/head.html.j2").render(t=t, zip=zipped, some=bool(names))
        return [show_html(head), *self._groups(sheets, names, folder, t)]

    def _groups(
        self, sheets: list[Sheet], names: set[str], folder: str, t: dict[str, Any]
    ) -> Iterator[nodes.section]:
        """Yield a section for each group that has sheets; PDF files of `names` are linked."""
        papers = [(t[paper], paper) for paper in PAPERS]
        page = template("teaching/handouts/list.html.j2")
        for group, title in t["for"].items():
            if own := [sheet for sheet in sheets if sheet.group == group]:
                listed = page.render(
                    t=t, folder=folder, sheets=own, names=names, papers=papers, pdf_name=pdf_name
                )
                content = [nodes.title("", title), show_html(listed)]
                yield nodes.section("", *content, ids=[f"sheets-{group}"])


def publish_sheets(app: Sphinx, exception: Exception | None) -> None:
    """Write the sheets into the book, with the PDF files that are true."""
    if exception or app.builder.name != "html":
        return
    pdfs, folder = Path(app.srcdir, PDFS), Path(app.outdir) / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    if sheets := sheets_of(app):
        write_pages(sheets, folder)
        publish_pdfs(sheets, fresh_names(sheets, pdfs), pdfs, folder)


def setup(app: Sphinx) -> None:
    """Add the directive, and write the sheets when the pages are written."""
    app.add_directive("handouts", HandoutsDirective)
    app.connect("env-get-outdated", find_outdated)
    app.connect("build-finished", publish_sheets)
