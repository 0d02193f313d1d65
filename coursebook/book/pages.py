"""What the page templates need to know: title, description, contents, sections, the clean body.

Does not write files; the templates are in `calmcalves/theme`.
"""

import html
import json
import re
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from coursebook import __version__
from coursebook.book.directives.ledger import REVIEWS
from coursebook.evidence.review import Reviews
from coursebook.course.notebooks import is_lesson
from coursebook.evidence.loading import load_reviews
from coursebook.evidence.bibliography import day_in_words
from coursebook.core.templates import template
from coursebook.core.messages import messages

logger = logging.getLogger(__name__)

PROGRESS_PAGE = "book/my-progress"
NOTES = 'class="course-mark"'

SECTIONS_WORTH_LISTING = 3
_META = re.compile(r'<meta content="([^"]*)"[^>]*\bname="description"')
_WIDGET_SCRIPT = re.compile(
    r'<script[^>]*type="application/vnd\.jupyter\.widget-(?:state|view)\+json"[^>]*>.*?</script>\s*',
    re.DOTALL,
)
_OPENING = re.compile(r"</h1>\s*(?:<p>(?:(?!<img|</p>).)*</p>)?", re.DOTALL)
_SOURCES = '<section id="evidence-and-sources">'
_SOURCE_LINK = re.compile(r'href="#(source-[^"]+)"')
_SOURCE_PLACE = re.compile(r'id="(source-[^"]+)"')


def without_widget_scripts(body: str) -> str:
    """Take the stored state of widgets out of a page: the book wakes quizzes from their HTML."""
    return _WIDGET_SCRIPT.sub("", body)


def split_opening(body: str) -> tuple[str, str]:
    """Split a page after its title and a first plain paragraph, where "On this page" goes."""
    found = _OPENING.search(body)
    end = found.end() if found else 0
    return body[:end], body[end:]


def missing_sources(body: str) -> list[str]:
    """Sources that a page links to but does not list, sorted."""
    return sorted(set(_SOURCE_LINK.findall(body)) - set(_SOURCE_PLACE.findall(body)))


def with_lesson_end(body: str, lesson: str, address: str) -> str:
    """Mark the end of a lesson, before its sources: where the script notes that it was read. Without script it is a link."""
    end = template("book/lesson_end.html.j2").render(
        lesson=lesson, address=address, t=messages()["progress"]
    )
    at = body.rfind(_SOURCES) if _SOURCES in body else body.rfind("</section>")
    return f"{body[:at]}{end}\n{body[at:]}" if at >= 0 else body + end


def page_title(title: str, site: str) -> str:
    """The words for the browser's tab: "Page – Site"."""
    plain = html.unescape(re.sub(r"<[^>]*>", "", title or "")).strip()
    return site if plain in ("", site) else f"{plain} – {site}"


def notebook_description(path: Path) -> str:
    """The description that a notebook keeps in its metadata, or nothing."""
    metadata = json.loads(path.read_text("utf-8")).get("metadata", {})
    return metadata.get("coursebook", {}).get("description", "").strip()


def description(env: BuildEnvironment, pagename: str, metatags: str) -> str:
    """What search engines and shared links say about a page; empty when its author wrote none."""
    if pagename not in env.all_docs:
        return messages()["theme"]["search_description"]
    path = Path(env.doc2path(pagename))
    if path.suffix == ".ipynb":
        return notebook_description(path)
    found = _META.search(metatags or "")
    return html.unescape(found.group(1)).strip() if found else ""


def parts(env: BuildEnvironment) -> list[dict]:
    """The contents of the book: captions with their pages, as _toc.yml has them."""
    trees = env.get_doctree(env.config.root_doc).findall(addnodes.toctree)
    return [
        {
            "caption": tree.get("caption"),
            "pages": [
                {"docname": docname, "title": title or env.titles[docname].astext()}
                for title, docname in tree["entries"]
                if docname in env.titles
            ],
        }
        for tree in trees
    ]


def sections(env: BuildEnvironment, pagename: str) -> list[dict[str, str]]:
    """The second-level headings of a page, or none when they are too few to list."""
    top = (
        next(iter(env.tocs[pagename].findall(nodes.list_item)), None)
        if pagename in env.tocs
        else None
    )
    if top is None or pagename == env.config.root_doc or len(top) < 2:
        return []
    links = [
        next(iter(item.findall(nodes.reference)))
        for item in top[1]
        if isinstance(item, nodes.list_item)
    ]
    found = [{"title": link.astext(), "anchor": link["anchorname"].lstrip("#")} for link in links]
    return found if len(found) >= SECTIONS_WORTH_LISTING else []


def review_state(reviews: Reviews) -> tuple[str, str]:
    """What a page's foot and a printed sheet say of the clinical review: the second is empty when nothing is a draft."""
    state, review = reviews.state(__version__)
    said, drafts = messages()["theme"]["reviewed"][state], messages()["theme"]["drafts"]
    given = (
        {
            "who": review.who,
            "role": review.role,
            "date": day_in_words(review.date),
            "version": review.version,
        }
        if review
        else {}
    )
    return said.format(**given), drafts[state]


def prepare(app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object) -> None:
    """Give a page's template what it needs, and warn about what its author forgot."""
    body = context["body"] = without_widget_scripts(context.get("body", ""))
    if is_lesson(pagename) and PROGRESS_PAGE in app.env.all_docs:
        address = app.builder.get_relative_uri(pagename, PROGRESS_PAGE)
        body = context["body"] = with_lesson_end(body, pagename.rpartition("/")[2], address)
    described = description(app.env, pagename, context.get("metatags", ""))
    if not described:
        logger.warning(
            "%s has no description: add html_meta (page) or coursebook.description (notebook)",
            pagename,
        )
    for key in missing_sources(body):
        logger.warning("%s links to #%s, but the page does not list that source", pagename, key)
    context["words"] = messages()["theme"]
    context["calm_reviewed"], context["calm_draft"] = review_state(
        load_reviews(Path(app.srcdir, REVIEWS))
    )
    context["calm_notes"] = messages()["evidence"] if NOTES in body else None
    context["calm_description"] = described
    context["calm_title"] = page_title(
        context.get("title", context["words"]["search"]), context["docstitle"]
    )
    context["calm_parts"] = parts(app.env)
    context["calm_sections"] = sections(app.env, pagename)
    context["calm_opening"], context["calm_rest"] = split_opening(body)


def every_page(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write all pages whenever one has changed: each shows the titles of all in its contents."""
    return list(env.found_docs)


def setup(app: Sphinx) -> None:
    """Prepare every page before its template runs."""
    app.connect("env-updated", every_page)
    app.connect("html-page-context", prepare, priority=800)
