"""The bibliography of this course, and what lessons, pages and quizzes cite from it."""

import ast
import datetime
import json
import re
from collections import Counter

import pybtex.database
import pytest
from helpers.places import ROOT
from helpers.plain_yaml import read_plain_yaml

from coursebook.claims.bibliography import load_references, reference_problems
from coursebook.core.messages import messages

BIBLIOGRAPHY = ROOT / "book" / "references.bib"
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PAGES = sorted((ROOT / "book").rglob("*.md"))
CONTENT = sorted([*(ROOT / "notebooks").glob("*.*.yml"), *(ROOT / "book").glob("evidence.yml")])
CITATION = re.compile(r"\]\(#source-([^)]*)\)")
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


def called(lesson, name):
    """Return what a lesson's code cells give to the function `name`, in order."""
    cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    calls = [
        node
        for source in code
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
    ]
    named = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == name]
    return [argument.value for call in named for argument in call.args]


def sources_in(content):
    """Return all keys under `sources` and `heard_in` in what a YAML file holds, however deep."""
    if isinstance(content, list):
        return [key for item in content for key in sources_in(item)]
    if not isinstance(content, dict):
        return []
    named = [*content.get("sources", []), *content.get("heard_in", [])]
    return named + [key for value in content.values() for key in sources_in(value)]


def cited_by_content(path):
    """Return the keys that a quiz, a checklist or the ledger cites."""
    return sources_in(read_plain_yaml(path))


def cited_by_lesson(lesson):
    """Return the keys that a lesson cites: in its text, and in its quizzes and checklists."""
    cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    files = called(lesson, "quiz") + called(lesson, "checklist")
    return set(CITATION.findall(text)) | {
        key for name in files for key in cited_by_content(lesson.parent / name)
    }


def cited_by_page(page):
    """Return the keys that a prose page cites."""
    return set(CITATION.findall(page.read_text(encoding="utf-8")))


def cited():
    """Return every key that is cited anywhere in the course."""
    return set().union(
        *map(cited_by_lesson, LESSONS), *map(cited_by_page, PAGES), *map(cited_by_content, CONTENT)
    )


def name(path):
    """Name a test case after its file."""
    return path.name


def test_the_bibliography_has_entries():
    assert len(entries) > 50


def test_every_entry_is_complete():
    assert [str(problem) for problem in reference_problems(BIBLIOGRAPHY)] == []
    assert [
        key for key, reference in load_references(BIBLIOGRAPHY).items() if reference.missing
    ] == []


@pytest.mark.parametrize("key", entries)
def test_an_entry_says_what_who_when_and_where_and_how_it_was_seen(key):
    entry = entries[key]
    assert {"title", "label", "year", "urldate", "seen"} <= set(entry.fields)
    assert entry.persons.get("author") or {
        "organization",
        "institution",
        "journal",
        "publisher",
    } & set(entry.fields)
    doi, url = entry.fields.get("doi", ""), entry.fields.get("url", "")
    assert doi.startswith("10.") or re.match(r"https?://\w", url), (
        f"{key} needs a doi or an address"
    )
    assert bool(doi) != bool(url), f"{key} needs one of the two: the doi wins"


def test_no_source_was_seen_after_today():
    days = {reference.date for reference in load_references(BIBLIOGRAPHY).values()}
    assert max(days) <= datetime.date.today()


def test_no_reference_stands_on_second_hand_reading_and_the_page_says_so():
    assert [key for key, entry in entries.items() if entry.fields["seen"] == "secondhand"] == []
    assert "only second-hand" in (ROOT / "book" / "sources.md").read_text(encoding="utf-8")


def test_the_page_of_sources_explains_every_note_that_its_list_can_show():
    page, said = (
        (ROOT / "book" / "sources.md").read_text(encoding="utf-8"),
        messages()["references"],
    )
    for how in ("source", "part", "copy"):
        assert f'"{said["seen"][how].split(".")[0].split(" {")[0]}"' in page
    assert f'"{said["no_date"].capitalize()}"' in page


def test_no_two_entries_share_a_label():
    labels = Counter(entry.fields["label"] for entry in entries.values())
    assert [label for label, times in labels.items() if times > 1] == []


def test_a_year_has_four_digits_or_is_said_not_to_be_known():
    assert [
        key
        for key, entry in entries.items()
        if not re.fullmatch(r"\d{4}(–\d\d)?|n\.d\.", entry.fields["year"])
    ] == []


def test_a_year_in_a_label_is_that_of_the_entry():
    years = {
        key: re.findall(r"\b(?:19|20)\d\d\b", entry.fields["label"])
        for key, entry in entries.items()
    }
    assert [
        key for key, found in years.items() if found and found[-1] != entries[key].fields["year"]
    ] == []


@pytest.mark.parametrize("path", LESSONS + PAGES + CONTENT, ids=name)
def test_each_key_that_is_cited_exists(path):
    read = {".ipynb": cited_by_lesson, ".md": cited_by_page, ".yml": cited_by_content}[path.suffix]
    assert sorted(set(read(path)) - set(entries)) == []


def test_one_page_lists_all_sources():
    assert [page.name for page in PAGES if "```{sources}" in page.read_text(encoding="utf-8")] == [
        "sources.md"
    ]


def test_every_entry_is_cited_somewhere():
    assert sorted(set(entries) - cited()) == []


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


def test_spoiled_entries_of_the_real_bibliography_are_told_and_no_other(tmp_path):
    text = BIBLIOGRAPHY.read_text(encoding="utf-8")
    for key, name, new in [
        ("hse2018", "year", ""),
        ("nidirect", "url", ""),
        ("luo2020", "urldate", "  urldate = {soon},\n"),
        ("luo2020", "seen", "  seen = {half},\n"),
    ]:
        entry = re.search(rf"^@\w+\{{{key},\n.*?^\}}", text, re.S | re.M)[0]
        text = text.replace(entry, entry.replace(line(name, entry), new))
    path = bibliography(tmp_path, text)
    numbers = {
        key: text[: text.index(f"{{{key},")].count("\n") + 3
        for key in ("hse2018", "nidirect", "luo2020")
    }
    assert [each.split(";")[0] for each in told(path)] == [
        f"{numbers['luo2020']}: the entry 'luo2020' has urldate = {{soon}}",
        f"{numbers['luo2020']}: the entry 'luo2020' has seen = {{half}}",
        f"{numbers['hse2018']}: the entry 'hse2018' has no year",
        f"{numbers['nidirect']}: the entry 'nidirect' has no url",
    ]
