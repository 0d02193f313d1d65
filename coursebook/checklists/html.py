"""A checklist becomes complete, semantic HTML. Pure.

Without script the warning signs are a table that says what to do; the script only wakes it.
"""

import json
import re

from markupsafe import Markup

from coursebook.checklists.rules import PLACEHOLDERS
from coursebook.core.messages import messages
from coursebook.core.templates import inline, template

_HABITS_MESSAGES = (
    "again undo_ticks forgotten_ticks back_ticks not_kept kept_ticks ticked print".split()
)
_SIGNS_MESSAGES = ("show_what_to_do clear cleared unit_call changed or").split()


def checklist_html(checklist):
    """Return a checklist as HTML."""
    if checklist.kind == "habits":
        return template("checklists/habits.html.j2").render(
            list=checklist, words=messages(), said=_client_messages(_HABITS_MESSAGES)
        )
    return template("checklists/red_flags.html.j2").render(
        list=checklist,
        words=messages(),
        said=_client_messages(_SIGNS_MESSAGES),
        say=fill_contacts(checklist),
    )


def _client_messages(names):
    """Return the words that the script says, as JSON for an attribute."""
    return json.dumps({name: messages()[name] for name in names}, ensure_ascii=False)


def fill_contacts(checklist):
    """Return how a text of a list of signs is said: whom to call stands where its slots are, so that the script can change it."""
    return lambda text: _fill_placeholders(inline(text), checklist)


def _fill_placeholders(html, checklist):
    """Put whom to call where `{unit}`, `{visit}` and `{emergency}` stand; the script changes them."""
    first = checklist.stages[0]
    said = {"unit": first.unit, "visit": first.visit, "emergency": checklist.emergency}
    span = Markup('<span data-slot="{}">{}</span>')
    return Markup(
        re.sub(
            r"\{(" + "|".join(PLACEHOLDERS) + r")\}",
            lambda found: span.format(found[1], said[found[1]]),
            html,
        )
    )
