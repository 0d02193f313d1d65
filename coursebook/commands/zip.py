"""The built book as one zip: it comes out the same, byte for byte, from the same content."""

from pathlib import Path

from coursebook.core.errors import CourseError
from coursebook.core.zipping import write_zip


def pack_book(folder):
    """Pack the built book beside its folder; return the path of the zip."""
    folder = Path(folder)
    if not (folder / "index.html").is_file():
        raise CourseError(f"{folder} holds no book yet; build it first with 'make build'.")
    target = folder.parent / "calm-calves-book.zip"
    write_zip(
        target, "calm-calves-book", folder, [path for path in folder.rglob("*") if path.is_file()]
    )
    return target
