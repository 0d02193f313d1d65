"""The bibliography: `references.bib` as records, what its entries lack, and the list of sources that ends a page."""

import datetime
import re
from pathlib import Path
from typing import NamedTuple

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

    @property
    def missing(self):
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


def load_references(path):
    """Read a BibTeX file; return its references by key, in the order of the file."""
    return {key: _reference(key, entry) for key, entry in _entries(path).items()}


def reference_problems(path):
    """Return what each entry of a BibTeX file lacks, with its line, or why the file cannot be read."""
    entries, problems = load_or_problems(_entries, path)
    lines = _lines(path) if entries else {}
    return problems + [
        Problem(str(path), lines.get(key, 0), 1, _lack(name, key, entry.fields))
        for key, entry in (entries or {}).items()
        for name in _reference(key, entry).missing
    ]


def _entries(path):
    from pybtex.database import parse_file
    from pybtex.exceptions import PybtexError

    try:
        return parse_file(str(path)).entries
    except (PybtexError, OSError, UnicodeDecodeError) as error:
        raise ContentError(
            [Problem(str(path), 0, 0, f"cannot be read ({error}); mend it or check the path.")]
        ) from None


def _lines(path):
    text = Path(path).read_text(encoding="utf-8")
    return {
        found[1]: text.count("\n", 0, found.start(1)) + 1
        for found in re.finditer(r"@\w+\s*[{(]\s*([^\s,{}]+)\s*,", text)
    }


def _lack(name, key, fields):
    name = "doi" if name == "url" and "doi" in fields else name
    found = f"has {name} = {{{fields[name]}}}" if fields.get(name) else f"has no {name}"
    return f"the entry '{key}' {found}; {NEEDED['url' if name == 'doi' else name][1]}."


def _reference(key, entry):
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
    )


def _bare(value):
    return str(value).replace("{", "").replace("}", "")


def _place(fields):
    """Return the journal, site or publisher, with volume and pages: numbers alone are no place."""
    homes = [fields[name] for name in ("journal", "howpublished", "publisher") if fields.get(name)]
    numbers = fields.get("volume", "") + (f"({fields['number']})" if "number" in fields else "")
    numbers += f":{fields['pages']}" if "pages" in fields and numbers else ""
    return ", ".join(filter(None, [*homes, numbers])) if homes else ""


def _day(text):
    try:
        return datetime.datetime.strptime(text or "", "%Y-%m-%d").date()
    except ValueError:
        return None


def day_in_words(day):
    """Return a day as the words of the language say it."""
    said = messages()["references"]
    return said["date"].format(day=day.day, month=said["months"][day.month - 1], year=day.year)
