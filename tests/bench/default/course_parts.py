"""A Sphinx extension for the benchmark alone: this engine's parts in a book of another theme.

The default Jupyter Book page gets the same quizzes, lists and evidence as ours, each with its script and style only
where it is used, and none of our theme: what is left between the two is what the themes load.
"""

from pathlib import Path

from sphinx.application import Sphinx

from coursebook.book import DIRECTIVES, boxes, claims, code_digest, page_assets, pages

_OUR_THEME = {"theme.css", "theme.js"}
_STATIC = Path(page_assets.__file__).parent / "theme" / "static"


def choose_assets(
    app: Sphinx, pagename: str, templatename: str, context: dict, doctree: object
) -> None:
    """Leave out the stored state of widgets, and those of our files that the page does not use."""
    body = context["body"] = pages.without_widget_scripts(context.get("body", ""))
    wanted = page_assets.assets_for(body) - _OUR_THEME
    ours = page_assets.KEPT | _OUR_THEME
    for kind in ("script_files", "css_files"):
        context[kind] = [
            file
            for file in context[kind]
            if (name := Path(str(file.filename or "")).name) in wanted or name not in ours
        ]


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the directives and the files of our parts."""
    app.add_config_value("calm_code", code_digest(), "env")
    for part in (claims, *DIRECTIVES, boxes, page_assets):
        part.setup(app)
    app.connect("builder-inited", _add_static_files)
    _disconnect(app, page_assets.filter_assets)  # it would take the other theme's files away
    app.connect("html-page-context", choose_assets, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def _add_static_files(app: Sphinx) -> None:
    """Publish the files of our parts that lie in our theme."""
    app.config.html_static_path = [*app.config.html_static_path, str(_STATIC)]


def _disconnect(app: Sphinx, handler: object) -> None:
    for listener in app.events.listeners["html-page-context"]:
        if listener.handler is handler:
            app.disconnect(listener.id)
            return
