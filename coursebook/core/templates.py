"""The Jinja templates, with escaping on, and the two filters that they use."""

from functools import lru_cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markupsafe import Markup

from coursebook.core.bundle import PACKAGE

_MARKS = frozenset("*_[\\\r\n\0")  # what Markdown looks for in a line


@lru_cache(maxsize=1)
def _inline_markdown() -> MarkdownIt:
    return MarkdownIt("zero").enable(["emphasis", "link", "escape"])


def inline(text: str) -> Markup:
    """Turn inline Markdown into HTML.

    Raw HTML in the text is escaped, and only safe links are links.
    """
    if _MARKS.isdisjoint(text):  # most texts: six times faster, and the same
        return Markup(escapeHtml(text))
    return Markup(_inline_markdown().renderInline(text))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(PACKAGE),
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["inline"] = inline
    return environment


def template(name: str) -> Template:
    """Return the template that lies at a path below the package."""
    return _environment().get_template(name)
