"""What a lesson lacks to be a part of its course: a whole small course, spoiled in one way each."""

import json
import re
import shutil
from pathlib import Path

import pytest
from helpers.places import FIXTURES

from coursebook.checks.course import check_course
from coursebook.claims.backing import clear_caches

SOURCE = (
    "@misc{study, title = {T}, label = {A study}, author = {A}, year = {2018}, "
    "url = {https://a.org}, urldate = {2026-11-22}, seen = {source}}\n"
)
LEDGER = """\
topics:
  - {id: hiccups, title: Hiccups}
claims:
  - id: ten-minutes
    topic: hiccups
    kind: fact
    title: Ten minutes
    claim: Hiccups last up to 10 minutes.
    verdict: supported
    certainty: high
    graded_by: us
    sources: [study]
    checked: 2026-11-22
    review_by: 2999-11-22
"""
BOX = "> ☎ **Stop and call if…**\n>\n> - your chest hurts.\n"
STATED = "Hiccups last up to 10 minutes. [(i)](#claim-ten-minutes)"
ABOUT = {"description": "What hiccups are.", "objectives": ["calm"]}
KEY = '"coursebook":'  # of the metadata
FIRST = "notebooks/01-first.ipynb"
SECOND = "notebooks/02-second.ipynb"


def text_cell(name, source):
    return {
        "cell_type": "markdown",
        "id": name,
        "metadata": {},
        "source": source.splitlines(keepends=True),
    }


def code_cell(name, source):
    return {
        "cell_type": "code",
        "execution_count": 1,
        "id": name,
        "metadata": {},
        "outputs": [{"output_type": "display_data", "data": {}, "metadata": {}}],
        "source": source.splitlines(keepends=True),
    }


def cells_of(file):
    """Return the cells of a lesson that lacks nothing."""
    return [
        text_cell("title", "# Hiccups\n"),
        text_cell("stop", BOX),
        text_cell("main", f"## Ten minutes\n\nSo it is.\n\n{STATED}\n"),
        code_cell("sources", f'from coursebook import evidence\nevidence("{Path(file).name}")'),
    ]


