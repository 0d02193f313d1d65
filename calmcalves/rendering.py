"""A quiz or checklist becomes complete, semantic HTML. Pure but for the pictures, which it reads.

The HTML stands alone: without script each answer can be read and the signs are a table. The
script only wakes it. Every text is escaped; inline Markdown is the only markup.
"""

import base64
import json
import re
from pathlib import Path

from markupsafe import Markup

from .errors import ContentError, Problem
from .claims.naming import named_by
from .forms import arranged, shown
from .models import Quiz
from .rules import SLOTS
from .templates import inline, template
from .words import words

PICTURE_KINDS = {".svg": "image/svg+xml", ".png": "image/png"}
_QUIZ_SAYS = (
    "check again undo right safe under partly wrong none_chosen choose_all move_first write_number try_again last_try last_tries "
    "some_missing too_low too_high given in_order up down moved give_hint no_more_hints "
    "go_on hand_in hand_in_anyway unanswered put_right_first sure_but_wrong handed_in kept_answer "
    "score score_all score_left points forgotten back changed_question not_kept kept print_quiz print_questions print_key"
).split()
_HABITS_SAY = "again undo_ticks forgotten_ticks back_ticks not_kept kept_ticks ticked print".split()
_SIGNS_SAY = ("show_what_to_do clear cleared unit_call changed or").split()


def quiz_html(quiz, folder=".", labels=None, form="A"):
    """Return a form of a quiz as HTML; `folder` holds its pictures, `labels` names claims and sources by their anchors."""
    quiz = arranged(quiz, form)
    cards = [_card(quiz, question, Path(folder), labels or {}, form) for question in quiz.questions]
    return template("quiz.html.j2").render(quiz=quiz, form=form, cards=cards, words=words(), said=_said(_QUIZ_SAYS))


def checklist_html(checklist):
    """Return a checklist as HTML."""
    if checklist.kind == "habits":
        return template("habits.html.j2").render(list=checklist, words=words(), said=_said(_HABITS_SAY))
    return template("red_flags.html.j2").render(list=checklist, words=words(), said=_said(_SIGNS_SAY),
                                                say=spoken(checklist))


def part_html(content, folder=".", labels=None, form="A"):
    """Return a quiz, a checklist or a guide as HTML."""
    from .guides import Guide, guide_html  # which needs `picture` from here

    if isinstance(content, Guide):
        return guide_html(content, folder, labels)
    return quiz_html(content, folder, labels, form) if isinstance(content, Quiz) else checklist_html(content)


def at_level(html, level):
    """Give the headings of a checklist, <h3> and <h4> in notebooks, the levels that fit their place on the page."""
    return re.sub(r"(?<=<)(/?)h([34])\b", lambda found: f"{found[1]}h{min(level + int(found[2]) - 3, 6)}", html)


def _said(names):
    """Return the words that the script says, as JSON for an attribute."""
    return json.dumps({name: words()[name] for name in names}, ensure_ascii=False)


def _card(quiz, question, folder, labels, form):
    """Return what the template needs beside a question itself: its pictures, its order, and the key for the script."""
    image = question.image and {"src": picture(folder / question.image.file), "alt": question.image.alt}
    key = {"type": question.type, "points": question.points, "revision": question.revision, "red": question.red_flag,
           "attempts": quiz.attempts_at(question), **question.marking}
    return {"question": question, "shown": shown(quiz, question, form), "image": image,
            "key": json.dumps({name: value for name, value in key.items() if value is not None and value is not False}, ensure_ascii=False),
            "evidence": [(anchor, labels.get(anchor, anchor.partition("-")[2])) for anchor in anchors(named_by(question))]}


def anchors(named):
    """Return where the claims and sources that are named stand on a page."""
    return [*(f"claim-{name}" for name in named.claims), *(f"source-{key}" for key in named.sources)]


def picture(path):
    """Return a picture as a `data:` address, so that it travels with the notebook."""
    kind = PICTURE_KINDS.get(path.suffix)
    if kind is None or not path.is_file():
        raise ContentError([Problem(str(path), 0, 0, "is not an SVG or PNG file that exists; correct the path.")])
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def spoken(checklist):
    """Return how a text of a list of signs is said: whom to call stands where its slots are, so that the script can change it."""
    return lambda text: _slots(inline(text), checklist)


def _slots(html, checklist):
    """Put whom to call where `{unit}`, `{visit}` and `{emergency}` stand; the script changes them."""
    first = checklist.stages[0]
    said = {"unit": first.unit, "visit": first.visit, "emergency": checklist.emergency}
    span = Markup('<span data-slot="{}">{}</span>')
    return Markup(re.sub(r"\{(" + "|".join(SLOTS) + r")\}", lambda found: span.format(found[1], said[found[1]]), html))
