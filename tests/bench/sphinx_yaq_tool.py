"""sphinx-yaq: one quiz directive with all questions, in Sphinx's basic theme.

It marks all questions together and has no feedback of its own for an option: right and wrong is all
it says.
"""

import json

from questions import right_option
from tool import Tool, run

_SETTINGS = 'project = "Quiz"\nextensions = ["sphinx_yaq"]\nhtml_theme = "basic"\n'
_STATIC = "html/_static/sphinx_yaq"


def _role(question):
    model = {
        "type": "SC",
        "values": ",".join(option["text"] for option in question["options"]),
        "answer": right_option(question)["text"],
    }
    return f"   {question['stem']} :quiz:`{json.dumps(model)}`\n"


def _build(questions, folder, python):
    (folder / "conf.py").write_text(_SETTINGS, encoding="utf-8")
    text = "Quiz\n====\n\n.. quiz:: bench\n   :title: Boxes and lids\n\n" + "\n".join(
        map(_role, questions)
    )
    (folder / "index.rst").write_text(text, encoding="utf-8")
    run(python, "-m", "sphinx", "-q", "-b", "html", ".", "html", folder=folder)
    return "html/index.html"


def _weigh(questions, folder):
    return [
        [(folder / _STATIC / name).read_bytes() for name in names]
        for names in (("math.js", "yaq.js"), ("css/yaq.css",))
    ]


def _answer(page, question):
    box = page.locator(".yaq-main-content p").nth(question["number"] - 1)
    box.locator("select").select_option(right_option(question)["text"])
    page.locator(".yaq-footer button:visible").first.click()
    return box.evaluate("box => box.innerHTML")


SPHINX_YAQ = Tool(
    "sphinx-yaq",
    _build,
    _weigh,
    "math.js, yaq.js and yaq.css, loaded by every page of the site",
    "document.querySelector('.yaq.yaq-active')",
    "the quiz has its yaq-active mark",
    _answer,
    says=lambda question: "correct",
)
