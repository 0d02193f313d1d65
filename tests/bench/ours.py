"""Our own quiz: as data, as a bare page with the published script and style, as a live widget."""

from tool import BARE_PAGE, Tool

from coursebook.core.bundle import read_script, read_style
from coursebook.quizzes.html import quiz_html
from coursebook.quizzes.models import Quiz

_SCRIPT, _STYLES = "course.js", ("palette.css", "course.css")  # what a page of the book loads


def quiz_data(questions):
    """Return the questions in the shape of a `.quiz.yml` file."""
    return {
        "id": "bench",
        "title": "Boxes and lids",
        "questions": [_question(question) for question in questions],
    }


def _question(question):
    options = [{**option, "id": f"o{place}"} for place, option in enumerate(question["options"], 1)]
    return {
        "id": f"q{question['number']}",
        "type": "single",
        "objective": "lids",
        "stem": question["stem"],
        "options": options,
        "explanation": question["explanation"],
    }


def make_widget(questions):
    """Make the live widget of a quiz out of plain data."""
    from coursebook.notebook.live import LiveQuiz

    quiz = Quiz.model_validate(quiz_data(questions))
    return LiveQuiz(quiz, quiz_html(quiz))


def _build(questions, folder, python):
    _publish(folder)
    links = "".join(f'<link rel="stylesheet" href="{name}">' for name in _STYLES)
    body = quiz_html(Quiz.model_validate(quiz_data(questions)))
    page = BARE_PAGE.format(head=f'{links}<script src="{_SCRIPT}" defer></script>', body=body)
    (folder / "index.html").write_text(page, encoding="utf-8")
    return "index.html"


def _publish(folder):
    """Put script and style there as the book publishes them."""
    (folder / _SCRIPT).write_text(read_script("course"), encoding="utf-8")
    for name in _STYLES:
        style = read_style(name.removesuffix(".css"))
        (folder / name).write_text(style, encoding="utf-8")


def _weigh(questions, folder):
    return [(folder / _SCRIPT).read_bytes()], [(folder / name).read_bytes() for name in _STYLES]


def _answer(page, question):
    card = page.locator(f'[data-question="q{question["number"]}"]')
    right = next(place for place, option in enumerate(question["options"], 1) if option["right"])
    card.locator(f'input[value="o{right}"]').check()
    card.locator(".course-button--check").click()
    return card.locator("[role=status]").first.inner_text()


OURS = Tool(
    "ours",
    _build,
    _weigh,
    "course.js; palette.css and course.css: once for the whole book",
    "document.querySelector('[data-course=quiz][data-awake]')",
    "the quiz has its data-awake mark",
    _answer,
)
