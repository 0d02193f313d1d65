"""The word `progress` for prose pages: the lessons in the order of `_toc.yml`, with the quizzes and habits that they call.

Without script it is a list of links; the script (`static/course/progress.js`) says beside each what the device remembers.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from docutils import nodes
from docutils.parsers.rst import directives
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursebook.book.directives.placing import note_backing
from coursebook.core.errors import ContentError
from coursebook.evidence.backing import labels_near
from coursebook.course.notebooks import called_files, heading_of, is_lesson
from coursebook.checklists.loading import load_checklist
from coursebook.quizzes.loading import load_quiz
from coursebook.quizzes.html import quiz_html
from coursebook.core.templates import template
from coursebook.core.messages import messages

CONTENTS = "_toc.yml"
SCHEMA = "_static/progress.schema.json"


def lesson_names(contents: dict) -> list[str]:
    """The pages of a table of contents that are lessons, without the endings of their files."""
    chapters = [chapter["file"] for part in contents["parts"] for chapter in part["chapters"]]
    return [name for name in chapters if is_lesson(name)]


def link_to_lesson(html: str, address: str) -> Markup:
    """Let the links to claims and sources lead to the lesson that lists them; the HTML of a quiz is escaped already."""
    return Markup(re.sub(r'href="#(?=claim-|source-)', f'href="{address}#', html))


def describe_lesson(path: Path, address: str, labels: dict[str, str]) -> dict:
    """What the page shows of one lesson: its title, its quizzes as HTML, its lists of habits."""
    cells = json.loads(path.read_text("utf-8"))["cells"]
    files = [path.parent / name for name in called_files(cells)]
    quizzes = [load_quiz(file) for file in files if file.name.endswith(".quiz.yml")]
    lists = [load_checklist(file) for file in files if file.name.endswith(".checklist.yml")]
    return {
        "id": path.stem, "title": heading_of(path), "uri": address, "files": files,
        "quizzes": [{"id": quiz.id, "title": quiz.title, "html": link_to_lesson(str(quiz_html(quiz, path.parent, labels)), address)}
                    for quiz in quizzes],
        "habits": [each for each in lists if each.kind == "habits"],
    }  # fmt: skip


def progress_html(lessons: list[dict], final: str, schema: str) -> str:
    """The page's list, and what its script needs; `final` is the id of the quiz that completes the course."""
    said = json.dumps(messages()["progress"]["says"], ensure_ascii=False)
    return template("book/progress.html.j2").render(
        lessons=lessons, final=final, schema=schema, t=messages()["progress"], said=said
    )


class ProgressDirective(SphinxDirective):
    """Shows the lessons with what the device remembers; `:final:` names the quiz that completes the course."""

    option_spec = {"final": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the page's HTML, and rebuild it when a lesson, a quiz, a list or the bibliography changes."""
        try:
            lessons = list(self._lessons())
        except ContentError as error:
            raise self.error(str(error)) from None
        final = self.options.get("final", "")
        if final not in [quiz["id"] for each in lessons for quiz in each["quizzes"]]:
            raise self.error(
                f"'{final}' is no quiz of a lesson; write ':final:' with the id of the final check."
            )
        schema = "../" * self.env.docname.count("/") + SCHEMA
        return [nodes.raw("", str(progress_html(lessons, final, schema)), format="html")]

    def _lessons(self) -> Iterator[dict]:
        root = Path(self.env.srcdir)
        labels = labels_near(root / "book")
        for name in lesson_names(yaml.safe_load((root / CONTENTS).read_text("utf-8"))):
            found = describe_lesson(
                root / f"{name}.ipynb",
                self.env.app.builder.get_relative_uri(self.env.docname, name),
                labels,
            )
            for path in (root / f"{name}.ipynb", *found["files"]):
                self.env.note_dependency(str(path))
            yield found
        note_backing(self.env)
        self.env.note_dependency(CONTENTS)


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("progress", ProgressDirective)
