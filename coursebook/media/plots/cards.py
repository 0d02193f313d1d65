"""Things side by side as cards: HTML with its words, and a picture of time without words."""

import base64
from dataclasses import dataclass
from html import escape

from coursebook.media.plots.figure import caption, headline


@dataclass(frozen=True)
class Card:
    """One thing: what it is called, its level if it has one, and pairs of a question and its answer."""

    id: str
    name: str
    alt: str
    svg: str
    facts: tuple[tuple[str, str], ...]

    def html(self):
        """Return the card as an item of a list."""
        image = base64.b64encode(self.svg.encode()).decode()
        facts = "".join(
            f"<div><dt>{escape(question)}</dt><dd>{escape(answer)}</dd></div>"
            for question, answer in self.facts
        )
        return (
            f'<li class="course-cards__card course-cards__card--{self.id}">'
            f'<p class="course-cards__name"><strong>{escape(self.name)}</strong></p>'
            f'<img class="course-cards__picture" alt="{escape(self.alt)}" width="240" height="44"'
            f' src="data:image/svg+xml;base64,{image}"><dl>{facts}</dl></li>'
        )


@dataclass(frozen=True, repr=False)
class Cards:
    """A picture-table that a notebook cell shows; `summary` holds its paragraphs."""

    name: str
    title: str
    cards: tuple[Card, ...]
    summary: tuple[str, ...]

    def __repr__(self):
        return f"Cards({self.name!r})"

    def _repr_html_(self):
        cards = "".join(card.html() for card in self.cards)
        return (
            f'<figure class="course-figure">{headline(self.title)}'
            f'<ul class="course-cards">{cards}</ul>{caption(self.summary)}</figure>'
        )
