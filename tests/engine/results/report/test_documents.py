"""The quick ways and the way through the models agree, also on documents spoilt at random."""

import json

import pytest
from helpers.places import ROOT
from helpers.simulating import answer, asked, document, simulate, text
from hypothesis import given, settings
from hypothesis import strategies as st

from coursebook.core.errors import ContentError
from coursebook.results.report.answers import Answers
from coursebook.results.report.course import load_course
from coursebook.results.report.documents import parse_canonical, parse_json, parse_validated
from coursebook.results.results_file import read_document

COURSE = load_course(ROOT)
ITEMS = asked(COURSE)[:4]
NAMES = st.one_of(
    st.none(),
    st.text(min_size=1, max_size=121),
    st.sampled_from(
        [" ", "\u2028", "\x85", "A" * 121, "é" * 120, "\U0001f921" * 120, '},{"', "\\"]
    ),
)
GIVEN = st.lists(st.text(max_size=6), max_size=3)
# What may stand where something else stood: bytes that mean much in JSON, and values of every kind.
PIECES = [
    b"",
    b" ",
    b"{",
    b"}",
    b"},{",
    b"[",
    b"]",
    b"]}",
    b",",
    b":",
    b'"',
    b"\\",
    b"\\u0041",
    b"\xff",
    b"\xed\xa0\x80",
    b"\0",
    b"\n",
    b"1",
    b"-",
    b"1.0",
    b"1e1",
    b"true",
    b"null",
    b'"x"',
    b'"name":null,',
    b'"name":"A",',
    b'"text":"T",',
    b"\xef\xbb\xbf",
]
VALUES = st.sampled_from(
    [
        None,
        True,
        False,
        0,
        1,
        -1,
        1.5,
        2**40,
        "",
        "1",
        " ",
        "2026-02-30",
        "0000-01-01",
        "2026-11-22T00:00",
        "a" * 16,
        "A" * 16,
        [],
        {},
        [1],
        [None],
        ["x"],
        "guess",
    ]
)


def every_way(written):
    """Read a document in each way with the same numbers; None when it is refused."""
    answers = Answers(COURSE)
    try:
        through_models = parse_validated(written, answers)
    except ContentError:
        through_models = None
    return parse_canonical(written, answers), parse_json(written, answers), through_models


@st.composite
def documents(draw):
    """A document that is as it must be, but for the name, which may be too long or blank."""
    answers = [
        answer(
            item,
            draw(GIVEN),
            draw(GIVEN),
            draw(st.sampled_from(["", "sure", "think", "guess"])),
            draw(st.integers(1, 10**6)),
        )
        for item in ITEMS
    ]
    return document(
        answers[: draw(st.integers(0, 4))],
        saves=draw(st.integers(1, 10**9)),
        saved=str(draw(st.dates())),
        name=draw(NAMES),
    )


@st.composite
def spoilt_bytes(draw):
    """The text of a document in which a few bytes are something else."""
    written = text(draw(documents())).strip()
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(written)))
        end = min(len(written), start + draw(st.sampled_from([0, 1, 2, 20])))
        written = (
            written[:start]
            + draw(st.one_of(st.sampled_from(PIECES), st.just(written[start:end] * 2)))
            + written[end:]
        )
    return written


@st.composite
def spoilt_values(draw):
    """The text of a document in which a value is of another kind, missing, new or out of order."""
    data = draw(documents())
    place = draw(st.sampled_from([data, *data["answers"]]))
    key = draw(st.sampled_from([*place, "extra"]))
    kind = draw(st.sampled_from(["set", "delete", "move"]))
    value = place.pop(key, None)
    if kind != "delete":
        place[key] = draw(VALUES) if kind == "set" else value
    return json.dumps(
        data,
        ensure_ascii=draw(st.booleans()),
        separators=draw(st.sampled_from([(",", ":"), (", ", ": ")])),
    ).encode()


@settings(max_examples=250, deadline=None)
@given(st.one_of(spoilt_bytes(), spoilt_values(), documents().map(lambda data: text(data).strip())))
def test_the_quick_ways_take_nothing_that_the_models_refuse_and_read_the_same(written):
    *quick, through_models = every_way(written)
    assert all(each in (None, through_models) for each in quick)


@pytest.mark.parametrize("name", [None, "Ana", "مها أحمد", "O'Neil-李", "é" * 120])
def test_the_fast_way_takes_what_the_course_saves(name):
    assert None not in every_way(
        text(document([answer(item, sure="", tries=12) for item in ITEMS], name=name)).strip()
    )


def test_simulated_files_all_go_the_fast_way():
    assert all(parse_canonical(each.strip(), Answers(COURSE)) for each in simulate(COURSE, 50))


def test_a_file_that_another_tool_wrote_is_decoded():
    data = document([answer(item) for item in ITEMS], name="Ana")
    for written in (json.dumps(data), json.dumps(data, sort_keys=True), json.dumps(data, indent=2)):
        _, other, through_models = every_way(written.encode())
        assert other == through_models and len(other.numbers) == len(ITEMS)


@pytest.mark.parametrize("value", [[], [[]], ["a"], 12, "", '"quiz":"a"', None, True])
def test_an_answer_that_is_no_group_is_refused_in_every_way(value):
    assert (
        every_way(text(document([answer(ITEMS[0]), value])).strip())
        == every_way(text(document([value])).strip())
        == (None, None, None)
    )


@pytest.mark.parametrize("name", ['},{"quiz":"x', "]}", '"', "\\", "\n"])
def test_a_name_or_an_answer_that_looks_like_json_is_read_as_it_was_typed(name):
    data = document([answer(ITEMS[0], [name], [name, "},{"]), answer(ITEMS[1])], name=name + "A")
    *quick, through_models = every_way(text(data).strip())
    assert (
        all(each in (None, through_models) for each in quick) and through_models.name == name + "A"
    )
    assert read_document(text(data)).answers[0].last == [name, "},{"]


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data["answers"].append(data["answers"][0]),
        lambda data: data["answers"].append({**data["answers"][0], "tries": 9}),
        lambda data: data.update(learner="k3v9m2x7q0p4z8T1"),
        lambda data: data.update(saved="2026-02-30"),
        lambda data: data.update(saves=0),
        lambda data: data.update(name=" "),
        lambda data: data.update(name="A" * 121),
        lambda data: data["answers"][0].update(tries=0),
        lambda data: data["answers"][0].update(text=""),
        lambda data: data["answers"][0].pop("sure"),
        lambda data: data["answers"][0].update(first="x"),
        lambda data: data["answers"].append({}),
    ],
    ids=range(12),
)
def test_each_thing_that_the_models_refuse_is_refused_in_every_way(change):
    data = document([answer(item) for item in ITEMS], name="Ana")
    assert None not in every_way(text(data).strip())
    change(data)
    assert every_way(text(data).strip()) == (None, None, None)
