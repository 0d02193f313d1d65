"""What the theme of this package needs of Sphinx's settings, so that no author has to know of it.

It leaves the settings of books with other themes alone.
"""

from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from coursebook.book.page_assets import has_own_theme

THEME_SETTINGS: dict[str, Any] = {
    "html_theme_options": {},  # Jupyter Book passes on those of its own theme; Sphinx warns of each
    "html_permalinks": False,
    "html_copy_source": False,  # no page links to its source
    "html_show_search_summary": False,  # it would be fetched, which browsers refuse from file://
    "html_use_index": False,
    "html_domain_indices": False,
    "numfig": False,  # captions have no numbers
    "highlight_language": "none",  # there are no colours for code
}


def apply_settings(app: Sphinx, config: Config) -> None:
    """Set what the theme of this package needs."""
    if has_own_theme(app):
        for name, value in THEME_SETTINGS.items():
            setattr(config, name, value)


def setup(app: Sphinx) -> None:
    """Set it before anything reads the settings."""
    app.connect("config-inited", apply_settings, priority=100)
