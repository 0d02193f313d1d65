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
from .rules import SLOTS
from .templates import inline, template
from .words import words

_KINDS = {".svg": "image/svg+xml", ".png": "image/png"}
_QUIZ_SAYS = ("check again undo right wrong none_chosen try_again some_missing score score_all score_left "
              "forgotten back not_kept kept").split()
_HABITS_SAY = "again undo_ticks forgotten_ticks back_ticks not_kept kept_ticks ticked print".split()
_SIGNS_SAY = ("show_what_to_do clear cleared country_heading no_country unit_heading unit_call changed or").split()


def quiz_html(quiz, folder=".", labels=None):
    """Return a quiz as HTML; `folder` holds its pictures, `labels` names its sources by their keys."""
    said = words()
    questions = [_question(question, Path(folder), labels or {}, said) for question in quiz.questions]
    return template("quiz.html.j2").render(quiz=quiz, questions=questions, words=said, said=_said(_QUIZ_SAYS))


def checklist_html(checklist):
    """Return a checklist as HTML."""
    if checklist.kind == "habits":
        return template("habits.html.j2").render(list=checklist, words=words(), said=_said(_HABITS_SAY))
    return template("red_flags.html.j2").render(list=checklist, words=words(), said=_said(_SIGNS_SAY),
                                                say=lambda text: _slots(inline(text), checklist))


def _said(names):
    """Return the words that the script says, as JSON for an attribute."""
    return json.dumps({name: words()[name] for name in names}, ensure_ascii=False)


def _question(question, folder, labels, said):
    options = [{"id": option.id, "right": option.right, "feedback": option.feedback,
                "text": said[option.id] if question.type == "true_false" else option.text}
               for option in question.options]
    image = question.image and {"src": picture(folder / question.image.file), "alt": question.image.alt}
    return {"id": question.id, "type": question.type, "key": question.key, "stem": question.stem, "image": image,
            "options": options, "explanation": question.explanation,
            "sources": [(key, labels.get(key, key)) for key in question.sources]}


def picture(path):
    """Return a picture as a `data:` address, so that it travels with the notebook."""
    kind = _KINDS.get(path.suffix)
    if kind is None or not path.is_file():
        raise ContentError([Problem(str(path), 0, 0, "is not an SVG or PNG file that exists; correct the path.")])
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def _slots(html, checklist):
    """Put whom to call where `{unit}`, `{visit}` and `{emergency}` stand; the script changes them."""
    first = checklist.stages[0]
    said = {"unit": first.unit, "visit": first.visit, "emergency": checklist.emergency}
    span = Markup('<span data-slot="{}">{}</span>')
    return Markup(re.sub(r"\{(" + "|".join(SLOTS) + r")\}", lambda found: span.format(found[1], said[found[1]]), html))
