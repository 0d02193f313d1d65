"""The words of the plots, which all stand in the group `plots` of the messages.

A CSV file names a thing in its own fixed words. The messages hold what a reader sees instead, in
`terms`, by column and word; so a file stays as it is in every language.
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo

from coursebook.core.messages import messages
from coursebook.core.rules import rule_error


def format_message(*path: str, **blanks: object) -> str:
    """Return the words at a path, their blanks filled."""
    text: str = _look_up(path)
    return text.format(**blanks)


def format_paragraphs(*path: str, **blanks: object) -> tuple[str, ...]:
    """Return the paragraphs at a path, the blanks of each filled."""
    return tuple(paragraph.format(**blanks) for paragraph in _look_up(path))


def translate_term(column: str, word: str) -> str:
    """Return what a reader sees for a word of a CSV file."""
    return format_message("terms", column, word)


def capitalise(text: str) -> str:
    """Return a text as the beginning of a line, with a capital letter."""
    return text[:1].upper() + text[1:]


def _check_term(cell: str, field: ValidationInfo) -> str:
    """Accept the words of a column that have words for readers."""
    accepted = _look_up(("terms", str(field.field_name)))
    if cell not in accepted:
        raise rule_error(f"is {cell!r}. Write one of: {', '.join(accepted)}")
    return cell


# A cell of a `Row` that holds one of the `terms`; the field bears the name of their column.
Term = Annotated[str, BeforeValidator(_check_term)]


def _look_up(path: tuple[str, ...]) -> Any:  # Any: a text, a list of texts, or a group of them
    branch = messages()["plots"]
    for name in path:
        branch = branch[name]
    return branch
