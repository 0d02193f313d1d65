"""The script and the style of quizzes and checklists, each put together from its parts.

The parts of `static/course/` are real modules; one file of them travels with a widget and is
published with the book, where a minifier makes it smaller (`book/assets.py`).
"""

import re
from pathlib import Path

from .errors import CourseError

_STATIC = Path(__file__).parent / "static"
_FOLDER = _STATIC / "course"
_IMPORT = re.compile(r'^import \{[^}]*\} from "\.{1,2}/[a-z_/-]+\.js";\n', re.MULTILINE)
_NOTES = re.compile(r"^// @ts-check\n|^/\*\* @typedef \{import\(.*\n", re.MULTILINE)

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_EXPORT_DEFAULT = re.compile(r"^export\s+default\s+[^;]*;?[ \t]*$", re.MULTILINE)
_EXPORT_LIST = re.compile(r"^export\s*\{[^}]*\}[^\n]*$", re.MULTILINE)
_EXPORT_WORD = re.compile(r"^export\s+(?=(?:async\s+)?(?:function|const|let|class)\b)", re.MULTILINE)
_MODULE_WORD = re.compile(r"^\s*(?:import|export)\b(?!\.meta\b)[^\n]*|\bimport\s*\(|\bimport\.meta\b", re.MULTILINE)

_FUNCTION = re.compile(r"^(?:/\*\*(?:(?!\*/).)*\*/\n)?(?:async )?function (\w+)\([^\n]*\{\n.*?^\}\n", re.MULTILINE | re.DOTALL)


def parts():
    """Return the names of the parts, each after those that it needs; every script of `questions/` is one."""
    shared = "questions/choices"
    types = sorted(f"questions/{path.stem}" for path in (_FOLDER / "questions").glob("*.js"))
    return ["tools", "types", "memory", "print", shared, *[name for name in types if name != shared],
            "question", "quiz", "habits", "red-flags", "lesson", "host", "course"]


def progress_parts():
    """Return the names of the parts of the script of My progress: all of the course's script, then its own."""
    own = ["stock", "recall", "review", "record", "file", "overview", "exchange"]
    return [*parts(), *[f"progress/{name}" for name in own], "progress"]


def module_text():
    """Return the whole script as one ES module that imports nothing."""
    return _joined(parts())


def progress_text():
    """Return the script of the page My progress, which only that page loads in place of the course's script."""
    return _joined(progress_parts())


def guide_parts():
    """Return the names of the parts of the script of guides: tools that it shares, then its own."""
    return ["tools", "memory", "host", *[f"guide/{name}" for name in ("plan", "clock", "sound", "screen", "settings", "stage")], "guide"]


def guide_text():
    """Return the script of guides as one ES module: it wakes guides and nothing else, beside the course's script or without it."""
    return _joined(guide_parts())


def results_parts():
    """Return the names of the parts of the script that saves results: tools that it shares, then its own."""
    return ["tools", "memory", "host", "results/file", "results"]


def results_text():
    """Return the script that saves results as one ES module; it needs no other script beside it."""
    return _joined(results_parts())


def class_parts():
    """Return the names of the parts of the script of class views: tools that it shares, then its own."""
    own = ["asking", "blocks", "screens", "frame", "votes", "hands", "timer", "keys"]
    return ["tools", "memory", "host", "guide/clock", "guide/screen", *[f"class/{name}" for name in own], "class"]


def class_text():
    """Return the script of class views as one ES module: it wakes class views and nothing else."""
    return _joined(class_parts())


def plan_parts():
    """Return the names of the parts of the script of plans: tools that it shares, then its own."""
    return ["tools", "print", "host", "plan"]


def plan_text():
    """Return the script of the page of plans as one ES module; it shows what Python composed."""
    return _joined(plan_parts())


def _joined(names):
    texts = [(_FOLDER / f"{part}.js").read_text(encoding="utf-8") for part in names]
    return "// @ts-check\n" + "\n".join(_NOTES.sub("", _IMPORT.sub("", text)).strip() + "\n" for text in texts)


def plain_script(module):
    """Turn the module into a plain script, which browsers also run from `file://`; no import or export may be left over."""
    text = _EXPORT_WORD.sub("", _EXPORT_LIST.sub("", _EXPORT_DEFAULT.sub("", module)))
    if left := _MODULE_WORD.search(_COMMENT.sub("", text)):
        raise CourseError(f"course.js: cannot publish {left.group().strip()!r} as a plain script; "
                          "write 'export function', 'export const' or one 'export default' line, and import nothing.")
    return f'(() => {{\n"use strict";\n{text.strip()}\nwakeAll(document);\n}})();\n'


def without_unused(script):
    """Leave out the functions of a plain script that nothing in it names: parts bring tools that not every script needs."""
    def named(name):
        return len(re.findall(rf"\b{name}\b", _COMMENT.sub("", script)))

    while unused := next((found for found in _FUNCTION.finditer(script) if named(found[1]) == 1), None):
        script = script.replace(unused[0], "", 1)
    return script


def style_text():
    """Return the whole style: the palette, then quizzes and checklists."""
    return "\n".join((_STATIC / name).read_text(encoding="utf-8") for name in ("palette.css", "course.css"))


def guide_style_text():
    """Return the style of a guide in a notebook: that of the course, then its own."""
    return style_text() + "\n" + (_STATIC / "guide.css").read_text(encoding="utf-8")


def results_style_text():
    """Return the style of saving results in a notebook: that of the course, then its own."""
    return style_text() + "\n" + (_STATIC / "results.css").read_text(encoding="utf-8")


def class_style_text():
    """Return the style of a class view in a notebook: that of the course, then its own."""
    return style_text() + "\n" + (_STATIC / "class.css").read_text(encoding="utf-8")
