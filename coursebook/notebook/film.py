"""A film as a cell output."""

from coursebook.media.films import film_html, find_films


class Film:
    """A film, as a cell output."""

    def __init__(self, name, near="."):
        self._name, self._html = name, film_html(name, find_films(near))

    def __repr__(self):
        return f"Film({self._name!r})"

    def _repr_html_(self):
        return self._html


def film(name, near="."):
    """Show the film of this name; raise ContentError when there is none."""
    return Film(name, near)
