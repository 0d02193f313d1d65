"""Which pages are written again: the changed ones, or all when something that all show changed."""

from types import SimpleNamespace

import pytest
from docutils import nodes
from helpers.sphinx_app import app_of

from coursebook.book.rewriting import pages_to_write, record_digest

PAGES = ["book/index", "notebooks/lesson", "book/glossary"]


@pytest.fixture
def course(tmp_path):
    """Write a course of three pages that was built once."""
    for name in ("notebooks", "book", "doctrees"):
        (tmp_path / name).mkdir()
    contents = "root: book/index\nchapters:\n- file: notebooks/lesson\n- file: book/glossary\n"
    (tmp_path / "_toc.yml").write_text(contents)
    for page in PAGES:
        (tmp_path / f"{page}.md").write_text("# Title\n\nA sentence.\n")
    (tmp_path / "book" / "picture.svg").write_text("<svg/>")
    build(tmp_path)
    return tmp_path


def build(course, error=None, **titles):
    """Return the pages that a build writes beside those whose own files changed, and end it."""
    app = app_of(course, doctreedir=str(course / "doctrees"), builder=SimpleNamespace(name="html"))
    pages = pages_to_write(app, environment(titles))
    record_digest(app, error)
    return pages


def environment(titles):
    """Return what Sphinx knows of the pages; a glossary has words of an index."""
    named = {page: nodes.title("", titles.get(page.split("/")[1], "Title")) for page in PAGES}
    index = {page: [("single", "cramp", "term-cramp", "", None)] for page in PAGES[2:]}
    return SimpleNamespace(
        found_docs=set(PAGES),
        titles=named,
        tocs={page: nodes.bullet_list("", title.deepcopy()) for page, title in named.items()},
        domaindata={"std": {"labels": {}}, "index": {"entries": {PAGES[0]: [], **index}}},
    )


def test_a_changed_sentence_writes_no_other_page_but_those_that_the_search_cannot_do_without(
    course,
):
    (course / "notebooks" / "lesson.md").write_text("# Title\n\nAnother sentence.\n")
    assert build(course) == ["book/glossary"]


def test_a_changed_title_writes_all_pages(course):
    assert set(build(course, lesson="Another title")) == set(PAGES)
    assert build(course, lesson="Another title") == ["book/glossary"]


@pytest.mark.parametrize("name", ["book/picture.svg", "book/evidence.yml", "_config.yml"])
def test_any_changed_file_that_is_no_page_writes_all_pages(course, name):
    (course / name).write_text("# changed\n")
    assert set(build(course)) == set(PAGES)


def test_a_build_that_failed_is_not_taken_for_one_that_wrote_its_pages(course):
    assert set(build(course, error=RuntimeError(), lesson="Another title")) == set(PAGES)
    assert set(build(course, lesson="Another title")) == set(PAGES)
