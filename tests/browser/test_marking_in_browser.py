"""JavaScript marks as Python does, with the key as the HTML has it.

Marked are the vectors of `fixtures/marking/`, and random answers.
"""

import json

import pytest
from helpers.html_tree import tree
from helpers.random_quizzes import answers_to, quizzes
from helpers.vectors import VECTORS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coursebook.commands.scripts import join_module
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.marking import mark
from coursebook.quizzes.models import Quiz
from coursebook.quizzes.types import TYPES

MARK_ALL = """async ([source, asked]) => {
  const address = URL.createObjectURL(new Blob([source], {type: "text/javascript"}));
  const {mark} = await import(address);
  return asked.map(([key, answer]) => mark(JSON.parse(key), answer));
}"""


def key_of(quiz):
    """Return what the script marks the one question of a quiz with: `data-key` of the page."""
    card = next(each for each in tree(quiz_html(quiz)).all("fieldset") if "data-key" in each.names)
    return card.attributes["data-key"]


def marked_in_the_browser(browser, asked):
    """Return what the script's own `mark` says to each (key, answer)."""
    page = browser.new_page()
    found = page.evaluate(MARK_ALL, [join_module("course"), asked])
    page.close()
    return found


@pytest.fixture(scope="module")
def marks(browser):
    """What the script says to each vector."""
    return marked_in_the_browser(
        browser,
        [
            [key_of(Quiz(id="quiz", title="Quiz", questions=[question])), vector["answer"]]
            for question, vector in VECTORS
        ],
    )


def test_every_vector_was_marked(marks):
    assert len(marks) == len(VECTORS) >= 12 * len(TYPES)


@pytest.mark.parametrize(
    "index", range(len(VECTORS)), ids=[f"{q['id']}: {v['name']}" for q, v in VECTORS]
)
def test_javascript_gives_the_mark_that_python_gives(marks, index):
    vector = VECTORS[index][1]
    assert marks[index] == {
        "share": vector["share"],
        "missed": vector["missed"],
        "wrong": vector["wrong"],
        "under": vector.get("under", False),
        "over": vector.get("over", False),
    }


def test_javascript_marks_random_answers_to_random_questions_as_python_does(browser):
    asked, expected = [], []

    @settings(
        max_examples=200, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(st.data())
    def collect(data):
        for question in data.draw(quizzes()).questions:
            answer = data.draw(answers_to(question))
            asked.append([key_of(Quiz(id="quiz", title="Quiz", questions=[question])), answer])
            expected.append(mark(question, answer)._asdict())

    collect()
    found = marked_in_the_browser(browser, asked)
    assert len(found) >= 200 and {json.loads(key)["type"] for key, _ in asked} == set(TYPES)
    for (key, answer), one, other in zip(
        asked, found, json.loads(json.dumps(expected)), strict=True
    ):
        assert one == other, f"{key} {answer}"


def test_importing_the_module_touches_nothing(open_page):
    page = open_page("about:blank")
    page.evaluate(
        'document.body.innerHTML = \'<section data-course="quiz" data-id="x"></section>\''
    )
    before = page.evaluate("[document.documentElement.outerHTML, Object.keys(window).sort()]")
    exported = page.evaluate(
        """async (source) => {
      const address = URL.createObjectURL(new Blob([source], {type: "text/javascript"}));
      return Object.keys(await import(address)).sort();
    }""",
        join_module("course"),
    )
    assert set(exported) >= {"mark", "wake", "wakeAll"}
    assert (
        page.evaluate("[document.documentElement.outerHTML, Object.keys(window).sort()]") == before
    )
