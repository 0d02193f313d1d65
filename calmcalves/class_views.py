"""A lesson for a class: the place in a lesson where its class view is opened, with the signs that stay one key away.

The view itself is made by the script (`static/course/class.js`) from what stands on the page; here is no second deck.
"""

import json

from .rendering import spoken
from .templates import template
from .words import words


class ClassView:
    """The class view of a lesson; `id` is what its widget is called by."""

    id = "class-view"


def class_html(signs):
    """Return the place of a lesson's class view as HTML; `signs` is the list of warning signs that it shows at a key."""
    told = words()["class"]
    said = json.dumps(told["says"], ensure_ascii=False)
    return template("class_view.html.j2").render(list=signs, t=told, words=words(), said=said, id=ClassView.id, say=spoken(signs))
