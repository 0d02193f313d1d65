"""Settings of a JupyterLab for lessons; `coursebook lab` reads them, and `postBuild` for hubs."""

from coursebook.commands.hub import set_up

# Jupyter hands `c` to its settings files.
set_up(c)  # type: ignore[name-defined]  # noqa: F821
