"""What is done once all pages are written: the front door, the zip of notebooks, tidying.

The zip has the same bytes for the same sources.
"""

import html
from collections.abc import Iterator
from pathlib import Path

from sphinx.application import Sphinx

from calmcalves.book.assets import KEPT
from calmcalves.packing import write_zip

ZIP_NAME = "calm-calves-notebooks.zip"
ZIP_FOLDER = "calm-calves"
ZIP_CONTENTS = [
    "notebooks", "book", "calmcalves",
    "requirements.txt", "pyproject.toml", "README.md", "LICENSE", "Makefile", "_config.yml", "_toc.yml",
]  # fmt: skip
_FRONT_DOOR = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<meta name="description" content="{description}">
<meta http-equiv="refresh" content="0; url={target}">
<link rel="stylesheet" href="_static/palette.css">
<link rel="stylesheet" href="_static/theme.css">{icon}
</head>
<body>
<main class="calm-main">
<h1>{title}</h1>
<p>{description}</p>
<p><a href="{target}">Open the course</a></p>
</main>
</body>
</html>
"""
DESCRIPTION = "A short course about leg cramps in pregnancy: how to ease them, and which signs are not a cramp."


def front_door(target: str, title: str, language: str = "en", icon: str = "") -> str:
    """The page at the root of the book, which leads on to the first real page."""
    return _FRONT_DOOR.format(
        target=html.escape(target),
        title=html.escape(title),
        language=language,
        description=html.escape(DESCRIPTION),
        icon=f'\n<link rel="icon" href="_static/{html.escape(icon)}">' if icon else "",
    )


def _is_source(path: Path, root: Path) -> bool:
    """Whether a file belongs in the zip: no caches, nothing hidden."""
    return path.is_file() and not any(part.startswith((".", "__pycache__")) for part in path.relative_to(root).parts)


def zip_members(root: Path) -> Iterator[Path]:
    """The files of the zip, sorted."""
    for name in sorted(ZIP_CONTENTS):
        place = root / name
        yield from sorted(path for path in [place, *place.rglob("*")] if _is_source(path, root))


def write_notebooks_zip(root: Path, target: Path) -> None:
    """Write the notebooks and all they need as one zip, the same bytes each time."""
    write_zip(target, ZIP_FOLDER, root, zip_members(root))


def tidy(static: Path, kept: set[str]) -> None:
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
    door = front_door(f"{app.config.root_doc}.html", app.config.html_title, app.config.language, icon)
    (out / "index.html").write_text(door, "utf-8")
    write_notebooks_zip(Path(app.srcdir), out / ZIP_NAME)
    tidy(out / "_static", KEPT | {icon})


def setup(app: Sphinx) -> None:
    """Finish after every other extension has."""
    app.connect("build-finished", finish, priority=900)
