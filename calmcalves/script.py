"""The script and the style of quizzes and checklists, each put together from its parts.

The parts of `static/course/` are real modules; one file of them travels with a widget and is
published with the book. Nothing is minified or built.
"""

import re
from pathlib import Path

_STATIC = Path(__file__).parent / "static"
_PARTS = ("tools", "memory", "quiz", "habits", "red-flags", "course")  # each needs only those before it
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./[a-z-]+\.js";\n', re.MULTILINE)
_NOTES = re.compile(r"^// @ts-check\n|^/\*\* @typedef \{import\(.*\n", re.MULTILINE)


def module_text():
    """Return the whole script as one ES module that imports nothing."""
    texts = [(_STATIC / "course" / f"{part}.js").read_text(encoding="utf-8") for part in _PARTS]
    return "// @ts-check\n" + "\n".join(_NOTES.sub("", _IMPORT.sub("", text)).strip() + "\n" for text in texts)


def style_text():
    """Return the whole style: the palette, then quizzes and checklists."""
    return "\n".join((_STATIC / name).read_text(encoding="utf-8") for name in ("palette.css", "course.css"))
