"""A real JupyterLab on a copy of the course, with settings, trust and kernels of its own."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from coursebook.commands.lab import ASK_NOBODY

_BIN = Path(sys.executable).parent
_TOKEN = "calm"
_PLACES = (
    "JUPYTER_CONFIG_DIR",
    "JUPYTER_DATA_DIR",
    "JUPYTER_RUNTIME_DIR",
    "JUPYTERLAB_SETTINGS_DIR",
    "JUPYTERLAB_WORKSPACES_DIR",
    "HOME",
)


class Lab:
    """A running server: where its course is, and how to ask it."""

    def __init__(self, folder, port, environment):
        self.folder, self.address, self.environment = (
            folder,
            f"http://localhost:{port}",
            environment,
        )

    def page_of(self, notebook):
        """Return the address of JupyterLab with one notebook open and nothing else."""
        return f"{self.address}/lab/tree/notebooks/{notebook}?token={_TOKEN}&reset"

    def ask(self, path, method="GET"):
        """Ask the server's own interface; return the data of its answer."""
        request = urllib.request.Request(f"{self.address}/api/{path}?token={_TOKEN}", method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read() or "null")

    def trust(self):
        """Trust the notebooks, as `make lab` does."""
        notebooks = sorted((self.folder / "notebooks").glob("*.ipynb"))
        subprocess.run(
            [_BIN / "jupyter", "trust", *notebooks],
            env=self.environment,
            check=True,
            capture_output=True,
        )


@contextmanager
def running_lab(root, place):
    """Copy the course into `place` and serve it; the server ends with the block."""
    folder = place / "course"
    for name in ("notebooks", "book/figures", "book/messages"):
        shutil.copytree(root / name, folder / name)
    for name in ("course.yml", "book/references.bib", "book/evidence.yml"):
        shutil.copy(root / name, folder / name)
    with serve_lab(folder, place) as lab:
        yield lab


@contextmanager
def serve_lab(folder, place, python=sys.executable, variables=os.environ):
    """Serve a course with a Python and its variables; what JupyterLab keeps goes into `place`."""
    port = _free_port()
    environment = {**variables, **{name: str(place / name.lower()) for name in _PLACES}}
    command = [
        python,
        "-m",
        "jupyterlab",
        "--no-browser",
        f"--port={port}",
        "--ServerApp.port_retries=0",
        "--allow-root",
        f"--IdentityProvider.token={_TOKEN}",
        f"--ServerApp.root_dir={folder}",
        *ASK_NOBODY,
    ]
    with (
        open(place / "lab.log", "w") as log,
        subprocess.Popen(command, env=environment, stdout=log, stderr=log) as server,
    ):
        lab = Lab(folder, port, environment)
        try:
            _wait_for(lab, place / "lab.log")
            yield lab
        finally:
            server.terminate()
            server.wait(timeout=20)


def _free_port():
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(lab, log, seconds=60):
    for _ in range(seconds * 4):
        try:
            return lab.ask("status")
        except OSError:
            time.sleep(0.25)
    raise RuntimeError(f"JupyterLab did not start:\n{log.read_text()[-2000:]}")
