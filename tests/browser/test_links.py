"""Every link of the book leads somewhere, and the zip of notebooks it offers runs by itself."""

import subprocess
import sys
import zipfile
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from helpers.course_pages import EVERY_PAGE, FRONT, PAGES
from helpers.links import Links
from helpers.places import ROOT


@pytest.fixture(scope="module")
def links(built_book):
    """The addresses and ids of all pages."""
    return {
        page: Links((built_book / page).read_text(encoding="utf-8"))
        for page in [*EVERY_PAGE, "index.html"]
    }


def test_every_internal_link_and_anchor_leads_somewhere(links, built_book):
    dead = []
    for page, found in links.items():
        for target in found.targets:
            split = urlsplit(target)
            if split.scheme:
                continue
            path = urljoin(page, unquote(split.path)) if split.path else page
            known = links.get(path)
            if not (built_book / path).is_file() or (
                split.fragment and known and unquote(split.fragment) not in known.places
            ):
                dead.append((page, target))
    assert dead == []
    assert sum("#source-" in target for found in links.values() for target in found.targets) > 50


def test_no_id_stands_twice_on_a_page(links):
    twice = {
        page: {place for place in found.places if found.places.count(place) > 1}
        for page, found in links.items()
    }
    assert not any(twice.values()), twice


def test_every_outside_link_leads_to_the_web_to_mail_or_to_a_telephone(links):
    kinds = {
        (page, target)
        for page, found in links.items()
        for target in found.targets
        if urlsplit(target).scheme not in ("", "https", "http", "tel", "mailto", "data")
    }
    assert kinds == set()


def test_every_page_is_reached_from_the_front_page_in_one_step_by_its_contents(links):
    reached = {urljoin(FRONT, target) for target in links[FRONT].targets}
    assert set(PAGES) <= reached


def test_every_lesson_offers_the_notebooks_as_a_zip(links):
    for page in PAGES:
        assert any(
            urljoin(page, target) == "calm-calves-notebooks.zip" for target in links[page].targets
        ), page


@pytest.fixture(scope="module")
def unpacked(built_book, tmp_path_factory):
    """The zip of notebooks, unpacked."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(built_book / "calm-calves-notebooks.zip") as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    assert len(list(folder.iterdir())) == 1, "one folder, so that unpacking makes no mess"
    return next(folder.iterdir())


def test_the_zip_holds_all_that_the_notebooks_need(unpacked):
    wanted = [
        path
        for folder in ("notebooks", "coursebook", "calmcalves", "book")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
        and not any(part.startswith((".", "__pycache__")) for part in path.relative_to(ROOT).parts)
    ]
    wanted += [
        ROOT / name for name in ("requirements.txt", "pyproject.toml", "README.md", "LICENSE")
    ]
    held = {path.relative_to(unpacked) for path in unpacked.rglob("*") if path.is_file()}
    assert [path for path in wanted if path.relative_to(ROOT) not in held] == []
    assert not [
        path
        for path in held
        if any(part.startswith(".") or part in ("__pycache__", "_build") for part in path.parts)
    ]


def test_the_unpacked_course_is_complete_and_valid_by_itself(unpacked):
    checked = subprocess.run(
        [sys.executable, "-m", "coursebook", "check"],
        cwd=unpacked,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    where = "import coursebook, pathlib; print(pathlib.Path(coursebook.__file__).resolve())"
    used = subprocess.run(
        [sys.executable, "-c", where], cwd=unpacked, capture_output=True, text=True, check=True
    )
    assert str(unpacked.resolve()) in used.stdout, "the check must use the package in the zip"
