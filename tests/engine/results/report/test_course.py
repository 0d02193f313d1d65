"""The course as the class report needs it."""

import pytest
from helpers.places import ROOT

from coursebook.core.errors import CourseError
from coursebook.results.report.course import load_course

COURSE = load_course(ROOT)


def test_the_course_has_its_scored_questions_in_the_order_of_the_lessons():
    assert (COURSE.before, COURSE.after) == ("start-here", "cases-and-check")
    assert (
        COURSE.items[0].question.id == "pre-sort-three"
        and COURSE.items[-1].quiz.id == "cases-and-check"
    )
    assert [quiz.id for quiz in COURSE.quizzes][:3] == [
        "start-here",
        "cramps-and-causes",
        "easing-a-cramp",
    ]
    assert all(item.question.scored for item in COURSE.items) and len(COURSE.objectives) == 8
    assert {
        item.question.objective for item in COURSE.items if item.quiz.id == COURSE.after
    } == set(COURSE.objectives)
    assert COURSE.lessons["cases-and-check"].name == "07-cases-and-check.ipynb"


def test_a_folder_that_is_no_course_is_told_in_one_sentence(tmp_path):
    with pytest.raises(
        CourseError,
        match=(
            "there are no lessons with questions in 'notebooks'; run this in the folder of the "
            "course"
        ),
    ):
        load_course(tmp_path)
