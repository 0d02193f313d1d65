"""The word `quiz` on a prose page: a file or the YAML itself.

Its HTML is that of a notebook, its mistakes have the page's lines.
"""

import shutil

import pytest
from helpers.places import FIXTURES, ROOT
from helpers.prose import build_prose

from coursebook.book.directives.quizzes import QuizDirective
from coursebook.claims.backing import labels_near
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.loading import load_quiz

PLAIN = FIXTURES / "valid" / "plain.quiz.yml"


@pytest.fixture
def build(tmp_path):
    """Build a page that may show quizzes; return what Sphinx said and the page's HTML."""
    (tmp_path / "book").mkdir()
    shutil.copy(ROOT / "book" / "references.bib", tmp_path / "book")
    shutil.copy(PLAIN, tmp_path)
    return lambda text: build_prose(tmp_path, text, quiz=QuizDirective)


def html_of(form="A"):
    """The HTML that a notebook shows, with its heading at the level of the section."""
    labels = labels_near(ROOT / "book")
    return quiz_html(load_quiz(PLAIN), PLAIN.parent, labels, form, heading_level=3)


def test_a_file_and_the_same_yaml_between_the_fences_give_the_html_of_a_notebook(build):
    said, page = build(
        f"```{{quiz}} plain.quiz.yml\n```\n\nBetween.\n\n```{{quiz}}\n"
        f"{PLAIN.read_text(encoding='utf-8')}```"
    )
    assert said == "" and page.count(html_of()) == 2


def test_another_form_can_be_named(build):
    said, page = build("```{quiz} plain.quiz.yml\n:form: B\n```")
    assert said == "" and html_of("B") in page and html_of() not in page


@pytest.mark.parametrize(
    "option, first", [("", 6), (":form: B\n", 7)], ids=["plain", "with an option"]
)
def test_every_mistake_is_told_with_its_line_on_the_page(build, option, first):
    said, _ = build(f"```{{quiz}}\n{option}id: spoiled\ntitel: Spoiled\nquestions: []\n```")
    for line, sentence in enumerate(
        (
            "'title' is missing",
            "'titel' is not a key that is known here",
            "'questions' has 0 entries",
        ),
        first,
    ):
        assert f"index.md:{line}:1: {sentence}" in said
    assert "Traceback" not in said
