"""What a learner may hand in: which questions count, and the part of a page that saves them.

Its script too. What it does is tested in a real browser
(`browser/test_results_in_book.py`), how a file is read in `test_results.py`.
"""

import gzip
import json
import re
import shutil

from helpers.html_tree import tree
from helpers.joined import without_comments
from helpers.places import FIXTURES
from helpers.reading import grade, sentences

from coursebook.commands.scripts import parts_of
from coursebook.core.bundle import BROWSER, PACKAGE, read_script
from coursebook.core.messages import messages
from coursebook.quizzes.loading import load_quiz
from coursebook.results.export import collect_exportable, results_html

TEMPLATE = (PACKAGE / "results" / "results.html.j2").read_text(encoding="utf-8")
WORDS = messages()["results"]
BLANKS = {
    "quiz": {"quiz", "lesson"},
    "many": {"count"},
    "of": {"count", "total"},
    "saved_one": {"file"},
    "saved": {"file", "count"},
}


def rows(html):
    """Return the revisions of the questions that may be handed in, by quiz id, in their order."""
    return {
        row.attributes["data-quiz"]: json.loads(row.attributes["data-questions"])
        for row in tree(html).all("li")
        if "data-quiz" in row.attributes
    }


# What counts


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


# What stands on the page


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


def test_the_script_is_small():
    assert len(gzip.compress(read_script("results").encode(), 9)) <= 3 * 1024


def test_the_script_reads_answers_and_the_code_of_the_learner_and_nothing_else_that_is_kept():
    own = [
        without_comments(path.read_text(encoding="utf-8"))
        for path in parts_of("results")
        if "results" in path.relative_to(BROWSER).as_posix()
    ]
    assert set(re.findall(r"memory\(([^)]*)\)", "".join(own))) == {'"learner"', "`quiz/${id}`"}
    assert not re.search(
        r"localStorage|sessionStorage|\btext\b\s*:|state\.text|habits|\blesson/", "".join(own)
    )
