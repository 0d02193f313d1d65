"""A checklist becomes complete, semantic HTML. Pure.

Without script the warning signs are a table that says what to do; the script only wakes it.
"""

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from markupsafe import Markup

from coursebook.checklists.models import Habits, RedFlags
from coursebook.checklists.rules import PLACEHOLDERS
from coursebook.core.images import image_address
from coursebook.core.messages import messages
from coursebook.core.templates import inline, template

_HABITS_MESSAGES = (
    "again undo_ticks forgotten_ticks back_ticks not_kept kept_ticks ticked print".split()
)
_SIGNS_MESSAGES = "show_what_to_do unsure say_yours clear cleared unit_call changed".split()
_PLACEHOLDER = re.compile(r"\{(" + "|".join(PLACEHOLDERS) + r")\}")


def checklist_html(
    checklist: Habits | RedFlags, folder: str | Path = ".", *, heading_level: int = 3
) -> str:
    """Return a checklist as HTML.

    `folder` is that of its file, from which its pictures are seen. `heading_level`, 1 or more, is
    that of its title; headings inside are one below, none below 6. Raises ContentError for a
    picture that is not there.
    """
    if isinstance(checklist, Habits):
        return template("checklists/habits.html.j2").render(
            list=checklist,
            words=messages(),
            client_messages=_client_messages(_HABITS_MESSAGES),
            heading_level=heading_level,
        )
    return template("checklists/red_flags.html.j2").render(
        list=checklist,
        words=messages(),
        client_messages=_client_messages(_SIGNS_MESSAGES),
        say=fill_contacts(checklist),
        drawing=lambda name: sign_picture(checklist, folder, name),
        asks_weeks=any("{weeks}" in stage.say for stage in checklist.stages),
        heading_level=heading_level,
    )


def sign_picture(checklist: RedFlags, folder: str | Path, name: str) -> str:
    """Return the `data:` address of a picture of a list; raise ContentError for a missing one."""
    return image_address(Path(folder) / (checklist.pictures_in or "") / f"{name}.svg")


def _client_messages(names: Iterable[str]) -> str:
    """Return the words that the script says, as JSON for an attribute."""
    return json.dumps({name: messages()[name] for name in names}, ensure_ascii=False)


def fill_contacts(checklist: RedFlags) -> Callable[[str], Markup]:
    """Return what makes HTML of a text of a list of signs, and puts in it whom to call.

    Until somebody chooses her stage and country these are the words of the list itself. Each stands
    in a `data-slot` of its own, where the script changes it.
    """
    slots = {
        name: Markup('<span data-slot="{}">{}</span>').format(name, words)
        for name, words in default_words(checklist).items()
    }

    def fill(text: str) -> Markup:
        # After Markdown, whose emphasis may run across a placeholder; contacts are plain text.
        return Markup(_PLACEHOLDER.sub(lambda match: slots[match[1]], inline(text)))

    return fill


def default_words(checklist: RedFlags) -> dict[str, str]:
    """Return what stands for each placeholder as long as nothing is known of who asks."""
    return {
        "unit": checklist.unit,
        "visit": checklist.visit,
        "emergency": checklist.emergency,
        "out_of_hours": checklist.out_of_hours or checklist.emergency,
        "when": next((action.when for action in checklist.actions if action.when), ""),
        "weeks": "__",
    }
