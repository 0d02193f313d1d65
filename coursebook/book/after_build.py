"""What is done once all pages are written: the page at the root, the zip of notebooks, tidying.

The zip has the same bytes for the same sources.
"""

from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx

from coursebook.book.directives.base import course_of
from coursebook.book.page_assets import KEPT
from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.core.zipping import write_zip
from coursebook.course.course import Course

# What goes into the zip where it is there, beside lessons, prose and what `zip_also:` names.
ZIPPED = (
    *("ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md"),
    *("_config.yml", "_toc.yml", "course.yml"),
    *("postBuild", "pyproject.toml", "requirements.txt", "runtime.txt"),
)


def redirect_page(target: str, title: str, language: str = "en", icon: str = "") -> str:
    """Return the page at the root of the book, which leads on to the first real page."""
    page = template("book/front_door.html.j2")
    return page.render(
        target=target, title=title, language=language, icon=icon, theme=messages()["theme"]
    )


def zip_members(course: Course) -> Iterator[Path]:
    """Yield the files of the zip, sorted: no caches, nothing hidden."""
    settings = course.settings
    names = {settings.lessons, settings.prose, *settings.zip_also, *ZIPPED}
    for name in sorted(names):
        place = course.root / name
        paths = [place, *place.rglob("*")]
        yield from sorted(
            path for path in paths if path.is_file() and _is_source(path, course.root)
        )


def _is_source(path: Path, root: Path) -> bool:
    parts = path.relative_to(root).parts
    return not any(
        part.startswith((".", "__pycache__")) or part.endswith(".egg-info") for part in parts
    )


def write_notebooks_zip(course: Course, target: Path) -> None:
    """Write the notebooks and all they need as one zip."""
    write_zip(target, course.settings.id, course.root, zip_members(course))


def prune_static(static: Path, kept: set[str]) -> None:
    """Remove the theme files of Sphinx that no page loads."""
    for path in static.iterdir():
        if path.is_file() and path.name not in kept:
            path.unlink()


def finish_book(app: Sphinx, exception: Exception | None) -> None:
    """Finish a book that was built without an error."""
    if exception or app.builder.name != "html":
        return
    course, out = course_of(app), Path(app.outdir)
    icon = Path(app.config.html_favicon or "").name
    page = redirect_page(
        f"{app.config.root_doc}.html", app.config.html_title, app.config.language, icon
    )
    (out / "index.html").write_text(page, "utf-8")
    if course.try_notebooks[0]:
        write_notebooks_zip(course, out / course.notebooks_zip)
    prune_static(out / "_static", KEPT | {icon})


def setup(app: Sphinx) -> None:
    """Finish after every other extension has."""
    app.connect("build-finished", finish_book, priority=900)
