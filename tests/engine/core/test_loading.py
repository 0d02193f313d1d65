"""Content files become models, and each mistake is told with its line and column.

`fixtures/invalid` holds files with mistakes; NAME.errors.txt beside each has exactly what is to be
said.
"""

import re

import pytest
from helpers.places import FIXTURES
from helpers.plain_yaml import read_plain_yaml

from coursebook.checklists.loading import load_checklist
from coursebook.checklists.models import Habits, RedFlags
from coursebook.claims.loading import load_ledger
from coursebook.core.errors import ContentError
from coursebook.core.settings import load_settings
from coursebook.core.yaml_source import read_yaml
from coursebook.course.parts import loader_of
from coursebook.guides.models import Guide
from coursebook.media.pictures import load_pictures
from coursebook.quizzes.loading import load_quiz, load_quiz_text
from coursebook.quizzes.models import Quiz
from coursebook.quizzes.types import TYPES

VALID = sorted((FIXTURES / "valid").glob("*.yml"))
INVALID = sorted((FIXTURES / "invalid").glob("*.yml"))
PLAIN = FIXTURES / "valid" / "plain.quiz.yml"


def load(path):
    return loader_of(path)(path)


def name(path):
    return path.name


def said(path):
    """Return what is said about a file, as `line:column: sentence`."""
    with pytest.raises(ContentError) as caught:
        load(path)
    assert {problem.file for problem in caught.value.problems} == {str(path)}
    return [f"{p.line}:{p.column}: {p.sentence}" for p in caught.value.problems]


@pytest.fixture
def write(tmp_path):
    """Write a quiz file; return its path."""

    def write_one(data, name="some.quiz.yml"):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return write_one


@pytest.mark.parametrize("path", VALID, ids=name)
def test_a_valid_file_loads(path):
    assert isinstance(load(path), (Guide, Quiz, Habits, RedFlags))


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_a_file_with_mistakes_gives_exactly_these_sentences(path):
    types = ", ".join(f"'{kind}'" for kind in TYPES)
    expected = (
        path.with_name(f"{path.name[:-4]}.errors.txt")
        .read_text(encoding="utf-8")
        .replace("{types}", types)
    )
    assert said(path) == expected.splitlines()


def test_each_list_of_expected_sentences_has_its_file_and_is_not_empty():
    expected = sorted((FIXTURES / "invalid").glob("*.errors.txt"))
    assert [path.name.replace(".errors.txt", ".yml") for path in expected] == [
        path.name for path in INVALID
    ]
    assert all(path.read_text(encoding="utf-8").strip() for path in expected)
    assert len(INVALID) > 50


def test_nothing_of_a_file_is_lost():
    quiz = load_quiz(FIXTURES / "valid" / "every-type.quiz.yml")
    assert (quiz.id, quiz.title, quiz.intro) == (
        "every-type",
        "Every type: one of each",
        "Eight questions.",
    )
    assert (quiz.mode, quiz.confidence, quiz.shuffle, quiz.draw, quiz.attempts) == (
        "practice",
        True,
        False,
        8,
        5,
    )
    assert sorted(question.type for question in quiz.questions) == sorted(TYPES)
    first = quiz.questions[0]
    assert (first.objective, first.red_flag, first.stem) == ("stretch", True, "Which **one** fits?")
    assert (first.points, first.revision, first.hints) == (
        2,
        3,
        ["The first hint.", "The *second* hint."],
    )
    assert (first.image.file, first.image.alt) == ("leg.svg", "A leg with a straight knee.")
    assert [option.text for option in first.options] == ["The first", "The second", "The third"]
    assert (first.explanation, first.sources) == ("Only the *second* fits.", ["hse2018", "who2016"])


def test_a_quiz_may_be_given_as_the_same_data_and_as_itself():
    data = read_plain_yaml(PLAIN)
    assert load_quiz(data) == load_quiz(PLAIN) == load_quiz(load_quiz(PLAIN))


def test_mistakes_in_given_data_are_told_with_their_path():
    data = read_plain_yaml(FIXTURES / "invalid" / "two-right-in-single.quiz.yml")
    data["title"] = 3
    with pytest.raises(ContentError) as caught:
        load_quiz(data)
    assert sorted(str(problem) for problem in caught.value.problems) == [
        (
            f"the quiz '{data['id']}' at questions[0].options: 2 options are right; mark exactly "
            "one with 'right: true', or use 'type: multiple'."
        ),
        f"the quiz '{data['id']}' at title: 'title' must be text; put it in quotes.",
    ]


