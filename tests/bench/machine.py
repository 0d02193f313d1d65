"""What a run was measured with: the machine, how busy it was before, the versions."""

import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path

from browsers import running_browser

_NAMES = ("jupyter-book", "sphinx", "jupyterlab", "anywidget", "ipywidgets")
_RIVALS = Path(__file__).resolve().parent / "requirements.txt"


def describe_machine() -> dict:
    """Return it as plain data.

    `load` is how many processors were wanted in the last minute, on average; None on Windows.
    """
    with running_browser() as browser:
        chromium = browser.version
    return {
        "date": date.today().isoformat(),
        "system": platform.system(),
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        "chromium": chromium,
        "versions": {name: version(name) for name in _NAMES},
        "rivals": [
            line for line in _RIVALS.read_text(encoding="utf-8").splitlines() if "==" in line
        ],
    }


def machine_in_words(about: dict) -> str:
    """Return the machine in one line, and a warning when something else runs on it."""
    words = "Machine: {system}, {cores} cores, Python {python}, Chromium {chromium}".format(**about)
    if (about["load"] or 0) > 0.3 * about["cores"]:
        words += (
            f"\nSomething else runs on it (load {about['load']}): read the ratios, not the times."
        )
    return words
