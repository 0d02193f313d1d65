"""The bibliography, and what lessons, pages and quizzes cite from it."""

import ast
import json
import re
from collections import Counter
from pathlib import Path

import pybtex.database
import pytest
import yaml

from calmcalves.errors import ContentError
from calmcalves.references import Sources, load_references, sources_html

ROOT = Path(__file__).resolve().parent.parent
BIBLIOGRAPHY = ROOT / "book" / "references.bib"
LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PAGES = sorted((ROOT / "book").glob("*.md"))
CONTENT = sorted((ROOT / "notebooks").glob("*.*.yml"))
CITATION = re.compile(r"\]\(#source-([^)]*)\)")
DIRECTIVE = re.compile(r"^```\{sources\}\n(.*?)^```$", re.S | re.M)
entries = pybtex.database.parse_file(str(BIBLIOGRAPHY)).entries


def called(lesson, name):
    """Return what a lesson's code cells give to the function `name`, in order."""
    cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    calls = [node for source in code for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == name]
    return [argument.value for call in named for argument in call.args]


def sources_in(content):
    """Return all keys under `sources` in what a YAML file holds, however deep."""
    if isinstance(content, list):
        return [key for item in content for key in sources_in(item)]
    if not isinstance(content, dict):
        return []
    return list(content.get("sources", [])) + [key for value in content.values() for key in sources_in(value)]


def cited_by_content(path):
    """Return the keys that a quiz or checklist file cites."""
    return sources_in(yaml.safe_load(path.read_text(encoding="utf-8")))


def cited_by_lesson(lesson):
    """Return the keys that a lesson cites: in its text, and in the quizzes and checklists it calls."""
    cells = json.loads(lesson.read_text(encoding="utf-8"))["cells"]
    text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    files = called(lesson, "quiz") + called(lesson, "checklist")
    return set(CITATION.findall(text)) | {key for name in files for key in cited_by_content(lesson.parent / name)}


def cited_by_page(page):
    """Return the keys that a prose page cites."""
    return set(CITATION.findall(page.read_text(encoding="utf-8")))


def listed_on_page(page):
    """Return the lines of a page's `sources` directives, in order."""
    return [line for block in DIRECTIVE.findall(page.read_text(encoding="utf-8")) for line in block.split()]


def cited():
    """Return every key that is cited anywhere in the course."""
    return set().union(*map(cited_by_lesson, LESSONS), *map(cited_by_page, PAGES), *map(cited_by_content, CONTENT))


def name(path):
    """Name a test case after its file."""
    return path.name


def test_the_bibliography_has_entries():
    assert len(entries) > 50


@pytest.mark.parametrize("key", entries)
def test_an_entry_says_who_what_and_where(key):
    entry = entries[key]
    assert entry.fields.get("title") and entry.fields.get("label")
    assert entry.persons.get("author") or entry.fields.get("journal") or entry.fields.get("howpublished")
    doi, url = entry.fields.get("doi", ""), entry.fields.get("url", "")
    assert doi.startswith("10.") or re.match(r"https?://\w", url), f"{key} needs a doi or an address"


def test_no_two_entries_share_a_label():
    labels = Counter(entry.fields["label"] for entry in entries.values())
    assert [label for label, times in labels.items() if times > 1] == []


def test_a_year_has_four_digits():
    assert [key for key, entry in entries.items() if not re.fullmatch(r"(\d{4})?", entry.fields.get("year", ""))] == []


@pytest.mark.parametrize("path", LESSONS + PAGES + CONTENT, ids=name)
def test_each_key_that_is_cited_exists(path):
    read = {".ipynb": cited_by_lesson, ".md": cited_by_page, ".yml": cited_by_content}[path.suffix]
    assert sorted(set(read(path)) - set(entries)) == []


@pytest.mark.parametrize("lesson", LESSONS, ids=name)
def test_a_lesson_lists_exactly_the_sources_it_cites(lesson):
    assert sorted(called(lesson, "sources")) == sorted(cited_by_lesson(lesson))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_a_page_lists_exactly_the_sources_it_cites(page):
    listed = listed_on_page(page)
    assert listed == [":all:"] or sorted(listed) == sorted(cited_by_page(page))


def test_one_page_lists_all_sources():
    assert [page.name for page in PAGES if ":all:" in listed_on_page(page)] == ["sources.md"]


def test_every_entry_is_cited_somewhere():
    assert sorted(set(entries) - cited()) == []


def test_a_list_of_sources_has_an_anchor_and_an_address_for_each(tmp_path):
    bib = tmp_path / "some.bib"
    bib.write_text("@article{a2000, author = {Duan, Y and others}, title = {A <b>}, journal = {J}, volume = {5}, number = {1}, "
                   "pages = {2--3}, year = {2000}, doi = {10.1/x}, label = {A 2000}}", encoding="utf-8")
    html = sources_html(load_references(bib), ["a2000"])
    assert 'id="source-a2000"' in html and 'href="https://doi.org/10.1/x"' in html
    assert "Duan, Y and others." in html and "A &lt;b&gt;" in html and "(2000)" in html


def test_sources_of_a_lesson_that_are_not_in_the_bibliography_are_all_told(root):
    with pytest.raises(ContentError, match="no entry 'nope1'(.|\n)*no entry 'nope2'"):
        Sources("nope1", "hse2018", "nope2", near=root / "notebooks")


def test_a_lesson_without_a_bibliography_above_it_is_told(tmp_path):
    with pytest.raises(ContentError, match="was not found in this folder or above it"):
        Sources("hse2018", near=tmp_path)
