"""Our speed and size beside the rivals', in one run: `make bench`, or `python tests/bench [bytes waking making showing reporting]`.

The rivals are installed in _build/bench/venv (see the Makefile). Times mean something only as ratios of
one run on a quiet machine; nothing here passes or fails.
"""

import argparse
import os
import platform
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

_HERE = Path(__file__).resolve().parent
sys.path.append(str(_HERE.parent / "browser"))

import making  # noqa: E402
import pages  # noqa: E402
import reporting  # noqa: E402
import showing  # noqa: E402
import sizes  # noqa: E402
import waking  # noqa: E402
from install import executable  # noqa: E402
from jupyterquiz_tool import JUPYTERQUIZ  # noqa: E402
from mkdocs_quiz_tool import MKDOCS_QUIZ, MKDOCS_QUIZ_THEMED  # noqa: E402
from ours import OURS  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from questions import make_questions  # noqa: E402
from rows import add_ratios, save, table  # noqa: E402
from sphinx_yaq_tool import SPHINX_YAQ  # noqa: E402

_ROOT = _HERE.parent.parent
_FOLDER = _ROOT / "_build" / "bench"
_TOOLS = (OURS, JUPYTERQUIZ, MKDOCS_QUIZ, MKDOCS_QUIZ_THEMED, SPHINX_YAQ)
_MEASURES = ("bytes", "waking", "making", "showing", "reporting")


def _say(text):
    print(text, file=sys.stderr, flush=True)


def _rivals_python(folder):
    """Return the Python of the rivals' virtual environment; stop when there is none."""
    found = [
        path
        for path in (folder / "venv/bin/python", folder / "venv/Scripts/python.exe")
        if path.exists()
    ]
    return (
        found[0]
        if found
        else sys.exit(
            "The rivals are not installed; run 'make bench', or install tests/bench/requirements.txt "
            "into a virtual environment in _build/bench/venv."
        )
    )


def _on_pages(wanted, questions, browser, python):
    """Measure what needs the pages of all tools."""
    folder, rows = _FOLDER / "pages", []
    paths = pages.build(_TOOLS, questions, folder, python, _say)
    if "bytes" in wanted:
        rows += sizes.measure(_TOOLS, paths, questions, folder)
    if "waking" in wanted:
        _say("Waking the pages …")
        with pages.served(folder) as address:
            rows += waking.measure(_TOOLS, paths, questions, browser, address)
    return rows


def _measure(wanted, browser, python):
    questions, rows = make_questions(1000), []
    if {"bytes", "waking"} & set(wanted):
        rows += _on_pages(wanted, questions, browser, python)
    if "making" in wanted:
        _say("Making widgets …")
        rows += making.measure(1000) + making.measure_in_kernel(1000)
    if "showing" in wanted:
        _say("Opening JupyterLab …")
        rows += showing.measure(_ROOT, browser)
    if "reporting" in wanted:
        rows += reporting.measure(_FOLDER, say=_say)
    return rows


def _about(browser):
    names = ("jupyterlab", "anywidget", "ipywidgets")
    return {
        "date": date.today().isoformat(),
        "system": platform.system(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "chromium": browser.version,
        "versions": {name: version(name) for name in names},
        "rivals": [
            line
            for line in (_HERE / "requirements.txt").read_text(encoding="utf-8").splitlines()
            if "==" in line
        ],
    }


def main():
    """Measure, print the table, write result.json."""
    parser = argparse.ArgumentParser(prog="tests/bench", description=__doc__.splitlines()[0])
    parser.add_argument(
        "measures",
        nargs="*",
        metavar="measure",
        help=f"any of {', '.join(_MEASURES)}; all when none is named",
    )
    wanted = parser.parse_args().measures or _MEASURES
    if unknown := set(wanted) - set(_MEASURES):
        parser.error(
            f"there is no measure {', '.join(unknown)}; choose from {', '.join(_MEASURES)}"
        )
    python = _rivals_python(_FOLDER)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=["--no-sandbox"])
        rows, about = _measure(wanted, browser, python), _about(browser)
        browser.close()
    add_ratios(rows)
    save(_FOLDER / "result.json", rows, about)
    print(table(rows))


if __name__ == "__main__":
    main()
