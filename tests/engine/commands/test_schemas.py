"""The JSON Schemas for editors: made from the models, never stale, and true."""

import json

import pytest
import yaml
from helpers.places import FIXTURES, ROOT
from helpers.plain_yaml import read_plain_yaml
from jsonschema import Draft202012Validator

from coursebook.commands import schemas

SCHEMAS = ROOT / "coursebook" / "schemas"
COURSE = [
    path
    for kind in ("quiz", "checklist", "guide")
    for path in sorted((ROOT / "notebooks").glob(f"*.{kind}.yml"))
]
VALID = sorted((FIXTURES / "valid").glob("*.yml"))
INVALID = sorted((FIXTURES / "invalid").glob("*.yml"))
# What only the models or the loader know: these files are refused by `check`, and not yet by an
# editor.
BEYOND_A_SCHEMA = {
    "two-right-in-single",
    "none-right-in-single",
    "none-right-in-multiple",
    "all-right-in-multiple",
    "duplicate-question-id",
    "duplicate-option-id",
    "duplicate-habit-id",
    "duplicate-sign-id",
    "red-flag-as-true-false",
    "unknown-action",
    "names-that-lead-nowhere",
    "fear-without-words",
    "groups-out-of-order",
    "emergency-in-too-many-words",
    "duplicate-key",
    "alias",
    "text-left-empty",
    # what is needed or refused because of another entry
    "missing-feedback",
    "none-right-and-a-missing-feedback",
    "duplicate-id-and-a-missing-key",
    "duplicate-key-and-a-missing-feedback",
    "case-red-in-one-place",
    "case-that-skips-a-red-flag",
    "case-to-nowhere",
    "case-with-a-lost-step",
    "case-with-a-step-named-end",
    "case-with-two-right",
    "case-without-end",
    "case-without-feedback",
    "draws-more-than-there-are",
    "match-unknown-target",
    "number-upside-down",
    "number-with-both",
    "number-without-an-answer",
    "number-without-end",
    "order-as-red-flag",
    "red-flag-with-attempts",
    "reflect-without-a-model-answer",
    "safe-and-right",
    "safe-without-a-red-flag",
    "survey-with-a-number",
    "survey-with-a-right-answer",
    "guide-default-is-no-choice",
    "guide-hold-with-seconds",
    "guide-once-too-late",
    "guide-with-two-holds",
    "guide-without-a-hold",
}


def name(path):
    return path.name


def faults(path):
    """Return what the schema of a file's kind finds in it."""
    kind = path.name.split(".")[-2]
    schema = json.loads((SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8"))
    data = read_plain_yaml(path)
    return [error.message for error in Draft202012Validator(schema).iter_errors(data)]


def test_the_schema_files_are_not_stale():
    texts = schemas.schema_texts()
    assert {
        "checklist.schema.json",
        "evidence.schema.json",
        "course.schema.json",
        "quiz.schema.json",
    } <= {path.name for path in texts}
    for path, text in texts.items():
        assert path.read_text(encoding="utf-8") == text, "run 'coursebook schemas'"


@pytest.mark.parametrize(
    "text", schemas.schema_texts().values(), ids=[path.name for path in schemas.schema_texts()]
)
def test_a_schema_is_a_schema(text):
    Draft202012Validator.check_schema(json.loads(text))


def test_writing_the_schemas_gives_these_files(tmp_path, monkeypatch):
    expected = {path.name: text for path, text in schemas.schema_texts().items()}
    monkeypatch.setattr(schemas, "PACKAGE", tmp_path)
    (tmp_path / "schemas").mkdir()
    written = schemas.write_schemas()
    assert sorted(written) == sorted((tmp_path / "schemas").iterdir())
    assert {path.name: path.read_text(encoding="utf-8") for path in written} == expected


@pytest.mark.parametrize("path", VALID + COURSE, ids=name)
def test_a_valid_file_is_valid_in_an_editor_too(path):
    assert faults(path) == []


def test_the_course_has_files_to_try():
    assert len(COURSE) >= 10


def loads_as_yaml(path):
    try:
        return isinstance(read_plain_yaml(path), (dict, list))
    except (yaml.YAMLError, ValueError):
        return False


@pytest.mark.parametrize("path", [path for path in INVALID if loads_as_yaml(path)], ids=name)
def test_an_editor_marks_every_mistake_that_a_schema_can_know(path):
    assert bool(faults(path)) is (path.name.split(".")[0] not in BEYOND_A_SCHEMA)


@pytest.mark.parametrize("path", COURSE, ids=name)
def test_a_file_of_the_course_names_its_schema_in_its_first_line(path):
    kind = path.name.split(".")[-2]
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema=../coursebook/schemas/{kind}.schema.json"
    assert (path.parent / first.split("$schema=")[1]).is_file()


def test_an_author_reads_in_the_editor_what_each_key_is_for():
    found = {path.name: json.loads(text) for path, text in schemas.schema_texts().items()}
    quiz, checklist = found["quiz.schema.json"], found["checklist.schema.json"]
    for kind in (each for name, each in quiz["$defs"].items() if "properties" in each):
        for key, setting in kind["properties"].items():
            assert (
                key in ("type", "id", "text")
                or "description" in json.dumps(setting)
                or "$ref" in json.dumps(setting)
            ), key
    assert "description" in checklist["$defs"]["RedFlags"]["properties"]["nothing"]
