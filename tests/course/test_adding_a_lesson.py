"""Adding a lesson as CONTRIBUTING.md says: it is checked, and it stands in the book."""

import json
import re
from pathlib import Path

import pytest
from helpers.adding_a_lesson import (
    BLOCKS,
    CELLS,
    COMMANDS,
    COPIED,
    FILES,
    LESSON,
    OWN_CELLS,
    SECTION,
    build_book,
    copy_course,
    write_lesson,
)
from helpers.places import ROOT

from coursebook.checks.course import check_course
from coursebook.commands.cli import main


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """A copy of the course with the new lesson, and what the check said before it was run.

    `make notebooks` runs all of them; here, those alone that the check asks for, for time.
    """
    root = copy_course(tmp_path_factory.mktemp("lesson"))
    write_lesson(root)
    problems, _ = check_course(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert main(["run", *dict.fromkeys(problem.file for problem in problems)]) == 0
    return root, problems


def test_the_section_copies_a_lesson_and_names_each_file_and_cell_once():
    assert COMMANDS == [f"cp {COPIED} {LESSON}", "make notebooks", "make check"]
    assert (ROOT / COPIED).is_file() and not (ROOT / LESSON).exists()
    names = [name for _, name, _ in BLOCKS if name]
    assert len(names) == len(set(names)) and set(FILES) == {
        "_toc.yml",
        LESSON.replace(".ipynb", ".quiz.yml"),
    }
    assert re.findall(r"^\*\*(\d)\. ", SECTION, re.M) == list("12345678")
    assert all(f"`{name}`" in SECTION for name in ("plan", *OWN_CELLS))


def test_before_it_is_run_the_check_asks_for_that_alone(followed):
    _, problems = followed
    assert LESSON in {problem.file for problem in problems}
    assert {problem.sentence for problem in problems} == {
        "has stored outputs of an older version; run 'make notebooks'."
    }


def test_the_check_has_nothing_to_say_of_the_new_lesson(followed):
    root, _ = followed
    assert check_course(root) == ([], [])


def test_nothing_is_left_of_the_lesson_that_was_copied(followed):
    root, _ = followed
    notebook = json.loads((root / LESSON).read_text(encoding="utf-8"))
    kept = {"stop", "class-view", "quiz-intro", "sources-heading"}
    assert {cell["id"] for cell in notebook["cells"]} == kept | set(CELLS)
    for cell in notebook["cells"]:
        assert cell["id"] in kept or "".join(cell["source"]) == CELLS[cell["id"]]
    assert Path(COPIED).stem not in (root / LESSON).read_text(encoding="utf-8")


def test_the_lesson_stands_in_the_book_with_its_quiz_its_box_and_its_evidence(followed):
    root, _ = followed
    book = build_book(root)
    page = (book / LESSON).with_suffix(".html").read_text(encoding="utf-8")
    for part in (
        "<h1>Do my shoes matter?",
        'data-id="standing-and-shoes"',
        "course-callout--call",
        'id="claim-shoes"',
        'data-course="class"',
    ):
        assert part in page, part
    contents = (book / "book" / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'href="\.\./(notebooks/0\d[^"]*)\.html"', contents)
    new = LESSON.removesuffix(".ipynb")
    assert links[links.index(new) - 1] == "notebooks/07-long-journeys"
    assert links[links.index(new) + 1] == "notebooks/08-after-birth"
