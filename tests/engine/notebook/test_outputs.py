"""What a lesson's cells show: whole HTML with style and script, the same each time, no kernel."""

import json
import shutil
import subprocess
import sys

import pytest
from helpers.fresh import loaded_after
from helpers.places import FIXTURES

from coursebook import checklist, class_view, evidence, film, guide, my_results, quiz
from coursebook.checklists.html import checklist_html
from coursebook.checklists.loading import load_checklist
from coursebook.claims.backing import labels_near
from coursebook.core.bundle import KINDS, read_script, read_style
from coursebook.core.errors import ContentError
from coursebook.core.outputs import split_output
from coursebook.core.settings import course_in_force
from coursebook.guides.html import guide_html
from coursebook.guides.loading import load_guide
from coursebook.media.films import film_style
from coursebook.notebook.outputs import Output
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz
from coursebook.results.export import collect_exportable, results_html
from coursebook.teaching.class_view import class_html

VALID, FILMS = FIXTURES / "valid", FIXTURES / "films"
SIGNS = VALID / "red-flags.checklist.yml"
# What a lesson calls, the kind of what it shows, and how that is called in text.
CALLS = {
    "quiz": (lambda: quiz(VALID / "choices.quiz.yml"), "quiz('choices')"),
    "habits": (lambda: checklist(VALID / "habits.checklist.yml"), "checklist('some-habits')"),
    "red-flags": (lambda: checklist(SIGNS), "checklist('some-signs')"),
    "guide": (lambda: guide(VALID / "counting.guide.yml"), "guide('counting')"),
    "results": (lambda: my_results(VALID), "my_results()"),
    "class": (lambda: class_view(SIGNS), "class_view()"),
}
each_kind = pytest.mark.parametrize("kind", CALLS)


def show(kind):
    return CALLS[kind][0]()


def bare(output):
    """Return the HTML of an output without its style and its script."""
    return split_output(output.html)[1]


@pytest.fixture
def course(tmp_path):
    """A course with one film, one lesson, a list of sources and one of claims."""
    for folder in ("book/figures", "notebooks"):
        (tmp_path / folder).mkdir(parents=True)
    shutil.copytree(FILMS, tmp_path / "book" / "figures" / "films")
    (tmp_path / "_toc.yml").write_text("format: jb-book\nroot: book/index\n")
    (tmp_path / "book" / "references.bib").write_text(
        "@misc{hse2018, title = {T}, label = {HSE 2018}, author = {A}, year = {2018}}"
    )
    cell = {"cell_type": "markdown", "source": "# A lesson\n\nSo it is. [(i)](#source-hse2018)"}
    (tmp_path / "notebooks" / "lesson.ipynb").write_text(json.dumps({"cells": [cell]}))
    return tmp_path


# What an output is


@each_kind
def test_a_cell_shows_html_and_one_line_of_text_and_nothing_else(kind):
    output = show(kind)
    assert isinstance(output, Output) and repr(output) == CALLS[kind][1]
    shown = output._repr_mimebundle_(include=None, exclude=None)
    assert shown == {"text/html": output.html, "text/plain": CALLS[kind][1]}


@each_kind
def test_the_html_carries_the_style_and_the_script_of_its_kind(kind):
    style, html, script = split_output(show(kind).html)
    assert style == read_style(*KINDS[kind].styles).strip()
    assert script == read_script(KINDS[kind].script).strip()
    assert html.startswith("<section ") and f'data-course="{kind}"' in html.partition(">")[0]
    assert html.endswith("</section>") and "<script" not in html and "<style" not in html


def test_each_kind_of_output_is_tried_here():
    assert set(CALLS) == set(KINDS)


def test_between_style_and_script_stands_what_rendering_gives():
    today = {
        "quiz": quiz_html(load_quiz(VALID / "choices.quiz.yml"), VALID, labels_near(VALID)),
        "habits": checklist_html(load_checklist(VALID / "habits.checklist.yml")),
        "red-flags": checklist_html(load_checklist(SIGNS)),
        "guide": guide_html(load_guide(VALID / "counting.guide.yml"), VALID, labels_near(VALID)),
        "results": results_html(collect_exportable(VALID)),
        "class": class_html(load_checklist(SIGNS)),
    }
    assert {kind: bare(show(kind)) for kind in CALLS} == {
        kind: html.strip() for kind, html in today.items()
    }


def test_a_film_carries_its_own_style_and_needs_no_script(course):
    style, html, script = split_output(film("pouring-tea", course).html)
    assert style == film_style("pouring-tea", FILMS).strip() and script == ""
    assert html.startswith("<figure ") and "<style" not in html
    assert repr(film("pouring-tea", course)) == "film('pouring-tea')"


