"""What a class report knows of this course: its scored questions, and which lesson teaches what."""

import pytest
from helpers.html_tree import tree
from helpers.places import ROOT
from helpers.sample_results import SAMPLE

from coursebook.results.report.advice import lesson_of
from coursebook.results.report.analysis import analyse
from coursebook.results.report.course import load_course
from coursebook.results.report.page import page_html
from coursebook.results.report.reading import read_results

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
    assert COURSE.lessons["cases-and-check"].name == "09-cases-and-check.ipynb"


def test_the_lesson_that_is_named_is_the_one_that_teaches_the_objective():
    assert {name: lesson_of(COURSE, name).split(":")[0] for name in COURSE.objectives} == {
        "sort-three": "Is it a cramp, restless legs or a clot?",
        "stretch": "Leg cramp",
        "leave-alone": "Leg cramp",
        "match-signs": "Which signs are not a cramp?",
        "make-the-call": "Which signs are not a cramp?",
        "after-birth": "After birth",
        "two-habits": "Habits that may help",
        "ask-first": "Do tablets help with leg cramps?",
    }


@pytest.fixture(scope="module")
def sample():
    found = read_results(SAMPLE, COURSE)
    return tree(page_html(found, analyse(found)))


def test_the_page_begins_with_what_to_teach_again_and_where_it_is_taught(sample):
    advice = sample.with_class("course-report__advice")[0]
    assert advice.text() == (
        "Teach this again next time ☎ Match each warning sign to what to do, with none set too "
        "low. 5 of 28 answers in the final check still gave a warning sign too little help, after "
        "every try. It is taught in the lesson “Which signs are not a cramp?”."
    )
    assert sample.one("h1").text() == "Class report" and sample.one("main").text().startswith(
        "Class report Teach this again next time"
    )
