"""What a notebook calls, and nothing else.

The names load when they are used, so that the command line needs no Jupyter.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"
__all__ = ["checklist", "class_view", "evidence", "film", "guide", "my_results", "quiz", "report"]

_HOMES = {
    "checklist": "notebook.widgets",
    "class_view": "notebook.widgets",
    "evidence": "notebook.evidence",
    "film": "notebook.film",
    "guide": "notebook.widgets",
    "my_results": "notebook.widgets",
    "quiz": "notebook.widgets",
    "report": "notebook.report",
}


def __getattr__(name: str) -> Any:
    """Load a name of `__all__` from its module when it is used."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
