"""Zip files that come out the same, byte for byte, from the same content."""

import zipfile
from pathlib import Path

from .errors import CourseError

_DATE = (2020, 1, 1, 0, 0, 0)


def write_zip(target, top, root, paths):
    """Write the files `paths` below `root` into the zip `target`, all in one folder named `top`."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(paths):
            entry = zipfile.ZipInfo(f"{top}/{path.relative_to(root).as_posix()}", _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())


def pack_book(folder):
    """Pack the built book beside its folder; return the path of the zip."""
    folder = Path(folder)
    if not (folder / "index.html").is_file():
        raise CourseError(f"{folder} holds no book yet; build it first with 'make build'.")
    target = folder.parent / "calm-calves-book.zip"
    write_zip(target, "calm-calves-book", folder, [path for path in folder.rglob("*") if path.is_file()])
    return target
