"""A real JupyterLab, or Notebook 7, on a copy of the course; its settings are its own."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from coursebook.commands.lab import ASK_NOBODY, SETTINGS

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

    def __init__(self, folder, port, environment, tool):
        self.folder, self.address, self.environment = (
            folder,
            f"http://localhost:{port}",
            environment,
        )
        self._opens = {"jupyterlab": "lab/tree", "notebook": "notebooks"}[tool]

    def page_of(self, notebook):
        """Return the address of the tool with one notebook open and nothing else."""
        return f"{self.address}/{self._opens}/notebooks/{notebook}?token={_TOKEN}&reset"

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
def running_lab(root, place, **settings):
    """Copy the course into `place` and serve it; the server ends with the block.

    The settings are those of `serve_lab`.
    """
    folder = place / "course"
    for name in ("notebooks", "book/figures", "book/messages"):
        shutil.copytree(root / name, folder / name)
    for name in ("course.yml", "book/references.bib", "book/evidence.yml"):
        shutil.copy(root / name, folder / name)
    with serve_lab(folder, place, **settings) as lab:
        yield lab


@contextmanager
def serve_lab(
    folder,
    place,
    python=sys.executable,
    variables=os.environ,
    trusting=True,
    tool="jupyterlab",
    kernel=None,
):
    """Serve a course with a Python and its variables; what JupyterLab keeps goes into `place`.

    `trusting` says whether it has the settings of `make lab`, which sign the lessons; `tool` is the
    module that serves; `kernel` is a command to start in place of every kernel.
    """
    port = _free_port()
    environment = {**variables, **{name: str(place / name.lower()) for name in _PLACES}}
    if trusting:
        environment["JUPYTER_CONFIG_PATH"] = str(SETTINGS)
    if kernel:
        environment["JUPYTER_PATH"] = str(place / "kernels")
        _put_kernel(place / "kernels" / "kernels" / "python3", kernel)
    command = [
        python,
        "-m",
        tool,
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
        subprocess.Popen(
            command, env=environment, stdout=log, stderr=log, start_new_session=True
        ) as server,
    ):
        lab = Lab(folder, port, environment, tool)
        try:
            _wait_for(lab, place / "lab.log")
            yield lab
        finally:
            _end(server)


def _end(server):
    """End a server at once: it would wait for kernels that never start."""
    if hasattr(os, "killpg"):
        os.killpg(server.pid, signal.SIGKILL)
    else:
        server.kill()


def _put_kernel(folder, command):
    folder.mkdir(parents=True)
    about = {"argv": command, "display_name": "Python 3 (ipykernel)", "language": "python"}
    (folder / "kernel.json").write_text(json.dumps(about), encoding="utf-8")


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
