"""A cramp, restless legs and a blood clot side by side. It has no numbers, so it reads no file."""

from coursebook.media.plots import canvas as style
from coursebook.media.plots.cards import Card, Cards
from coursebook.media.plots.wording import paragraphs, plot_message

THINGS = ("cramp", "restless", "clot")
FACTS = ("feel", "time", "eases", "look", "do")
WIDE, HIGH, GROUND = 240, 44, 34
SHAPES = {  # one evening and one night, from left to right: only what the words beside it say
    "cramp": f'<path fill="{style.ACCENT}" d="M149 34V6h4v28z"/>',
    "restless": f'<path fill="none" stroke="{style.BLUE}" stroke-width="4" stroke-linejoin="round"'
    ' d="M24 32l6-12 6 12 6-12 6 12 6-12 6 12 6-12 6 12 6-12 6 12 6-12 6 12 6-12 6 12"/>',
    "clot": f'<path fill="{style.WARN}" d="M64 34V14h152V6l20 18-20 18v-8z"/>',
}


def three_things():
    """Show how a cramp, restless legs and a clot feel, last, ease and look, and what to do about each."""
    return Cards(
        name="three-things",
        title=plot_message("three", "title"),
        cards=tuple(map(_card, THINGS)),
        summary=paragraphs("three", "summary"),
    )


def _card(thing):
    facts = tuple(
        (plot_message("three", "questions", fact), plot_message("three", thing, fact))
        for fact in FACTS
    )
    return Card(
        thing,
        plot_message("three", thing, "name"),
        plot_message("three", thing, "alt"),
        _picture(thing),
        facts,
    )


def _picture(thing):
    """Return the time of one thing as SVG."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}"><rect width="{WIDE}" height="{HIGH}"'
        f' fill="{style.PLATE}"/><path stroke="{style.EDGE}" stroke-width="2" d="M4 {GROUND}h232"/>{SHAPES[thing]}</svg>'
    )
