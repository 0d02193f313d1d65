"""Notebooks, run in place, so that a second run writes the same bytes.

The widgets' state is stored with each notebook: it makes a quiz live before any kernel starts.
"""

from pathlib import Path

from coursebook.core.errors import ContentError, Problem


def run_notebooks(paths, say=print):
    """Execute notebooks in place, each in its own folder; raise ContentError with all cells that failed."""
    problems = []
    for path in map(Path, paths):
        say(f"Running {path} …")
        problems += _run(path)
    if problems:
        raise ContentError(problems)


def _run(path):
    """Execute one notebook; write it only when every cell ran."""
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    try:
        notebook = nbformat.read(str(path), as_version=4)
    except (OSError, ValueError, AttributeError):
        return [
            Problem(
                str(path),
                0,
                0,
                "is not a notebook that can be read; check the path, or save it again in JupyterLab.",
            )
        ]
    notebook.metadata.pop("widgets", None)
    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        extra_arguments=["--log-level=ERROR"],  # what it warns of is not the author's to mend
        record_timing=False,
        store_widget_state=True,
        resources={"metadata": {"path": str(path.parent)}},
    )
    try:
        client.execute()
    except CellExecutionError as error:
        return [Problem(str(path), 0, 0, f"a cell failed: {error.evalue}")]
    notebook.metadata["language_info"] = {"name": "python"}
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
    return []
