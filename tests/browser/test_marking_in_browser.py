"""JavaScript marks as Python does: the vectors of `fixtures/marking.yml`, with the key as the HTML carries it."""

from pathlib import Path

import pytest
import yaml
from html_tree import tree

from calmcalves.models import Quiz
from calmcalves.rendering import quiz_html
from calmcalves.script import module_text

GROUPS = yaml.safe_load((Path(__file__).resolve().parent.parent / "fixtures" / "marking.yml").read_text(encoding="utf-8"))
VECTORS = [(group["question"], vector) for group in GROUPS for vector in group["marks"]]
MARK_ALL = """async ([source, vectors]) => {
  const address = URL.createObjectURL(new Blob([source], {type: "text/javascript"}));
  const {mark} = await import(address);
  return vectors.map(([key, answer]) => mark(key.split(" "), answer));
}"""


def key_of(question):
    """Return the right answers as the page has them: `data-key`, the ids with a space between."""
    html = quiz_html(Quiz(id="quiz", title="Quiz", questions=[question]))
    return tree(html).one("fieldset").attributes["data-key"]


@pytest.fixture(scope="module")
def marks(browser):
    """What the script's own `mark` says to each vector."""
    page = browser.new_page()
    found = page.evaluate(MARK_ALL, [module_text(), [[key_of(question), vector["answer"]] for question, vector in VECTORS]])
    page.close()
    return found


def test_every_vector_was_marked(marks):
    assert len(marks) == len(VECTORS) >= 36


@pytest.mark.parametrize("index", range(len(VECTORS)), ids=[f"{q['id']}: {v['name']}" for q, v in VECTORS])
def test_javascript_gives_the_mark_that_python_gives(marks, index):
    vector = VECTORS[index][1]
    assert marks[index] == {"right": vector["right"], "missed": vector["missed"], "wrong": vector["wrong"]}


def test_importing_the_module_touches_nothing(open_page):
    page = open_page("about:blank")
    page.evaluate("document.body.innerHTML = '<section data-course=\"quiz\" data-id=\"x\"></section>'")
    before = page.evaluate("[document.documentElement.outerHTML, Object.keys(window).sort()]")
    exported = page.evaluate("""async (source) => {
      const address = URL.createObjectURL(new Blob([source], {type: "text/javascript"}));
      return Object.keys(await import(address)).sort();
    }""", module_text())
    assert set(exported) >= {"default", "mark", "triage", "wake", "wakeAll"}
    assert page.evaluate("[document.documentElement.outerHTML, Object.keys(window).sort()]") == before
