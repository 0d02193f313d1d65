"""JupyterLab on a hub, as `make lab` opens it: the course's notebooks trusted, other servers not asked.

A hub starts JupyterLab itself, so `lab.py` never runs there. `hub/jupyter_server_config.py` calls `set_up` instead,
whenever a learner's server starts, as the learner. It does not start anything and changes no notebook.
"""

import os
from pathlib import Path

from coursebook.commands.lab import ASK_NOBODY
from coursebook.core.bundle import PACKAGE
from coursebook.course.notebooks import notebook_paths


def set_up(config, environment=os.environ):
    """Give a learner's server the settings of `make lab`; `config` is what Jupyter calls `c` in its settings files."""
    for name, value in settings().items():
        setattr(config.LabApp, name, value)
    for folder in course_folders(environment):
        sign(notebook_paths(folder / "notebooks"))


def settings():
    """Return the settings of JupyterLab by their names; the same that `make lab` gives on the command line."""
    pairs = (argument.removeprefix("--LabApp.").split("=") for argument in ASK_NOBODY)
    return {name: None if value == "None" else value for name, value in pairs}


def course_folders(environment):
    """Return where the course may lie as it was installed: repo2docker says it in REPO_DIR, and `-e .` leaves it in place."""
    return [
        Path(folder)
        for folder in (environment.get("REPO_DIR"), PACKAGE.parent)
        if folder and (Path(folder) / "notebooks").is_dir()
    ]


def sign(paths):
    """Sign notebooks for this learner. A signature is made from what a notebook holds: equal copies elsewhere are trusted too."""
    import nbformat
    from nbformat.sign import NotebookNotary

    with NotebookNotary() as notary:
        for path in paths:
            try:
                notary.sign(nbformat.read(path, as_version=4))
            except (OSError, ValueError, AttributeError):
                continue  # an untrusted notebook still shows everything; a server that does not start shows nothing
