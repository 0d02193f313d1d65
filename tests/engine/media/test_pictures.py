"""Drawings and their descriptions: the check tells what is missing."""

import pytest

from coursebook.checks.course import check_course


@pytest.fixture
def course(tmp_path):
    figures = tmp_path / "book" / "figures"
    figures.mkdir(parents=True)
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "notebooks" / "objectives.yml").write_text("a: A.\n")
    (tmp_path / "book" / "references.bib").write_text("")
    (figures / "leg.svg").write_text("<svg/>")
    (figures / "pictures.yml").write_text("leg:\n  alt: A leg.\n  description: It is bare.\n")
    return tmp_path


def said(course):
    return [str(problem) for problem in check_course(course).problems]


def test_a_drawing_without_a_description_is_told(course):
    assert said(course) == []
    (course / "book" / "figures" / "arm.svg").write_text("<svg/>")
    assert said(course) == [
        "book/figures/pictures.yml: the drawing 'arm.svg' is not described; add 'arm:' with 'alt' "
        "and 'description'."
    ]


def test_a_description_without_a_drawing_is_told_with_its_line(course):
    (course / "book" / "figures" / "leg.svg").unlink()
    assert said(course) == [
        "book/figures/pictures.yml:1:1: there is no drawing 'leg.svg'; add it or take the entry "
        "out."
    ]


def test_a_mistake_in_a_description_is_told_with_its_place(course):
    (course / "book" / "figures" / "pictures.yml").write_text("leg:\n  alt: ''\n")
    assert said(course) == [
        "book/figures/pictures.yml:1:1: 'description' is missing; write it here.",
        "book/figures/pictures.yml:2:3: 'alt' is empty; write its text.",
    ]
