"""What a notebook calls, and nothing else.

The names load when they are used, so that the command line needs no Jupyter.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"
__all__ = [
    "checklist",
    "class_view",
    "evidence",
    "film",
    "guide",
    "my_results",
    "quiz",
    "report",
    "report_panel",
]

_HOMES = {
    "checklist": "notebook.outputs",
    "class_view": "notebook.outputs",
    "evidence": "notebook.outputs",
    "film": "notebook.outputs",
    "guide": "notebook.outputs",
    "my_results": "notebook.outputs",
    "quiz": "notebook.outputs",
    "report": "notebook.report",
    "report_panel": "notebook.report_panel",
}


def __getattr__(name: str) -> Any:
    """Load a name of `__all__` from its module when it is used."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
