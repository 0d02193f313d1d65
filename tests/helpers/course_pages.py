"""What the browser tests know about the course: its pages, and the quizzes and checklists on them.

All of it is read from the course's own files, so that a changed text changes no test.
"""

import html
import json
import re

from helpers.places import ROOT
from helpers.plain_yaml import read_plain_yaml
from playwright.sync_api import expect

from coursebook.checklists.loading import load_checklist
from coursebook.core.messages import messages
from coursebook.core.templates import inline
from coursebook.quizzes.loading import load_quiz

NOTEBOOKS = ROOT / "notebooks"
WORDS = messages()
FRONT = "book/index.html"
SIGNS_PAGES = ["book/when-to-call.html", "notebooks/03-red-flags.html"]
HABITS_PAGE = "notebooks/04-preventing-cramps.html"
SIGNS = load_checklist(NOTEBOOKS / "03-red-flags.checklist.yml")
HABITS = load_checklist(NOTEBOOKS / "04-preventing-cramps.checklist.yml")

# Says from the start that nothing can be kept: the address of the storage throws, or only writing
# does.
BLOCKED = (
    "Object.defineProperty(window, 'localStorage', "
    "{ get() { throw new DOMException('blocked', 'SecurityError'); } });"
)
REFUSING = "Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError'); };"
FULL = (
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
)
STORAGE_FAULTS = {"blocked": BLOCKED, "refusing": REFUSING, "full": FULL}


def _pages():
    contents = read_plain_yaml(ROOT / "_toc.yml")
    files = [chapter["file"] for part in contents["parts"] for chapter in part["chapters"]]
    return [f"{name}.html" for name in [contents["root"], *files]]


def _code(notebook):
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")


def _quizzes():
    found = {}
    for notebook in sorted(NOTEBOOKS.glob("*.ipynb")):
        names = re.findall(r"""\bquiz\(["']([^"']+)["']\)""", _code(notebook))
        found[f"notebooks/{notebook.stem}.html"] = [load_quiz(NOTEBOOKS / name) for name in names]
    return {page: quizzes for page, quizzes in found.items() if quizzes}


PAGES = _pages()
EVERY_PAGE = [*PAGES, "search.html"]
QUIZZES = _quizzes()  # page → quizzes, in their order
COURSE_PAGES = sorted({*QUIZZES, *SIGNS_PAGES, HABITS_PAGE})
CHOICES = {"single", "multiple", "true_false"}  # the types that choose among options
PRACTICE = {
    page: found
    for page, quizzes in QUIZZES.items()
    if (found := [quiz for quiz in quizzes if quiz.mode == "practice"])
}
# The first lesson that has just these types of question: one page to try what does not depend on
# the words.
MIXED_PAGE = next(
    page
    for page, quizzes in PRACTICE.items()
    if {question.type for question in quizzes[0].questions} == CHOICES
)
MIXED = QUIZZES[MIXED_PAGE][0]


def plain(text):
    """A text with inline Markdown as a reader sees it."""
    return tidy(html.unescape(re.sub(r"<[^>]*>", "", str(inline(text)))))


def tidy(text):
    """A text with single spaces, and without the mark by which the book asks for drawn signs."""
    return " ".join(text.replace("\ufe0e", "").split())


def option_text(question, option):
    """The words of an option; 'true' and 'false' are the engine's own."""
    return WORDS[option.id] if question.type == "true_false" else plain(option.text)


def wrong_answers(question):
    """Answers to try before the right one: each distractor; for 'multiple' one too few or many."""
    key, every = question.key, [option.id for option in question.options]
    distractors = [option for option in every if option not in key]
    return (
        [key[:-1] or distractors, every]
        if question.type == "multiple"
        else [[option] for option in distractors]
    )


def card(page, question):
    """A question on the page."""
    return page.locator(f'[data-question="{question.id}"]')


def part(page, content):
    """A quiz or checklist on the page."""
    return page.locator(f'[data-course][data-id="{content.id}"]')


def onward(page, question):
    """The button that leads on from the questions on show, in the quiz of this one."""
    end = page.locator(".course-quiz__form", has=card(page, question)).locator(".course-quiz__end")
    more = re.escape(WORDS["more_questions"]).replace(re.escape("{count}"), r"\d+")
    return end.get_by_role("button", name=re.compile(f"^({more}|{WORDS['next_question']})$"))


def reach(page, question):
    """Come to a question as a learner does: what waits is led on to, and is then on show.

    Nothing leads on before all questions on show are marked.
    """
    expect(card(page, question)).to_have_count(1)
    for _ in range(page.locator("[data-question]").count()):
        if card(page, question).is_visible():
            return
        onward(page, question).click(timeout=5000)
    raise AssertionError(f"nothing leads on to the question '{question.id}'")


def choose(page, question, answer):
    """Choose exactly these options with the mouse, by their labels."""
    reach(page, question)
    now = (
        card(page, question)
        .locator(".course-question__ask input:checked")
        .evaluate_all("all => all.map((field) => field.value)")
    )
    wanted = set(answer) ^ set(now) if question.type == "multiple" else set(answer) - set(now)
    for option in wanted:
        card(page, question).locator(f'label:has(input[value="{option}"])').click()


def check(page, question):
    """Press "Check" of a question with the mouse."""
    reach(page, question)
    card(page, question).get_by_role("button", name=WORDS["check"], exact=True).click()


def answer(page, question, chosen):
    """Choose these options and have them marked."""
    choose(page, question, chosen)
    check(page, question)


def button(page, content, name):
    """A button of a quiz or checklist by the name of its words."""
    return part(page, content).get_by_role("button", name=WORDS[name], exact=True)


def kept(page):
    """All that the browser has kept for this page's origin, as one text."""
    return page.evaluate(
        "JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), "
        "document.cookie])"
    )
