"""The bibliography: `references.bib` as records, what its entries lack, and the list of sources that ends a page."""

import datetime
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pybtex.database import Entry, parse_file
from pybtex.exceptions import PybtexError

from coursebook.core.errors import ContentError, Problem, load_or_problems
from coursebook.core.messages import messages

SEEN = ("source", "part", "copy", "partcopy", "secondhand")
NEEDED = {  # what a complete entry has: its form, and what to write
    "title": (r".*\w.*", "write the title, in [square brackets] when the words are ours"),
    "author": (
        r".*\w.*",
        "write who made it, or the organization, institution, journal or publisher that stands for them",
    ),
    "year": (
        r"\d{4}(–\d\d)?|n\.d\.",
        "write 'year = {2018}', or 'year = {n.d.}' when it is not known",
    ),
    "url": (
        r"https://doi\.org/10\.\d{4,}/\S+|https?://(?!doi\.org/)[\w-]+(\.[\w-]+)+(:\d+)?(/\S*)?",
        "write 'doi = {10.1000/182}' or 'url = {https://example.org/page}'",
    ),
    "urldate": (
        r"\d{4}-\d\d-\d\d",
        "write the day by which it was seen, as 'urldate = {2026-11-22}'",
    ),
    "seen": ("|".join(SEEN), f"write how it was seen, one of: {', '.join(SEEN)}"),
}


class Reference(NamedTuple):
    """One source: a short label for the text, what is needed to find it, and how (`SEEN`) and by which day it was seen."""

    key: str
    label: str
    who: str
    title: str
    where: str
    year: str
    url: str
    seen: str = ""
    date: datetime.date | None = None
    fields: Mapping[str, str] = {}  # as they stand in the file

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the fields, by their names in BibTeX, that are not there or not in a known form."""
        said = {
            "title": self.title,
            "author": self.who or self.where,
            "year": self.year,
            "url": self.url,
            "urldate": str(self.date or ""),
            "seen": self.seen,
        }
        return tuple(
            name for name, (form, _) in NEEDED.items() if not re.fullmatch(form, said[name], re.S)
        )


def load_references(path: Path | str) -> dict[str, Reference]:
    """Read a BibTeX file; return its references by key, in the order of the file. Raise ContentError when it is none."""
    try:
        entries = parse_file(str(path)).entries
    except (PybtexError, OSError, UnicodeDecodeError) as error:
        sentence = f"cannot be read ({error}); mend it or check the path."
        raise ContentError([Problem(str(path), 0, 0, sentence)]) from None
    return {key: _reference(key, entry) for key, entry in entries.items()}


def reference_problems(path: Path | str) -> list[Problem]:
    """Return what each entry of a BibTeX file lacks, with its line, or why the file cannot be read."""
    references, problems = load_or_problems(load_references, path)
    return problems + incomplete_references(path, references or {})


def incomplete_references(path: Path | str, references: dict[str, Reference]) -> list[Problem]:
    """Return what each of the references that were read from a file lacks, with its line there."""
    wrong = [(reference, name) for reference in references.values() for name in reference.missing]
    lines = _lines(path) if wrong else {}
    return [
        Problem(
            str(path), lines.get(reference.key, 0), 1, _lack(name, reference.key, reference.fields)
        )
        for reference, name in wrong
    ]


def _lines(path: Path | str) -> dict[str, int]:
    """Return the line of each entry of a BibTeX file, by its key."""
    text = Path(path).read_text(encoding="utf-8")
    entries = re.finditer(r"@\w+\s*[{(]\s*([^\s,{}]+)\s*,", text)
    return {entry[1]: text.count("\n", 0, entry.start(1)) + 1 for entry in entries}


def _lack(name: str, key: str, fields: Mapping[str, str]) -> str:
    name = "doi" if name == "url" and "doi" in fields else name
    found = f"has {name} = {{{fields[name]}}}" if fields.get(name) else f"has no {name}"
    return f"the entry '{key}' {found}; {NEEDED['url' if name == 'doi' else name][1]}."


def _reference(key: str, entry: Entry) -> Reference:
    fields = {name: _bare(value) for name, value in entry.fields.items()}
    people = "; ".join(map(_bare, entry.persons.get("author", []))).replace(
        "; others", " and others"
    )
    doi = fields.get("doi")
    return Reference(
        key,
        fields.get("label", key),
        people or fields.get("organization", fields.get("institution", "")),
        fields.get("title", ""),
        _place(fields),
        fields.get("year", ""),
        f"https://doi.org/{doi}" if doi else fields.get("url", ""),
        fields.get("seen", ""),
        _day(fields.get("urldate")),
        entry.fields,
    )


def _bare(value: object) -> str:
    return str(value).replace("{", "").replace("}", "")


def _place(fields: dict[str, str]) -> str:
    """Return the journal, site or publisher, with volume and pages: numbers alone are no place."""
    homes = [fields[name] for name in ("journal", "howpublished", "publisher") if fields.get(name)]
    numbers = fields.get("volume", "") + (f"({fields['number']})" if "number" in fields else "")
    numbers += f":{fields['pages']}" if "pages" in fields and numbers else ""
    return ", ".join(filter(None, [*homes, numbers])) if homes else ""


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.datetime.strptime(text or "", "%Y-%m-%d").date()
    except ValueError:
        return None


def day_in_words(day: datetime.date) -> str:
    """Return a day as the words of the language say it."""
    said = messages()["references"]
    return said["date"].format(day=day.day, month=said["months"][day.month - 1], year=day.year)
