"""Which sheets of paper there are, and the HTML of each. Pure but for what the material reads.

A sheet is a page of its own: one template beside this module, one style (`browser/styles/handouts.css`). A4 or US
Letter is chosen on the page, so that one page serves both.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import segno
from markupsafe import Markup

from coursebook.checklists.models import Action
from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.course.course import Course
from coursebook.quizzes.html import quiz_html
from coursebook.teaching.handouts.answer_key import paper_answers
from coursebook.teaching.handouts.content import urgent
from coursebook.teaching.handouts.material import SheetMaterial
from coursebook.teaching.handouts.sign_cards import card_pile, sorting_key
from coursebook.teaching.plans.html import plan_html
from coursebook.teaching.plans.schedule import READY

FORMS = ("A", "B")
CARDS_A_PAGE = 8
LETTERS = "ABCD"
DAYS = 7

Values = dict[str, Any]  # what a template is given
Maker = Callable[[SheetMaterial], Values]


class Sheet(NamedTuple):
    """One sheet: `name` is that of its files, `group` where it is listed, `html` its whole page."""

    name: str
    group: str
    title: str
    about: str
    html: str


def make_sheets(course: Course) -> list[Sheet]:
    """Return all sheets of a course, in the order in which they are listed; raise ContentError with what they lack."""
    material = SheetMaterial(course)
    makers: dict[str, Maker] = {
        "fridge-page": _fridge,
        "stretch-card": _stretch,
        "wallet-card": _wallet,
        "habits-week": _habits,
        "sign-cards": _signs,
        "voting-cards": _voting,
        **{f"question-paper-{form.lower()}": _paper(form) for form in FORMS},
        "question-key": _key,
        "certificate": _certificate,
        **{f"plan-{minutes}": _plan(minutes) for minutes in READY},
    }
    return [_sheet(name, material, make) for name, make in makers.items()]


def _sheet(name: str, material: SheetMaterial, make: Maker) -> Sheet:
    """Return a sheet; its template bears its name, but for those of which there are several."""
    t, pages = messages()["handouts"], material.course.settings.pages
    values = make(material)
    own = t["sheets"][name]
    page = template(f"teaching/handouts/{values.pop('template', name)}.html.j2").render(
        name=name,
        title=own["title"],
        about=own["about"],
        t=t,
        theme=messages()["theme"],
        levels=messages()["levels"],
        course=material,
        list_page=pages.handouts,
        version=material.course.settings.version,
        qr=_qr(material.address),
        **values,
    )
    return Sheet(name, own["for"], own["title"], own["about"], page)


def _qr(address: str) -> Values | None:
    """Return the QR code of an address as a picture; no address, no code."""
    if not address:
        return None
    return {
        "src": segno.make(address, error="m", micro=False, boost_error=False).svg_data_uri(
            border=2, omitsize=True
        ),
        "alt": messages()["handouts"]["qr"].format(address=address),
    }


def _short(course: SheetMaterial) -> list[tuple[Action, list[str]]]:
    """Return (action, signs in short) for the actions of the first two levels."""
    texts = {short.id: short.text for short in course.content.signs}
    signs = urgent(course.signs)
    return [
        (action, [texts[sign.id] for sign in signs if sign.action == action.id])
        for action in course.signs.actions
        if any(sign.action == action.id for sign in signs)
    ]


def _fridge(course: SheetMaterial) -> Values:
    rows = course.content.fridge.rows
    actions = [
        (action, [row.text for row in rows if row.action == action.id])
        for action in course.signs.actions
    ]
    return {
        "actions": [each for each in actions if each[1]],
        "image": course.drawing(course.content.drawings.fridge),
    }


def _stretch(course: SheetMaterial) -> Values:
    return {
        "images": [course.drawing(name) for name in course.content.drawings.stretch],
        "hold": messages()["guide"]["hold_for"].format(
            low=course.guide.hold.choices[0], high=course.guide.hold.choices[-1]
        ),
    }


def _wallet(course: SheetMaterial) -> Values:
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


def _habits(course: SheetMaterial) -> Values:
    return {"days": messages()["handouts"]["days"][:DAYS]}


def _signs(course: SheetMaterial) -> Values:
    cards = card_pile(course)
    return {
        "pages": [cards[i : i + CARDS_A_PAGE] for i in range(0, len(cards), CARDS_A_PAGE)],
        "groups": sorting_key(course),
    }


def _voting(course: SheetMaterial) -> Values:
    return {"letters": LETTERS}


def _paper(form: str) -> Maker:
    def make(course: SheetMaterial) -> Values:
        paper = _quiz(course, form, heading_level=2)
        return {"template": "question-paper", "quiz": Markup(paper)}

    return make


def _key(course: SheetMaterial) -> Values:
    forms = [
        (form, paper_answers(course.check, form), Markup(_quiz(course, form, answers_open=True)))
        for form in FORMS
    ]
    return {"forms": forms}


def _quiz(
    course: SheetMaterial, form: str, *, heading_level: int = 3, answers_open: bool = False
) -> str:
    """Return the final check as the book has it; who says so is linked from the evidence page."""
    page, folder = course.course.settings.pages.evidence, course.course.lessons_folder
    return quiz_html(
        course.check,
        folder,
        course.labels,
        form,
        heading_level=heading_level,
        claim_href=f"../{page}.html" if page else "",
        answers_open=answers_open,
    )


def _certificate(course: SheetMaterial) -> Values:
    return {"title_of_course": messages()["progress"]["course"] or course.course.settings.title}


def _plan(minutes: int) -> Maker:
    """Return what makes the plan of a class of some minutes."""

    def make(course: SheetMaterial) -> Values:
        return {"template": "plan", "plan": Markup(plan_html(minutes, course.plans))}

    return make
