"""Zip files: everything in one folder, and the same bytes from the same content."""

import os
import zipfile

import pytest

from coursebook.commands.zip import pack_book
from coursebook.core.errors import CourseError
from coursebook.core.settings import current_settings
from coursebook.core.zipping import write_zip

NAME = f"{current_settings().id}-book"
FILES = {
    "index.html": "home",
    "book/page.html": "page",
    "notebooks/ü.html": "umlaut",
    "_static/a.js": "0;" * 5000,
}


@pytest.fixture
def book(tmp_path):
    folder = tmp_path / "_build" / "html"
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_zip_stands_beside_the_book(book):
    assert pack_book(book) == book.parent / f"{NAME}.zip"


def test_every_file_of_the_book_is_in_one_folder_of_the_zip(book):
    with zipfile.ZipFile(pack_book(str(book))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name).decode() for name in archive.namelist()} == {
            f"{NAME}/{name}": text for name, text in FILES.items()
        }
        assert archive.namelist() == sorted(archive.namelist())


def test_what_is_unpacked_can_be_read_by_everyone_is_packed_small_and_has_no_date_of_today(book):
    with zipfile.ZipFile(pack_book(book)) as archive:
        for entry in archive.infolist():
            assert (
                entry.external_attr >> 16 == 0o644 and entry.compress_type == zipfile.ZIP_DEFLATED
            )
            assert entry.date_time == (2020, 1, 1, 0, 0, 0)
        assert archive.getinfo(f"{NAME}/_static/a.js").compress_size < 200


def test_the_same_content_gives_the_same_bytes_at_any_time(book):
    first = pack_book(book).read_bytes()
    for path in book.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert pack_book(book).read_bytes() == first


def test_packing_again_does_not_put_the_zip_into_itself(book):
    pack_book(book)
    with zipfile.ZipFile(pack_book(book)) as archive:
        assert len(archive.namelist()) == len(FILES)


def test_other_content_gives_other_bytes(book):
    first = pack_book(book).read_bytes()
    (book / "index.html").write_text("house", encoding="utf-8")
    assert pack_book(book).read_bytes() != first


def test_the_order_in_which_files_are_named_does_not_matter(book, tmp_path):
    paths = [path for path in book.rglob("*") if path.is_file()]
    for name, order in (("a.zip", paths), ("b.zip", paths[::-1])):
        write_zip(tmp_path / name, "top", book, order)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_a_folder_without_a_book_says_how_to_build_one(tmp_path):
    with pytest.raises(CourseError, match="holds no book yet; build it first with 'make build'"):
        pack_book(tmp_path)
    assert not list(tmp_path.parent.glob("*.zip"))
