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
