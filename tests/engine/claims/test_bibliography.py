"""The bibliography, and what lessons, pages and quizzes cite from it."""

import datetime
import re

import pybtex.database
import pytest
from helpers.places import ROOT

from coursebook.claims.bibliography import (
    NEEDED,
    SEEN,
    day_in_words,
    load_references,
    reference_problems,
)
from coursebook.claims.html import sources_html
from coursebook.core.messages import messages

BIBLIOGRAPHY = ROOT / "book" / "references.bib"
entries = pybtex.database.parse_file(str(BIBLIOGRAPHY)).entries
WHOLE = """@article{a2000,
  author = {Duan, Y and others},
  title = {A <b>},
  journal = {J},
  year = {2000},
  volume = {5},
  number = {1},
  pages = {2--3},
  doi = {10.1000/x},
  urldate = {2026-11-22},
  seen = {source},
  label = {A 2000},
}
"""


def name(path):
    """Name a test case after its file."""
    return path.name


def bibliography(tmp_path, *entries):
    """Write a bibliography; return its path."""
    path = tmp_path / "some.bib"
    path.write_text("% Some sources.\n\n" + "\n".join(entries), encoding="utf-8")
    return path


def told(path):
    """Return the problems of a bibliography as `line: sentence`."""
    return [f"{problem.line}: {problem.sentence}" for problem in reference_problems(path)]


def line(name, text=WHOLE):
    """Return the line of an entry that holds a field."""
    return next(each for each in text.splitlines(keepends=True) if each.startswith(f"  {name} ="))


def test_a_complete_entry_has_no_problem(tmp_path):
    path = bibliography(tmp_path, WHOLE)
    assert reference_problems(path) == [] and load_references(path)["a2000"].missing == ()


@pytest.mark.parametrize(
    "name, advice",
    [
        ("title", "write the title, in [square brackets]"),
        ("year", "write 'year = {2018}', or 'year = {n.d.}'"),
        ("url", "write 'doi = {10.1000/182}' or 'url = {https://example.org/page}'"),
        ("urldate", "write the day by which it was seen"),
        ("seen", "one of: source, part, copy, partcopy, secondhand"),
    ],
)
def test_what_an_entry_lacks_is_told_with_its_line(tmp_path, name, advice):
    path = bibliography(tmp_path, WHOLE.replace(line("doi" if name == "url" else name), ""))
    assert load_references(path)["a2000"].missing == (name,)
    (problem,) = reference_problems(path)
    assert (problem.file, problem.line) == (str(path), 3)
    assert (
        problem.sentence.startswith(f"the entry 'a2000' has no {name}; write ")
        and advice in problem.sentence
    )


@pytest.mark.parametrize(
    "name, wrong, said",
    [
        ("year", "ca. 2018", "year"),
        ("year", "", "no year"),
        ("doi", "x/1", "doi"),
        ("doi", "", "no doi"),
        ("urldate", "22 November 2026", "urldate"),
        ("urldate", "2026-13-01", "urldate"),
        ("urldate", "2026-11-31", "urldate"),
        ("seen", "skimmed", "seen"),
        ("seen", "Source", "seen"),
    ],
)
def test_a_field_in_another_form_is_told_with_what_was_found(tmp_path, name, wrong, said):
    path = bibliography(tmp_path, WHOLE.replace(line(name), f"  {name} = {{{wrong}}},\n"))
    found = said if said.startswith("no ") else f"{said} = {{{wrong}}}"
    assert len(told(path)) == 1 and told(path)[0].startswith(
        f"3: the entry 'a2000' has {found}; write "
    )


@pytest.mark.parametrize(
    "address",
    [
        "www.hse.ie",
        "https://doi.org/",
        "ftp://a.org/b",
        "https://a b.org",
        "see the journal",
        "https://localhost",
    ],
)
def test_an_address_that_leads_nowhere_is_told(tmp_path, address):
    path = bibliography(tmp_path, WHOLE.replace(line("doi"), f"  url = {{{address}}},\n"))
    assert told(path)[0].startswith(f"3: the entry 'a2000' has url = {{{address}}}; write 'doi = ")