def test_a_quiz_may_stand_in_another_file_and_its_mistakes_are_told_with_the_lines_of_that_file():
    text = (FIXTURES / "invalid" / "missing-feedback.quiz.yml").read_text(encoding="utf-8")
    with pytest.raises(
        ContentError, match=r"^page\.md:113:9: 'feedback' is missing; write it here\.$"
    ):
        load_quiz_text(text, "page.md", line_offset=100)
    with pytest.raises(ContentError, match=r"^page\.md:11:1: this is not valid YAML"):
        load_quiz_text("\tid: x", "page.md", line_offset=10)
    assert load_quiz_text(PLAIN.read_text(encoding="utf-8"), "page.md", 7) == load_quiz(PLAIN)


def test_text_that_looks_like_something_else_stays_text_when_it_is_quoted():
    quiz = load_quiz(FIXTURES / "valid" / "awkward-text.quiz.yml")
    assert quiz.title == "Signs: < > & \" ' #, and 10 % of {braces}"
    assert quiz.questions[0].stem == 'A stem over two lines, with 1 < 2 & "quotes".'
    assert [(o.id, o.text, o.feedback) for o in quiz.questions[0].options] == [
        ("no", "No", "Norway: no."),
        ("12", "12:30", "2020-01-01"),
        ("1e3", "null", "~"),
    ]


def test_a_file_may_be_named_by_a_string():
    assert load_quiz(str(PLAIN)) == load_quiz(PLAIN)


def test_loading_twice_gives_equal_models():
    assert load_quiz(PLAIN) == load_quiz(PLAIN)


@pytest.mark.parametrize(
    "change",
    [lambda data: b"\xef\xbb\xbf" + data, lambda data: data.replace(b"\n", b"\r\n")],
    ids=["byte order mark", "Windows line ends"],
)
def test_a_file_saved_on_windows_loads(write, change):
    assert load_quiz(write(change(PLAIN.read_bytes()))) == load_quiz(PLAIN)


def test_lines_are_counted_as_an_editor_counts_them_in_a_file_from_windows(write):
    source = (FIXTURES / "invalid" / "missing-feedback.quiz.yml").read_bytes()
    assert said(write(source.replace(b"\n", b"\r\n"))) == [
        "13:9: 'feedback' is missing; write it here."
    ]


def test_a_file_that_is_not_there_is_told_with_what_is(tmp_path):
    (tmp_path / "b.quiz.yml").write_text("id: b")
    (tmp_path / "a.yml").write_text("id: a")
    with pytest.raises(
        ContentError,
        match=(
            r"nope\.quiz\.yml: there is no such file; the \.yml files there: a\.yml, "
            r"b\.quiz\.yml\.$"
        ),
    ):
        load_quiz(tmp_path / "nope.quiz.yml")


def test_a_file_in_a_folder_that_is_not_there_is_told_too(tmp_path):
    with pytest.raises(ContentError, match="there is no such file; the .yml files there: none"):
        load_quiz(tmp_path / "no" / "nope.quiz.yml")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(ContentError, match="directory"):
        load_quiz(tmp_path)


def test_text_in_another_encoding_is_refused(write):
    with pytest.raises(ContentError, match="is not UTF-8 text; save it as UTF-8"):
        load_quiz(write("id: caf\u00e9".encode("latin-1")))


def test_a_file_that_is_far_too_large_is_refused(write):
    with pytest.raises(ContentError, match="is larger than 2 MB; is it the right file"):
        load_quiz(write(b"#" * 2_000_001))


@pytest.mark.parametrize(
    "data",
    [
        b"id: \x00",
        b"%",
        b"[" * 5000,
        b"!!python/name:os.system",
        b"!!binary x: y",
        b"? {a: b}\n: c",
        b"<<: {id: a}",
        b"id: !!int x",
        b"&a [*a]",
        b"{",
        b"- - -",
        b"~",
        b"1",
    ],
)
def test_a_file_that_is_no_quiz_at_all_gives_a_content_error_and_never_another(write, data):
    with pytest.raises(ContentError, match=r"some\.quiz\.yml"):
        load_quiz(write(data))


def test_a_tag_runs_nothing(write, tmp_path):
    with pytest.raises(ContentError, match="cannot be read|must be a group"):
        load_quiz(write(f"!!python/object/apply:pathlib.Path.touch ['{tmp_path}/ran']"))
    assert not (tmp_path / "ran").exists()


def test_every_kind_of_alias_is_refused(write):
    for anchored in ("&x text", "&x [1]", "&x {a: 1}"):
        with pytest.raises(
            ContentError, match=r"aliases \(\*name\) are not used here; write the text out"
        ):
            read_yaml(write(f"a: {anchored}\nb: *x\n"))


