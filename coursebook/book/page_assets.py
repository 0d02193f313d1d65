"""Which script and which style a page loads: its own theme, and the quiz engine only where there is a quiz.

Does not decide what stands on a page; see `pages`.
"""

from pathlib import Path

from sphinx.application import Sphinx

from coursebook.commands.schemas import progress_schema
from coursebook.core.bundle import STYLES, join_module, plain_script, drop_unused_functions

EVERY_PAGE = {"palette.css", "theme.css", "theme.js"}
# What stands on a page, and the files that it then loads.
WHERE = {
    **{
        f'data-course="{kind}"': {"course.css", "course.js"}
        for kind in ("quiz", "habits", "red-flags", "lesson")
    },
    'data-course="progress"': {"course.css", "progress.css", "progress.js"},
    'data-course="results"': {"course.css", "results.css", "results.js"},
    'data-course="guide"': {"course.css", "guide.css", "guide.js"},
    'data-course="class"': {"course.css", "class-door.js"},
    'data-course="plan"': {"course.css", "plan.css", "plan.js"},
    'class="course-mark"': {"evidence.css", "notes.js"},
    'class="course-film"': {"film.css"},
    'class="course-claim"': {"evidence.css"},
    'class="calm-claim': {"evidence.css"},
    'class="calm-misconceptions': {"evidence.css", "misconceptions.css", "notes.js"},
    "data-filter": {"ledger.js"},
    "course-cards": {"figures.css"},
    "picture--tall": {"figures.css"},
}
INSTEAD = {"progress.js": "course.js"}  # holds the other one
PROGRESS_SCHEMA = "progress.schema.json"  # of the file that a learner saves; her page links to it
SEARCH_PAGE = {"language_data.js", "search.js"}
FETCHED = {"class.css", "class.js"}  # by the door to the class view, when it is opened
KEPT = EVERY_PAGE.union(*WHERE.values()) | SEARCH_PAGE | {PROGRESS_SCHEMA} | FETCHED


def minify(text: str, kind: str) -> str:
    """Make a script or a style smaller for publishing; where the minifier cannot be installed it stays as it is."""
    try:
        from minify import string
    except ImportError:
        return text
    return string(kind, text) + "\n"


def publish_assets(app: Sphinx) -> None:
    """Put our styles, the plain scripts and the schema of saved files where Sphinx copies static files from."""
    folder = Path(app.doctreedir) / "calm-static"
    folder.mkdir(parents=True, exist_ok=True)
    for sheet in STYLES.glob("*.css"):
        (folder / sheet.name).write_text(minify(sheet.read_text("utf-8"), "text/css"), "utf-8")
    for name, module in {
        "class.js": join_module("class"),
        "course.js": join_module("course"),
        "guide.js": join_module("guide"),
        "plan.js": join_module("plan"),
        "progress.js": join_module("progress"),
        "results.js": join_module("results"),
    }.items():
        (folder / name).write_text(
            minify(drop_unused_functions(plain_script(module)), "text/javascript"), "utf-8"
        )
    (folder / PROGRESS_SCHEMA).write_text(progress_schema(), "utf-8")
    app.config.html_static_path = [*app.config.html_static_path, str(folder)]


def assets_for(body: str) -> set[str]:
    """Names of the files that a page with this body loads."""
    names = EVERY_PAGE.union(*(files for mark, files in WHERE.items() if mark in body))
    return names - {left for kept, left in INSTEAD.items() if kept in names}


def filter_assets(
    app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object
) -> None:
    """Leave only the wanted scripts and styles on a page; everything of Jupyter Book goes."""
    names = assets_for(context.get("body", ""))
    for kind in ("script_files", "css_files"):
        context[kind] = [
            file for file in context[kind] if Path(str(file.filename or "")).name in names
        ]


def setup(app: Sphinx) -> None:
    """Name our files to Sphinx and filter all files page by page."""
    app.add_css_file("palette.css", priority=100)
    app.add_css_file("course.css", priority=600)
    app.add_css_file("guide.css", priority=650)
    app.add_css_file("plan.css", priority=650)
    app.add_css_file("results.css", priority=650)
    app.add_css_file("progress.css", priority=700)
    app.add_css_file("evidence.css", priority=700)
    app.add_css_file("figures.css", priority=700)
    app.add_css_file("misconceptions.css", priority=710)
    app.add_js_file("theme.js", priority=100)
    app.add_js_file("notes.js", priority=500, loading_method="defer")
    app.add_js_file("ledger.js", priority=500, loading_method="defer")
    app.add_js_file("course.js", priority=600, loading_method="defer")
    app.add_js_file("class-door.js", priority=650, loading_method="defer")
    app.add_js_file("guide.js", priority=600, loading_method="defer")
    app.add_js_file("plan.js", priority=600, loading_method="defer")
    app.add_js_file("progress.js", priority=600, loading_method="defer")
    app.add_js_file("results.js", priority=650, loading_method="defer")
    app.connect("builder-inited", publish_assets)
    app.connect("html-page-context", filter_assets, priority=900)
