"""What the page templates need to know: title, description, contents, sections, the clean body.

Does not write files; the templates are in `book/theme/`.
"""

import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from coursebook.book.calls import asks_for_calls, mark_calls, place_html
from coursebook.book.claims import marks_claims
from coursebook.book.directives.base import course_of, page_address
from coursebook.claims.html import state_review
from coursebook.core.errors import ContentError
from coursebook.core.html_editing import find_tags
from coursebook.core.images import PICTURE_KINDS, image_address
from coursebook.core.messages import messages
from coursebook.course.course import Course
from coursebook.course.notebooks import Notebook, is_lesson
from coursebook.course.reading_time import lesson_minutes, say_minutes

logger = logging.getLogger(__name__)

SECTIONS_WORTH_LISTING = 3
_SOURCES = re.compile(
    r'<details class="course course-evidence__sources"><summary>(.*?)</summary>.*?</details>',
    re.DOTALL,
)
_NO_DESCRIPTION = "%s has no description: add html_meta (page) or coursebook.description (notebook)"


def missing_sources(body: str) -> list[str]:
    """Return the sources that a page links to but does not list, sorted."""
    if "source-" not in body:
        return []
    tags = find_tags(body)
    linked = {(tag.attributes.get("href") or "")[1:] for tag in tags if tag.name == "a"}
    listed = {tag.attributes.get("id") for tag in tags}
    return sorted(name for name in linked if name.startswith("source-") and name not in listed)


def link_sources(body: str, sources: str) -> str:
    """Let a page lead to the page of all sources, at `sources`, in place of listing its own."""
    body = _SOURCES.sub(rf'<p class="course-evidence__more"><a href="{sources}">\1</a></p>', body)
    return body.replace('href="#source-', f'href="{sources}#source-')


class evidence_list(nodes.General, nodes.Element):
    """A list of claims or sources, as HTML, that no search looks into."""


