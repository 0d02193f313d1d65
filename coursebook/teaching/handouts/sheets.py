"""Which sheets of paper there are, and the HTML of each. Pure but for what the material reads.

A sheet is a page of its own: one template beside this module, one style
(`browser/styles/handouts.css`). A4 or US Letter is chosen on the page: one page serves both.
"""

from collections.abc import Callable
from functools import partial
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

Values = dict[str, Any]  # what a template needs
Maker = Callable[[SheetMaterial], Values]


class Sheet(NamedTuple):
    """One sheet: `name` is that of its files, `group` where it is listed, `html` its whole page."""

    name: str
    group: str
    title: str
    about: str
    html: str


def make_sheets(course: Course) -> list[Sheet]:
    """Return all sheets of a course, in the order in which they are listed.

    Raises ContentError with all that is wrong with what they show, CourseError when a plan cannot
    be made.
    """
    material = SheetMaterial(course)
    makers: dict[str, Maker] = {
        "fridge-page": _fridge_page,
        "stretch-card": _stretch_card,
        "wallet-card": _wallet_card,
        "habits-week": _habits_week,
        "sign-cards": _sign_cards,
        "voting-cards": _voting_cards,
        **{f"question-paper-{form.lower()}": partial(_question_paper, form) for form in FORMS},
        "question-key": _question_key,
        "certificate": _certificate,
        **{f"plan-{minutes}": partial(_plan, minutes) for minutes in READY},
    }
    return [_make_sheet(name, material, make) for name, make in makers.items()]


def _make_sheet(name: str, material: SheetMaterial, make: Maker) -> Sheet:
    """Return a sheet; its template bears its name, but where several sheets share one."""
    t, settings = messages()["handouts"], material.course.settings
    values = make(material)
    own = t["sheets"][name]
    html = template(f"teaching/handouts/{values.pop('template', name)}.html.j2").render(
        name=name,
        title=own["title"],
        about=own["about"],
        t=t,
        theme=messages()["theme"],
        levels=messages()["levels"],
        course=material,
        list_page=settings.pages.handouts,
        version=settings.version,
        qr=_qr_code(material.address),
        **values,
    )
    return Sheet(name, own["for"], own["title"], own["about"], html)


def _qr_code(address: str) -> dict[str, str] | None:
    """Return the QR code of an address as a picture; no address, no code."""
    if not address:
        return None
    # "m" mends 15 % of a code that is creased or stained; more would make its squares smaller.
    code = segno.make(address, error="m", micro=False, boost_error=False)
    alt = messages()["handouts"]["qr"].format(address=address)
    return {"src": code.svg_data_uri(border=2, omitsize=True), "alt": alt}


def _fridge_page(material: SheetMaterial) -> Values:
    return {"image": material.drawing(material.content.drawings.fridge)}


def _stretch_card(material: SheetMaterial) -> Values:
    seconds = material.guide.hold.choices
    return {
        "images": [material.drawing(name) for name in material.content.drawings.stretch],
        "hold": messages()["guide"]["hold_for"].format(low=seconds[0], high=seconds[-1]),
    }


def _wallet_card(material: SheetMaterial) -> Values:
    """Return one panel an action, as (action, signs, what follows them).

    The last one has most signs, and gets two.
    """
    ends = {row.action: row.text for row in material.content.card}
    *first, (last, signs) = _urgent_signs(material)
    half = len(signs) // 2
    panels = [
        *((action, texts, ends.get(action.id, "")) for action, texts in first),
        (last, signs[:half], ""),
        (last, signs[half:], ends.get(last.id, "")),
    ]
    return {"panels": panels, "phone": material.signs.read_out}


def _urgent_signs(material: SheetMaterial) -> list[tuple[Action, list[str]]]:
    """Return the actions of the signs that stand on cards, each with its signs."""
    signs = urgent(material.signs)
    actions = [
        (action, [sign.text for sign in signs if sign.action == action.id])
        for action in material.signs.actions
    ]
    return [(action, own) for action, own in actions if own]


def _habits_week(material: SheetMaterial) -> Values:
    return {"days": messages()["handouts"]["days"][:DAYS]}


def _sign_cards(material: SheetMaterial) -> Values:
    cards = card_pile(material)
    return {
        "pages": [cards[i : i + CARDS_A_PAGE] for i in range(0, len(cards), CARDS_A_PAGE)],
        "groups": sorting_key(material),
    }


def _voting_cards(material: SheetMaterial) -> Values:
    return {"letters": LETTERS}


def _question_paper(form: str, material: SheetMaterial) -> Values:
    quiz = _final_check(material, form, heading_level=2)
    return {"template": "question-paper", "quiz": Markup(quiz)}


def _question_key(material: SheetMaterial) -> Values:
    forms = [
        (
            form,
            paper_answers(material.check, form),
            Markup(_final_check(material, form, answers_open=True)),
        )
        for form in FORMS
    ]
    return {"forms": forms}


def _final_check(
    material: SheetMaterial, form: str, *, heading_level: int = 3, answers_open: bool = False
) -> str:
    """Return the final check as the book has it; who says so is linked from the evidence page."""
    page = material.course.settings.pages.evidence
    return quiz_html(
        material.check,
        material.course.lessons_folder,
        material.labels,
        form,
        heading_level=heading_level,
        claim_href=f"../{page}.html" if page else "",
        answers_open=answers_open,
    )


def _certificate(material: SheetMaterial) -> Values:
    return {"title_of_course": messages()["progress"]["course"] or material.title}


def _plan(minutes: int, material: SheetMaterial) -> Values:
    return {"template": "plan", "plan": Markup(plan_html(minutes, material.plans))}
