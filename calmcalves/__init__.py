"""Calm Calves: what a notebook calls, and nothing else.

The names load when they are used, so that the command line needs no Jupyter.
"""

__version__ = "0.1.0"
__all__ = ["checklist", "class_view", "evidence", "film", "guide", "my_results", "quiz", "report"]

_HOMES = {"checklist": ("widgets", "checklist"), "class_view": ("widgets", "class_view"), "evidence": ("claims.listing", "Evidence"), "film": ("films", "Film"), "guide": ("widgets", "guide"), "my_results": ("widgets", "my_results"), "quiz": ("widgets", "quiz"), "report": ("reporting.showing", "report")}


def __getattr__(name):
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _HOMES[name]
    return getattr(import_module(f"{__name__}.{module}"), attribute)
