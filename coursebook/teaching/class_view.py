"""The place in a lesson where its class view is opened, with the signs that stay one key away.

The view itself is made by the script (`browser/class.js`) from what stands on the page; here is no
second deck.
"""

import json

from coursebook.checklists.html import fill_contacts
from coursebook.checklists.models import RedFlags
from coursebook.core.messages import messages
from coursebook.core.templates import template


class ClassView:
    """The class view of a lesson; `id` is what its widget is called by, as quizzes have one."""

    id = "class-view"


def class_html(signs: RedFlags) -> str:
    """Return the place of a lesson's class view as HTML; `signs` are those that a key shows."""
    t = messages()["class"]
    return template("teaching/class_view.html.j2").render(
        list=signs,
        t=t,
        words=messages(),
        said=json.dumps(t["says"], ensure_ascii=False),
        id=ClassView.id,
        say=fill_contacts(signs),
    )
