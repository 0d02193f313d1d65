"""The page for authors: every type and setting is on it.

Its examples load and are good questions, its tables are the models'.
"""

import ast
import re

import pytest
from docutils import nodes
from helpers.places import ROOT
from helpers.reading import grade, sentences
from pydantic import BaseModel

from coursebook.book.directives.settings import table_node, with_code
from coursebook.book.settings_tables import NAMES, Setting, tables
from coursebook.checks.item_writing import examine_quiz
from coursebook.core.fields import Picture
from coursebook.quizzes import types as questions
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz_text
from coursebook.quizzes.models import Quiz
from coursebook.quizzes.types import TYPES, Question
from coursebook.quizzes.types.choices import Choices

PAGE = ROOT / "book" / "writing-questions.md"
TEXT = PAGE.read_text(encoding="utf-8")
FENCED = re.compile(r"^(`{3,})\{?(\w+)\}?([^\n]*)\n(.*?)^\1$", re.M | re.S)
BLOCKS = [(kind, argument.strip(), body) for _, kind, argument, body in FENCED.findall(TEXT)]
EXAMPLES = [load_quiz_text(body, PAGE) for kind, _, body in BLOCKS if kind == "example"]
TABLED = [argument for kind, argument, _ in BLOCKS if kind == "settings"]
PROSE = re.sub(r"\A---\n.*?\n---\n", "", FENCED.sub("", TEXT), flags=re.S)
SHOWN = {}  # the settings in the page's tables, by the name of their record
for _table in (table for name in TABLED for table in tables(name)):
    SHOWN.setdefault(_table.model, set()).update(setting.name for setting in _table.settings)


def records():
    """Return every record that a quiz file can hold, by its name.

    What types share and never stands alone is left out.
    """
    waiting, found = [BaseModel], {}
    while waiting:
        below = waiting.pop().__subclasses__()
        found |= {
            each.__name__: each
            for each in below
            if each.__module__.startswith(f"{questions.__name__}.")
        }
        waiting += below
    return {name: each for name, each in found.items() if each is not Choices} | {
        "Quiz": Quiz,
        "Picture": Picture,
    }


def section_of(kind):
    """Return the part of the page with the heading of a type."""
    return re.search(rf"^### [^\n]*`{kind}`\n(.*?)(?=^##)", TEXT, re.M | re.S)[1]


# Nothing is left out


@pytest.mark.parametrize("kind", TYPES)
def test_each_type_has_a_section_with_its_example_its_marking_and_its_settings(kind):
    section = section_of(kind)
    [example] = [
        load_quiz_text(body, PAGE)
        for _, name, _, body in FENCED.findall(section)
        if name == "example"
    ]
    assert [question.type for question in example.questions] == [kind]
    assert f"```{{settings}} {kind}\n" in section
    assert "**Good for**" in section and "**How it is marked.**" in section


def test_each_name_has_its_table_exactly_once_and_each_is_known():
    assert sorted(TABLED) == sorted(NAMES)


@pytest.mark.parametrize("name, record", records().items())
def test_every_setting_of_every_record_is_in_a_table(name, record):
    shared = (
        set(Question.model_fields) & SHOWN["Question"] if issubclass(record, Question) else set()
    )
    assert set(record.model_fields) - SHOWN.get(name, set()) - shared == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_says_what_it_is_for(name):
    assert [
        setting
        for table in tables(name)
        for setting in table.settings
        if not all(part.strip() for part in setting)
    ] == []


@pytest.mark.parametrize(
    "name",
    [*Question.model_fields, *Quiz.model_fields, "safe", "level", "form", "check", "preview"],
)
def test_each_shared_setting_and_each_tool_is_in_the_text_too(name):
    assert re.search(
        rf"`[^`\n]*\b{name}\b[^`\n]*`|^(?:\S*coursebook {name}|\s*(?:- )?{name}:)|{name}=",
        TEXT,
        re.M,
    )


@pytest.mark.parametrize("mode", ["practice", "check", "survey"])
def test_each_mode_has_its_live_example(mode):
    assert [
        example.id
        for example in EXAMPLES
        if example.mode == mode and example.id == f"example-{mode}"
    ]


# The examples


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.id for example in EXAMPLES])
def test_an_example_is_rendered_and_an_examiner_has_no_remark(example):
    assert example.id.startswith("example-")
    assert 'data-course="quiz"' in quiz_html(example, PAGE.parent)
    assert [
        remark.sentence
        for remark in examine_quiz(example)
        if "names no objective" not in remark.sentence
    ] == []


