"""What a learner of this course may hand in: which questions count, and what saves them."""

import json

import pytest
from helpers.html_tree import tree
from helpers.places import ROOT

from coursebook.checks.course import check_course
from coursebook.core.bundle import KINDS, read_script, read_style
from coursebook.core.errors import ContentError
from coursebook.core.messages import messages
from coursebook.course.notebooks import Notebook, heading_of
from coursebook.quizzes.loading import load_quiz
from coursebook.results.export import ID, collect_exportable, results_html

NOTEBOOKS = ROOT / "notebooks"
LAST = NOTEBOOKS / "09-cases-and-check.ipynb"
WORDS = messages()["results"]


@pytest.fixture(scope="module")
def course():
    return collect_exportable(NOTEBOOKS)


def rows(html):
    """Return the revisions of the questions that may be handed in, by quiz id, in their order."""
    return {
        row.attributes["data-quiz"]: json.loads(row.attributes["data-questions"])
        for row in tree(html).all("li")
        if "data-quiz" in row.attributes
    }


def test_every_scored_question_of_the_lessons_counts_with_its_revision_in_their_order_and_no_other(
    course,
):
    files = sorted(NOTEBOOKS.glob("*.quiz.yml"))
    found = rows(results_html(course))
    assert {load_quiz(file).id for file in files} == set(found)
    for quiz in map(load_quiz, files):
        assert found[quiz.id] == {
            question.id: question.revision
            for question in quiz.questions
            if question.type != "reflect"
        }
    assert (
        len(found) > 2 and list(found)[0] == "start-here" and list(found)[-1] == "cases-and-check"
    )
    assert {revision for quiz in found.values() for revision in quiz.values()} > {1}, (
        "no question was ever changed, so nothing was tested"
    )


def test_a_quiz_with_a_mistake_is_told_with_its_file(course_copy):
    file = course_copy / "notebooks" / "00-start-here.quiz.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("mode: check", "mode: chekc"), encoding="utf-8"
    )
    with pytest.raises(ContentError, match=r"00-start-here\.quiz\.yml"):
        collect_exportable(course_copy / "notebooks")


def test_without_script_all_can_be_read_and_nothing_is_dead(course):
    page = tree(results_html(course))
    said = page.text()
    for text in (
        WORDS["title"],
        WORDS["needs_script"],
        *WORDS["holds"],
        *WORDS["never"],
        *WORDS["who"],
    ):
        assert text in said
    assert not [
        element
        for element in page.all()
        if element.tag in ("button", "input", "form", "template") or "hidden" in element.attributes
    ]
    assert "paper" in WORDS["needs_script"] and "paper" in WORDS["says"]["blocked"]


def test_a_page_links_to_the_lessons_and_a_notebook_does_not(course):
    assert not tree(results_html(course)).all("a")
    addresses = {path.stem: f"../{path.stem}.html" for path in NOTEBOOKS.glob("*.ipynb")}
    links = tree(results_html(course, addresses)).all("a")
    assert [link.attributes["href"] for link in links] == [
        addresses[each.lesson.stem] for each in course.asked
    ]
    assert all(
        each.quiz.title in link.text() for each, link in zip(course.asked, links, strict=True)
    )
    names = [link.text() for link in links]
    assert len(set(names)) == len(names) and f"(in “{heading_of(LAST)}”)" in names[-1]


def test_a_title_is_shown_as_text(course):
    odd = course.asked[0]._replace(
        quiz=course.asked[0].quiz.model_copy(update={"title": '<b> & "x"'})
    )
    row = tree(results_html(course._replace(asked=(odd,)))).one("li", data_quiz=odd.quiz.id)
    assert row.text().startswith('<b> & "x"') and not row.all("b")


def test_the_last_lesson_stores_the_part_of_today_with_its_style_and_script(course):
    [stored] = [part for part in Notebook(LAST).stored_parts if part[0] == ID]
    style, script = read_style(*KINDS["results"].styles), read_script("results")
    assert stored == (ID, style.strip(), results_html(course).strip(), script.strip())


def test_check_tells_when_the_last_lesson_knows_older_questions(course_copy):
    assert not [
        problem for problem in check_course(course_copy).problems if LAST.name in problem.file
    ]
    file = course_copy / "notebooks" / "00-start-here.quiz.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace(
            "    objective: stretch\n", "    objective: stretch\n    revision: 2\n"
        ),
        encoding="utf-8",
    )
    assert [
        problem.sentence
        for problem in check_course(course_copy).problems
        if LAST.name in problem.file
    ] == ["has stored outputs of an older version; run 'make notebooks'."]
