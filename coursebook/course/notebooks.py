"""Notebooks as files: their cells, the content files they call, and what is wrong with them.

It runs nothing and needs no Jupyter.
"""

import json
import re
from pathlib import Path

from coursebook.core.errors import Problem

_CALL = re.compile(
    r"""\b(?:quiz|checklist|guide)\(\s*["']([^"']+)["'](?:\s*,\s*(?:form\s*=\s*)?["']([^"']+)["'])?"""
)
_PART = re.compile(r'<section class="course [^>]*\bdata-id="([^"]+)"')
_PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<file>[^)\s]+)[^)]*\)")
_HTML_PICTURE = re.compile(r"<img\b(?P<all>[^>]*)>")


def notebook_paths(folder):
    """Return the notebooks below a folder, without the copies that JupyterLab keeps in hidden folders."""
    folder = Path(folder)
    return sorted(
        path
        for path in folder.rglob("*.ipynb")
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def lesson_paths(folder):
    """Return the notebooks that are lessons: those in the folder itself. Those in folders below are for educators."""
    return [path for path in notebook_paths(folder) if path.parent == Path(folder)]


def is_lesson(page):
    """Tell whether a page of the book, named as in `_toc.yml`, is a lesson."""
    return page.startswith("notebooks/") and page.count("/") == 1


def lessons(folder):
    """Return the cells of each lesson in a folder by its path, and the problems of those that cannot be read."""
    return _cells(lesson_paths(folder))


def notebooks(folder):
    """Return the cells of each notebook below a folder by its path, and the problems of those that cannot be read."""
    return _cells(notebook_paths(folder))


def _cells(paths):
    found, problems = {}, []
    for path in paths:
        try:
            found[path] = json.loads(path.read_text(encoding="utf-8"))["cells"]
        except (OSError, ValueError, TypeError, KeyError):
            problems.append(
                Problem(
                    str(path),
                    0,
                    0,
                    "is not a notebook; open and save it in JupyterLab, or delete it.",
                )
            )
    return found, problems


def heading_of(path):
    """Return the first heading of a lesson or a page, or nothing."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".ipynb":
        text = "\n".join(
            "".join(cell["source"])
            for cell in json.loads(text)["cells"]
            if cell["cell_type"] == "markdown"
        )
    return next(
        (line.lstrip("# ").strip() for line in text.splitlines() if line.startswith("# ")), ""
    )


def calls(cells):
    """Return the content files that the code cells call, each with its form, in their order."""
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    found = _CALL.findall(re.sub(r"^\s*#.*$", "", code, flags=re.MULTILINE))
    return [(file, form or "A") for file, form in found]


def called_files(cells):
    """Return the content files that the code cells call, in their order."""
    return [file for file, _ in calls(cells)]


def lesson_problems(path, cells):
    """Each code cell has been run without error and calls files that exist; each picture is there and described."""
    problems = []
    for cell in cells:
        if cell["cell_type"] == "markdown":
            problems += [
                problem._replace(line=0, column=0)
                for problem in pictures(path, "".join(cell["source"]))
            ]
        if cell["cell_type"] == "code":
            problems += [
                Problem(str(path), 0, 0, f"cell '{cell.get('id', '?')}' {said}")
                for said in _cell(path, cell)
            ]
    return problems


def _cell(path, cell):
    called = called_files([cell])
    for file in called:
        if not (path.parent / file).is_file():
            yield f"calls '{file}', which does not exist; correct the name."
    kinds = {output["output_type"] for output in cell["outputs"]}
    if not cell.get("execution_count") or (called and not kinds):
        yield "has not been run; run 'make notebooks'."
    if "error" in kinds:
        yield "ended in an error; mend it and run 'make notebooks'."


def pictures(path, markdown):
    """Return the problems of the pictures in a Markdown text, Markdown's and HTML's."""
    problems = []
    for start, alt, file in _pictures_of(markdown):
        place = (markdown.count("\n", 0, start) + 1, start - markdown.rfind("\n", 0, start))
        if not alt.strip():
            problems.append(
                Problem(
                    str(path), *place, f"the picture '{file}' has no alt text; say what it shows."
                )
            )
        if not file.startswith(("http", "data:")) and not (path.parent / file).is_file():
            problems.append(
                Problem(
                    str(path), *place, f"the picture '{file}' does not exist; correct the path."
                )
            )
    return problems


def _pictures_of(markdown):
    """Yield where each picture starts, its alt text and its file."""
    for found in _PICTURE.finditer(markdown):
        yield found.start(), found["alt"], found["file"]
    for found in _HTML_PICTURE.finditer(markdown):
        values = dict(re.findall(r"""\b(alt|src)\s*=\s*["']([^"']*)["']""", found["all"]))
        yield found.start(), values.get("alt", ""), values.get("src", "")


def stored_scripts(path):
    """Return the scripts and styles that a notebook's stored widgets carry, as (script, style) pairs."""
    return [(state["_esm"], state.get("_css")) for state in _states(path)]


def stored_parts(path, cells):
    """Return the HTML of quizzes and checklists that a notebook stores, in widgets and in outputs, as (id, HTML) pairs."""
    outputs = [output.get("data", {}) for cell in cells for output in cell.get("outputs", ())]
    texts = [
        *(state.get("html", "") for state in _states(path)),
        *("".join(data.get("text/html", "")) for data in outputs),
    ]
    return {(found[1], text) for text in texts if (found := _PART.match(text))}


def _states(path):
    widgets = (
        json.loads(Path(path).read_text(encoding="utf-8")).get("metadata", {}).get("widgets", {})
    )
    states = [
        model.get("state", {})
        for kind in widgets.values()
        for model in kind.get("state", {}).values()
    ]
    return [state for state in states if "_esm" in state]


def slug(heading):
    """Return the anchor that the book gives a heading."""
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")


def headings_of(path):
    """Return the headings of one notebook by their anchors; a text that is no notebook has none, and `check` tells why."""
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        text = "\n".join(
            "".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"
        )
    except (OSError, ValueError, TypeError, KeyError):
        return {}
    return {
        slug(heading): heading for heading in re.findall(r"^#+ (.+?)\s*$", text, flags=re.MULTILINE)
    }
