"""Notebooks, run in place, so that a second run writes the same bytes.

No state of widgets is stored: outputs wake themselves.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from coursebook.core.errors import ContentError, Problem
from coursebook.core.outputs import VIEW, is_output
from coursebook.course.notebooks import outputs_of

_NO_NOTEBOOK = "is not a notebook that can be read; check the path, or save it again in JupyterLab."
_LONGEST_CELL = 120  # seconds


def run_notebooks(paths: Iterable[Path | str], say: Callable[[str], object] = print) -> None:
    """Execute notebooks in place, each in its own folder.

    Raises ContentError with all cells that failed; a notebook with such a cell stays as it was.
    """
    problems: list[Problem] = []
    for path in map(Path, paths):
        say(f"Running {path} …")
        problems += _run(path)
    if problems:
        raise ContentError(problems)


def _run(path: Path) -> list[Problem]:
    """Execute one notebook; write it only when every cell ran."""
    import nbformat  # slow to load, as is nbclient, and only this needs Jupyter
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    try:
        notebook = nbformat.read(str(path), as_version=4)
    except (OSError, ValueError, AttributeError):
        return [Problem(str(path), 0, 0, _NO_NOTEBOOK)]
    notebook.metadata.pop("widgets", None)  # of an older version, or of JupyterLab
    client = NotebookClient(
        notebook,
        timeout=_LONGEST_CELL,
        kernel_name="python3",
        extra_arguments=["--log-level=ERROR"],  # what it warns of is not the author's to mend
        record_timing=False,  # a second run writes the same bytes
        store_widget_state=False,
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        client.execute()
    except CellExecutionError as error:
        return [Problem(str(path), 0, 0, f"a cell failed: {error.evalue}")]
    for output in outputs_of(notebook):
        # A stored view of a widget is dead without its kernel; the HTML beside it wakes itself.
        if is_output("".join(output.get("data", {}).get("text/html", ""))):
            output["data"].pop(VIEW, None)
    notebook.metadata["language_info"] = {"name": "python"}  # not the version of this machine
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
    return []
