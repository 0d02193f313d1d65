"""Which sheets of paper there are, and the HTML of each. Pure but for what `course` reads.

A sheet is a page of its own: one template in `templates/handouts/`, one style (`static/handouts.css`). A4 or US Letter
is chosen on the page, so that one page serves both.
"""

import re
from typing import NamedTuple

import segno
from markupsafe import Markup

from coursebook import __version__
from coursebook.teaching.plans.html import plan_html
from coursebook.teaching.plans.schedule import READY
from coursebook.core.templates import at_level
from coursebook.quizzes.html import quiz_html
from coursebook.core.templates import template
from coursebook.core.messages import messages
from coursebook.teaching.handouts.sign_cards import sorting_key, card_pile
from coursebook.teaching.handouts.content import urgent
from coursebook.teaching.handouts.course import Course
from coursebook.teaching.handouts.answer_key import paper_answers, open_answers

FORMS = ("A", "B")
CARDS_A_PAGE = 8
LETTERS = "ABCD"
DAYS = 7
EVIDENCE = "../book/evidence.html"


class Sheet(NamedTuple):
    """One sheet: `name` is that of its files, `group` where it is listed, `html` its whole page."""

    name: str
    group: str
    title: str
    about: str
    html: str


def make_sheets(root="."):
    """Return all sheets of the course below `root`, in the order in which they are listed; raise ContentError."""
    course = Course(root)
    makers = {
        "fridge-page": _fridge,
        "stretch-card": _stretch,
        "wallet-card": _wallet,
        "habits-week": _habits,
        "sign-cards": _signs,
        "voting-cards": _voting,
        **{f"question-paper-{form.lower()}": _paper(form) for form in FORMS},
        "question-key": _key,
        "certificate": _certificate,
        **_plans(),
    }
    return [_sheet(name, course, make) for name, make in makers.items()]


def _sheet(name, course, make):
    """Return a sheet; its template bears its name, but for those of which there are several."""
    t = messages()["handouts"]
    given = make(course)
    own = t["sheets"][name]
    page = template(f"teaching/handouts/{given.pop('template', name)}.html.j2").render(
        name=name,
        title=own["title"],
        about=own["about"],
        t=t,
        theme=messages()["theme"],
        levels=messages()["levels"],
        course=course,
        version=__version__,
        qr=_qr(course.address),
        **given,
    )
    return Sheet(name, own["for"], own["title"], own["about"], page)


def _qr(address):
    """Return the QR code of an address as a picture; no address, no code."""
    return address and {
        "src": segno.make(address, error="m", micro=False, boost_error=False).svg_data_uri(
            border=2, omitsize=True
        ),
        "alt": messages()["handouts"]["qr"].format(address=address),
    }


def _short(course):
    """Return (action, signs in short) for the actions of the first two levels."""
    texts = {short.id: short.text for short in course.content.signs}
    signs = urgent(course.signs)
    return [
        (action, [texts[sign.id] for sign in signs if sign.action == action.id])
        for action in course.signs.actions
        if any(sign.action == action.id for sign in signs)
    ]


def _fridge(course):
    rows = course.content.fridge.rows
    actions = [
        (action, [row.text for row in rows if row.action == action.id])
        for action in course.signs.actions
    ]
    return {
        "actions": [each for each in actions if each[1]],
        "image": course.drawing("stretch-in-bed-3"),
    }


def _stretch(course):
    return {
        "images": [course.drawing(f"stretch-in-bed-{step}") for step in (1, 2, 3)],
        "hold": messages()["guide"]["hold_for"].format(
            low=course.guide.hold.choices[0], high=course.guide.hold.choices[-1]
        ),
    }


def _wallet(course):
    """One panel an action, and two for the last, which has most signs: (action, signs, what follows them)."""
    ends = {row.action: row.text for row in course.content.card}
    *first, (last, signs) = _short(course)
    half = len(signs) // 2
    panels = [
        *((action, texts, ends.get(action.id, "")) for action, texts in first),
        (last, signs[:half], ""),
        (last, signs[half:], ends.get(last.id, "")),
    ]
    return {"panels": panels, "phone": course.signs.read_out}


def _habits(course):
    return {"days": messages()["handouts"]["days"][:DAYS]}


def _signs(course):
    cards = card_pile(course)
    return {
        "pages": [cards[i : i + CARDS_A_PAGE] for i in range(0, len(cards), CARDS_A_PAGE)],
        "groups": sorting_key(course),
    }


def _voting(course):
    return {"letters": LETTERS}


def _paper(form):
    def make(course):
        paper = _quiz(course, form)
        return {"template": "question-paper", "quiz": Markup(at_level(paper, 2))}

    return make


def _key(course):
    forms = [
        (form, paper_answers(course.check, form), Markup(open_answers(_quiz(course, form))))
        for form in FORMS
    ]
    return {"forms": forms}


def _quiz(course, form):
    """Return the final check as the book has it; who says so is linked from the evidence page."""
    shown = str(quiz_html(course.check, course.root / "notebooks", course.labels, form))
    return re.sub(r'href="#(?=claim-|source-)', f'href="{EVIDENCE}#', shown)


def _certificate(course):
    return {"title_of_course": messages()["progress"]["course"]}


def _plans():
    """Return what makes the plans of a class that are ready made."""
    return {f"plan-{minutes}": _plan(minutes) for minutes in READY}


def _plan(minutes):
    def make(course):
        return {"template": "plan", "plan": Markup(plan_html(minutes, course.root))}

    return make
