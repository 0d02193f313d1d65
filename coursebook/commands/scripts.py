"""The files of `browser/dist/`: scripts and styles, joined from their parts and made smaller.

The parts are real modules: those of `browser/`, and one beside each question type. They are joined
without a build tool. Only who changes the engine runs this; the files are kept with it.
"""

import re
from collections.abc import Iterable
from pathlib import Path

from coursebook.core.bundle import BROWSER, DIST, PACKAGE, STYLES
from coursebook.core.errors import CourseError

_TYPES = PACKAGE / "quizzes" / "types"
_BOOK = PACKAGE / "book"


def _in_folder(folder: str, names: str) -> list[str]:
    """Return the parts of a folder of `browser/`."""
    return [f"{folder}/{name}" for name in names.split()]


# A part after those that it needs. "types" stands for every script of a question type.
_PAGE = ["course_id", "tools", "memory", "host"]  # what a part with a memory needs
_PART = [*_PAGE, "notebook"]  # what it needs in a notebook too
_QUIZ = ["question_type", "print", "types", "question", "quiz"]
_COURSE = [*_PAGE, *_QUIZ, "habits", "lesson"]
SCRIPTS: dict[str, list[str]] = {
    "course": _COURSE,
    "progress": [
        *_COURSE,
        *_in_folder("progress", "stock recall review record file overview exchange"),
        "progress",
    ],
    "quiz": [*_PART, *_QUIZ],
    "habits": [*_PART, "print", "habits"],
    "red-flags": [*_PART, "red-flags"],
    "guide": [
        *_PART,
        *_in_folder("guide", "plan clock sound screen settings stage layer"),
        "guide",
    ],
    "results": [*_PART, "results/file", "results"],
    "class": [
        *_PART,
        *_in_folder("guide", "clock screen"),
        *_in_folder("class", "asking blocks screens frame votes hands timer keys"),
        "class",
    ],
    "go-on": [*_PAGE, "go_on"],
    "plan": ["tools", "print", "host", "plan"],
    "place": [*_PAGE, "place"],
    "handouts": [*_PAGE, "handouts"],
}
LIVE = ("quiz", "habits")  # of which there is a widget too
_STYLE_OF_QUIZZES = ["base", "quiz", "outcomes", "checklist"]
JOINED_STYLES = {
    "course": _STYLE_OF_QUIZZES,
    "handouts": ["palette", *_STYLE_OF_QUIZZES, "plan", "handouts"],
}

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


def write_scripts() -> list[Path]:
    """Write the files of `browser/dist/` anew; return their paths."""
    texts = dist_texts()
    DIST.mkdir(exist_ok=True)
    for path in DIST.iterdir():
        if path not in texts:
            path.unlink()
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8")
    return list(texts)


def dist_texts() -> dict[Path, str]:
    """Return the text of each file of `browser/dist/` by its path."""
    scripts = {f"{name}.js": plain_script(join_module(name)) for name in SCRIPTS}
    scripts |= {path.name: read(path) for path in (_BOOK / "static").glob("*.js")}
    modules = {f"{name}.mjs": live_module(name) for name in LIVE}
    sheets = [*STYLES.glob("*.css"), *_BOOK.glob("static/*.css"), _BOOK / "theme/static/theme.css"]
    styles = {path.name: read(path) for path in sheets}
    for name, parts in JOINED_STYLES.items():
        styles[f"{name}.css"] = "\n".join(read(STYLES / f"{part}.css") for part in parts)
    texts = {
        **{name: minify(text, "text/javascript") for name, text in scripts.items()},
        **{name: minify(text, "text/javascript") for name, text in modules.items()},
        **{name: minify(text, "text/css") for name, text in styles.items()},
    }
    if ended := [name for name, text in texts.items() if "</s" in text.lower()]:
        raise CourseError(f"{ended[0]} holds '</s', which would end its own element on a page.")
    return {DIST / name: texts[name] for name in sorted(texts)}


def minify(text: str, kind: str) -> str:
    """Make a script or a style smaller; `kind` is its media type, such as `text/css`."""
    try:
        from minify import string  # only who changes the engine needs it
    except ImportError:
        raise CourseError(
            "The minifier is not installed: pip install tdewolff-minify "
            "(there is no wheel for Apple silicon)."
        ) from None
    return string(kind, text) + "\n"


def read(path: Path) -> str:
    """Return the text of a file."""
    return path.read_text(encoding="utf-8")


def parts_of(name: str) -> list[Path]:
    """Return the files of a script, each after those that it needs."""
    files: list[Path] = []
    for part in SCRIPTS[name]:
        files += _type_scripts() if part == "types" else [BROWSER / f"{part}.js"]
    return files


def _type_scripts() -> list[Path]:
    """Return the scripts of the question types, those that several types share first."""
    return [*sorted(_TYPES.glob("*.js")), *sorted(_TYPES.glob("*/*.js"))]


def join_module(name: str) -> str:
    """Return a script as one ES module that imports nothing."""
    return _join(parts_of(name))


def _join(parts: Iterable[Path]) -> str:
    return "// @ts-check\n" + "\n".join(
        _NOTES.sub("", _IMPORT.sub("", read(path))).strip() + "\n" for path in parts
    )


def plain_script(module: str) -> str:
    """Turn a module into a plain script, which browsers also run from `file://`.

    Raises CourseError when an import or an export is left.
    """
    text = _drop_exports(module)
    return drop_unused_functions(
        f'(() => {{\n"use strict";\n{text.strip()}\nwakeAll(document);\n}})();\n'
    )


def live_parts(name: str) -> list[Path]:
    """Return the files that the script of a live widget has beside those of its kind."""
    return [BROWSER / "live" / f"{name}.js", BROWSER / "live.js"]


def live_module(name: str) -> str:
    """Return the module of a live widget, which has the form that anywidget asks for."""
    text = _drop_exports(_join([*parts_of(name), *live_parts(name)])).strip()
    return drop_unused_functions(f"{text}\nexport default {{ render }};\n")


def _drop_exports(module: str) -> str:
    text = _EXPORT_WORD.sub("", _EXPORT_LIST.sub("", _EXPORT_DEFAULT.sub("", module)))
    if left := _MODULE_WORD.search(_COMMENT.sub("", text)):
        raise CourseError(
            f"course.js: cannot publish {left.group().strip()!r} as a plain script; "
            "write 'export function', 'export const' or one 'export default' line, "
            "and import nothing."
        )
    return text


def drop_unused_functions(script: str) -> str:
    """Leave out the functions of a script that nothing in it names.

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
