"""The bibliography: `references.bib` as records, and what its entries lack."""

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
        "write who made it, or the organization, institution, journal or publisher "
        "that stands for them",
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
    """One source: a short label for the text, and what is needed to find it.

    `seen` says how it was read, one of `SEEN`, and `date` by which day; both may be unknown.
    """

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
        """The fields, by their names in BibTeX, that are not there or not in a known form."""
        values = {
            "title": self.title,
            "author": self.who or self.where,
            "year": self.year,
            "url": self.url,
            "urldate": str(self.date or ""),
            "seen": self.seen,
        }
        return tuple(
            name for name, (form, _) in NEEDED.items() if not re.fullmatch(form, values[name], re.S)
        )


def load_references(path: Path | str) -> dict[str, Reference]:
    """Return the references of a BibTeX file by key, in the order of the file.

    Raises ContentError when it cannot be read.
    """
    try:
        entries = parse_file(str(path)).entries
    except (PybtexError, OSError, UnicodeDecodeError) as error:
        sentence = f"cannot be read ({error}); mend it or check the path."
        raise ContentError([Problem(str(path), 0, 0, sentence)]) from None
    return {key: _reference(key, entry) for key, entry in entries.items()}


def reference_problems(path: Path | str) -> list[Problem]:
    """Return what each entry of a BibTeX file lacks, with its line, or why it cannot be read."""
    references, problems = load_or_problems(load_references, path)
    return problems + incomplete_references(path, references or {})


def incomplete_references(path: Path | str, references: dict[str, Reference]) -> list[Problem]:
    """Return what each of the references that were read from a file lacks, with its line there."""
    lacks = [
        (key, _say_lack(name, reference))
        for key, reference in references.items()
        for name in reference.missing
    ]
    lines = _entry_lines(path) if lacks else {}
    return [Problem(str(path), lines.get(key, 0), 1, sentence) for key, sentence in lacks]


def _entry_lines(path: Path | str) -> dict[str, int]:
    """Return the line of each entry of a BibTeX file, by its key."""
    text = Path(path).read_text(encoding="utf-8")
    entries = re.finditer(r"@\w+\s*[{(]\s*([^\s,{}]+)\s*,", text)
    return {entry[1]: text.count("\n", 0, entry.start(1)) + 1 for entry in entries}


def _say_lack(name: str, reference: Reference) -> str:
    """Say what is wrong with a field that is needed; a DOI, where one stands, is the address."""
    own = "doi" if name == "url" and "doi" in reference.fields else name
    value = reference.fields.get(own)
    state = f"has {own} = {{{value}}}" if value else f"has no {own}"
    return f"the entry '{reference.key}' {state}; {NEEDED[name][1]}."


def _reference(key: str, entry: Entry) -> Reference:
    fields = {name: _without_braces(value) for name, value in entry.fields.items()}
    people = "; ".join(map(_without_braces, entry.persons.get("author", [])))
    people = people.replace("; others", " and others")  # BibTeX's way to end a long list
    doi = fields.get("doi")
    return Reference(
        key,
        label=fields.get("label", key),
        who=people or fields.get("organization", fields.get("institution", "")),
        title=fields.get("title", ""),
        where=_published_in(fields),
        year=fields.get("year", ""),
        url=f"https://doi.org/{doi}" if doi else fields.get("url", ""),
        seen=fields.get("seen", ""),
        date=_parse_day(fields.get("urldate")),
        fields=entry.fields,
    )


def _without_braces(value: object) -> str:
    """Return a value as text: braces only keep BibTeX from changing capitals."""
    return str(value).replace("{", "").replace("}", "")


def _published_in(fields: dict[str, str]) -> str:
    """Return the journal, site or publisher, with volume and pages: numbers alone are no place."""
    homes = [fields[name] for name in ("journal", "howpublished", "publisher") if fields.get(name)]
    numbers = fields.get("volume", "") + (f"({fields['number']})" if "number" in fields else "")
    numbers += f":{fields['pages']}" if "pages" in fields and numbers else ""
    return ", ".join(filter(None, [*homes, numbers])) if homes else ""


def _parse_day(text: str | None) -> datetime.date | None:
    """Return a day that is written as 2026-11-22, or None for anything else."""
    try:
        return datetime.datetime.strptime(text or "", "%Y-%m-%d").date()
    except ValueError:
        return None


def day_in_words(day: datetime.date) -> str:
    """Return a day as the words of the language say it."""
    words = messages()["references"]
    return words["date"].format(day=day.day, month=words["months"][day.month - 1], year=day.year)
