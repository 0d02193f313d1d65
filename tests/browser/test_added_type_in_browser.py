"""A question type that was added as CONTRIBUTING.md says, woken in the real browser."""

import json

from helpers.adding import code, follow

from coursebook.core.messages import messages

PAGE = """
import json, yaml
from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.html import quiz_html
from coursebook.commands.scripts import join_module
[group] = yaml.safe_load(open("tests/fixtures/marking/word.yml", encoding="utf-8"))
html = quiz_html(load_quiz({"id": "quiz", "title": "Quiz", "questions": [group["question"]]}))
print(json.dumps({"html": html, "script": join_module("course"), "vectors": group["marks"]}))
"""
WAKE = """async ([source, answers]) => {
  const {mark, wakeAll} = await import(URL.createObjectURL(new Blob([source],
    {type: "text/javascript"})));
  wakeAll(document);
  const key = JSON.parse(document.querySelector("[data-question]").dataset.key);
  return answers.map((answer) => mark(key, answer));
}"""


def test_a_new_type_is_marked_as_python_marks_it_and_says_so(browser, tmp_path):
    made = json.loads(code(follow(tmp_path), PAGE))
    page = browser.new_page()
    page.set_content(made["html"])
    marks = page.evaluate(WAKE, [made["script"], [vector["answer"] for vector in made["vectors"]]])
    assert [(mark["share"], mark["missed"], mark["wrong"]) for mark in marks] == [
        (vector["share"], vector["missed"], vector["wrong"]) for vector in made["vectors"]
    ]
    said, check = (
        page.locator(".course-question__said"),
        page.get_by_role("button", name=messages()["check"], exact=True),
    )
    for typed, mark in {"milk": "wrong", "Tea": "right"}.items():
        page.get_by_label("A pot of").fill(typed)
        check.click()
        assert said.inner_text().startswith(messages()[mark])
    page.close()
