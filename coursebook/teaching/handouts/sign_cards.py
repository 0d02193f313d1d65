"""The cards for sorting: each sign with its number and its picture, in a mixed order; and the key that says what to do."""

from typing import NamedTuple

from coursebook.core.messages import messages
from coursebook.quizzes.variants import seeded_shuffle


class Card(NamedTuple):
    """A card: a sign with its number, or a heading under which signs are laid (then `number` is 0)."""

    number: int
    level: int
    text: str
    image: dict | None = None


def number_signs(course):
    """Return (number, sign) in the order of the pile, which does not give the answers away."""
    return list(enumerate(seeded_shuffle(course.signs.signs, f"{course.signs.id}/cards"), start=1))


def card_pile(course):
    """Return all cards: first the headings, then the signs."""
    heads = [
        Card(0, action.level, course.fill_contacts(action.heading))
        for action in course.signs.actions
    ]
    return heads + [
        Card(
            number,
            course.signs.action_of(sign).level,
            sign.text,
            course.drawing(f"signs/{sign.id}"),
        )
        for number, sign in number_signs(course)
    ]


def sorting_key(course):
    """Return the actions with the signs that call for them: (mark of the level, action, [(number, sign)])."""
    cards = number_signs(course)
    return [
        (
            messages()["levels"][action.level],
            action,
            [(number, sign) for number, sign in cards if sign.action == action.id],
        )
        for action in course.signs.actions
    ]
