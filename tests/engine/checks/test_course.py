"""The check of the whole course: a small course, spoiled in one way at a time, and the real one."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from coursebook.checks.course import check_course
from coursebook.claims.backing import clear_caches
from coursebook.commands.cli import main
from coursebook.core.bundle import KINDS, read_script, read_style
from coursebook.core.errors import ContentError
from coursebook.core.outputs import add_assets
from coursebook.core.settings import course_in_force, current_settings
from coursebook.course.parts import part_html
from coursebook.quizzes.loading import load_quiz

COMPLETE = (
    "@misc{hse2018, title = {T}, label = {HSE 2018}, author = {A}, year = {2018}, "
    "url = {https://a.org}, urldate = {2026-11-22}, seen = {source}}\n"
)
QUIZ = """\
id: {id}
title: A quiz
questions:
  - id: {id}-first
    type: single
    objective: stretch
    stem: Which?
    image: {{file: ../book/leg.svg, alt: A leg.}}
    options:
      - {{id: a, text: A, right: true, feedback: Fa.}}
      - {{id: b, text: B, feedback: Fb.}}
    explanation: Because.
    sources: [hse2018]
"""
HABITS = "id: habits\nkind: habits\ntitle: Habits\nitems:\n  - {id: walk, text: I walk.}\n"


def cell(source, **more):
    """Return a code cell that has been run."""
    output = {
        "output_type": "execute_result",
        "data": {"text/plain": "x"},
        "metadata": {},
        "execution_count": 1,
    }
    return {
        "cell_type": "code",
        "id": "code",
        "source": [source],
        "outputs": [output],
        "execution_count": 1,
        "metadata": {},
        **more,
    }


def text(source):
    return {"cell_type": "markdown", "id": "text", "source": [source], "metadata": {}}


@pytest.fixture
def course(tmp_path):
    """A small course without a mistake: two quizzes, one checklist, one lesson, one page."""
    for folder in ("notebooks", "book"):
        (tmp_path / folder).mkdir()
    files = {
        "notebooks/objectives.yml": "stretch: Do the stretch.\n",
        "book/references.bib": COMPLETE,
        "book/leg.svg": "<svg/>",
        "book/page.md": "# Page\n\n![A leg.](leg.svg)\n",
        "notebooks/one.quiz.yml": QUIZ.format(id="one"),
        "notebooks/two.quiz.yml": QUIZ.format(id="two"),
        "notebooks/habits.checklist.yml": HABITS,
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    lesson(
        tmp_path,
        text("# Lesson\n\n![A leg.](../book/leg.svg)"),
        cell('quiz("one.quiz.yml")'),
        cell("from coursebook import quiz\nquiz('two.quiz.yml')"),
        cell('checklist("habits.checklist.yml")'),
    )
    return tmp_path


def lesson(root, *cells, name="lesson.ipynb"):
    """Write a lesson that ends with its evidence."""
    (root / "notebooks" / name).write_text(as_lesson(*cells, cell(f'evidence("{name}")')))


def as_lesson(*cells):
    """Return the text of a lesson of the small course."""
    about = {"description": "A lesson.", "objectives": ["stretch"]}
    metadata = {"coursebook": about}
    return json.dumps(
        {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    )


def change(path, old, new):
    """Replace a text that stands in a file exactly once."""
    content = path.read_text(encoding="utf-8")
    assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {path}"
    path.write_text(content.replace(old, new), encoding="utf-8")


def said(root):
    return [str(problem) for problem in check_course(root).problems]


def test_a_course_without_mistakes_has_no_problem(course):
    assert said(course) == []


def test_checking_changes_no_file(course):
    before = {path: path.read_bytes() for path in course.rglob("*") if path.is_file()}
    check_course(course)
    assert {path: path.read_bytes() for path in course.rglob("*") if path.is_file()} == before


def test_the_course_of_today_has_no_problem(root):
    assert said(root) == []


# --- one way to spoil it at a time ---


def test_a_mistake_in_a_file_is_told_with_its_place(course):
    change(course / "notebooks" / "one.quiz.yml", ", feedback: Fb.", "")
    assert said(course) == ["notebooks/one.quiz.yml:11:9: 'feedback' is missing; write it here."]


def test_a_file_that_is_not_yaml_is_told_with_its_place(course):
    change(course / "notebooks" / "one.quiz.yml", "stem: Which?", "stem: Which: one?")
    assert said(course)[0].startswith(
        "notebooks/one.quiz.yml:7:16: this is not valid YAML (mapping values are not allowed here);"
    )


def test_an_objective_that_is_not_known_is_told_with_those_that_are(course):
    change(course / "notebooks" / "one.quiz.yml", "objective: stretch", "objective: strech")
    assert said(course) == [
        "notebooks/one.quiz.yml:6:5: the objective 'strech' is not in objectives.yml; "
        "write one of: stretch."
    ]


def test_a_source_that_is_not_known_is_told(course):
    change(course / "notebooks" / "one.quiz.yml", "[hse2018]", "[hse2018, hse2081]")
    assert said(course) == [
        "notebooks/one.quiz.yml:13:5: the source 'hse2081' is not in book/references.bib; add it "
        "there or correct the key."
    ]


@pytest.mark.parametrize("new", ["", "    sources: []\n"])
def test_a_question_without_sources_is_told(course, new):
    change(course / "notebooks" / "one.quiz.yml", "    sources: [hse2018]\n", new)
    assert said(course) == [
        "notebooks/one.quiz.yml:4:5: the question 'one-first' says not what it rests on; add "
        "'claims: [id]', or 'sources: [key]'."
    ]


def test_a_picture_of_a_question_that_is_not_there_is_told(course):
    change(course / "notebooks" / "one.quiz.yml", "../book/leg.svg", "../book/arm.svg")
    assert said(course) == [
        "notebooks/one.quiz.yml:8:5: the picture '../book/arm.svg' does not exist; correct the "
        "path."
    ]


def test_a_question_id_in_two_files_is_told_in_the_second(course):
    change(course / "notebooks" / "two.quiz.yml", "id: two-first", "id: one-first")
    assert said(course) == [
        "notebooks/two.quiz.yml:4:5: the question id 'one-first' is already used in one.quiz.yml; "
        "choose another."
    ]


def test_the_id_of_a_quiz_in_two_files_is_told_in_the_second(course):
    change(course / "notebooks" / "two.quiz.yml", "id: two\n", "id: one\n")
    assert said(course) == [
        "notebooks/two.quiz.yml:1:1: the quiz or checklist id 'one' is already used in "
        "one.quiz.yml; choose another."
    ]


def test_a_quiz_and_a_checklist_do_not_share_an_id(course):
    change(course / "notebooks" / "two.quiz.yml", "id: two\n", "id: habits\n")
    assert said(course) == [
        "notebooks/two.quiz.yml:1:1: the quiz or checklist id 'habits' is already used in "
        "habits.checklist.yml; choose another."
    ]


@pytest.mark.parametrize("kind", ["quiz", "checklist"])
def test_a_file_that_no_notebook_uses_is_told(course, kind):
    unused = (
        QUIZ.format(id="three")
        if kind == "quiz"
        else HABITS.replace("habits\nkind", "more-habits\nkind")
    )
    (course / "notebooks" / f"three.{kind}.yml").write_text(unused)
    assert said(course) == [
        f"notebooks/three.{kind}.yml: no notebook uses this file; call it in a lesson or delete it."
    ]


def test_a_file_that_a_notebook_names_in_its_text_alone_is_not_used(course):
    (course / "notebooks" / "three.quiz.yml").write_text(QUIZ.format(id="three"))
    lesson(course, text('Call `quiz("three.quiz.yml")`.'), name="second.ipynb")
    assert said(course) == [
        "notebooks/three.quiz.yml: no notebook uses this file; call it in a lesson or delete it."
    ]


def test_a_call_of_a_file_that_is_not_there_is_told(course):
    lesson(course, cell('quiz("nope.quiz.yml")'), name="second.ipynb")
    assert said(course) == [
        "notebooks/second.ipynb: cell 'code' calls 'nope.quiz.yml', which does not exist; correct "
        "the name."
    ]


@pytest.mark.parametrize(
    "more", [{"execution_count": None, "outputs": []}, {"execution_count": None}, {"outputs": []}]
)
def test_a_cell_that_has_not_been_run_is_told(course, more):
    lesson(course, cell('quiz("one.quiz.yml")', **more), name="second.ipynb")
    assert said(course) == [
        "notebooks/second.ipynb: cell 'code' has not been run; run 'make notebooks'."
    ]


def test_a_cell_that_ended_in_an_error_is_told(course):
    error = {"output_type": "error", "ename": "E", "evalue": "e", "traceback": []}
    lesson(course, cell('quiz("one.quiz.yml")', outputs=[error]), name="second.ipynb")
    assert said(course) == [
        "notebooks/second.ipynb: cell 'code' ended in an error; mend it and run 'make notebooks'."
    ]


@pytest.mark.parametrize("alt", ["", " "])
def test_a_picture_without_alt_text_is_told_in_lesson_and_page(course, alt):
    lesson(course, text(f"![{alt}](../book/leg.svg)"), name="second.ipynb")
    (course / "book" / "page.md").write_text(f"![{alt}](leg.svg)")
    assert [line.split(": ", 1)[1] for line in said(course)] == [
        "the picture 'leg.svg' has no alt text; say what it shows.",
        "the picture '../book/leg.svg' has no alt text; say what it shows.",
    ]


def test_a_picture_that_is_not_there_is_told_in_lesson_and_page(course):
    lesson(course, text("![A leg.](leg.svg)"), name="second.ipynb")
    (course / "book" / "page.md").write_text('![A leg.](../leg.svg "A title")')
    assert [line.split(": ", 1)[1] for line in said(course)] == [
        "the picture '../leg.svg' does not exist; correct the path.",
        "the picture 'leg.svg' does not exist; correct the path.",
    ]


def test_a_picture_whose_alt_text_goes_over_two_lines_is_checked_too(course):
    (course / "book" / "page.md").write_text("# Page\n\n![A leg that\nis straight.](nope.svg)\n")
    assert said(course) == [
        "book/page.md:3:1: the picture 'nope.svg' does not exist; correct the path."
    ]


def test_an_html_picture_without_alt_text_is_told(course):
    lesson(course, text('<img src="../book/leg.svg">'), name="second.ipynb")
    assert len(said(course)) == 1 and "has no alt text" in said(course)[0]


def test_a_mistake_in_a_page_is_told_with_its_line(course):
    (course / "book" / "page.md").write_text("# Page\n\n![](leg.svg)\n")
    assert said(course) == [
        "book/page.md:3:1: the picture 'leg.svg' has no alt text; say what it shows."
    ]


def test_every_mistake_is_told_at_once_in_the_order_of_files_and_lines(course):
    one = course / "notebooks" / "one.quiz.yml"
    change(one, "objective: stretch", "objective: nope")
    change(one, "[hse2018]", "[nope]")
    change(course / "notebooks" / "two.quiz.yml", "right: true, ", "")
    change(course / "notebooks" / "habits.checklist.yml", "title: Habits", "titel: Habits")
    lesson(course, text("![](../book/leg.svg)"), name="second.ipynb")
    places = [line.split(" ")[0] for line in said(course)]
    assert places == [
        "notebooks/habits.checklist.yml:1:1:",
        "notebooks/habits.checklist.yml:3:1:",
        "notebooks/one.quiz.yml:6:5:",
        "notebooks/one.quiz.yml:13:5:",
        "notebooks/second.ipynb:",
        "notebooks/two.quiz.yml:9:5:",
    ]


@pytest.mark.parametrize(
    "file, content, words",
    [
        ("notebooks/objectives.yml", None, "objectives.yml"),
        ("notebooks/objectives.yml", "a: b: c", "objectives.yml:1:5"),
        ("notebooks/objectives.yml", "- {a: b}", "objectives.yml:1:1"),
        ("book/references.bib", None, "references.bib"),
        ("book/references.bib", "@misc{", "references.bib"),
        ("notebooks/second.ipynb", "{", "second.ipynb"),
        ("notebooks/second.ipynb", "[]", "second.ipynb"),
    ],
    ids=[
        "no objectives",
        "broken objectives",
        "a list of objectives",
        "no bibliography",
        "broken bibliography",
        "broken notebook",
        "no notebook at all",
    ],
)
def test_a_file_that_cannot_be_read_hides_no_other_mistake(course, file, content, words):
    change(course / "notebooks" / "one.quiz.yml", ", feedback: Fb.", "")
    (course / file).unlink(missing_ok=True)
    if content is not None:
        (course / file).write_text(content)
    try:
        lines = said(course)
    except ContentError as error:
        lines = str(error).splitlines()
    assert any(words in line for line in lines)
    assert "notebooks/one.quiz.yml:11:9: 'feedback' is missing; write it here." in lines


def test_what_jupyterlab_keeps_beside_the_notebooks_is_not_checked(course):
    kept = course / "notebooks" / ".ipynb_checkpoints"
    kept.mkdir()
    (kept / "lesson-checkpoint.ipynb").write_bytes(
        (course / "notebooks" / "lesson.ipynb").read_bytes()
    )
    assert said(course) == []


# --- the command line, on a copy of the real course ---


def run_check(root, seed="0"):
    return subprocess.run(
        [sys.executable, "-m", "coursebook", "check"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )


def test_the_problems_come_in_the_same_order_each_time(course):
    lesson(
        course,
        *[cell(f'quiz("nope-{i}.quiz.yml")', id=f"cell-{i}") for i in range(8)],
        name="second.ipynb",
    )
    orders = {run_check(course, seed).stderr for seed in ("1", "2")}
    assert len(orders) == 1
    assert orders.pop().splitlines() == [
        f"notebooks/second.ipynb: cell 'cell-{i}' calls 'nope-{i}.quiz.yml', which does not exist; "
        "correct the name."
        for i in range(8)
    ]


def first_line(path, words):
    return next(
        i
        for i, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line.startswith(words)
    )


def spoil_objective(quiz):
    line = first_line(quiz, "    objective: ")
    _replace_line(quiz, line, "    objective: juggle")
    return [
        f"notebooks/{quiz.name}:{line}:5: the objective 'juggle' is not in objectives.yml; "
        "write one of: "
    ]


def spoil_claim(quiz):
    line = first_line(quiz, "    claims: [")
    _replace_line(quiz, line, "    claims: [nobody-knows]")
    return [
        f"notebooks/{quiz.name}:{line}:5: the claim 'nobody-knows' is not in book/evidence.yml; "
    ]


def spoil_picture(quiz):
    line = first_line(quiz, "    stem: ")
    _replace_line(
        quiz, line, "    image: {file: ../book/figures/nope.svg, alt: Nothing.}\n    stem: Which?"
    )
    return [
        f"notebooks/{quiz.name}:{line}:5: the picture '../book/figures/nope.svg' does not exist; "
    ]


def spoil_alt(quiz):
    line = first_line(quiz, "    stem: ")
    _replace_line(
        quiz, line, "    image: {file: ../book/figures/wall-stretch.svg}\n    stem: Which?"
    )
    return [f"notebooks/{quiz.name}:{line}:5: 'alt' is missing; write it here."]


def spoil_yaml(quiz):
    line = first_line(quiz, "title: ")
    _replace_line(quiz, line, "title: a: b")
    return [
        f"notebooks/{quiz.name}:{line}:9: this is not valid YAML "
        "(mapping values are not allowed here); "
    ]


def spoil_id(quiz):
    other = sorted(quiz.parent.glob("*.quiz.yml"))[0]
    assert other != quiz
    taken = other.read_text(encoding="utf-8").split("  - id: ", 1)[1].split("\n")[0].strip()
    line = [
        number
        for number, text in enumerate(quiz.read_text(encoding="utf-8").splitlines(), 1)
        if text.startswith("  - id: ")
    ][-1]  # no plan asks it
    _replace_line(quiz, line, f"  - id: {taken}")
    return [
        f"notebooks/{quiz.name}:{line}:5: the question id '{taken}' is already used in "
        f"{other.name}; choose another."
    ]


def spoil_use(quiz):
    (quiz.parent / "99-new.quiz.yml").write_text(
        QUIZ.format(id="new")
        .replace("../book/leg.svg", "../book/figures/wall-stretch.svg")
        .replace("one-first", "new-first"),
        encoding="utf-8",
    )
    return ["notebooks/99-new.quiz.yml: no notebook uses this file; "]


def spoil_notebook(quiz):
    (quiz.parent / "99-new.ipynb").write_text(as_lesson(cell("1", execution_count=None)))
    return [
        "notebooks/99-new.ipynb: cell 'code' has not been run; run 'make notebooks'.",
        "notebooks/99-new.ipynb: no box leads to the warning signs; copy the quotation that ",
        "notebooks/99-new.ipynb: no cell shows what the lesson rests on; end it with a cell of ",
    ]


def spoil_twice(quiz):
    return spoil_objective(quiz) + spoil_claim(quiz)


def _replace_line(path, number, new):
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[number - 1] = new
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


SPOILERS = [
    spoil_objective,
    spoil_claim,
    spoil_picture,
    spoil_alt,
    spoil_yaml,
    spoil_id,
    spoil_use,
    spoil_notebook,
    spoil_twice,
]


@pytest.fixture(scope="module")
def before(root):
    """What is told of the course that nobody has spoiled."""
    return [str(problem) for problem in check_course(root).problems]


@pytest.mark.parametrize("spoil", SPOILERS, ids=lambda spoil: spoil.__name__)
def test_the_command_finds_what_is_spoiled_in_the_course_and_ends_with_1(
    course_copy, capsys, before, spoil
):
    expected = spoil(sorted((course_copy / "notebooks").glob("*.quiz.yml"))[2])
    assert main(["check", str(course_copy)]) == 1
    told = capsys.readouterr()
    new = [line for line in told.err.splitlines() if line not in before]
    assert len(new) == len(expected), new
    for line, start in zip(new, expected, strict=True):
        assert line.startswith(start)
    count = len(told.err.splitlines())
    assert told.out == f"{count} problem{'s' * (count != 1)} found.\n"


def test_the_command_says_that_all_is_in_order_and_ends_with_0(course):
    ran = run_check(course)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "All content files are in order.\n", "")


def test_the_command_checks_the_folder_that_is_named_from_anywhere(course, tmp_path):
    change(course / "notebooks" / "one.quiz.yml", ", feedback: Fb.", "")
    ran = subprocess.run(
        [sys.executable, "-m", "coursebook", "check", str(course)],
        cwd=Path.home(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (
        1,
        "notebooks/one.quiz.yml:11:9: 'feedback' is missing; write it here.\n",
    )
    assert ran.stdout == "1 problem found.\n"


def test_a_content_file_with_another_ending_is_told_and_not_passed_over(course):
    (course / "notebooks" / "three.quiz.yaml").write_text(QUIZ.format(id="three"))
    assert said(course) == [
        "notebooks/three.quiz.yaml: is not looked at; give its name the ending '.yml'."
    ]


def test_a_call_that_is_commented_out_is_no_use_of_a_file(course):
    (course / "notebooks" / "three.quiz.yml").write_text(QUIZ.format(id="three"))
    lesson(course, cell('# quiz("three.quiz.yml")'), name="second.ipynb")
    assert said(course) == [
        "notebooks/three.quiz.yml: no notebook uses this file; call it in a lesson or delete it."
    ]


# --- what notebooks store ---


def stored(course, html=None, script=None, style=None, calls='quiz("one.quiz.yml")'):
    """Write a second lesson that stores one quiz: its HTML, its style and its script."""
    with course_in_force(course):
        own = part_html(
            load_quiz(course / "notebooks" / "one.quiz.yml"),
            course / "notebooks",
            {"source-hse2018": "HSE 2018"},
        )
        quiz = KINDS["quiz"]
        shown = add_assets(
            html or own,
            style or read_style(*quiz.styles),
            read_script(quiz.script) if script is None else script,
        )
    output = {
        "output_type": "execute_result",
        "data": {"text/html": shown.splitlines(keepends=True)},
        "metadata": {},
        "execution_count": 1,
    }
    lesson(course, cell(calls, outputs=[output]), name="second.ipynb")
    return own


STALE = ["notebooks/second.ipynb: has stored outputs of an older version; run 'make notebooks'."]


def test_a_notebook_that_stores_what_is_made_today_has_no_problem(course):
    stored(course)
    assert said(course) == []


def test_older_html_is_told(course):
    own = stored(course)
    stored(course, html=own.replace("Which?", "Which one?"))
    assert said(course) == STALE


@pytest.mark.parametrize("part", ["script", "style"])
def test_an_older_script_or_style_is_told(course, part):
    stored(course, **{part: "older"})
    assert said(course) == STALE


def test_html_without_style_and_script_and_another_courses_script_are_told(course):
    stored(course, script="")
    assert said(course) == STALE
    with course_in_force(course):
        script = read_script("quiz").replace(current_settings().id, "another-course")
    stored(course, script=script)
    assert said(course) == STALE


def test_an_output_of_others_is_not_compared(course):
    output = {"output_type": "display_data", "data": {"text/html": "<p>x</p>"}, "metadata": {}}
    lesson(course, cell("print(1)", outputs=[output]), name="second.ipynb")
    assert said(course) == []


def test_a_quiz_that_has_another_id_or_label_since_is_told(course):
    stored(course)
    change(course / "notebooks" / "one.quiz.yml", "id: one\n", "id: new\n")
    assert said(course) == STALE
    change(course / "notebooks" / "one.quiz.yml", "id: new\n", "id: one\n")
    (course / "book" / "references.bib").write_text(COMPLETE.replace("HSE 2018", "HSE of 2018"))
    clear_caches()
    assert said(course) == STALE


def test_another_form_of_a_quiz_is_compared_with_that_form(course):
    quiz = load_quiz(course / "notebooks" / "one.quiz.yml")
    with course_in_force(course):
        other = part_html(quiz, course / "notebooks", {"source-hse2018": "HSE 2018"}, "B")
    for call in ('quiz("one.quiz.yml", form="B")', "quiz('one.quiz.yml', 'B')"):
        stored(course, html=other, calls=call)
        assert said(course) == []
        stored(course, calls=call)
        assert said(course) == STALE


def test_a_file_with_a_mistake_is_mended_before_notebooks_are_run(course):
    stored(course)
    change(course / "notebooks" / "one.quiz.yml", "[hse2018]", "[nope]")
    assert [line.split(" ")[0] for line in said(course)] == ["notebooks/one.quiz.yml:13:5:"]


def test_a_quiz_out_of_a_dictionary_is_not_compared(course):
    stored(
        course,
        html='<section class="course course-quiz" data-course="quiz" data-id="made">',
        calls="quiz(made)",
    )
    assert said(course) == []


# --- what an examiner would remark ---


def warned(root):
    return [f"{warning.place} {warning.sentence}" for warning in check_course(root).warnings]


def test_a_remark_has_its_exact_place_and_its_source(course):
    change(course / "notebooks" / "one.quiz.yml", "text: B,", "text: All of the above,")
    (line,) = warned(course)
    assert line.startswith(
        "notebooks/one.quiz.yml:11:17 'All of the above' stands for the other options; "
    )
    assert re.search(r"\. \(Haladyna, Downing and Rodriguez 2002.*\)$", line) and said(course) == []


def test_a_question_without_an_objective_is_a_warning_and_no_problem(course):
    change(course / "notebooks" / "one.quiz.yml", "    objective: stretch\n", "")
    (line,) = warned(course)
    assert (
        line.startswith("notebooks/one.quiz.yml:4:5 the question 'one-first' names no objective; ")
        and said(course) == []
    )


def test_an_objective_without_a_question_is_told_at_its_line(course):
    (course / "notebooks" / "objectives.yml").write_text("stretch: Do the stretch.\nrest: Rest.\n")
    (line,) = warned(course)
    assert line.startswith(
        "notebooks/objectives.yml:2:1 no question asks for the objective 'rest'; "
    )


def test_a_remark_on_the_whole_course_is_told_of_its_folder(course):
    for i in range(6):
        text = (
            QUIZ.format(id=f"more-{i}")
            .replace("text: A,", f"text: A{'a' * 3},")
            .replace("stem: Which?", f"stem: Which is {i}?")
        )
        for letter in "cdef":
            text = text.replace(
                "    explanation",
                f"      - {{id: {letter}, text: {letter.upper()}, feedback: F.}}\n    explanation",
            )
        (course / "notebooks" / f"more-{i}.quiz.yml").write_text(text)
    assert any(
        line.startswith("notebooks the right answer stands in place 1 in 8 of 8 questions")
        for line in warned(course)
    )


@pytest.mark.parametrize("name", ["one.quiz.yml", "objectives.yml"])
def test_while_a_file_cannot_be_read_nothing_is_remarked_on_the_course_as_a_whole(course, name):
    (course / "notebooks" / "objectives.yml").write_text("stretch: Do the stretch.\nrest: Rest.\n")
    (course / "notebooks" / name).write_text("a: b: c\n")
    assert warned(course) == []


def test_warnings_come_after_the_problems_in_the_order_of_file_and_line(course):
    change(course / "notebooks" / "one.quiz.yml", "text: B,", "text: All of the above,")
    change(course / "notebooks" / "one.quiz.yml", "stem: Which?", "stem: Which is not?")
    change(course / "notebooks" / "two.quiz.yml", "[hse2018]", "[nope]")
    ran = run_check(course)
    places = [line.split(": ")[:2] for line in ran.stderr.splitlines()]
    assert [place for place, _ in places] == [
        "notebooks/two.quiz.yml:13:5",
        "notebooks/one.quiz.yml:7:5",
        "notebooks/one.quiz.yml:11:17",
    ]
    assert [kind == "warning" for _, kind in places] == [False, True, True]
    assert (ran.returncode, ran.stdout) == (1, "1 problem and 2 warnings found.\n")


@pytest.mark.parametrize("strict, code", [([], 0), (["--strict"], 1)])
def test_warnings_alone_count_only_when_they_shall(course, capsys, strict, code):
    change(course / "notebooks" / "one.quiz.yml", "text: B,", "text: All of the above,")
    assert main(["check", str(course), *strict]) == code
    told = capsys.readouterr()
    assert told.out == "All content files are in order; 1 warning.\n"
    assert told.err.startswith(
        "notebooks/one.quiz.yml:11:17: warning: 'All of the above' stands for"
    )


def test_a_picture_of_a_kind_that_cannot_be_shown_is_told(course):
    (course / "book" / "leg.gif").write_bytes(b"GIF89a")
    change(course / "notebooks" / "one.quiz.yml", "leg.svg", "leg.gif")
    assert said(course) == [
        "notebooks/one.quiz.yml:8:5: the picture '../book/leg.gif' is not an SVG or PNG file; "
        "save it as one."
    ]


def test_the_course_of_today_has_no_warning(root):
    assert warned(root) == []
