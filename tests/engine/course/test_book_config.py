"""What the settings of the book say: its address."""

import pytest

from coursebook.core.errors import ContentError
from coursebook.course.book_config import read_address


@pytest.mark.parametrize(
    "written, address",
    [
        ("", ""),
        ("html:\n  baseurl: ''\n", ""),
        ("html:\n", ""),
        ("title: x\n", ""),
        ("html:\n  baseurl: https://a.org/b\n", "https://a.org/b/"),
        ("html:\n  baseurl: http://a.org/\n", "http://a.org/"),
    ],
)
def test_the_address_is_that_of_the_settings_with_one_slash_at_its_end(tmp_path, written, address):
    (tmp_path / "_config.yml").write_text(written, encoding="utf-8")
    assert read_address(tmp_path / "_config.yml") == address


def test_no_settings_are_no_address_and_half_an_address_is_refused(tmp_path):
    assert read_address(tmp_path / "_config.yml") == ""
    (tmp_path / "_config.yml").write_text("html: {baseurl: book.example.org}\n", encoding="utf-8")
    with pytest.raises(
        ContentError,
        match=r"_config\.yml: 'baseurl' is 'book\.example\.org'; write the whole address",
    ):
        read_address(tmp_path / "_config.yml")
