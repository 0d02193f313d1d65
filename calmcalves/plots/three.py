"""A cramp, restless legs and a blood clot side by side. It has no numbers, so it reads no file."""

from coursebook.media.plots import canvas
from coursebook.media.plots.cards import Card, Cards
from coursebook.media.plots.wording import format_message, format_paragraphs

THINGS = ("cramp", "restless", "clot")
FACTS = ("feel", "time", "eases", "look", "do")
WIDE, HIGH, GROUND = 240, 44, 34  # of a picture, and where its line stands
# One evening and one night, from left to right: only what the words beside it say.
SHAPES = {
    "cramp": f'<path fill="{canvas.ACCENT}" d="M149 34V6h4v28z"/>',
    "restless": (
        f'<path fill="none" stroke="{canvas.BLUE}" stroke-width="4" stroke-linejoin="round"'
        ' d="M24 32l6-12 6 12 6-12 6 12 6-12 6 12 6-12 6 12 6-12 6 12 6-12 6 12 6-12 6 12"/>'
    ),
    "clot": f'<path fill="{canvas.WARN}" d="M64 34V14h152V6l20 18-20 18v-8z"/>',
}


def three_things() -> Cards:
    """Show how a cramp, restless legs and a clot feel, last, ease and look, and what to do."""
    return Cards(
        name="three-things",
        title=format_message("three", "title"),
        cards=tuple(map(_make_card, THINGS)),
        summary=format_paragraphs("three", "summary"),
    )


def _make_card(thing: str) -> Card:
    return Card(
        id=thing,
        name=format_message("three", thing, "name"),
        alt=format_message("three", thing, "alt"),
        svg=_draw_time(thing),
        size=(WIDE, HIGH),
        facts=tuple(
            (format_message("three", "questions", fact), format_message("three", thing, fact))
            for fact in FACTS
        ),
    )


def _draw_time(thing: str) -> str:
    """Return the time of one thing as SVG."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}">'
        f'<rect width="{WIDE}" height="{HIGH}" fill="{canvas.PLATE}"/>'
        f'<path stroke="{canvas.EDGE}" stroke-width="2" d="M4 {GROUND}h232"/>{SHAPES[thing]}</svg>'
    )