@pytest.mark.parametrize("who", ["organization", "institution", "journal", "publisher"])
def test_an_organisation_or_a_journal_stands_for_an_author_who_is_not_named(tmp_path, who):
    bare = WHOLE.replace(line("author"), "").replace(line("journal"), "")
    assert load_references(bibliography(tmp_path, bare))["a2000"].missing == ("author",)
    path = bibliography(
        tmp_path, bare.replace(line("title"), line("title") + f"  {who} = {{The group}},\n")
    )
    assert reference_problems(path) == [] and "The group" in sources_html(
        load_references(path), ["a2000"]
    )


def test_all_that_many_entries_lack_is_told_at_once_in_the_order_of_the_file(tmp_path):
    second = (
        WHOLE.replace("a2000", "b2001")
        .replace(line("year"), "")
        .replace(line("seen"), "  seen = {read},\n")
    )
    third = WHOLE.replace("a2000", "c2002").replace(line("doi"), "").replace(line("urldate"), "")
    path = bibliography(tmp_path, WHOLE, second, third)
    assert [(each.split(";")[0]) for each in told(path)] == [
        "17: the entry 'b2001' has no year",
        "17: the entry 'b2001' has seen = {read}",
        "30: the entry 'c2002' has no url",
        "30: the entry 'c2002' has no urldate",
    ]


@pytest.mark.parametrize("content", ["@misc{", "@misc{a, title = {A}}\n@misc{a, title = {B}}"])
def test_a_bibliography_that_cannot_be_read_is_one_problem(tmp_path, content):
    (problem,) = reference_problems(bibliography(tmp_path, content))
    assert "cannot be read" in problem.sentence and problem.line == 0


def test_a_bibliography_that_is_not_there_is_one_problem(tmp_path):
    (problem,) = reference_problems(tmp_path / "none.bib")
    assert problem.file.endswith("none.bib") and "cannot be read" in problem.sentence


def test_a_list_of_sources_has_an_anchor_and_an_address_for_each(tmp_path):
    html = sources_html(load_references(bibliography(tmp_path, WHOLE)), ["a2000"])
    assert 'id="source-a2000"' in html and 'href="https://doi.org/10.1000/x"' in html
    assert (
        "Duan, Y and others." in html and "A &lt;b&gt;" in html and "J, 5(1):2--3 (2000)." in html
    )
    assert html.count("Seen by 22 November 2026.</li>") == 1 and "Read" not in html


@pytest.mark.parametrize(
    "how, said",
    [
        ("part", "Read in part. Seen by 22"),
        ("copy", "Read as a copy. Seen by 22"),
        ("partcopy", "Read in part, as a copy. Seen by 22"),
        ("secondhand", "Second-hand: not read itself. Seen by 22"),
    ],
)
def test_a_list_says_how_a_source_was_seen_when_it_was_not_the_source_itself(tmp_path, how, said):
    text = WHOLE.replace("{source}", f"{{{how}}}").replace("{2000}", "{n.d.}")
    html = sources_html(load_references(bibliography(tmp_path, text)), ["a2000"])
    assert f"</a>. {said} November 2026.</li>" in html and "(no date)." in html


def test_volume_and_pages_without_a_journal_are_not_a_place(tmp_path):
    path = bibliography(tmp_path, WHOLE.replace(line("journal"), ""))
    assert load_references(path)["a2000"].where == ""


def test_every_way_to_see_a_source_and_every_month_has_its_words():
    said = messages()["references"]
    assert tuple(said["seen"]) == SEEN and all(
        sentence.count("{date}") == 1 for sentence in said["seen"].values()
    )
    assert len(set(said["months"])) == 12 and set(re.findall(r"\{(\w+)\}", said["date"])) == {
        "day",
        "month",
        "year",
    }
    assert day_in_words(datetime.date(2026, 1, 2)) == "2 January 2026"
    assert set(NEEDED) == {"title", "author", "year", "url", "urldate", "seen"}
