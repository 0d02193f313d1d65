"""Adding a question type as CONTRIBUTING.md says: its files alone make it known everywhere.

The real browser is in `browser/`.
"""

import json
from pathlib import Path

import pytest
import yaml
from helpers.adding import COMMANDS, FILES, SECTION, code, follow
from helpers.places import ROOT

from coursebook.quizzes.types import TYPES

VECTORS = "tests/fixtures/marking/word.yml"
# All in one interpreter: the type marked and rendered, its scripts, its table of settings, its own
# test.
TRY = f"""
import contextlib, io, json, sys
import pytest, yaml
from coursebook.book.settings_tables import tables
from coursebook.core.bundle import read_module, read_script
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.marking import mark

[group] = yaml.safe_load(open("{VECTORS}", encoding="utf-8"))
quiz = load_quiz({{"id": "quiz", "title": "Quiz", "questions": [group["question"]]}})
with contextlib.redirect_stdout(io.StringIO()) as said:
    tested = pytest.main(["-q", "-p", "no:cacheprovider", "--rootdir", ".", *sys.argv[1:]])
print(json.dumps({{
    "marks": [mark(quiz.questions[0], vector["answer"])[:3] for vector in group["marks"]],
    "html": quiz_html(quiz),
    "scripts": [*map(read_script, ["course", "progress", "quiz"]), read_module("quiz")],
    "settings": [setting.name for setting in tables("word")[0].settings],
    "tested": tested,
    "said": said.getvalue(),
}}))
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A copy of the package with the new type."""
    return follow(tmp_path_factory.mktemp("adding"))


@pytest.fixture(scope="module")
def tried(copy):
    """What the copy makes of a quiz with the new type."""
    return json.loads(
        code(copy, TRY, next(name for name in FILES if name.endswith("test_word.py")))
    )


def test_the_section_names_five_new_files_each_in_its_text_and_at_its_block():
    assert [Path(name).name for name in FILES] == [
        "__init__.py",
        "word.html.j2",
        "word.js",
        "word.yml",
        "test_word.py",
    ]
    assert [name for name in FILES if f", `{name}`" not in SECTION] == []
    assert [name for name in FILES if (ROOT / name).exists()] == [] and "word" not in TYPES
    assert {Path(name).parent.as_posix() for name in list(FILES)[:3]} == {
        "coursebook/quizzes/types/word"
    }


def test_the_marks_of_the_new_type_are_those_of_its_vectors(tried, copy):
    [group] = yaml.safe_load((copy / VECTORS).read_text(encoding="utf-8"))
    assert tried["marks"] == [
        [vector["share"], vector["missed"], vector["wrong"]] for vector in group["marks"]
    ]
    assert {vector["share"] for vector in group["marks"]} == {0, 1}


def test_the_new_type_is_rendered_with_its_answer_and_its_key(tried):
    assert 'class="course-question course-question--word"' in tried["html"]
    assert (
        "A pot of" in tried["html"]
        and '<strong class="course-answer__option">tea</strong>' in tried["html"]
    )


def test_every_script_that_wakes_questions_has_the_new_type(tried):
    assert [script.count(".word={") for script in tried["scripts"]] == [1] * 4


def test_the_schema_names_the_new_type(copy):
    assert COMMANDS == ["scripts", "schemas"]
    schema = json.loads(
        (copy / "coursebook" / "schemas" / "quiz.schema.json").read_text(encoding="utf-8")
    )
    assert schema["$defs"]["Word"]["properties"]["type"]["const"] == "word"
    assert set(schema["$defs"]["Word"]["required"]) == {"id", "type", "stem", "label", "accepts"}


def test_the_new_type_has_its_table_of_settings(tried):
    assert tried["settings"] == ["type", "label", "accepts"]


def test_its_own_test_passes(tried):
    assert tried["tested"] == 0 and "1 passed" in tried["said"]
