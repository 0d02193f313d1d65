"""What Jupyter Book's own files say of a course: its pages, and its address.

They are `_toc.yml` and `_config.yml`; what is wrong with them is left to Jupyter Book.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from coursebook.core.errors import ContentError, Problem

CONFIG = "_config.yml"
CONTENTS = "_toc.yml"
_NESTED = ("parts", "chapters", "sections")  # what entries of the contents may hold


def read_page_names(path: Path) -> list[str]:
    """Return the pages of a book's contents in reading order, without the endings of their files.

    Where there is no file there are no pages.
    """
    contents = _read(path)
    root = contents.get("root")
    return [*([root] if isinstance(root, str) else []), *_files_in(contents)]


def _files_in(entry: dict[str, Any]) -> Iterator[str]:
    """Yield the file of each entry below one, depth first."""
    for key in _NESTED:
        for child in entry.get(key) or ():
            if isinstance(child.get("file"), str):
                yield child["file"]
            yield from _files_in(child)


def read_address(path: Path) -> str:
    """Return `html: baseurl:` of a book's settings, with a slash at its end.

    It is empty where there is no file or no address. Raises ContentError when it is no whole one.
    """
    html = _read(path).get("html") or {}
    address = str(html.get("baseurl") or "").strip()
    if address and not address.startswith(("https://", "http://")):
        sentence = (
            f"'baseurl' is {address!r}; write the whole address of the published book, "
            "such as https://example.org/my-course/, or leave it empty."
        )
        raise ContentError([Problem(str(path), 0, 0, sentence)])
    return address and address.rstrip("/") + "/"


def _read(path: Path) -> dict[str, Any]:
    """Return the entries of a YAML file; none where there is no file, or no entries in it."""
    data = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else None
    return data if isinstance(data, dict) else {}
