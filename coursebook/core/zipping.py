"""Zip files that come out the same, byte for byte, from the same content."""

import zipfile
from collections.abc import Iterable
from pathlib import Path

from coursebook.core.errors import CourseError
from coursebook.core.names import readable_name

_DATE = (2020, 1, 1, 0, 0, 0)


def write_zip(target: Path, top: str, root: Path, paths: Iterable[Path]) -> None:
    """Write the files `paths` below `root` into the zip `target`, all in one folder named `top`.

    Raise CourseError when a name is no UTF-8: no zip can hold it.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(set(paths)):
            name = path.relative_to(root).as_posix()
            if readable_name(name) != name:
                raise CourseError(
                    f"{path}: its name is no UTF-8; rename it, or what it is made from."
                )
            entry = zipfile.ZipInfo(f"{top}/{name}", _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            runs = path.stat().st_mode & 0o111  # a command stays one
            entry.external_attr = (0o755 if runs else 0o644) << 16
            archive.writestr(entry, path.read_bytes())
