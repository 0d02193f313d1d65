"""A film as a cell output."""

from pathlib import Path

from coursebook.media.films import film_html, find_films


class Film:
    """A film, as a cell output."""

    def __init__(self, name: str, near: str | Path = ".") -> None:
        self._name, self._html = name, film_html(name, find_films(near))

    def __repr__(self) -> str:
        return f"Film({self._name!r})"

    def _repr_html_(self) -> str:
        return self._html


def film(name: str, near: str | Path = ".") -> Film:
    """Show the film of this name, from the course that holds the folder `near`.

    Raises ContentError when there is none.
    """
    return Film(name, near)
