"""A lesson for a class: the place in a lesson where its class view is opened.

Where the course has a list of warning signs, these stay one key away. The view itself is made by
the script (`browser/class.js`) from what stands on the page; here is no second deck.
"""

import json

from coursebook.checklists.html import fill_contacts
from coursebook.checklists.models import RedFlags
from coursebook.core.messages import messages
from coursebook.core.templates import template


class ClassView:
    """The class view of a lesson; `id` is what its widget is called by, as quizzes have one."""

    id = "class-view"


def class_html(signs: RedFlags | None = None) -> str:
    """Return the place of a lesson's class view as HTML.

    `signs` is the list of warning signs that it shows at a key; without it there is no such key.
    """
    t = messages()["class"]
    return template("teaching/class_view.html.j2").render(
        list=signs,
        t=t,
        words=messages(),
        said=json.dumps(t["says"], ensure_ascii=False),
        id=ClassView.id,
        say=fill_contacts(signs) if signs else None,
    )
