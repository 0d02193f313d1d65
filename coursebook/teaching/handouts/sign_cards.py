"""The cards for sorting: each sign with its number and its picture; and what to do about each.

The order of the pile is mixed, so that it does not give the answers away.
"""

from typing import NamedTuple

from coursebook.checklists.models import Action, Sign
from coursebook.core.messages import messages
from coursebook.quizzes.variants import seeded_shuffle
from coursebook.teaching.handouts.material import SheetMaterial


class Card(NamedTuple):
    """A card: a sign with its number, or a heading under which signs are laid (`number` is 0).

    `level` is that of urgency, 1 to 3; `pictures` are `data:` addresses. Its words say what they
    show.
    """

    number: int
    level: int
    text: str
    help: str = ""
    pictures: tuple[str, ...] = ()


def number_signs(material: SheetMaterial) -> list[tuple[int, Sign]]:
    """Return the signs in the order of the pile, each with its number, from 1."""
    signs = material.signs
    return list(enumerate(seeded_shuffle(signs.signs, f"{signs.id}/cards"), start=1))


def card_pile(material: SheetMaterial) -> list[Card]:
    """Return all cards: first the headings, then the signs."""
    headings = [
        Card(0, action.level, material.fill_contacts(action.heading))
        for action in material.signs.actions
    ]
    signs = [
        Card(
            number,
            material.signs.action_of(sign).level,
            sign.text,
            sign.help or "",
            tuple(map(material.sign_picture, sign.pictures)),
        )
        for number, sign in number_signs(material)
    ]
    return headings + signs


def sorting_key(material: SheetMaterial) -> list[tuple[str, Action, list[tuple[int, Sign]]]]:
    """Return each action with the mark of its level and the numbered signs that call for it."""
    cards, marks = number_signs(material), messages()["levels"]
    return [
        (marks[action.level], action, [card for card in cards if card[1].action == action.id])
        for action in material.signs.actions
    ]
