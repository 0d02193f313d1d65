"""What a learner may hand in: which questions count, and the part of a page that saves them.

Its script and its widget too. What it does is tested in a real browser
(`browser/test_results_in_book.py`), how a file is read in `test_results.py`.
"""

import gzip
import json
import re
import shutil

import pytest
from helpers.html_tree import tree
from helpers.places import FIXTURES, ROOT
from helpers.reading import grade, sentences

from coursebook.book.page_assets import minify
from coursebook.checks.course import check_course
from coursebook.core.bundle import (
    BROWSER,
    PACKAGE,
    bundle_parts,
    join_module,
    join_style,
    plain_script,
)
from coursebook.core.errors import ContentError
from coursebook.core.messages import messages
from coursebook.course.notebooks import heading_of
from coursebook.quizzes.loading import load_quiz
from coursebook.results.export import collect_exportable, results_html

NOTEBOOKS = ROOT / "notebooks"
LAST = NOTEBOOKS / "07-cases-and-check.ipynb"
TEMPLATE = (PACKAGE / "results" / "results.html.j2").read_text(encoding="utf-8")
WORDS = messages()["results"]
BLANKS = {
    "quiz": {"quiz", "lesson"},
    "many": {"count"},
    "of": {"count", "total"},
    "saved_one": {"file"},
    "saved": {"file", "count"},
}


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


def without_comments(text):
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.S)


# What counts


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


def test_a_survey_and_a_copy_that_jupyterlab_keeps_do_not_count(tmp_path):
    shutil.copy(FIXTURES / "valid" / "plain.quiz.yml", tmp_path / "plain.quiz.yml")
    survey = (
        "{id: a-survey, title: S, mode: survey, questions: [{id: q, type: single, stem: S, "
        "options: [{id: a, text: A}, {id: b, text: B}]}]}"
    )
    (tmp_path / "survey.quiz.yml").write_text(survey, encoding="utf-8")
    cells = [
        {"cell_type": "code", "source": f'quiz("{file}")', "outputs": []}
        for file in ("survey.quiz.yml", "plain.quiz.yml", "plain.quiz.yml")
    ]
    lesson = json.dumps({"cells": [{"cell_type": "markdown", "source": "# A lesson"}, *cells]})
    (tmp_path / "01-lesson.ipynb").write_text(lesson, encoding="utf-8")
    (tmp_path / ".ipynb_checkpoints").mkdir()
    (tmp_path / ".ipynb_checkpoints" / "01-lesson-checkpoint.ipynb").write_text(
        lesson, encoding="utf-8"
    )
    assert list(rows(results_html(collect_exportable(tmp_path)))) == [
        load_quiz(tmp_path / "plain.quiz.yml").id
    ]


def test_a_quiz_with_a_mistake_is_told_with_its_file(course_copy):
    file = course_copy / "notebooks" / "00-start-here.quiz.yml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("mode: check", "mode: chekc"), encoding="utf-8"
    )
    with pytest.raises(ContentError, match=r"00-start-here\.quiz\.yml"):
        collect_exportable(course_copy / "notebooks")


# What stands on the page


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


# Its words


def test_the_words_are_those_that_template_and_script_say_and_their_blanks_are_filled():
    used = set(re.findall(r"\bt\.(\w+)", TEMPLATE)) | {"quiz", "says"}
    assert used == set(WORDS)
    said = without_comments((BROWSER / "results.js").read_text(encoding="utf-8"))
    assert set(re.findall(r"\bwords\.(\w+)", said)) == set(WORDS["says"])
    texts = {
        **{name: text for name, text in WORDS.items() if isinstance(text, str)},
        **WORDS["says"],
    }
    assert {
        name: set(re.findall(r"\{(\w+)\}", text)) for name, text in texts.items() if "{" in text
    } == BLANKS


def test_the_words_are_easy_to_read():
    lines = [
        *WORDS["holds"],
        *WORDS["never"],
        *WORDS["who"],
        WORDS["needs_script"],
        *WORDS["says"].values(),
    ]
    text = "\n\n".join(line.format(count=8, total=8, file="the file") for line in lines)
    assert grade(text) <= 6
    assert [" ".join(each) for each in sentences(text) if len(each) > 25] == []


# Its script


def test_the_script_is_small_and_whole_with_tools_that_it_shares():
    text = join_module("results")
    assert len(gzip.compress(minify(plain_script(text), "text/javascript").encode(), 9)) <= 3 * 1024
    assert not re.search(r"^\s*import\b|\bfrom\s+[\"']", without_comments(text), re.M)
    names = re.findall(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", text, re.M)
    assert sorted(names) == sorted(set(names)) and "export default { render };" in text
    assert text.startswith("// @ts-check\n") and text.count("@ts-check") == 1


def test_the_script_reads_answers_and_the_code_of_the_learner_and_nothing_else_that_is_kept():
    own = [
        without_comments(path.read_text(encoding="utf-8"))
        for path in bundle_parts("results")
        if "results" in path.relative_to(BROWSER).as_posix()
    ]
    assert set(re.findall(r"memory\(([^)]*)\)", "".join(own))) == {'"learner"', "`quiz/${id}`"}
    assert not re.search(
        r"localStorage|sessionStorage|\btext\b\s*:|state\.text|habits|\blesson/", "".join(own)
    )


@pytest.mark.parametrize(
    "pattern",
    [
        r"console\.log",
        r"getElementById",
        r"\.style\b",
        r"\beval\b",
        r"outerHTML",
        r"\bfetch\b",
        r"XMLHttpRequest",
        r"sendBeacon",
        r"WebSocket",
        r"https?://",
        r"\bcookie\b",
        r"Math\.random",
        r"\bwindow\.\w+ =",
        r"globalThis",
    ],
)
def test_the_script_has_nothing_of(pattern):
    assert not re.search(pattern, without_comments(join_module("results")))


def test_html_is_placed_once_and_it_is_the_html_of_the_widget():
    assert re.findall(r"\S*innerHTML[^;]*;", without_comments(join_module("results"))) == [
        'el.innerHTML = model.get("html");'
    ]


# In the last lesson


@pytest.fixture(scope="module")
def stored():
    """The stored output of the cell that lets a learner hand in, and its widget's state."""
    notebook = json.loads(LAST.read_text(encoding="utf-8"))
    cell = next(cell for cell in notebook["cells"] if "my_results()" in "".join(cell["source"]))
    states = notebook["metadata"]["widgets"]["application/vnd.jupyter.widget-state+json"]["state"]
    return cell["outputs"][0]["data"], states["course-results"]["state"]


def test_the_lesson_is_stored_live_with_the_part_of_today(stored, course):
    data, state = stored
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"] == "course-results"
    assert "".join(data["text/html"]) == state["html"] == results_html(course)
    assert "".join(data["text/plain"]) == "ResultsWidget('results')"
    assert (state["_esm"], state["_css"]) == (join_module("results"), join_style("results"))


def test_the_widget_has_no_place_for_answers_or_a_name(stored):
    told = {name for name in stored[1] if not name.startswith("_")}
    assert told == {"html", "layout", "tabbable", "tooltip"}


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
