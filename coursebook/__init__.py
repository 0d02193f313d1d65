"""What a notebook calls, and nothing else.

The names load when they are used, so that the command line needs no Jupyter.
"""

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


def __getattr__(name):
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
