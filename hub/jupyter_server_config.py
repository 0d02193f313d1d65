"""Settings of a learner's JupyterLab on a hub; `postBuild` puts this where Jupyter reads it."""

from coursebook.commands.hub import set_up

set_up(c)  # noqa: F821 - Jupyter hands `c` to its settings files
