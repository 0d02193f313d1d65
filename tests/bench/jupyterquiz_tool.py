"""jupyterquiz: one display_quiz() in a notebook, run by a kernel.

Its outputs stand on a bare page as a book puts them.
"""

import json

from questions import right_option
from tool import BARE_PAGE, Tool, inline_text, run

_CELL = """import json
from jupyterquiz import display_quiz
display_quiz(json.load(open('questions.json')))"""


def _shaped(questions):
    return [
        {
            "question": question["stem"],
            "type": "multiple_choice",
            "answers": [
                {
                    "answer": option["text"],
                    "correct": option["right"],
                    "feedback": option["feedback"],
                }
                for option in question["options"]
            ],
        }
        for question in questions
    ]


def _build(questions, folder, python):
    import nbformat

    (folder / "questions.json").write_text(json.dumps(_shaped(questions)), encoding="utf-8")
    cell = nbformat.v4.new_code_cell(_CELL)
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), str(folder / "quiz.ipynb"))
    run(
        python,
        "-m",
        "nbconvert",
        "--execute",
        "--to",
        "notebook",
        "--inplace",
        "quiz.ipynb",
        folder=folder,
    )
    html, script = _outputs(folder)
    body = f'{html}</div>\n<script type="application/javascript">\n{script}\n</script>'
    (folder / "index.html").write_text(BARE_PAGE.format(head="", body=body), encoding="utf-8")
    return "index.html"


def _outputs(folder):
    """Return the HTML and the JavaScript that display_quiz() gave to the notebook."""
    outputs = json.loads((folder / "quiz.ipynb").read_text(encoding="utf-8"))["cells"][0]["outputs"]
    return [
        "".join(output["data"][kind])
        for output, kind in zip(outputs, ("text/html", "application/javascript"), strict=True)
    ]


def _weigh(questions, folder):
    html, script = _outputs(folder)
    return [script.replace(json.dumps(_shaped(questions)), "[]").encode()], [
        inline_text(html, "style").encode()
    ]


def _answer(page, question):
    quiz = page.locator(f'.Quiz[data-qnum="{question["number"] - 1}"]')
    quiz.locator("label.MCButton", has_text=right_option(question)["text"]).click()
    return quiz.locator(".Feedback").inner_text()


JUPYTERQUIZ = Tool(
    "jupyterquiz",
    _build,
    _weigh,
    "what display_quiz() pastes beside the questions; again with every quiz",
    "document.querySelector('.Quiz[data-qnum=\"{last}\"] label.MCButton:nth-child(4)')",
    "the buttons of the last question stand there",
    _answer,
)
