"""The scripts and styles that pages and notebooks load, each put together from its parts.

The parts are real modules: those of `browser/`, and one beside each question type. Joined without a build tool, they
travel as one file with a notebook and are published with the book, where a minifier makes them smaller
(`book/page_assets.py`).
"""

import re
from pathlib import Path

from coursebook.core.errors import CourseError
from coursebook.core.settings import current_settings

PACKAGE = Path(__file__).parent.parent
BROWSER = PACKAGE / "browser"
STYLES = BROWSER / "styles"
_TYPES = PACKAGE / "quizzes" / "types"

# A part after those that it needs. "types" stands for every script of a question type.
_COURSE = [
    "course_id", "tools", "question_type", "memory", "print", "types", "question", "quiz", "habits", "red-flags", "lesson", "host", "course",
]  # fmt: skip
_BUNDLES = {
    "course": _COURSE,
    "progress": [
        *_COURSE,
        *[f"progress/{part}" for part in ("stock", "recall", "review", "record", "file", "overview", "exchange")],
        "progress",
    ],
    "guide": [
        "course_id", "tools", "memory", "host",
        *[f"guide/{part}" for part in ("plan", "clock", "sound", "screen", "settings", "stage")],
        "guide",
    ],
    "results": ["course_id", "tools", "memory", "host", "results/file", "results"],
    "class": [
        "course_id", "tools", "memory", "host", "guide/clock", "guide/screen",
        *[f"class/{part}" for part in ("asking", "blocks", "screens", "frame", "votes", "hands", "timer", "keys")],
        "class",
    ],
    "plan": ["tools", "print", "host", "plan"],
}  # fmt: skip
_NO_COURSE = 'const COURSE = "course";'
_SHEETS = ["palette", "course"]  # what every style begins with

_IMPORT = re.compile(r'^import \{[^}]*\} from "(?:\.{1,2}/)+[a-z_/-]+\.js";\n', re.MULTILINE)
_NOTES = re.compile(r"^// @ts-check\n|^/\*\* @typedef \{import\(.*\n", re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_EXPORT_DEFAULT = re.compile(r"^export\s+default\s+[^;]*;?[ \t]*$", re.MULTILINE)
_EXPORT_LIST = re.compile(r"^export\s*\{[^}]*\}[^\n]*$", re.MULTILINE)
_EXPORT_WORD = re.compile(
    r"^export\s+(?=(?:async\s+)?(?:function|const|let|class)\b)", re.MULTILINE
)
_MODULE_WORD = re.compile(
    r"^\s*(?:import|export)\b(?!\.meta\b)[^\n]*|\bimport\s*\(|\bimport\.meta\b", re.MULTILINE
)
_FUNCTION = re.compile(
    r"^(?:/\*\*(?:(?!\*/).)*\*/\n)?(?:async )?function (\w+)\([^\n]*\{\n.*?^\}\n",
    re.MULTILINE | re.DOTALL,
)


def bundle_names() -> list[str]:
    """Return the names of all scripts."""
    return list(_BUNDLES)


def bundle_parts(name: str) -> list[Path]:
    """Return the files of a script, each after those that it needs."""
    files = []
    for part in _BUNDLES[name]:
        files += _type_scripts() if part == "types" else [BROWSER / f"{part}.js"]
    return files


def _type_scripts() -> list[Path]:
    """Return the scripts of the question types, found where they lie; what several types share comes first."""
    return [*sorted(_TYPES.glob("*.js")), *sorted(_TYPES.glob("*/*.js"))]


def join_module(name: str) -> str:
    """Return a script as one ES module that imports nothing."""
    texts = [put_course_id(path.read_text(encoding="utf-8")) for path in bundle_parts(name)]
    return "// @ts-check\n" + "\n".join(
        _NOTES.sub("", _IMPORT.sub("", text)).strip() + "\n" for text in texts
    )


def put_course_id(text: str) -> str:
    """Put the id of the course in force where a script names it."""
    return text.replace(_NO_COURSE, f'const COURSE = "{current_settings().id}";')


def plain_script(module: str) -> str:
    """Turn a module into a plain script, which browsers also run from `file://`; raise CourseError when an import or export is left."""
    text = _EXPORT_WORD.sub("", _EXPORT_LIST.sub("", _EXPORT_DEFAULT.sub("", module)))
    if left := _MODULE_WORD.search(_COMMENT.sub("", text)):
        raise CourseError(
            f"course.js: cannot publish {left.group().strip()!r} as a plain script; "
            "write 'export function', 'export const' or one 'export default' line, and import nothing."
        )
    return f'(() => {{\n"use strict";\n{text.strip()}\nwakeAll(document);\n}})();\n'


def drop_unused_functions(script: str) -> str:
    """Leave out the functions of a plain script that nothing in it names: parts bring tools that not every script needs."""

    def count(name: str) -> int:
        return len(re.findall(rf"\b{name}\b", _COMMENT.sub("", script)))

    while unused := next(
        (found for found in _FUNCTION.finditer(script) if count(found[1]) == 1), None
    ):
        script = script.replace(unused[0], "", 1)
    return script


def join_style(name: str = "course") -> str:
    """Return the style of a part in a notebook: the palette, quizzes and checklists, then its own."""
    sheets = [*_SHEETS, *([] if name == "course" else [name])]
    return "\n".join((STYLES / f"{sheet}.css").read_text(encoding="utf-8") for sheet in sheets)
