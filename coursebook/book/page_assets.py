"""Which scripts and styles a page loads: those of quizzes only where there is a quiz, and so on.

With the theme of this package nothing else is loaded; with any other theme its own files stay. Does
not decide what stands on a page; see `pages`.
"""

from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from coursebook.book.directives.base import course_of
from coursebook.core.bundle import DIST, fill_blanks
from coursebook.core.json_schema import schema_text
from coursebook.results.progress_file import Progress

THEME = "coursebook"
EVERY_PAGE = {"palette.css", "theme.css", "theme.js"}  # with the theme of this package
WITH_OTHER_THEME = {"palette.css", "other-themes.css"}  # on each page that has a part of ours
# What stands on a page, and the files that it then loads.
WHERE = {
    **{
        f'data-course="{kind}"': {"course.css", "course.js"}
        for kind in ("quiz", "habits", "lesson")
    },
    'data-course="red-flags"': {"course.css", "signs.css", "red-flags.js"},
    'data-course="progress"': {"course.css", "progress.css", "progress.js"},
    'data-course="results"': {"course.css", "results.css", "results.js"},
    'data-course="guide"': {"course.css", "guide.css", "guide.js"},
    'data-course="class"': {"course.css", "class-door.js"},
    'data-course="plan"': {"course.css", "plan.css", "plan.js"},
    'data-course="go-on"': {"go-on.js", "front.css"},
    **{f'class="{name}': {"front.css"} for name in ("worried", "doors", "book-lessons")},
    'class="course-mark"': {"evidence.css", "notes.js"},
    'class="course-who"': {"evidence.css", "notes.js"},
    'class="course-film"': {"film.css"},
    'class="course-claim"': {"evidence.css"},
    'class="book-claim': {"evidence.css"},
    'class="book-misconceptions': {"evidence.css", "misconceptions.css", "notes.js"},
    "data-call": {"place.js"},
    "data-dial": {"place.js"},
    "data-filter": {"ledger.js"},
    "course-cards": {"figures.css"},
    "picture--tall": {"figures.css"},
}
INSTEAD = {"progress.js": "course.js"}  # the first holds all of the second
PROGRESS_SCHEMA = "progress.schema.json"  # of the file that a learner saves; her page links to it
SEARCH_PAGE = {"language_data.js", "search.js"}
FETCHED = {"class.css", "class.js"}  # by the door to the class view, when it is opened
OWN = WITH_OTHER_THEME.union(*WHERE.values())
KEPT = EVERY_PAGE | OWN - WITH_OTHER_THEME | SEARCH_PAGE | {PROGRESS_SCHEMA} | FETCHED
# The order in which Sphinx lists our files; those of one number, in the order here.
_SHEETS = {
    "palette.css": 100,
    "course.css": 600,
    "signs.css": 650,
    "guide.css": 650,
    "front.css": 650,
    "plan.css": 650,
    "results.css": 650,
    "progress.css": 700,
    "evidence.css": 700,
    "figures.css": 700,
    "misconceptions.css": 710,
    "other-themes.css": 800,
}
_SCRIPTS = {
    "notes.js": 500,
    "ledger.js": 500,
    "course.js": 600,
    "place.js": 600,
    "class-door.js": 650,
    "guide.js": 600,
    "go-on.js": 600,
    "plan.js": 600,
    "progress.js": 600,
    "red-flags.js": 600,
    "results.js": 650,
}


def has_own_theme(app: Sphinx) -> bool:
    """Tell whether the book has the theme of this package."""
    return app.config.html_theme == THEME


def published_name(app: Sphinx, name: str) -> str:
    """Return where a file of ours lies below `_static`: with another theme, in a folder apart."""
    return name if has_own_theme(app) else f"coursebook/{name}"


def static_folder(app: Sphinx) -> Path:
    """Return the folder of what is published beside the pages, made anew by each build."""
    return Path(app.doctreedir) / "coursebook-static"


def publish_assets(app: Sphinx) -> None:
    """Put our styles, scripts and the schema of saved files where Sphinx copies from."""
    folder = static_folder(app) / published_name(app, "")
    folder.mkdir(parents=True, exist_ok=True)
    names = OWN | FETCHED | (EVERY_PAGE if has_own_theme(app) else set())
    pages = _pages_of_their_own(app)
    for name in names:
        text = (DIST / name).read_text("utf-8")
        (folder / name).write_text(fill_blanks(text, pages), "utf-8")
    (folder / PROGRESS_SCHEMA).write_text(schema_text("progress", Progress), "utf-8")
    app.config.html_static_path = [*app.config.html_static_path, str(static_folder(app))]


def _pages_of_their_own(app: Sphinx) -> dict[str, str]:
    """Return which pages have a look of their own in the theme; without one, nothing fits."""
    pages = course_of(app).settings.pages
    named = {f"%{name}%": getattr(pages, name) for name in ("one_side", "signs")}
    return {blank: page for blank, page in named.items() if page}


def assets_for(body: str, own_theme: bool = True) -> set[str]:
    """Return the names of our files that a page with this body loads."""
    names = set().union(*(files for mark, files in WHERE.items() if mark in body))
    names |= EVERY_PAGE if own_theme else WITH_OTHER_THEME if names else set()
    return names - {smaller for larger, smaller in INSTEAD.items() if larger in names}


def filter_assets(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Leave only the scripts and styles on a page that it needs.

    With our theme everything of others goes.
    """
    own_theme = has_own_theme(app)
    needed = assets_for(context.get("body", ""), own_theme)
    for kind in ("script_files", "css_files"):
        named = [(file, Path(str(file.filename or "")).name) for file in context.get(kind, ())]
        context[kind] = [
            file for file, name in named if name in needed or not (own_theme or name in OWN)
        ]


def setup(app: Sphinx) -> None:
    """Name our files to Sphinx and filter all files page by page."""
    for sheet, priority in _SHEETS.items():
        app.add_css_file(published_name(app, sheet), priority=priority)
    if has_own_theme(app):
        app.add_js_file("theme.js", priority=100)
    for script, priority in _SCRIPTS.items():
        app.add_js_file(published_name(app, script), priority=priority, loading_method="defer")
    app.connect("builder-inited", publish_assets)
    app.connect("html-page-context", filter_assets, priority=900)
