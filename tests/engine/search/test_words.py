"""The words that mean the same to a search: the file, its mistakes with their place, its schema."""

import json

import pytest
from helpers.places import FIXTURES, ROOT
from helpers.plain_yaml import read_plain_yaml
from jsonschema import Draft202012Validator

from coursebook.checks.course import check_course
from coursebook.core.errors import ContentError
from coursebook.course.course import Course
from coursebook.search.words import fold_word, load_search_words

FILES = FIXTURES / "search"
VALID = sorted((FILES / "valid").glob("*.yml"))
INVALID = sorted((FILES / "invalid").glob("*.yml"))
SCHEMA = ROOT / "coursebook" / "schemas" / "search-words.schema.json"
BEYOND_A_SCHEMA = {"word-twice", "no-letter"}


def name(path):
    return path.stem


def faults(path):
    """Return what the schema finds in a file."""
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return list(Draft202012Validator(schema).iter_errors(read_plain_yaml(path)))


@pytest.mark.parametrize("path", VALID, ids=name)
def test_a_valid_file_loads_and_is_valid_in_an_editor_too(path):
    words = load_search_words(path)
    assert words.model_dump(exclude_unset=True) == read_plain_yaml(path)
    assert faults(path) == []


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_a_file_with_mistakes_gives_exactly_these_sentences(path):
    with pytest.raises(ContentError) as caught:
        load_search_words(path)
    told = [f"{p.line}:{p.column}: {p.sentence}" for p in caught.value.problems]
    assert told == path.with_suffix(".errors.txt").read_text(encoding="utf-8").splitlines()
    assert bool(faults(path)) is (path.stem not in BEYOND_A_SCHEMA)


@pytest.mark.parametrize(
    "word, folded",
    [
        ("Pre-Eclampsia", "preeclampsia"),
        ("pre eclampsia", "preeclampsia"),
        ("œdème", "œdeme"),
        ("C-section", "csection"),
        ("can’t breathe", "canbreathe"),
        ("can't breathe", "canbreathe"),
        ("４ weeks", "4weeks"),
        ("दर्द", "दर्द"),
        ("--", ""),
    ],
)
def test_a_word_is_compared_by_its_letters_and_digits_alone(word, folded):
    assert fold_word(word) == folded


# In a course


@pytest.fixture
def course(tmp_path):
    """A small course; return what writes its words."""

    def write(words, settings=""):
        (tmp_path / "book").mkdir()
        (tmp_path / "book" / "page.md").write_text("# Page\n\nTea.\n", encoding="utf-8")
        (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: book/page\n", encoding="utf-8")
        (tmp_path / "course.yml").write_text(settings, encoding="utf-8")
        if words:
            (tmp_path / "book" / "search-words.yml").write_text(words, encoding="utf-8")
        return tmp_path

    return write


def problems(root):
    return [str(problem) for problem in check_course(root).problems]


def test_a_course_may_go_without_them(course):
    root = course("", "id: tea\n")
    assert problems(root) == [] and Course(root).search_words is None


def test_check_tells_the_mistakes_with_their_place(course):
    root = course("same:\n  - [tea, cuppa]\n  - [brew, tea]\n", "id: tea\n")
    (said,) = problems(root)
    assert said.startswith("book/search-words.yml:3:12: 'tea' is in this file already, as 'tea'")


def test_urgent_words_need_the_page_that_they_lead_to(course):
    words = "same:\n  - [tea, cuppa]\nurgent:\n  - [scald, burn]\n"
    root = course(words, "id: tea\n")
    assert problems(root) == [
        "book/search-words.yml:3:1: 'urgent' leads to the page of signs, and course.yml names "
        "none; write it as 'signs:' below 'pages:'."
    ]
    (root / "course.yml").write_text("pages: {signs: book/page}\n", encoding="utf-8")
    assert problems(root) == []
