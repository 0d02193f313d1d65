"""Things side by side as cards: HTML with its words, and a small picture without words."""

from dataclasses import dataclass
from html import escape

from coursebook.media.plots.figure import caption_html, svg_address, title_html


@dataclass(frozen=True)
class Card:
    """One thing: its name, a picture, and pairs of a question and its answer.

    `size` is the width and height of the picture, in pixels.
    """

    id: str
    name: str
    alt: str
    svg: str
    size: tuple[int, int]
    facts: tuple[tuple[str, str], ...]

    def html(self) -> str:
        """Return the card as an item of a list."""
        width, height = self.size
        facts = "".join(
            f"<div><dt>{escape(question)}</dt><dd>{escape(answer)}</dd></div>"
            for question, answer in self.facts
        )
        return (
            f'<li class="course-cards__card course-cards__card--{self.id}">'
            f'<p class="course-cards__name"><strong>{escape(self.name)}</strong></p>'
            f'<img class="course-cards__picture" alt="{escape(self.alt)}"'
            f' width="{width}" height="{height}" src="{svg_address(self.svg)}">'
            f"<dl>{facts}</dl></li>"
        )


@dataclass(frozen=True, repr=False)
class Cards:
    """Cards that a notebook cell shows; `summary` holds their paragraphs."""

    name: str
    title: str
    cards: tuple[Card, ...]
    summary: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Cards({self.name!r})"

    def _repr_html_(self) -> str:
        cards = "".join(card.html() for card in self.cards)
        return (
            f'<figure class="course-figure">{title_html(self.title)}'
            f'<ul class="course-cards">{cards}</ul>{caption_html(self.summary)}</figure>'
        )
