"""JupyterLab on a hub, as `make lab` opens it: notebooks trusted, other servers not asked.

A hub starts JupyterLab itself, so `lab.py` never runs there. `jupyter/jupyter_server_config.py`
calls `set_up` instead, whenever a learner's server starts, as the learner. It starts nothing and
changes no notebook.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from coursebook.commands.lab import ASK_NOBODY
from coursebook.core.bundle import PACKAGE
from coursebook.course.notebooks import notebook_paths


def set_up(config: Any, environment: Mapping[str, str] = os.environ) -> None:
    """Give a learner's server the settings of `make lab`.

    `config` is what Jupyter calls `c` in its settings files.
    """
    for name, value in lab_settings().items():
        setattr(config.LabApp, name, value)
    if "contents_manager_class" not in config.ServerApp:  # a hub may keep files elsewhere
        config.ServerApp.contents_manager_class = "coursebook.commands.contents.CourseContents"
    for folder in course_folders(environment):
        sign(notebook_paths(folder / "notebooks"))


def lab_settings() -> dict[str, str | None]:
    """Return the settings of JupyterLab by their names, as `make lab` gives them as options."""
    pairs = (argument.removeprefix("--LabApp.").split("=") for argument in ASK_NOBODY)
    return {name: None if value == "None" else value for name, value in pairs}


def course_folders(environment: Mapping[str, str]) -> list[Path]:
    """Return where the course may lie as it was installed.

    repo2docker says it in REPO_DIR, and `pip install -e .` leaves the package in its place.
    """
    return [
        Path(folder)
        for folder in (environment.get("REPO_DIR"), PACKAGE.parent)
        if folder and (Path(folder) / "notebooks").is_dir()
    ]


def sign(paths: Iterable[Path]) -> None:
    """Sign notebooks for this learner.

    A signature is made from what a notebook holds: equal copies elsewhere are trusted too. A
    notebook that cannot be signed is passed over: untrusted, it still shows everything, and a
    server that does not start shows nothing.
    """
    import nbformat  # slow to load, and needed only when a server starts
    from nbformat.sign import NotebookNotary

    with NotebookNotary() as notary:
        for path in paths:
            try:
                notary.sign(nbformat.read(path, as_version=4))
            except (OSError, ValueError, AttributeError):
                continue
