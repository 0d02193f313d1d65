"""Which script and which style a page loads: its own theme, and the quiz engine only where there is a quiz.

Does not decide what stands on a page; see `pages`.
"""

import re
import shutil
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from calmcalves.script import module_text

STATIC = Path(__file__).parent.parent / "static"
EVERY_PAGE = {"palette.css", "theme.css", "theme.js"}
COURSE_PAGE = {"course.css", "course.js"}
SEARCH_PAGE = {"language_data.js", "search.js"}
KEPT = EVERY_PAGE | COURSE_PAGE | SEARCH_PAGE
COURSE_MARK = "data-course="

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_EXPORT_DEFAULT = re.compile(r"^export\s+default\s+[^;]*;?[ \t]*$", re.MULTILINE)
_EXPORT_LIST = re.compile(r"^export\s*\{[^}]*\}[^\n]*$", re.MULTILINE)
_EXPORT_WORD = re.compile(r"^export\s+(?=(?:async\s+)?(?:function|const|let|class)\b)", re.MULTILINE)
_MODULE_WORD = re.compile(r"^\s*(?:import|export)\b(?!\.meta\b)[^\n]*|\bimport\s*\(|\bimport\.meta\b", re.MULTILINE)


def plain_script(module: str) -> str:
    """Turn the ES module into a plain script, which browsers also run from `file://`.

    Raises ExtensionError when an import or export statement is left over.
    """
    text = _EXPORT_WORD.sub("", _EXPORT_LIST.sub("", _EXPORT_DEFAULT.sub("", module)))
    if left := _MODULE_WORD.search(_COMMENT.sub("", text)):
        raise ExtensionError(
            f"course.js: cannot publish {left.group().strip()!r} as a plain script; "
            "write 'export function', 'export const' or one 'export default' line, and import nothing"
        )
    return f'(() => {{\n"use strict";\n{text.strip()}\nwakeAll(document);\n}})();\n'


def publish(app: Sphinx) -> None:
    """Put palette.css, course.css and the plain course.js where Sphinx copies static files from."""
    folder = Path(app.doctreedir) / "calm-static"
    folder.mkdir(parents=True, exist_ok=True)
    for sheet in STATIC.glob("*.css"):
        shutil.copyfile(sheet, folder / sheet.name)
    (folder / "course.js").write_text(plain_script(module_text()), "utf-8")
    app.config.html_static_path = [*app.config.html_static_path, str(folder)]


def wanted(body: str) -> set[str]:
    """Names of the files that a page with this body loads."""
    return EVERY_PAGE | COURSE_PAGE if COURSE_MARK in body else EVERY_PAGE


def choose(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Leave only the wanted scripts and styles on a page; everything of Jupyter Book goes."""
    names = wanted(context.get("body", ""))
    for kind in ("script_files", "css_files"):
        context[kind] = [file for file in context[kind] if Path(str(file.filename or "")).name in names]


def setup(app: Sphinx) -> None:
    """Name our files to Sphinx and filter all files page by page."""
    app.add_css_file("palette.css", priority=100)
    app.add_css_file("course.css", priority=600)
    app.add_js_file("theme.js", priority=100)
    app.add_js_file("course.js", priority=600, loading_method="defer")
    app.connect("builder-inited", publish)
    app.connect("html-page-context", choose, priority=900)
