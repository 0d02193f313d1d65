"""What the contents of the book list, `_toc.yml`, in whatever shape they were written."""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

from coursebook.core.errors import Problem, load_or_problems
from coursebook.core.yaml_source import children_of
from coursebook.course.book_config import CONTENTS
from coursebook.course.course import Course

_NAMES = ("root", "file", "glob")  # the keys of an entry that name a page, or several


def contents_problems(course: Course) -> list[Problem]:
    """Return why the contents cannot be read; what else is wrong with them Jupyter Book tells."""
    path = course.root / CONTENTS
    return load_or_problems(course.source, path)[1] if path.is_file() else []


def is_listed(course: Course, page: str) -> bool:
    """Tell whether the contents list a page; without contents that can be read, all pages are."""
    path = course.root / CONTENTS
    source = load_or_problems(course.source, path)[0] if path.is_file() else None
    return source is None or any(fnmatchcase(page, name) for name in _names_in(source.data))


def _names_in(data: Any) -> Iterator[str]:
    """Yield the pages that the entries below one name, without the endings of their files."""
    for key, child in children_of(data):
        if key in _NAMES and isinstance(child, str):
            yield child.removesuffix(".ipynb").removesuffix(".md")
        yield from _names_in(child)
