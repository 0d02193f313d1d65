"""The built book as one zip: it comes out the same, byte for byte, from the same content."""

from pathlib import Path

from coursebook.core.errors import CourseError
from coursebook.core.settings import current_settings
from coursebook.core.zipping import write_zip


def pack_book(folder: Path | str) -> Path:
    """Pack the built book beside its folder, and return the path of the zip.

    Raises CourseError when there is no book.
    """
    folder = Path(folder)
    if not (folder / "index.html").is_file():
        raise CourseError(f"{folder} holds no book yet; build it first with 'make build'.")
    name = f"{current_settings().id}-book"
    target = folder.parent / f"{name}.zip"
    write_zip(target, name, folder, [path for path in folder.rglob("*") if path.is_file()])
    return target
