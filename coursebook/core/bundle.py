"""The scripts and styles that pages and notebooks load, each put together from its parts.

The parts are real modules: those of `browser/`, and one beside each question type. Joined without a
build tool, they travel as one file with a notebook and are published with the book, where a
minifier makes them smaller (`book/page_assets.py`).
"""

import re
from pathlib import Path

from coursebook.core.errors import CourseError
from coursebook.core.settings import current_settings

PACKAGE = Path(__file__).parent.parent
BROWSER = PACKAGE / "browser"
STYLES = BROWSER / "styles"
_TYPES = PACKAGE / "quizzes" / "types"


def _in_folder(folder: str, names: str) -> list[str]:
    """Return the parts of a folder of `browser/`."""
    return [f"{folder}/{name}" for name in names.split()]


# A part after those that it needs. "types" stands for every script of a question type.
_WIDGET = ["course_id", "tools", "memory", "host"]  # what a widget with a memory needs
_COURSE = [
    *["course_id", "tools", "question_type", "memory", "print", "types", "question", "quiz"],
    *["habits", "red-flags", "lesson", "host", "course"],
]
_BUNDLES = {
    "course": _COURSE,
    "progress": [
        *_COURSE,
        *_in_folder("progress", "stock recall review record file overview exchange"),
        "progress",
    ],
    "guide": [*_WIDGET, *_in_folder("guide", "plan clock sound screen settings stage"), "guide"],
    "results": [*_WIDGET, "results/file", "results"],
    "class": [
        *_WIDGET,
        *_in_folder("guide", "clock screen"),
        *_in_folder("class", "asking blocks screens frame votes hands timer keys"),
        "class",
    ],
    "plan": ["tools", "print", "host", "plan"],
}
_NO_COURSE = 'const COURSE = "course";'
_SHEETS = ["palette", "course"]  # what every style begins with

# These patterns read our own scripts alone, which are written alike: each import stands on one
# line, and a function of the first level ends with a brace in the first column.

# `import { a, b } from "./tools.js";`: joined in one file, the parts see each other without it.
_IMPORT = re.compile(r'^import \{[^}]*\} from "(?:\.{1,2}/)+[a-z_/-]+\.js";\n', re.MULTILINE)
# `// @ts-check` (the bundle has its own) and the types that a part borrows from another file.
_NOTES = re.compile(r"^// @ts-check\n|^/\*\* @typedef \{import\(.*\n", re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# `export default { render };`, on one line or on several.
_EXPORT_DEFAULT = re.compile(r"^export\s+default\s+[^;]*;?[ \t]*$", re.MULTILINE)
# `export { a, b };`
_EXPORT_LIST = re.compile(r"^export\s*\{[^}]*\}[^\n]*$", re.MULTILINE)
# The word alone before a declaration, which stays.
_EXPORT_WORD = re.compile(
    r"^export\s+(?=(?:async\s+)?(?:function|const|let|class)\b)", re.MULTILINE
)
# What only a module may say: a line that begins with `import` or `export`, `import(…)` and
# `import.meta` anywhere.
_MODULE_WORD = re.compile(
    r"^\s*(?:import|export)\b(?!\.meta\b)[^\n]*|\bimport\s*\(|\bimport\.meta\b", re.MULTILINE
)
# A function of the first level with the comment above it, down to the brace in the first column.
# The comment must not run past its own end (`(?!\*/)`), or it would begin with an earlier one.
_FUNCTION = re.compile(
    r"^(?:/\*\*(?:(?!\*/).)*\*/\n)?(?:async )?function (\w+)\([^\n]*\{\n.*?^\}\n",
    re.MULTILINE | re.DOTALL,
)


def bundle_names() -> list[str]:
    """Return the names of all scripts."""
    return list(_BUNDLES)


def bundle_parts(name: str) -> list[Path]:
    """Return the files of a script, each after those that it needs."""
    files: list[Path] = []
    for part in _BUNDLES[name]:
        files += _type_scripts() if part == "types" else [BROWSER / f"{part}.js"]
    return files


def _type_scripts() -> list[Path]:
    """Return the scripts of the question types, those that several types share first."""
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
    """Turn a module into a plain script, which browsers also run from `file://`.

    Raises CourseError when an import or an export is left.
    """
    text = _EXPORT_WORD.sub("", _EXPORT_LIST.sub("", _EXPORT_DEFAULT.sub("", module)))
    if left := _MODULE_WORD.search(_COMMENT.sub("", text)):
        raise CourseError(
            f"course.js: cannot publish {left.group().strip()!r} as a plain script; "
            "write 'export function', 'export const' or one 'export default' line, "
            "and import nothing."
        )
    return f'(() => {{\n"use strict";\n{text.strip()}\nwakeAll(document);\n}})();\n'


def drop_unused_functions(script: str) -> str:
    """Leave out the functions of a plain script that nothing in it names.

    Parts bring tools that not every script needs.
    """
    # A function that goes may have been all that named another one: so one goes at a time, and the
    # names are counted anew.
    while unused := _find_unused(script):
        script = script.replace(unused, "", 1)
    return script


def _find_unused(script: str) -> str | None:
    """Return the text of a function whose name stands only where it is declared, or None."""
    code = _COMMENT.sub("", script)  # a comment that names a function does not use it
    for function in _FUNCTION.finditer(script):
        if len(re.findall(rf"\b{function[1]}\b", code)) == 1:
            return function[0]
    return None


def join_style(name: str = "course") -> str:
    """Return the style of a part in a notebook: the palette, that of quizzes, then its own."""
    sheets = [*_SHEETS, *([] if name == "course" else [name])]
    return "\n".join((STYLES / f"{sheet}.css").read_text(encoding="utf-8") for sheet in sheets)
