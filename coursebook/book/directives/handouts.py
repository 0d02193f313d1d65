"""The word `handouts` for prose pages, which lists the sheets of paper; and the sheets themselves, put into the book.

Each sheet is always there as a page of its own, `handouts/NAME.html`. PDF files are there when `make handouts` has
printed them from what the course has now; stale ones are left out. It prints nothing itself.
"""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

from coursebook.book.page_assets import minify
from coursebook.core.errors import CourseError
from coursebook.teaching.handouts.content import CONTENT
from coursebook.teaching.handouts.files import (
    PAPERS,
    PDFS,
    ZIP,
    digest,
    fresh_names,
    is_whole,
    pdf_name,
    publish_pdfs,
    write_pages,
)
from coursebook.teaching.handouts.sheets import Sheet, make_sheets
from coursebook.core.templates import template
from coursebook.core.messages import messages

PAGE = "book/educators/handouts"
FOLDER = "handouts"


def find_sheets(root: Path) -> list[Sheet]:
    """The sheets of a course, or none where there are no words for them or no lessons."""
    if not (root / CONTENT).is_file() or not (root / "notebooks").is_dir():
        return []
    try:
        return make_sheets(root)
    except CourseError as error:
        raise ExtensionError(f"The handouts cannot be made:\n{error}") from error


def known_sheets(app: Sphinx) -> list[Sheet]:
    """The sheets of the course that is being built; made once a build."""
    return app.calm_sheets if hasattr(app, "calm_sheets") else find_sheets(Path(app.srcdir))


def outdated(
    app: Sphinx, env: BuildEnvironment, added: set, changed: set, removed: set
) -> Iterable[str]:
    """Read the page again when a sheet has changed, or when PDF files came or went since the last build."""
    found = app.calm_sheets = find_sheets(Path(app.srcdir))
    names = fresh_names(found, Path(app.srcdir, PDFS))
    now = {sheet.name: (digest(sheet), sheet.name in names) for sheet in found}
    before, env.calm_handouts = getattr(env, "calm_handouts", None), now
    return [PAGE] if before is not None and before != now and PAGE in env.all_docs else []


class HandoutsDirective(SphinxDirective):
    """Lists all sheets, one section a group, with their pages and, when they are there, their PDF files."""

    def run(self) -> list[nodes.Node]:
        """Return the sections."""
        root = Path(self.env.srcdir)
        found = known_sheets(self.env.app)
        names, folder = (
            fresh_names(found, root / PDFS),
            "../" * self.env.docname.count("/") + FOLDER,
        )
        t = messages()["handouts"]
        zipped = f"{folder}/{ZIP}" if is_whole(found, names, root / PDFS) else None
        head = template("teaching/handouts/head.html.j2").render(t=t, zip=zipped, some=bool(names))
        return [nodes.raw("", head, format="html"), *self._groups(found, names, folder, t)]

    def _groups(
        self, found: list[Sheet], names: set[str], folder: str, t: dict
    ) -> Iterator[nodes.section]:
        for group, title in t["for"].items():
            if own := [sheet for sheet in found if sheet.group == group]:
                listed = template("teaching/handouts/list.html.j2").render(
                    t=t,
                    folder=folder,
                    sheets=own,
                    names=names,
                    papers=[(t[paper], paper) for paper in PAPERS],
                    pdf_name=pdf_name,
                )
                yield nodes.section(
                    "",
                    nodes.title("", title),
                    nodes.raw("", listed, format="html"),
                    ids=[f"sheets-{group}"],
                )


def publish(app: Sphinx, exception: Exception | None) -> None:
    """Write the sheets into the book, with the PDF files that are true."""
    if exception or app.builder.name != "html":
        return
    root, folder = Path(app.srcdir), Path(app.outdir) / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    if found := known_sheets(app):
        write_pages(found, folder, minify)
        publish_pdfs(found, fresh_names(found, root / PDFS), root / PDFS, folder)


def setup(app: Sphinx) -> None:
    """Add the directive, and write the sheets when the pages are written."""
    app.add_directive("handouts", HandoutsDirective)
    app.connect("env-get-outdated", outdated)
    app.connect("build-finished", publish)
