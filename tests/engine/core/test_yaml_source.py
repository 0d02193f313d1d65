"""YAML that remembers where things stand. What authors meet is tested in test_loading."""

import pytest

from coursebook.core.errors import ContentError
from coursebook.core.yaml_source import YamlFile, read_yaml


@pytest.fixture
def write(tmp_path):
    def write_one(text):
        path = tmp_path / "some.yml"
        path.write_text(text, encoding="utf-8")
        return path

    return write_one


def test_an_entry_that_is_not_there_has_the_place_of_the_one_around_it(write):
    file = YamlFile(write("title: x\nlist:\n  - id: a\n"))
    assert file.nearest_position(("list", 0, "id")) == (3, 5)
    assert file.nearest_position(("list", 0, "nope", 7)) == (3, 5)
    assert file.nearest_position(("nope",)) == (1, 1)


def test_a_value_that_cannot_be_read_is_told_once_and_the_rest_is_kept(write):
    file = YamlFile(write("when: 2020-13-45\ntitle: x\n"))
    assert [problem.sentence for problem in file.problems] == [
        "'2020-13-45' cannot be read as timestamp; put it in quotes."
    ]
    assert file.data["title"] == "x"


def test_all_keys_that_stand_twice_are_told(write):
    with pytest.raises(ContentError) as caught:
        read_yaml(write("a: 1\na: 2\nb: 1\nb: 2\n"))
    assert [problem.line for problem in caught.value.problems] == [2, 4]


# --- nested too deep ---


def levels(count, opening="[", closing="]"):
    return opening * count + closing * count


@pytest.mark.parametrize(
    "text, column",
    [
        ("[" * 100_000, 101),
        (levels(100_000), 101),
        ("{a: " * 100_000, 401),
        ("- " * 100_000 + "x", 201),
        ("? " * 100_000 + "x", 201),
        (levels(102), 102),
        ("title: x\nlist: " + levels(5_000), 106),
    ],
    ids=["open", "closed", "mappings", "dashes", "questions", "one too many", "below a key"],
)
def test_a_file_that_is_nested_too_deep_is_refused_with_its_place_and_brings_nothing_down(
    write, text, column
):
    with pytest.raises(ContentError) as caught:
        read_yaml(write(text))
    (problem,) = caught.value.problems
    line = text.count("\n") + 1
    assert (problem.line, problem.column) == (line, column)
    assert problem.sentence == "is nested more than 100 levels deep here; is it the right file?"


def test_a_hundred_levels_are_read_and_many_brackets_side_by_side_too(write):
    data, places = read_yaml(write(levels(100)))
    for _ in range(99):
        (data,) = data
    assert data == [] and len(places) == 100
    assert read_yaml(write("list: [" + "[], " * 50_000 + "[]]"))[0]["list"] == [[]] * 50_001
    assert read_yaml(write(f"text: {'-' * 5_000}\n"))[0]["text"] == "-" * 5_000


def test_a_text_that_only_looks_nested_is_told_as_what_it_is(write):
    with pytest.raises(ContentError, match="is not valid YAML"):
        read_yaml(write("a: ]" + "[" * 5_000))