def test_the_evidence_of_a_lesson_needs_neither_style_nor_script(course):
    output = evidence(course / "notebooks" / "lesson.ipynb")
    assert split_output(output.html) == ("", output.html, "")
    assert '<li id="source-hse2018">' in output.html
    assert repr(output) == f"evidence({str(course / 'notebooks' / 'lesson.ipynb')!r})"


def test_a_script_has_the_id_of_the_course_in_force(course):
    (course / "course.yml").write_text("id: back-pain\n")
    with course_in_force(course):
        assert '"back-pain"' in split_output(show("quiz").html)[2]


@each_kind
def test_a_cell_that_runs_again_stores_the_same_bytes(kind):
    assert show(kind).html == show(kind).html


def test_a_new_process_stores_the_same_bytes():
    code = (
        "import sys; from coursebook import checklist, quiz\n"
        "sys.stdout.buffer.write((quiz(sys.argv[1]).html + checklist(sys.argv[2]).html).encode())"
    )
    command = [sys.executable, "-c", code, str(VALID / "choices.quiz.yml"), str(SIGNS)]
    ran = subprocess.run(command, capture_output=True, check=True)
    assert ran.stdout.decode() == show("quiz").html + show("red-flags").html


@each_kind
def test_nothing_that_is_stored_is_ticked_or_chosen_before(kind):
    assert " checked" not in bare(show(kind)) and " selected" not in bare(show(kind))


# What it does not need


def test_what_a_lesson_calls_loads_no_widgets():
    calls = (
        f"quiz({str(VALID / 'choices.quiz.yml')!r})",
        f"checklist({str(SIGNS)!r}), checklist({str(VALID / 'habits.checklist.yml')!r})",
        f"guide({str(VALID / 'counting.guide.yml')!r}), my_results({str(VALID)!r}), class_view()",
    )
    code = "from coursebook import checklist, class_view, guide, my_results, quiz\n"
    assert loaded_after(code + "\n".join(calls)) == []


@pytest.mark.parametrize(
    "name", ["answers", "confidence", "score", "total", "complete", "ticked", "observe"]
)
def test_who_asks_an_output_for_answers_is_told_how_to_make_it_live(name):
    with pytest.raises(AttributeError, match=f"^'{name}' is known of a live one: write live=True"):
        getattr(show("quiz"), name)


def test_any_other_name_is_not_known_in_the_words_of_python():
    with pytest.raises(AttributeError, match="^'Output' object has no attribute 'scores'$"):
        _ = show("quiz").scores


# Where its words and sources come from


def test_sources_are_named_by_the_bibliography_of_the_course_around_the_file(course):
    for name in ("every-type.quiz.yml", "leg.svg"):
        shutil.copy(VALID / name, course / "notebooks")
    html = quiz(course / "notebooks" / "every-type.quiz.yml").html
    assert (
        '<a href="#source-hse2018">HSE 2018</a>' in html
        and '<a href="#source-who2016">who2016</a>' in html
    )


def test_a_quiz_outside_a_course_still_works(tmp_path):
    shutil.copy(VALID / "plain.quiz.yml", tmp_path)
    assert '<a href="#source-hse2018">hse2018</a>' in quiz(tmp_path / "plain.quiz.yml").html


def test_a_quiz_may_be_a_dictionary_or_a_model_and_have_another_form():
    content = load_quiz(VALID / "plain.quiz.yml").model_copy(update={"id": "plain"})
    data = content.model_dump(exclude_none=True)
    html, same, other = quiz(data).html, quiz(content).html, quiz(data, form="B").html
    assert html == same != other and 'data-id="plain"' in other
    with pytest.raises(ContentError, match="^the quiz 'plain': 'title' is missing; write it here"):
        quiz({key: value for key, value in data.items() if key != "title"})


# Mistakes


@pytest.mark.parametrize(
    "function, file",
    [(quiz, "misspelt-key.quiz.yml"), (checklist, "habit-without-text.checklist.yml")],
)
@pytest.mark.parametrize("more", [{}, {"live": True}], ids=["plain", "live"])
def test_a_file_with_mistakes_gives_the_error_that_lists_them(function, file, more):
    path = VALID.parent / "invalid" / file
    lines = path.with_name(f"{path.name[:-4]}.errors.txt").read_text(encoding="utf-8").splitlines()
    with pytest.raises(ContentError) as caught:
        function(path, **more)
    assert str(caught.value).splitlines() == [f"{path}:{line}" for line in lines]


def test_a_file_that_is_not_there_is_told_with_what_is():
    with pytest.raises(
        ContentError,
        match="there is no such file; the .yml files there: arabic.quiz.yml, awkward-text",
    ):
        quiz(VALID / "nope.quiz.yml")
