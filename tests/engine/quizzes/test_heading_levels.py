"""A part on another page: the levels of its headings, links to the evidence, answers laid open."""

import re
from functools import cache

import pytest
from helpers.places import FIXTURES

from coursebook.checklists.html import checklist_html
from coursebook.course.parts import loader_of, part_html
from coursebook.guides.html import guide_html
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.models import Quiz

VALID = FIXTURES / "valid"
PARTS = sorted(path for path in VALID.glob("*.yml") if loader_of(path))
QUIZZES = [path for path in PARTS if path.name.endswith(".quiz.yml")]
SIGNS, HABITS, GUIDE, QUIZ = (
    VALID / name
    for name in (
        "red-flags.checklist.yml",
        "habits.checklist.yml",
        "counting.guide.yml",
        "every-type.quiz.yml",
    )
)


@cache
def load(path):
    return loader_of(path)(path)


def part(path, **options):
    return part_html(load(path), VALID, {"source-hse2018": "HSE 2018"}, **options)


def moved(html, level):
    """Return HTML whose headings, level 3 and 4, begin at `level` instead, and never below 6."""
    return re.sub(
        r"(?<=<)(/?)h([34])\b", lambda tag: f"{tag[1]}h{min(level + int(tag[2]) - 3, 6)}", html
    )


def headings(html):
    return [int(level) for level in re.findall(r"<h(\d)", html)]


def name(path):
    return path.name


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("path", PARTS, ids=name)
def test_headings_have_the_level_that_is_asked_for_and_nothing_else_changes(path, level):
    html = part(path, heading_level=level)
    assert html == moved(part(path), level)
    assert headings(html)[0] == level and set(headings(html)) <= {level, min(level + 1, 6)}


@pytest.mark.parametrize("path", PARTS, ids=name)
def test_without_a_level_a_part_begins_at_three(path):
    assert part(path) == part(path, heading_level=3)


def test_headings_inside_are_one_below_the_title_and_none_is_below_six():
    assert set(headings(part(SIGNS))) == {3, 4} == set(headings(part(GUIDE)))
    assert set(headings(part(SIGNS, heading_level=5))) == {5, 6}
    for path in (SIGNS, HABITS, GUIDE, QUIZ):
        assert set(headings(part(path, heading_level=9))) == {6}


def test_each_kind_takes_the_level_by_itself():
    assert headings(quiz_html(load(QUIZ), VALID, heading_level=2)) == [2]
    assert headings(checklist_html(load(HABITS), heading_level=2)) == [2]
    assert set(headings(checklist_html(load(SIGNS), heading_level=2))) == {2, 3}
    assert set(headings(guide_html(load(GUIDE), VALID, heading_level=2))) == {2, 3}


@pytest.mark.parametrize("path", QUIZZES, ids=name)
def test_answers_that_are_open_differ_in_that_alone(path):
    closed, opened = '<details class="course-answer">', '<details class="course-answer" open>'
    assert part(path, answers_open=True) == part(path).replace(closed, opened)
    assert opened not in part(path)


def test_hints_stay_closed_when_answers_are_open():
    html = part(QUIZ, answers_open=True)
    assert '<details class="course-answer" open>' in html
    assert '<details class="course-hint">' in html and 'class="course-hint" open' not in html


@pytest.mark.parametrize("path", QUIZZES, ids=name)
def test_links_to_claims_and_sources_lead_to_the_page_that_is_named(path):
    here = r'href="#(?=claim-|source-)'
    there = part(path, claim_href="../lesson.html")
    assert there == re.sub(here, 'href="../lesson.html#', part(path))
    assert not re.search(here, there)


def test_there_are_such_links_to_look_at_and_their_page_is_escaped():
    assert 'href="x.html#source-' in part(QUIZ, claim_href="x.html")
    assert 'href="a&amp;b#source-' in part(QUIZ, claim_href="a&b")


@pytest.mark.parametrize("path", [SIGNS, HABITS, GUIDE], ids=name)
def test_what_is_for_a_quiz_changes_no_other_part(path):
    assert part(path, claim_href="x.html", answers_open=True) == part(path)


@pytest.mark.parametrize("form", ["A", "B"])
def test_all_of_it_together_and_in_another_form(form):
    html = part(QUIZ, form=form, heading_level=2, claim_href="x.html", answers_open=True)
    plain = part(QUIZ, form=form, claim_href="x.html", answers_open=True)
    assert isinstance(load(QUIZ), Quiz) and html == moved(plain, 2)
