"""The file that a learner saves for her class: what is read and what is refused."""

import json
import re

import pytest
from helpers.places import FIXTURES
from jsonschema import Draft202012Validator

from coursebook.core.errors import ContentError
from coursebook.core.json_schema import schema_text
from coursebook.results.progress_file import LARGEST, Progress
from coursebook.results.results_file import ResultsFile, read_document

FILES = FIXTURES / "results"
VALID, INVALID = (
    sorted((FILES / "valid").glob("*.json")),
    sorted((FILES / "invalid").glob("*.json")),
)
TEXT = schema_text("results", ResultsFile)
SCHEMA = Draft202012Validator(json.loads(TEXT))
# What a schema cannot say: that a day is one of the calendar, that a question stands there once.
BEYOND_A_SCHEMA = {"no-day", "a-moment", "question-twice"}


def name(path):
    return path.stem


def sentences(text):
    with pytest.raises(ContentError) as caught:
        read_document(text)
    return [problem.sentence for problem in caught.value.problems]


def test_a_saved_file_is_read():
    found = read_document((FILES / "valid" / "full.json").read_bytes())
    assert (found.learner, found.saves, str(found.saved), found.name) == (
        "k3v9m2x7q0p4z8t1",
        2,
        "2026-11-22",
        "A learner",
    )
    first, second = found.answers
    assert (first.quiz, first.question, first.first, first.last) == (
        "start-here",
        "pre-sort-three",
        ["hard-knot"],
        ["heavy-ache"],
    )
    assert (first.revision, first.sure, first.tries) == (1, "sure", 2) and (
        second.first,
        second.sure,
    ) == ([], "")


@pytest.mark.parametrize("path", VALID, ids=name)
def test_a_valid_file_is_valid_for_the_model_and_for_the_schema(path):
    assert isinstance(read_document(path.read_bytes()), ResultsFile)
    assert not list(SCHEMA.iter_errors(json.loads(path.read_text(encoding="utf-8"))))


@pytest.mark.parametrize("path", VALID, ids=name)
def test_a_file_is_one_line_so_that_files_can_be_put_together(path):
    assert path.read_bytes().count(b"\n") == 1 and path.read_bytes().endswith(b"}\n")


def test_every_text_stays_as_it_was_typed():
    found = read_document((FILES / "valid" / "of-another-edition.json").read_bytes())
    assert (found.name, found.answers[0].first, found.answers[0].last) == (
        'مها "M"',
        [" as typed ", ""],
        ["2,5 "],
    )


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_each_mistake_in_a_file_is_told_in_one_sentence(path):
    assert (
        sentences(path.read_bytes())
        == path.with_suffix(".errors.txt").read_text(encoding="utf-8").splitlines()
    )


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_the_schema_refuses_what_the_model_refuses(path):
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return
    assert SCHEMA.is_valid(data) is (path.stem in BEYOND_A_SCHEMA)


def test_a_file_of_my_progress_is_taken_too():
    path = FILES.parent / "progress" / "valid" / "full.json"
    assert isinstance(read_document(path.read_bytes()), Progress)


def test_a_mark_of_utf_8_does_no_harm_and_what_is_too_large_or_too_deep_is_refused():
    text = (FILES / "valid" / "full.json").read_bytes()
    assert read_document(b"\xef\xbb\xbf" + text) == read_document(text)
    assert sentences(text + b" " * LARGEST) == [
        "It is larger than 2 MB, so no learner saved it here."
    ]
    for broken in (b"[" * 100_000, b'{"a":"\xff"}', b"\0" * 50):
        assert sentences(broken) == [
            "It is not JSON, or was cut short; ask the learner to save it again."
        ]
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        assert "UTF-16" in sentences(text.decode().encode(encoding))[0]


def test_nothing_in_the_file_can_hold_signs_habits_free_text_or_where_she_lives():
    fields = set(re.findall(r'"(\w+)": \{', TEXT))
    assert {"learner", "answers", "tries"} <= fields
    assert not fields & {
        "signs",
        "ticked",
        "habits",
        "text",
        "place",
        "country",
        "unit",
        "stage",
        "lessons",
    }
