"""The words of the plots, which all stand in the group `plots` of the catalogue.

A CSV file names a thing in its own fixed words; `terms` holds what a reader sees instead, by column.
"""

from coursebook.core.messages import messages


def plot_message(*path, **blanks):
    """Return the words at a path, their blanks filled."""
    return _at(path).format(**blanks)


def paragraphs(*path, **blanks):
    """Return the paragraphs at a path, the blanks of each filled."""
    return tuple(paragraph.format(**blanks) for paragraph in _at(path))


def term(column, value):
    """Return what a reader sees for a word of a CSV file."""
    return plot_message("terms", column, value)


def known_term(column):
    """Accept the words of a column that have words for readers."""

    def check(value):
        accepted = _at(("terms", column))
        if value not in accepted:
            raise ValueError(f"is {value!r}. Write one of: {', '.join(accepted)}")
        return value

    return check


def capitalise(text):
    """Return a text as the beginning of a line, with a capital letter."""
    return text[:1].upper() + text[1:]


def _at(path):
    found = messages()["plots"]
    for name in path:
        found = found[name]
    return found
