"""What is done once all pages are written: the front door, the zip of notebooks, tidying.

The zip has the same bytes for the same sources.
"""

from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx

from coursebook.book.page_assets import KEPT
from coursebook.core.zipping import write_zip
from coursebook.core.templates import template
from coursebook.core.messages import messages

ZIP_NAME = "calm-calves-notebooks.zip"
ZIP_FOLDER = "calm-calves"
ZIP_CONTENTS = [
    "notebooks", "book", "coursebook", "calmcalves",
    "requirements.txt", "pyproject.toml", "README.md", "LICENSE", "Makefile", "_config.yml", "_toc.yml",
]  # fmt: skip


def redirect_page(target: str, title: str, language: str = "en", icon: str = "") -> str:
    """The page at the root of the book, which leads on to the first real page."""
    page = template("book/front_door.html.j2")
    return page.render(
        target=target, title=title, language=language, icon=icon, theme=messages()["theme"]
    )


def _is_source(path: Path, root: Path) -> bool:
    """Whether a file belongs in the zip: no caches, nothing hidden."""
    return path.is_file() and not any(
        part.startswith((".", "__pycache__")) for part in path.relative_to(root).parts
    )


def zip_members(root: Path) -> Iterator[Path]:
    """The files of the zip, sorted."""
    for name in sorted(ZIP_CONTENTS):
        place = root / name
        yield from sorted(path for path in [place, *place.rglob("*")] if _is_source(path, root))


def write_notebooks_zip(root: Path, target: Path) -> None:
    """Write the notebooks and all they need as one zip, the same bytes each time."""
    write_zip(target, ZIP_FOLDER, root, zip_members(root))


def prune_static(static: Path, kept: set[str]) -> None:
    """Remove the theme files of Sphinx that no page loads."""
    for path in static.iterdir():
        if path.is_file() and path.name not in kept:
            path.unlink()


def finish(app: Sphinx, exception: Exception | None) -> None:
    """Finish a book that was built without an error."""
    if exception or app.builder.name != "html":
        return
    out = Path(app.outdir)
    icon = Path(app.config.html_favicon or "").name
    door = redirect_page(
        f"{app.config.root_doc}.html", app.config.html_title, app.config.language, icon
    )
    (out / "index.html").write_text(door, "utf-8")
    write_notebooks_zip(Path(app.srcdir), out / ZIP_NAME)
    prune_static(out / "_static", KEPT | {icon})


def setup(app: Sphinx) -> None:
    """Finish after every other extension has."""
    app.connect("build-finished", finish, priority=900)
