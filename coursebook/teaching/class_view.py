"""A lesson for a class: the place in a lesson where its class view is opened, with the signs that stay one key away.

The view itself is made by the script (`static/course/class.js`) from what stands on the page; here is no second deck.
"""

import json

from coursebook.checklists.html import fill_contacts
from coursebook.core.messages import messages
from coursebook.core.templates import template


class ClassView:
    """The class view of a lesson; `id` is what its widget is called by."""

    id = "class-view"


def class_html(signs):
    """Return the place of a lesson's class view as HTML; `signs` is the list of warning signs that it shows at a key."""
    told = messages()["class"]
    said = json.dumps(told["says"], ensure_ascii=False)
    return template("teaching/class_view.html.j2").render(
        list=signs, t=told, words=messages(), said=said, id=ClassView.id, say=fill_contacts(signs)
    )
