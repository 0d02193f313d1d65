"""What notebooks store of our widgets: the book shows their HTML and loads nothing for widgets.

Widgets of others stay as they are.
"""

import json
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
HTML = "text/html"
OWN_HTML = '<section class="course '  # how the HTML of each part begins
OWN_MODEL = "course-"  # and the id of its model


class PreferHtml(SphinxPostTransform):
    """Takes the widget away beside the HTML of a part, whatever order of formats a book prefers."""

    default_priority = 3  # before MyST-NB chooses one of them (4)

    def run(self, **kwargs: object) -> None:
        """Look through all outputs of the document."""
        for bundle in list(self.document.findall(nodes.container)):
            if bundle.get("nb_element") == "mime_bundle" and _is_own(bundle):
                bundle.children = [child for child in bundle.children if _kind(child) != VIEW]


def _is_own(bundle: nodes.container) -> bool:
    """Tell whether the HTML of an output is that of a part."""
    texts = [child.astext() for child in bundle.children if _kind(child) == HTML]
    return any(text.startswith(OWN_HTML) for text in texts)


def _kind(child: nodes.Node) -> str:
    """Return the media type of one format of an output."""
    return child["mime_type"] if isinstance(child, nodes.Element) else ""


def drop_idle_scripts(app: Sphinx, scripts: list[Any]) -> list[Any]:
    """Return the scripts of a page without those for widgets, when all its widgets are ours."""
    states = [script for script in scripts if script.attributes.get("type") == STATE]
    if not states or not all(_holds_only_own(script.attributes["body"]) for script in states):
        return scripts
    idle = {*app.config.nb_ipywidgets_js}  # what MyST-NB loads beside the state of widgets
    return [script for script in scripts if script not in states and script.filename not in idle]


def _holds_only_own(state: str) -> bool:
    return all(name.startswith(OWN_MODEL) for name in json.loads(state)["state"])


def setup(app: Sphinx) -> None:
    """Add the transform; `page_assets` asks for the scripts."""
    app.add_post_transform(PreferHtml)
