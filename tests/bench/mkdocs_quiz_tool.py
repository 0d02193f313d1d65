"""mkdocs-quiz: one <quiz> block a question, on a bare page and in the theme of MkDocs."""

from questions import right_option
from tool import BARE_PAGE, Tool, inline_text, run

_BARE = "{name: null, custom_dir: bare}"
_SETTINGS = "site_name: Quiz\nuse_directory_urls: false\ntheme: {theme}\nplugins: [mkdocs_quiz]\n"


def _block(question):
    options = "\n".join(
        f"- [{'x' if option['right'] else ' '}] {option['text']}\n> {option['feedback']}"
        for option in question["options"]
    )
    return f"<quiz>\n{question['stem']}\n{options}\n\n{question['explanation']}\n</quiz>\n"


def _builder(theme):
    def build(questions, folder, python):
        for name in ("docs", "bare"):
            (folder / name).mkdir()
        page = BARE_PAGE.format(head="", body="{{ page.content }}")
        (folder / "bare" / "main.html").write_text(page, encoding="utf-8")
        (folder / "mkdocs.yml").write_text(_SETTINGS.format(theme=theme), encoding="utf-8")
        (folder / "docs" / "index.md").write_text(
            "# Quiz\n\n" + "\n".join(map(_block, questions)), encoding="utf-8"
        )
        run(python, "-m", "mkdocs", "build", "--quiet", folder=folder)
        return "site/index.html"

    return build


def _weigh(questions, folder):
    html = (folder / "site" / "index.html").read_text(encoding="utf-8")
    return [inline_text(html, "script").encode()], [inline_text(html, "style").encode()]


def _answer(page, question):
    quiz = page.locator(f"#quiz-{question['number'] - 1}")
    quiz.locator("label", has_text=right_option(question)["text"]).click()
    return quiz.locator(".quiz-feedback").inner_text()


def _tool(name, theme, weigh=None):
    return Tool(
        name,
        _builder(theme),
        weigh,
        "the scripts and styles that it pastes into each page with a quiz",
        "document.querySelector('#quiz-{last} .quiz-reset-button')",
        "the form of the last question has its script's button",
        _answer,
    )


MKDOCS_QUIZ = _tool("mkdocs-quiz", _BARE, _weigh)
MKDOCS_QUIZ_THEMED = _tool("mkdocs-quiz in its theme", "mkdocs")
