"""Notebooks run in place: what is stored, and the same bytes twice.

Nothing is written on failure.
"""

import json
import shutil

import nbformat
import pytest
from helpers.html_tree import tree
from helpers.places import FIXTURES

from coursebook.commands.run import run_notebooks
from coursebook.core.bundle import KINDS, read_script, read_style
from coursebook.core.errors import ContentError, CourseError
from coursebook.core.settings import course_in_force
from coursebook.course.notebooks import Notebook
from coursebook.course.parts import load_part, part_html

VALID = FIXTURES / "valid"


def make(path, *sources):
    """Write a notebook of code cells that have not been run, with the widgets of a last time."""
    cells = [nbformat.v4.new_code_cell(source, id=f"cell-{i}") for i, source in enumerate(sources)]
    metadata = {
        "kernelspec": {
            "display_name": "Python 3 (ipykernel)",
            "language": "python",
            "name": "python3",
        },
        "widgets": {
            "application/vnd.jupyter.widget-state+json": {
                "state": {"old": {"state": {}}},
                "version_major": 2,
                "version_minor": 0,
            }
        },
    }
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=metadata), path)
    return path


@pytest.fixture(scope="module")
def done(tmp_path_factory):
    """A notebook that was run twice: its path, and its bytes after each run."""
    folder = tmp_path_factory.mktemp("notebooks")
    for path in VALID.iterdir():
        shutil.copy(path, folder)
    path = make(
        folder / "lesson.ipynb",
        'from coursebook import checklist, quiz\nquiz("every-type.quiz.yml")',
        'checklist("red-flags.checklist.yml")',
        'checklist("habits.checklist.yml")',
        "import os; os.path.basename(os.getcwd())",
    )
    said, results = [], []
    for _ in range(2):
        run_notebooks([path], said.append)
        results.append(path.read_bytes())
    return path, results, said


@pytest.fixture
def notebook(done):
    return json.loads(done[1][0])


def test_each_run_is_announced(done):
    path, _, said = done
    assert said == [f"Running {path} …"] * 2


def test_a_second_run_writes_the_same_bytes(done):
    _, (first, second), _ = done
    assert first == second


def test_each_cell_has_its_output_and_no_timings(notebook):
    for number, cell in enumerate(notebook["cells"], 1):
        assert (
            cell["execution_count"] == number
            and len(cell["outputs"]) == 1
            and cell["metadata"] == {}
        )


def test_a_notebook_runs_in_its_own_folder(done, notebook):
    assert notebook["cells"][3]["outputs"][0]["data"]["text/plain"] == [f"'{done[0].parent.name}'"]


def test_no_state_of_widgets_is_stored_and_no_old_one_is_left(notebook):
    assert "widgets" not in notebook["metadata"]
    shown = [set(cell["outputs"][0]["data"]) for cell in notebook["cells"][:3]]
    assert shown == [{"text/html", "text/plain"}] * 3


def test_of_a_live_quiz_the_html_is_stored_and_no_state(tmp_path):
    shutil.copy(VALID / "plain.quiz.yml", tmp_path)
    call = 'from coursebook import quiz\nquiz("plain.quiz.yml", live=True)'
    path = make(tmp_path / "live.ipynb", call)
    run_notebooks([path], say=lambda words: None)
    assert "widgets" not in json.loads(path.read_text())["metadata"]
    assert [name for name, *_ in Notebook(path).stored_parts] == ["spoiled"]


def test_each_part_is_stored_with_the_style_and_the_script_of_today(done):
    with course_in_force(done[0].parent):  # no course.yml is there: the id is that of the engine
        today = {
            "every-type": (KINDS["quiz"], part_of("every-type.quiz.yml")),
            "some-signs": (KINDS["red-flags"], part_of("red-flags.checklist.yml")),
            "some-habits": (KINDS["habits"], part_of("habits.checklist.yml")),
        }
        expected = [
            (name, read_style(*kind.styles).strip(), html, read_script(kind.script).strip())
            for name, (kind, html) in today.items()
        ]
    assert Notebook(done[0]).stored_parts == expected


def part_of(file):
    return part_html(load_part(VALID / file), VALID).strip()


def test_no_answer_and_no_tick_is_stored(done):
    for _, _, html, _ in Notebook(done[0]).stored_parts:
        assert not [
            element
            for element in tree(html).all()
            if {"checked", "selected"} & set(element.attributes)
            or element.tag == "input"
            and element.attributes.get("type") in ("text", "number")
            and element.attributes.get("value")
        ]


def test_a_notebook_without_parts_stores_none(tmp_path):
    path = tmp_path / "plain.ipynb"
    path.write_text(json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    assert Notebook(path).stored_parts == []
    output = {"output_type": "display_data", "data": {"text/html": ["<p>x</p>"]}}
    path.write_text(json.dumps({"cells": [{"cell_type": "code", "outputs": [output]}]}))
    assert Notebook(path).stored_parts == []


def test_the_notebook_knows_no_version_of_this_machine(notebook):
    assert notebook["metadata"]["language_info"] == {"name": "python"}


def test_a_notebook_that_fails_is_not_written_and_every_failure_is_told(tmp_path):
    shutil.copy(VALID.parent / "invalid" / "misspelt-key.quiz.yml", tmp_path)
    good = make(tmp_path / "c.ipynb", "1")
    bad = [
        make(tmp_path / "a.ipynb", 'from coursebook import quiz\nquiz("misspelt-key.quiz.yml")'),
        make(tmp_path / "b.ipynb", "1 / 0"),
    ]
    before = [path.read_bytes() for path in bad]
    with pytest.raises(ContentError) as caught:
        run_notebooks([*bad, good], say=lambda words: None)
    assert [path.read_bytes() for path in bad] == before
    written = json.loads(good.read_text())
    assert written["cells"][0]["execution_count"] == 1 and "old" not in json.dumps(
        written["metadata"]
    )
    first, second = caught.value.problems
    assert (first.file, second.file) == tuple(map(str, bad))
    assert "misspelt-key.quiz.yml:13:9: 'feedback' is missing; write it here." in first.sentence
    assert "division by zero" in second.sentence


@pytest.mark.parametrize("content", [None, "{", "[]"], ids=["missing", "not JSON", "no notebook"])
def test_a_file_that_is_no_notebook_is_told_in_words(tmp_path, content):
    path = tmp_path / "nope.ipynb"
    if content:
        path.write_text(content)
    with pytest.raises(CourseError, match=r"nope\.ipynb: "):
        run_notebooks([path], say=lambda words: None)