def test_aliases_that_grow_without_end_are_refused_at_once(write):
    lines = ["a0: &a0 [x, x]"] + [
        f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 6)
    ]
    with pytest.raises(ContentError, match="aliases"):
        read_yaml(write("\n".join(lines)))


def test_the_place_of_each_entry_is_where_its_key_or_its_dash_leads(write):
    data, places = read_yaml(write("id: a\nlist:\n  - one\n  - {two: 2}\n"))
    assert data == {"id": "a", "list": ["one", {"two": 2}]}
    assert places == {
        (): (1, 1),
        ("id",): (1, 1),
        ("list",): (2, 1),
        ("list", 0): (3, 5),
        ("list", 1): (4, 5),
        ("list", 1, "two"): (4, 6),
    }


def test_a_quiz_is_no_checklist_and_a_checklist_no_quiz():
    with pytest.raises(
        ContentError, match="'kind' is missing; write it, such as 'type: single' or 'kind: habits'"
    ):
        load_checklist(PLAIN)
    with pytest.raises(ContentError, match="'kind' is not a key that is known here"):
        load_quiz(FIXTURES / "valid" / "habits.checklist.yml")


# --- keys that are nearly right ---

UNKNOWN = (
    "'{}' is not a key that is known here; remove it or correct its spelling, or, if it belongs to "
    "a text, put that text in quotes"
)


@pytest.mark.parametrize(
    "file, right, wrong",
    [
        ("plain.quiz.yml", "title", "titel"),
        ("plain.quiz.yml", "title", "Title"),
        ("every-type.quiz.yml", "hints", "hint"),
        ("every-type.quiz.yml", "pairs", "pair"),
        ("every-type.quiz.yml", "if_true", "iftrue"),
        ("every-type.quiz.yml", "level", "levle"),
        ("every-type.quiz.yml", "alt", "alts"),
        ("habits.checklist.yml", "items", "itmes"),
        ("smallest.guide.yml", "title", "titles"),
    ],
)
def test_a_key_that_is_close_to_a_known_one_is_told_with_it(write, file, right, wrong):
    text = (FIXTURES / "valid" / file).read_text(encoding="utf-8")
    assert f"{right}:" in text
    path = write(text.replace(f"{right}:", f"{wrong}:", 1), f"some.{file.partition('.')[2]}")
    sentence = f"{UNKNOWN.format(wrong)}; did you mean '{right}'?"
    assert [line.partition(": ")[2] for line in said(path)].count(sentence) == 1


@pytest.mark.parametrize("wrong", ["colour", "options", "identity"])
def test_a_key_that_is_close_to_none_is_told_alone(write, wrong):
    path = write(PLAIN.read_text(encoding="utf-8") + f"\n{wrong}: x\n")
    assert [line.partition(": ")[2] for line in said(path)] == [f"{UNKNOWN.format(wrong)}."]


def test_a_known_key_that_is_there_already_is_not_what_a_wrong_one_means(write):
    path = write(PLAIN.read_text(encoding="utf-8") + "\ntitel: x\n")
    assert [line.partition(": ")[2] for line in said(path)] == [f"{UNKNOWN.format('titel')}."]


@pytest.mark.parametrize(
    "load_file, text, told",
    [
        (load_pictures, "leg:\n  alt: A.\n  descripton: A leg.\n", "did you mean 'description'?"),
        (load_settings, "roles: {sign: a.yml}\n", "did you mean 'signs'?"),
        (load_ledger, "topics: []\nclaim: []\n", "did you mean 'claims'?"),
        (load_quiz, "id: a\nquestions: [{type: sinlge, stme: A}]\n", "write one of {types}."),
    ],
    ids=["pictures", "settings", "evidence", "a type that is not known"],
)
def test_a_file_of_any_shape_has_keys_that_are_close(tmp_path, load_file, text, told):
    path = tmp_path / "course.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_file(tmp_path if load_file is load_settings else path)
    told = told.format(types=", ".join(f"'{kind}'" for kind in TYPES))
    assert [problem.sentence.endswith(told) for problem in caught.value.problems].count(True) == 1


def test_problems_are_told_in_the_order_of_the_file():
    with pytest.raises(ContentError) as caught:
        load_quiz(FIXTURES / "invalid" / "all-at-once.quiz.yml")
    places = [problem[1:3] for problem in caught.value.problems]
    assert len(places) == 5 and places == sorted(places)


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_every_sentence_ends_and_none_speaks_pydantic(path):
    for line in said(path):
        assert line.endswith(".") or re.search(r"; did you mean '\w+'\?$", line)
        for word in (
            "pydantic",
            "Input should",
            "value_error",
            "NoneType",
            "Traceback",
            "Field required",
        ):
            assert word not in line
