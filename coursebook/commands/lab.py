"""JupyterLab, opened on the first lesson, with the course's notebooks trusted."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from coursebook.core.errors import CourseError
from coursebook.core.settings import load_settings
from coursebook.course.notebooks import lesson_paths, notebook_paths

SETTINGS = Path(__file__).parent / "jupyter"  # the files that Jupyter reads
# JupyterLab would ask other servers for news and newer versions; the course asks nobody.
ASK_NOBODY = (
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
)


def open_lab(root: Path | str = ".", more: Sequence[str] = ()) -> int:
    """Trust the notebooks below `root`, run JupyterLab there until it ends, return its exit code.

    `more` are options of JupyterLab. Raises CourseError when there are no lessons.
    """
    lessons, notebooks = (
        [path.relative_to(root) for path in paths(Path(root) / load_settings(root).lessons)]
        for paths in (lesson_paths, notebook_paths)
    )
    if not lessons:
        raise CourseError("There are no notebooks here; go to the folder of the course first.")
    jupyter = [sys.executable, "-m", "jupyter"]
    subprocess.run(
        [*jupyter, "trust", *notebooks],
        cwd=root,
        env={**os.environ, "PYTHONIOENCODING": "utf-8:backslashreplace"},  # it says each name
        check=True,
        stdout=subprocess.DEVNULL,
    )
    # Not as a file to open: so the lesson is in the address that is said, too.
    first = f"/lab/tree/{quote(os.fsencode(lessons[0].as_posix()))}"
    as_root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    try:
        return subprocess.run(
            [*jupyter, "lab", *as_root, *ASK_NOBODY, f"--LabApp.default_url={first}", *more],
            cwd=root,
            env=_environment(),
            check=False,
        ).returncode
    except KeyboardInterrupt:
        return 0


def _environment() -> dict[str, str]:
    """Return the environment in which JupyterLab reads the settings of hubs too.

    No option of the command line stops its question whether to fetch news.
    """
    paths = [str(SETTINGS), os.environ.get("JUPYTER_CONFIG_PATH")]
    return {**os.environ, "JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, paths))}
