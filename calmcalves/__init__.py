"""Calm Calves: what a notebook calls, and nothing else.

The names load when they are used, so that the command line needs no Jupyter.
"""

__version__ = "0.1.0"
__all__ = ["checklist", "quiz", "sources"]

_HOMES = {"checklist": ("widgets", "checklist"), "quiz": ("widgets", "quiz"), "sources": ("references", "Sources")}


def __getattr__(name):
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _HOMES[name]
    return getattr(import_module(f"{__name__}.{module}"), attribute)