@pytest.fixture
def course(tmp_path):
    """A course of three lessons: two with the box, the last with the list of warning signs."""
    clear_caches()
    files = {
        "course.yml": "id: hiccups\nroles: {signs: notebooks/03-signs.checklist.yml}\n",
        "_toc.yml": "format: jb-book\nroot: book/index\nchapters:\n"
        "  - file: notebooks/01-first\n  - file: notebooks/02-second\n"
        "  - file: notebooks/03-signs.ipynb\n",
        "book/index.md": "# Hiccups\n",
        "book/references.bib": SOURCE,
        "book/evidence.yml": LEDGER,
        "notebooks/objectives.yml": "calm: Stay calm.\nhold: Hold your breath.\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    signs = FIXTURES / "valid" / "red-flags.checklist.yml"
    shutil.copy(signs, tmp_path / "notebooks" / "03-signs.checklist.yml")
    for file in (FIRST, SECOND):
        write(tmp_path, file, cells_of(file))
    third = "notebooks/03-signs.ipynb"
    cells = [cell for cell in cells_of(third) if cell["id"] != "stop"]
    shown = 'from coursebook import checklist\nchecklist("03-signs.checklist.yml")'
    write(tmp_path, third, [code_cell("signs", shown), *cells])
    yield tmp_path
    clear_caches()


def write(root, file, cells, about=ABOUT):
    """Write a lesson as Jupyter does, with some metadata or with none."""
    metadata = {"kernelspec": {"name": "python3"}}
    notebook = {
        "cells": cells,
        "metadata": metadata if about is None else {"coursebook": about, **metadata},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    text = json.dumps(notebook, indent=1, ensure_ascii=False)
    (root / file).write_text(text + "\n", encoding="utf-8")


def spoil(root, name, source):
    """Write the second lesson with one cell changed, or without it."""
    cells = cells_of(SECOND)
    [cell] = [cell for cell in cells if cell["id"] == name]
    if source is None:
        cells.remove(cell)
    else:
        cell["source"] = source.splitlines(keepends=True)
    write(root, SECOND, cells)


def change(path, old, new):
    """Replace a text that stands in a file exactly once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    clear_caches()


def said(root):
    return [str(problem) for problem in check_course(root).problems]


def place_of(root, words, file=SECOND):
    """Return the line and column of a piece of a lesson's file, as they are told."""
    text = (root / file).read_text(encoding="utf-8")
    assert text.count(words) == 1
    before = text.partition(words)[0]
    return f"{file}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def test_a_course_whose_lessons_lack_nothing_has_no_problem(course):
    assert said(course) == []


# --- the contents ---


def test_a_lesson_that_the_contents_do_not_list_is_told(course):
    change(course / "_toc.yml", "  - file: notebooks/02-second\n", "")
    assert said(course) == [
        f"{SECOND}: _toc.yml does not list this lesson; write '- file: notebooks/02-second' there."
    ]


@pytest.mark.parametrize(
    "contents",
    [
        "parts: [{caption: A, chapters: [{file: notebooks/01-first, sections: [{file: "
        "notebooks/02-second}]}, {file: notebooks/03-signs}]}]",
        "subtrees: [{entries: [{glob: 'notebooks/*'}]}]",
    ],
)
def test_contents_of_any_shape_list_lessons(course, contents):
    (course / "_toc.yml").write_text(f"root: book/index\n{contents}\n", encoding="utf-8")
    assert said(course) == []


def test_without_contents_no_lesson_is_missed_in_them(course):
    (course / "_toc.yml").unlink()
    assert said(course) == []


def test_an_entry_without_its_key_lists_nothing(course):
    change(course / "_toc.yml", "- file: notebooks/02-second", "- notebooks/02-second")
    change(course / "course.yml", "roles:", "pages: {about: book/lost}\nroles:")
    assert said(course) == [
        "course.yml: 'pages: about' is 'book/lost', which _toc.yml does not list; correct it.",
        f"{SECOND}: _toc.yml does not list this lesson; write '- file: notebooks/02-second' there.",
    ]


def test_contents_that_cannot_be_read_are_told_and_hide_nothing_else(course):
    (course / "_toc.yml").write_text("root: book: index\n", encoding="utf-8")
    change(course / "course.yml", "roles:", "pages: {about: book/lost}\nroles:")
    spoil(course, "sources", None)
    first, second = said(course)
    assert first.startswith("_toc.yml:1:11: this is not valid YAML ")
    assert second.startswith(f"{SECOND}: no cell shows what the lesson rests on; ")


def test_a_notebook_in_a_folder_below_is_no_lesson(course):
    (course / "notebooks" / "teachers").mkdir()
    write(course, "notebooks/teachers/more.ipynb", [text_cell("all", "You should.")], about=None)
    assert said(course) == []


# --- the metadata ---


def test_a_lesson_without_metadata_is_told_with_an_example(course):
    write(course, SECOND, cells_of(SECOND), about=None)
    place = place_of(course, '"metadata": {\n  "kernelspec"')
    assert said(course) == [
        f"{place}: the metadata says nothing of the lesson; add (JupyterLab: gear on the right) "
        '"coursebook": {"description": "What the lesson is about.", '
        '"objectives": ["calm"]}.'
    ]
    (course / "notebooks" / "objectives.yml").unlink()
    assert said(course)[0].endswith('lesson is about."}.')


@pytest.mark.parametrize("given", [{}, {"description": " "}, {"description": None}])
def test_a_lesson_without_a_description_is_told(course, given):
    write(course, SECOND, cells_of(SECOND), {"objectives": ["calm"], **given})
    assert said(course) == [
        f"{place_of(course, KEY)}: 'description' is missing in "
        "the metadata, below 'coursebook'; say in a sentence what the lesson is about."
    ]


@pytest.mark.parametrize("given", [{}, {"objectives": []}, {"objectives": "calm"}])
def test_a_lesson_without_objectives_is_told_where_the_course_has_some(course, given):
    write(course, SECOND, cells_of(SECOND), {"description": "Hiccups.", **given})
    assert said(course) == [
        f"{place_of(course, KEY)}: 'objectives' is missing in "
        "the metadata, below 'coursebook'; list ids of objectives.yml, such as [\"calm\"]."
    ]
    (course / "notebooks" / "objectives.yml").unlink()
    assert said(course) == []


@pytest.mark.parametrize("wrong", ["clam", 3, None, ["calm"], {"calm": 1}])
def test_an_objective_that_is_not_known_is_told_with_those_that_are(course, wrong):
    write(course, SECOND, cells_of(SECOND), {**ABOUT, "objectives": ["hold", wrong]})
    (line,) = said(course)
    assert f"the objective '{wrong}' is not in objectives.yml; write one of: calm, hold." in line
    if wrong == "clam":
        assert line.startswith(place_of(course, '"clam"'))


# --- the evidence ---


def test_a_lesson_without_its_evidence_is_told(course):
    spoil(course, "sources", None)
    assert said(course) == [
        f"{SECOND}: no cell shows what the lesson rests on; end it with a cell of two lines: "
        "'from coursebook import evidence' and 'evidence(\"02-second.ipynb\")'."
    ]


def test_evidence_in_a_comment_or_in_text_is_none(course):
    spoil(course, "sources", '# evidence("02-second.ipynb")')
    assert len(said(course)) == 1
    spoil(course, "main", 'evidence("02-second.ipynb")')
    write(course, SECOND, cells_of(SECOND)[:-1])
    assert len(said(course)) == 1


def test_the_evidence_of_another_lesson_is_told_at_its_line(course):
    spoil(course, "sources", "from coursebook import evidence\nevidence('01-first.ipynb')")
    assert said(course) == [
        f"{place_of(course, 'evidence(')}: the evidence is that of '01-first.ipynb', not of this "
        'lesson; write evidence("02-second.ipynb").'
    ]


# --- the warning signs ---


def test_a_lesson_without_a_box_is_told(course):
    spoil(course, "stop", None)
    assert said(course) == [
        f"{SECOND}: no box leads to the warning signs; copy the quotation that begins with '> ☎' "
        'from another lesson, or show the list: checklist("03-signs.checklist.yml").'
    ]


@pytest.mark.parametrize("box", ["> ✎ Call.", "☎ Call.", "> Call ☎"])
def test_what_is_no_quotation_that_begins_with_the_sign_is_no_box(course, box):
    spoil(course, "stop", box)
    assert len(said(course)) == 1


@pytest.mark.parametrize("box", ["> **☎ Call.**", ">☎ Call.", "Stop:\n\n> ☎ Call."])
def test_a_box_may_be_written_otherwise(course, box):
    spoil(course, "stop", box)
    assert said(course) == []


def test_the_list_of_another_kind_is_not_the_list_of_signs(course):
    habits = "id: habits\nkind: habits\ntitle: Habits\nitems:\n  - {id: walk, text: I walk.}\n"
    (course / "notebooks" / "habits.checklist.yml").write_text(habits, encoding="utf-8")
    spoil(course, "stop", None)
    cells = [cell for cell in cells_of(SECOND) if cell["id"] != "stop"]
    write(course, SECOND, [*cells, code_cell("list", 'checklist("habits.checklist.yml")')])
    assert len(said(course)) == 1


def test_a_course_may_show_its_signs_in_one_lesson_alone(course):
    for file in (FIRST, SECOND):
        write(course, file, [cell for cell in cells_of(file) if cell["id"] != "stop"])
    assert said(course) == []


def test_a_course_without_signs_asks_for_no_box(course):
    (course / "course.yml").write_text("id: hiccups\n", encoding="utf-8")
    spoil(course, "stop", None)
    assert said(course) == []


# --- the sentences ---


@pytest.mark.parametrize(
    "sentence, words",
    [("Drink 3 litres a day.", "3 litres"), ("You should hold your breath.", "should")],
)
def test_a_sentence_that_names_no_claim_is_told_at_its_line(course, sentence, words):
    spoil(course, "main", f"So it is.\n\nIt is “so”: {STATED} {sentence}\n")
    assert said(course) == [
        f"{place_of(course, sentence)}: the sentence '{sentence}' says '{words}' and names no "
        "claim; write <!-- claims: ID --> behind it, with an id of book/evidence.yml."
    ]


def test_a_long_sentence_over_several_lines_is_told_in_short_where_it_begins(course):
    spoil(course, "main", f"It goes\nalong\n{'very ' * 30}\nlong for 10 minutes, so.\n\n{STATED}")
    (line,) = said(course)
    assert line.startswith(f"{place_of(course, 'It goes')}: the sentence 'It goes along very very ")
    assert " very …' says '10 minutes' and names no claim; " in line and len(line) < 250


def test_a_course_with_sources_alone_is_told_to_name_one(course):
    (course / "book" / "evidence.yml").unlink()
    for file in (FIRST, "notebooks/03-signs.ipynb"):
        change(course / file, "[(i)](#claim-ten-minutes)", "([A study](#source-study))")
    spoil(course, "main", "Hiccups last up to 10 minutes.")
    (line,) = said(course)
    assert line.endswith("write [(i)](#source-KEY) behind it, with a key of book/references.bib.")


def test_a_course_that_keeps_no_evidence_asks_for_none(course):
    for name in ("evidence.yml", "references.bib"):
        (course / "book" / name).unlink()
    for file in (FIRST, SECOND, "notebooks/03-signs.ipynb"):
        change(course / file, " [(i)](#claim-ten-minutes)", "")
    spoil(course, "main", "You should wait 10 minutes.")
    write(course, FIRST, [cell for cell in cells_of(FIRST) if cell["id"] == "stop"])
    assert said(course) == []


# --- all of it ---


def test_all_that_a_lesson_lacks_is_told_at_once(course):
    file = "notebooks/04-new.ipynb"
    write(course, file, [text_cell("main", "# New\n\nYou should.\n\nWait 10 minutes.")], about=None)
    lines = said(course)
    assert [line.partition(": ")[2].partition(";")[0] for line in lines] == [
        "_toc.yml does not list this lesson",
        "no box leads to the warning signs",
        "no cell shows what the lesson rests on",
        "the sentence 'You should.' says 'should' and names no claim",
        "the sentence 'Wait 10 minutes.' says '10 minutes' and names no claim",
        "the metadata says nothing of the lesson",
    ]
    assert all(line.startswith(file) and line.endswith(".") for line in lines)


@pytest.mark.parametrize("about", [None, [], "text", 3, {"description": 3, "objectives": {}}])
def test_metadata_of_any_shape_is_no_accident(course, about):
    write(course, SECOND, [{"cell_type": "markdown", "source": "You should."}], about)
    assert [line.partition(":")[0] for line in said(course)] == [SECOND] * 4


def test_a_file_with_all_its_letters_in_ascii_has_the_same_places(course):
    spoil(course, "main", f"{STATED} You should: “so”.")
    path = course / SECOND
    notebook = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(notebook, indent=1), encoding="utf-8")
    (line,) = said(course)
    assert line.startswith(f"{place_of(course, 'You should: ')}: ")


def test_each_claim_of_the_real_lessons_is_missed_when_its_marks_are_taken_out(root, course_copy):
    shutil.copy(root / "_toc.yml", course_copy)
    told = 0
    for path in sorted((course_copy / "notebooks").glob("*.ipynb")):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"<!-- claims: .*? -->", "", text), encoding="utf-8")
    for problem in check_course(course_copy).problems:
        if "and names no claim" in problem.sentence:
            line = (course_copy / problem.file).read_text(encoding="utf-8").splitlines()
            assert problem.sentence.split("'")[1][:20] in line[problem.line - 1]
            told += 1
    assert told >= 30
