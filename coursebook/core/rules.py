"""What rules are made of: the entries they look at, and the error that a broken one makes.

A rule looks at plain data, so that it is told together with every other mistake of its file.
"""

from pydantic_core import PydanticCustomError


def entries(data, name):
    """Return the mappings of a list, with their indexes."""
    found = data.get(name) if isinstance(data, dict) else None
    return [
        (i, entry)
        for i, entry in enumerate(found if isinstance(found, (list, tuple)) else ())
        if isinstance(entry, dict)
    ]


def rule_error(sentence):
    """Return the error that pydantic collects for a broken rule."""
    return PydanticCustomError("content", "{sentence}", {"sentence": sentence})
