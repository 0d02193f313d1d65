"""The end of a lesson, before its sources: where the script notes that it was read.

Without script it is a link to the page that shows it.
"""

from docutils import nodes
from sphinx.application import Sphinx

from coursebook.book.directives.base import course_of, page_address
from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.course.notebooks import is_lesson

_SOURCES = "evidence-and-sources"  # the anchor of the heading above a lesson's evidence


def mark_lesson_end(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Mark the end of a lesson, in a book that has the page to show it."""
    settings = course_of(app).settings
    progress = settings.pages.progress
    if not is_lesson(page, settings.lessons) or progress not in app.env.all_docs:
        return
    lesson, address = page.rpartition("/")[2], page_address(app, page, progress)
    words = messages()["progress"]
    end = template("book/lesson_end.html.j2").render(lesson=lesson, address=address, t=words)
    sections = list(doctree.findall(nodes.section))
    sources = next((section for section in sections if _SOURCES in section["ids"]), None)
    place = sources.parent if sources else (sections or [doctree])[0]
    at = place.index(sources) if sources else len(place)
    place.insert(at, nodes.raw("", f"{end}\n", format="html"))


def setup(app: Sphinx) -> None:
    """Mark each lesson, with any theme."""
    app.connect("doctree-resolved", mark_lesson_end)
