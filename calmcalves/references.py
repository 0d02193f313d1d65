"""The bibliography: `book/references.bib` as records, and as the list of sources that ends a page."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from .errors import ContentError, Problem
from .templates import template

BIB = Path("book") / "references.bib"


class Reference(NamedTuple):
    """One source: a short label for the text, and what is needed to find it."""

    key: str
    label: str
    who: str
    title: str
    where: str
    year: str
    url: str


def find_bibliography(near):
    """Return the bibliography of the course that holds the folder `near`, or None."""
    folders = [Path(near).resolve(), *Path(near).resolve().parents]
    return next((folder / BIB for folder in folders if (folder / BIB).is_file()), None)


@lru_cache(maxsize=4)
def load_references(path):
    """Read a BibTeX file; return its references by key, in the order of the file."""
    from pybtex.database import parse_file
    from pybtex.exceptions import PybtexError

    try:
        entries = parse_file(str(path)).entries
    except (PybtexError, OSError) as error:
        raise ContentError([Problem(str(path), 0, 0, f"cannot be read ({error}); mend it or check the path.")]) from None
    return {key: _reference(key, entry) for key, entry in entries.items()}


def _reference(key, entry):
    fields = {name: str(value).replace("{", "").replace("}", "") for name, value in entry.fields.items()}
    people = "; ".join(str(person).replace("{", "").replace("}", "") for person in entry.persons.get("author", []))
    people = people.replace("; others", " and others")
    doi = fields.get("doi")
    where = [fields.get(name) for name in ("journal", "howpublished", "publisher")]
    numbers = fields.get("volume", "") + (f"({fields['number']})" if "number" in fields else "")
    place = ", ".join(filter(None, [*where, f"{numbers}:{fields['pages']}" if "pages" in fields and numbers else numbers]))
    return Reference(key, fields.get("label", key), people or fields.get("organization", fields.get("institution", "")),
                     fields.get("title", ""), place, fields.get("year", ""),
                     f"https://doi.org/{doi}" if doi else fields.get("url", ""))


def sources_html(references, keys):
    """Return the list of the sources with these keys, each with an anchor `source-KEY`."""
    return template("sources.html.j2").render(references=[references[key] for key in keys])


class Sources:
    """The sources of one lesson, as a cell output."""

    def __init__(self, *keys, near="."):
        path = find_bibliography(near)
        if path is None:
            raise ContentError([Problem(str(BIB), 0, 0, "was not found in this folder or above it; put it there.")])
        references = load_references(path)
        unknown = [key for key in keys if key not in references]
        if unknown:
            raise ContentError([Problem(str(path), 0, 0, f"has no entry '{key}'; add it or correct the key.")
                                for key in unknown])
        self._keys, self._html = keys, sources_html(references, keys)

    def __repr__(self):
        return f"Sources({', '.join(self._keys)})"

    def _repr_html_(self):
        return self._html
