"""The end of a lesson, before its sources: there the script notes that it was read.

Without script it is a link to the page of progress.
"""

from docutils import nodes
from sphinx.application import Sphinx

from coursebook.book.directives.base import course_of, page_address
from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.course.notebooks import is_lesson

_SOURCES = "evidence-and-sources"  # the anchor of the heading above a lesson's evidence


def mark_lesson_end(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Mark the end of a lesson, in a book that has a page of progress."""
    settings = course_of(app).settings
    progress = settings.pages.progress
    if not is_lesson(page, settings.lessons) or progress not in app.env.all_docs:
        return
    lesson, address = page.rpartition("/")[2], page_address(app, page, progress)
    words = messages()["progress"]
    end = template("book/lesson_end.html.j2").render(lesson=lesson, address=address, t=words)
    sections = list(doctree.findall(nodes.section))
    sources = next((section for section in sections if _SOURCES in section["ids"]), None)
    mark = nodes.raw("", f"{end}\n", format="html")
    if sources:
        sources.parent.insert(sources.parent.index(sources), mark)
    else:
        (sections[0] if sections else doctree).append(mark)


def setup(app: Sphinx) -> None:
    """Mark each lesson, with any theme."""
    app.connect("doctree-resolved", mark_lesson_end)
