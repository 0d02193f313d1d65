"""The page My progress of this course."""

import re

import pytest
from helpers.html_tree import tree
from helpers.lessons import CHECKLISTS

from coursebook.book.directives.progress import describe_lesson, progress_html
from coursebook.core.messages import messages
from coursebook.course.course import Course

WORDS = messages()["progress"]


@pytest.fixture(scope="module")
def lessons(root):
    """All lessons of the course as the page shows them."""
    course = Course(root)
    return [
        describe_lesson(course, lesson, f"../notebooks/{lesson.path.stem}.html")
        for lesson in course.lessons
    ]


def test_a_lesson_has_its_quizzes_and_lists_of_habits_and_no_warning_signs(lessons):
    assert all(each.title and each.quizzes for each in lessons)
    assert [each.id[:2] for each in lessons if each.habits] == [
        path.name[:2] for path in CHECKLISTS if "red-flags" not in path.name
    ]


def test_links_to_claims_and_sources_lead_to_the_lesson(lessons):
    for each in lessons:
        for quiz in each.quizzes:
            links = [link.attributes["href"] for link in tree(quiz.html).all("a")]
            assert links and all(link.startswith((each.uri, "tel:")) for link in links), quiz.id
            assert any(link.startswith(f"{each.uri}#claim-") for link in links)


def test_the_page_is_complete_without_script_and_holds_all_else_for_the_script(lessons):
    html = progress_html(lessons, "cases-and-check", "../schema.json")
    bare = re.sub(r"<template.*?</template>", "", html, flags=re.S)
    for each in lessons:
        assert bare.count(f'data-lesson="{each.id}"') == 1 and f'href="{each.uri}"' in bare
    assert WORDS["needs_script"] in bare
    assert not re.search(r"<button|<input|<form|<fieldset", bare)
    assert html.count('class="course-progress__quiz"') == sum(len(each.quizzes) for each in lessons)
    assert 'href="#source-' not in html and '../schema.json"' in html
    assert tree(html)


def test_the_record_says_what_it_is_not():
    assert all(
        word in WORDS["record_is_not"]
        for word in (
            "Nobody checked",
            "not a qualification",
            "not a medical record",
            "No clinician has reviewed",
        )
    )