def hide_evidence(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Let no search find a page by what is listed behind it, where a page of its own lists all."""
    pages = course_of(app).settings.pages
    lists = [(pages.evidence, "book-evidence"), (pages.sources, "course course-evidence__sources")]
    hidden = [name for whole, name in lists if page_address(app, page, whole)]
    pattern = rf'(<details class="(?:{"|".join(hidden)})">.*?</details>)'
    for raw in list(doctree.findall(nodes.raw)):
        html = raw.astext()
        if not hidden or not any(f'"{name}"' in html for name in hidden):
            continue
        pieces = re.split(pattern, html, flags=re.DOTALL)
        shown: list[nodes.Node] = [nodes.raw("", piece, format="html") for piece in pieces]
        shown[1::2] = [evidence_list("", html=piece) for piece in pieces[1::2]]
        raw.parent.replace(raw, shown)


def share_pictures(env: BuildEnvironment, page: str, body: str, images: str) -> str:
    """Let a picture that a page has as a file be that file where it is a `data:` address too.

    `images` is the address of the folder of pictures.
    """
    if 'src="data:' not in body:
        return body
    for path, (pages, name) in env.images.items():
        file = Path(env.srcdir) / path
        if page in pages and file.suffix in PICTURE_KINDS and file.is_file():
            body = body.replace(f'src="{image_address(file)}"', f'src="{images}/{name}"')
    return body


def page_title(title: str, site: str) -> str:
    """Return the words for the browser's tab: "Page – Site"."""
    plain = Markup(title or "").striptags()
    return site if plain in ("", site) else f"{plain} – {site}"


def describe_page(env: BuildEnvironment, page: str, metatags: str) -> str:
    """Return what search engines and shared links say about a page.

    It is empty when its author wrote none.
    """
    if page not in env.all_docs:
        return messages()["theme"]["search_description"]
    path = Path(env.doc2path(page))
    if path.suffix == ".ipynb":
        return str(Notebook(path).metadata.get("description", "")).strip()
    metas = [tag.attributes for tag in find_tags(metatags or "") if tag.name == "meta"]
    texts = [meta.get("content") or "" for meta in metas if meta.get("name") == "description"]
    return texts[0].strip() if texts else ""


def book_parts(
    env: BuildEnvironment, pagename: str, folded: Collection[str]
) -> list[dict[str, Any]]:
    """Return the contents of the book: captions with their pages, as _toc.yml has them.

    A part that has a caption and holds one of the pages in `folded` is folded away, and open on its
    own pages.
    """
    parts = []
    for tree in env.get_doctree(env.config.root_doc).findall(addnodes.toctree):
        pages = {
            docname: title or env.titles[docname].astext()
            for title, docname in tree["entries"]
            if docname in env.titles
        }
        caption = tree.get("caption")
        parts.append(
            {
                "caption": caption,
                "folded": bool(caption) and not pages.keys().isdisjoint(folded),
                "open": pagename in pages,
                "pages": [{"docname": name, "title": title} for name, title in pages.items()],
            }
        )
    return parts


def page_sections(env: BuildEnvironment, pagename: str) -> list[dict[str, str]]:
    """Return the second-level headings of a page, or none when they are too few to list."""
    if pagename not in env.tocs or pagename == env.config.root_doc:
        return []
    # The page is one item, which holds a link to it and then a list with its sections, if any.
    page = next(iter(env.tocs[pagename].findall(nodes.list_item)), None)
    if page is None or len(page) < 2:
        return []
    items = [item for item in page[1].children if isinstance(item, nodes.list_item)]
    links = [next(iter(item.findall(nodes.reference))) for item in items]
    if len(links) < SECTIONS_WORTH_LISTING:
        return []
    return [{"title": link.astext(), "anchor": link["anchorname"].lstrip("#")} for link in links]


def page_minutes(course: Course, pagename: str) -> str:
    """Return how long a lesson takes, in words.

    Empty for any other page, and where a quiz has mistakes: `check` tells those.
    """
    lesson = course.try_notebooks[0].get(course.root / f"{pagename}.ipynb")
    if not lesson or not is_lesson(pagename, course.settings.lessons):
        return ""
    try:
        return say_minutes(lesson_minutes(course, lesson))
    except ContentError:
        return ""


def prepare_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Give a page's template what it needs, and warn about what its author forgot."""
    course = course_of(app)
    settings, t = course.settings, messages()["theme"]
    body = context.get("body", "")
    description = describe_page(app.env, pagename, context.get("metatags", ""))
    if not description:
        logger.warning(_NO_DESCRIPTION, pagename)
    for name in missing_sources(body):
        logger.warning("%s links to #%s, but the page does not list that source", pagename, name)
    sources = page_address(app, pagename, settings.pages.sources)
    body = link_sources(body, sources) if sources else body
    body = share_pictures(app.env, pagename, body, context["pathto"]("_images", True))
    signs = course.signs if course.settings.roles.signs else None
    body = mark_calls(body, signs) if signs else body
    context |= {
        "words": t,
        "course": settings,
        "course_mark": course.mark,
        "course_zip": course.notebooks_zip if course.try_notebooks[0] else "",
        "course_review": state_review(course.reviews, settings.version),
        "evidence_words": messages()["evidence"] if marks_claims(body) else None,
        "place": place_html(signs) if signs and asks_for_calls(body) else "",
        "body": body,
        "page_description": description,
        "page_title": page_title(context.get("title", t["search"]), context["docstitle"]),
        "book_parts": book_parts(app.env, pagename, settings.pages.folded),
        "page_minutes": page_minutes(course, pagename),
        "page_sections": page_sections(app.env, pagename),
    }
    if pagename == "search":
        sets = course.search_words
        context["search_sets"] = sets.model_dump(exclude_defaults=True) if sets else {}


def setup(app: Sphinx) -> None:
    """Prepare every page before its template runs."""
    app.add_node(evidence_list, html=(_visit_list, None))
    app.connect("doctree-resolved", hide_evidence, priority=800)  # when claims are numbered
    app.connect("html-page-context", prepare_page, priority=800)


def _visit_list(translator: Any, listed: evidence_list) -> None:
    translator.body.append(listed["html"])
    raise nodes.SkipNode
