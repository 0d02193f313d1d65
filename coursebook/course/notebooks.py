"""Notebooks as files: their cells, the content files they call, what they store and what is amiss.

It runs nothing and needs no Jupyter.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from coursebook.core.errors import ContentError, Problem
from coursebook.core.outputs import split_output

Cell = dict[str, Any]  # as nbformat has it: "cell_type", "source", "outputs" …

# `quiz("file")`, `quiz("file", "B")` or `quiz("file", form="B")`: the file, and the form
_CALL = re.compile(
    r"""\b(?:quiz|checklist|guide)\(\s*["']([^"']+)["'](?:\s*,\s*(?:form\s*=\s*)?["']([^"']+)["'])?"""
)
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
_HEADING = re.compile(r"^#+ (.+?)\s*$", re.MULTILINE)
# the HTML of a quiz, a checklist or a guide, by its first tag
_PART = re.compile(r'<section class="course [^>]*\bdata-id="([^"]+)"')
# one with the class `decorative` says nothing that the words beside it do not say
_PICTURE = re.compile(
    r"!\[(?P<alt>[^\]]*)\]\((?P<file>[^)\s]+)[^)]*\)(?P<decorative>\{\.decorative\})?"
)
_HTML_PICTURE = re.compile(r"<img\b(?P<all>[^>]*)>")
_NO_NOTEBOOK = "is not a notebook; open and save it in JupyterLab, or delete it."
METADATA = "coursebook"  # the key of what the engine keeps in a notebook's metadata


class Notebook:
    """One notebook, read once; raises ContentError when a file is none."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        try:
            self.text = self.path.read_text(encoding="utf-8")
            self.data: dict[str, Any] = json.loads(self.text)
            self.cells: list[Cell] = list(self.data["cells"])
            self.markdown = "\n".join(source_of(cell) for cell in self.cells_of("markdown"))
        except (OSError, ValueError, TypeError, KeyError):
            raise ContentError([Problem(str(path), 0, 0, _NO_NOTEBOOK)]) from None

    def cells_of(self, kind: str) -> list[Cell]:
        """Return the cells of a kind, `markdown` or `code`."""
        return [cell for cell in self.cells if cell["cell_type"] == kind]

    @cached_property
    def metadata(self) -> dict[str, Any]:
        """What the engine keeps of this notebook: description, objectives, teaching."""
        own = self.data.get("metadata", {}).get(METADATA, {})
        return own if isinstance(own, dict) else {}

    @cached_property
    def title(self) -> str:
        """Its first heading, or nothing."""
        return first_heading(self.markdown)

    @cached_property
    def headings(self) -> dict[str, str]:
        """Its headings by their anchors; the first is that of the lesson."""
        return {slug(heading): heading for heading in _HEADING.findall(self.markdown)}

    @cached_property
    def calls(self) -> list[tuple[str, str]]:
        """The content files that it calls, each with its form, in their order."""
        return content_calls(self.cells)

    def called_paths(self, ending: str = "") -> list[Path]:
        """Return the paths of the content files that it calls, those with an ending, each once."""
        names = [name for name, _ in self.calls if name.endswith(ending)]
        return [self.path.parent / name for name in dict.fromkeys(names)]

    @cached_property
    def stored_parts(self) -> list[tuple[str, str, str, str]]:
        """What it stores of parts: for each its id, its style, its HTML and its script."""
        texts = [
            "".join(output.get("data", {}).get("text/html", ""))
            for output in outputs_of({"cells": self.cells})
        ]
        split = [split_output(text) for text in texts]
        return [
            (part[1], style, html, script)
            for style, html, script in split
            if (part := _PART.match(html))
        ]


def outputs_of(notebook: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the outputs of all cells of a notebook, as nbformat has them."""
    return [output for cell in notebook["cells"] for output in cell.get("outputs", ())]


def source_of(cell: Cell) -> str:
    """Return the text of a cell, which nbformat stores whole or in lines."""
    return "".join(cell["source"])


def slug(heading: str) -> str:
    """Return the anchor that the book gives a heading."""
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")


def first_heading(markdown: str) -> str:
    """Return the first heading of the first level in a text, or nothing."""
    titles = (line.lstrip("# ").strip() for line in markdown.splitlines() if line.startswith("# "))
    return next(titles, "")


def heading_of(path: Path) -> str:
    """Return the first heading of a lesson or a page, or nothing."""
    if path.suffix == ".ipynb":
        return Notebook(path).title
    return first_heading(path.read_text(encoding="utf-8"))


def notebook_paths(folder: Path | str) -> list[Path]:
    """Return the notebooks below a folder, in the order of their names.

    Copies that JupyterLab keeps in hidden folders are left out.
    """
    return [
        path
        for path in sorted(Path(folder).rglob("*.ipynb"))
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]


def lesson_paths(folder: Path | str) -> list[Path]:
    """Return the notebooks in the folder itself: these are lessons, others are for educators."""
    return [path for path in notebook_paths(folder) if path.parent == Path(folder)]


def is_lesson(page: str, folder: str = "notebooks") -> bool:
    """Tell whether a page of the book, named as in `_toc.yml`, is a lesson of the folder."""
    return page.startswith(f"{folder}/") and page.count("/") == folder.count("/") + 1


def content_calls(cells: list[Cell]) -> list[tuple[str, str]]:
    """Return the content files that code cells call, each with its form, in their order."""
    code = "\n".join(source_of(cell) for cell in cells if cell["cell_type"] == "code")
    return [(file, form or "A") for file, form in _CALL.findall(_COMMENT.sub("", code))]


def notebook_problems(notebook: Notebook) -> list[Problem]:
    """Return what is wrong with a notebook.

    Each code cell has to have been run without an error, and to call files that exist; each picture
    has to be there and described.
    """
    path = notebook.path
    problems = [
        problem._replace(line=0, column=0)  # the line of a cell helps nobody
        for cell in notebook.cells_of("markdown")
        for problem in picture_problems_in(path, source_of(cell))
    ]
    problems += [
        Problem(str(path), 0, 0, f"cell '{cell.get('id', '?')}' {reason}")
        for cell in notebook.cells_of("code")
        for reason in _code_problems(path, cell)
    ]
    return problems


def _code_problems(path: Path, cell: Cell) -> Iterator[str]:
    """Yield what is wrong with one code cell, as the end of a sentence."""
    called = [name for name, _ in content_calls([cell])]
    for name in called:
        if not (path.parent / name).is_file():
            yield f"calls '{name}', which does not exist; correct the name."
    kinds = {output["output_type"] for output in cell.get("outputs", ())}
    if not cell.get("execution_count") or (called and not kinds):
        yield "has not been run; run 'make notebooks'."
    if "error" in kinds:
        yield "ended in an error; mend it and run 'make notebooks'."


def picture_problems_in(path: Path, markdown: str) -> list[Problem]:
    """Return the problems of the pictures in a Markdown text, Markdown's and HTML's."""
    problems = []
    for start, alt, file in _pictures_in(markdown):
        line, column = markdown.count("\n", 0, start) + 1, start - markdown.rfind("\n", 0, start)
        if not alt.strip():
            sentence = f"the picture '{file}' has no alt text; say what it shows."
            problems.append(Problem(str(path), line, column, sentence))
        if not file.startswith(("http", "data:")) and not (path.parent / file).is_file():
            sentence = f"the picture '{file}' does not exist; correct the path."
            problems.append(Problem(str(path), line, column, sentence))
    return problems


def _pictures_in(markdown: str) -> Iterator[tuple[int, str, str]]:
    """Yield where each picture starts, its alt text and its file."""
    for image in _PICTURE.finditer(markdown):
        alt = image["alt"] or (image["decorative"] or "")
        yield image.start(), alt, image["file"]
    for image in _HTML_PICTURE.finditer(markdown):
        values = dict(re.findall(r"""\b(alt|src)\s*=\s*["']([^"']*)["']""", image["all"]))
        yield image.start(), values.get("alt", ""), values.get("src", "")
