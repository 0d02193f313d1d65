"""The section "Add a lesson" of CONTRIBUTING.md, followed to the letter in a copy of the course."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from helpers.places import ROOT

SECTION = (
    (ROOT / "CONTRIBUTING.md")
    .read_text(encoding="utf-8")
    .partition("## Add a lesson\n")[2]
    .partition("\n## Change or add a question\n")[0]  # a block has headings too
)
# Each block: its language, its file or its cell (nothing for commands), and what stands in it.
BLOCKS = re.findall(r"^```(\w+) ?(\S*)\n(.*?)^```$", SECTION, re.M | re.S)
CELLS = {name: text.rstrip("\n") for kind, name, text in BLOCKS if kind in ("markdown", "python")}
[METADATA] = [json.loads(text) for kind, _, text in BLOCKS if kind == "json"]
FILES = {name: text for kind, name, text in BLOCKS if kind == "yaml"}
COMMANDS = [line for kind, _, text in BLOCKS if kind == "sh" for line in text.splitlines()]
_, COPIED, LESSON = COMMANDS[0].split()
OWN_CELLS = ("stop", "quiz-intro")  # between these two stand those that a lesson has alone


def copy_course(folder):
    """Copy all that a book is built from."""
    for name in ("notebooks", "book"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("course.yml", "_config.yml", "_toc.yml"):
        shutil.copy(ROOT / name, folder)
    return folder


def write_lesson(root):
    """Do all that the section says but its last commands."""
    shutil.copy(root / COPIED, root / LESSON)
    notebook = json.loads((root / LESSON).read_text(encoding="utf-8"))
    notebook["cells"] = write_cells(notebook["cells"])
    notebook["metadata"]["coursebook"] = METADATA
    text = json.dumps(notebook, indent=1, ensure_ascii=False)
    (root / LESSON).write_text(f"{text}\n", encoding="utf-8")
    for name, text in FILES.items():
        path = root / name
        if path.exists():  # the block shows a line that is there, and what follows it
            before = path.read_text(encoding="utf-8")
            line = text.splitlines(keepends=True)[0]
            assert before.count(line) == 1
            text = before.replace(line, text)
        path.write_text(text, encoding="utf-8")


def write_cells(copied):
    """Return the cells of the new lesson, made of those of the lesson that was copied."""
    start, end = [[cell["id"] for cell in copied].index(name) for name in OWN_CELLS]
    kept = {cell["id"]: cell for cell in copied[: start + 1] + copied[end:]}
    new = {
        name: {"cell_type": "markdown", "id": name, "metadata": {}}
        for name in CELLS
        if name not in kept
    }
    kept.pop("plan")  # the section deletes it
    names = list(kept)
    names[start + 1 : start + 1] = new
    cells = [(kept | new)[name] for name in names]
    for cell in cells:
        if cell["id"] in CELLS:
            cell["source"] = CELLS[cell["id"]].splitlines(keepends=True)
    return cells


def build_book(root):
    """Build the book, every warning an error; return its folder."""
    command = [Path(sys.executable).parent / "jupyter-book", "build", ".", "-W", "-n"]
    ran = subprocess.run(
        [*map(str, command), "--keep-going"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-3000:]
    return root / "_build" / "html"