def test_no_two_examples_share_an_id():
    ids = [example.id for example in EXAMPLES]
    assert len(ids) == len(set(ids)) >= len(TYPES) + 5


def test_the_examples_together_use_every_shared_setting_and_the_safe_option():
    used = {
        key
        for kind, _, body in BLOCKS
        if kind == "example"
        for key in re.findall(r"\b([a-z_]+):", body)
    }
    assert set(Quiz.model_fields) | set(Question.model_fields) | {"safe"} <= used | {
        "intro",
        "draw",
        "objective",
        "revision",
        "sources",
        "claims",
    }  # these show nothing on a page, or need facts


def test_no_example_teaches_medicine():
    told = " ".join(body for kind, _, body in BLOCKS if kind == "example").lower()
    assert not re.search(
        r"\b(cramp|clots?\b|pregnan|midwi|magnesium|calf|calves|blood|doctor)", told
    )


def test_the_example_in_python_knows_the_answers(monkeypatch, capsys):
    monkeypatch.chdir(ROOT / "notebooks")
    code, said = (
        re.search(r"^```python\n(from coursebook.*?live=True.*?)^```", TEXT, re.M | re.S)[1],
        {},
    )
    exec(code, said)
    asked = said["asked"]
    given = ast.literal_eval(re.search(r"`asked\.answers = ([^`]+)`", TEXT)[1])
    asked.answers = given
    assert (asked.score, asked.complete, asked.total) == (1, False, 5)
    assert capsys.readouterr().out == f"answered: {given}\n"
    asked.layout.close()
    asked.close()


def test_the_table_of_types_says_what_each_can_do():
    for kind, model in TYPES.items():
        row = re.search(rf"^\| \[`{kind}`\]\([^)]*\) \|[^|\n]*\| (\w+) \| (\w+) \|$", PROSE, re.M)
        assert row.groups() == tuple(
            "yes" if each else "no" for each in (model.may_be_red_flag, model.fits_survey)
        ), kind


def test_the_page_reads_easily():
    assert grade(PROSE) <= 10
    assert [" ".join(words) for words in sentences(PROSE) if len(words) > 25] == []


# The tables


def settings_of(name):
    return {setting.name: setting for table in tables(name) for setting in table.settings}


@pytest.mark.parametrize(
    "name, setting, holds, default",
    [
        ("quiz", "mode", "one of: `practice`, `check`, `survey`", "`practice`"),
        ("quiz", "questions", "a list of questions; at least 1", "needed"),
        ("quiz", "draw", "a whole number, 1 or more", "none"),
        ("question", "points", "a whole number, 1 to 10", "`1`"),
        ("question", "red_flag", "`true` or `false`", "`false`"),
        ("question", "hints", "a list of texts", "none"),
        ("question", "image", "a group with the settings below", "none"),
        ("question", "id", "an id", "needed"),
        ("option", "feedback", "text", "none"),
        ("single", "type", "`single`", "needed"),
        (
            "single",
            "options",
            "a list of options; see the settings of `option`; at least 2",
            "needed",
        ),
        ("number", "tolerance", "a number, 0 or more", "`0`"),
        ("match", "level", "a whole number, 1 to 4", "none"),
        ("case", "steps", "a list; each entry has the settings below; at least 2", "needed"),
    ],
)
def test_a_setting_is_described_as_its_model_has_it(name, setting, holds, default):
    assert settings_of(name)[setting][1:3] == (holds, default)


def test_a_record_inside_has_its_own_table_and_an_option_is_described_once():
    assert [table.path for table in tables("case")] == [(), ("steps",), ("steps", "options")]
    assert [table.caption for table in tables("case")][2] == "Each entry of `steps › options`"
    assert [table.path for table in tables("single")] == [()]
    assert [table.caption for table in tables("question")] == [
        "Settings that all questions share",
        "The group `image`",
    ]


def test_a_table_has_a_heading_for_each_column_and_each_row():
    table = next(iter(tables("order")))
    node = table_node(table)
    assert [colspec.get("stub", 0) for colspec in node.findall(nodes.colspec)] == [1, 0, 0, 0]
    assert len(list(node.findall(nodes.row))) == 1 + len(table.settings)
    assert node[0].astext() == "Settings of order"


def test_code_in_a_text_becomes_code():
    assert [type(node) for node in with_code("one of: `a`, `b`")] == [
        nodes.Text,
        nodes.literal,
        nodes.Text,
        nodes.literal,
    ]
    assert Setting("a", "b", "c", "d").description == "d"
