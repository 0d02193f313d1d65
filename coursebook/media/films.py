"""Films: short looping drawings that stand still until the reader presses Play, and their stills as numbered steps.

A film is `book/figures/films/NAME.svg`; its words are in `films.yml` beside it. The drawing's own <style> holds its
keyframes: `--at` sets the second that a still shows, `--film: running` plays. Nothing here needs script.
"""

import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from coursebook.core.bundle import STYLES
from coursebook.core.errors import ContentError, Problem, load_or_problems
from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.media.storyboards import load_storyboards

FILMS = Path("book") / "figures" / "films"
WORDS = "films.yml"
_SHEET = STYLES / "film.css"
_STYLE = re.compile(r"<style>(.*?)</style>\s*", re.DOTALL)
_ROUND = re.compile(r"animation:([\d.]+)s\b")


class Drawing(NamedTuple):
    """A film's SVG, its style apart."""

    style: str
    bare: str
    seconds: float

    def still(self, at):
        """Return the film at one of its seconds, as a picture's address."""
        svg = self.bare.replace(">", f"><style>:root{{--at:-{at:g}s}}{self.style}</style>", 1)
        return "data:image/svg+xml," + quote(
            svg.replace('"', "'").replace("\n", ""), safe="/:;,=()@!*'+"
        )

    def inline(self, label):
        """Return the film for the page itself: it takes its style from the page."""
        return Markup(
            self.bare.replace(
                "<svg ",
                Markup('<svg class="course-film__picture" role="img" aria-label="{}" ').format(
                    label
                ),
                1,
            )
        )


def find_films(near):
    """Return the folder of films of the course that holds the folder `near`; raise ContentError where there is none."""
    folders = [Path(near).resolve(), *Path(near).resolve().parents]
    found = next((folder / FILMS for folder in folders if (folder / FILMS / WORDS).is_file()), None)
    if found is None:
        raise ContentError(
            [
                Problem(
                    (FILMS / WORDS).as_posix(),
                    0,
                    0,
                    "was not found in this folder or above it; put it there.",
                )
            ]
        )
    return found


def load_drawing(path):
    """Read the SVG of a film; raise ContentError when it cannot move or stand still."""
    if not path.is_file():
        raise ContentError(
            [
                Problem(
                    str(path),
                    0,
                    0,
                    f"there is no such drawing; draw it, or take '{path.stem}' out of {WORDS}.",
                )
            ]
        )
    svg = path.read_text(encoding="utf-8").strip()
    style, times = _STYLE.search(svg), set(_ROUND.findall(svg))
    if not style or len(times) != 1 or "var(--at" not in svg or "var(--film" not in svg:
        raise ContentError(
            [
                Problem(
                    str(path),
                    0,
                    0,
                    "is no film; give it one <style> in which every 'animation:' has the same "
                    "seconds, 'var(--at,0s)' and 'var(--film,paused)'.",
                )
            ]
        )
    return Drawing(
        style[1].strip().replace("\n", ""), _STYLE.sub("", svg, count=1), float(times.pop())
    )


def film_styles(drawings):
    """Return the style of films: what all share, then the rules of these drawings."""
    return (
        "\n".join(
            [_SHEET.read_text(encoding="utf-8").strip(), *(drawing.style for drawing in drawings)]
        )
        + "\n"
    )


def film_html(name, folder, style=True):
    """Return a film as HTML: its stills, the film, its switch; `style` puts the rules that it needs before it."""
    boards = load_storyboards(Path(folder) / WORDS)
    if name not in boards:
        raise ContentError(
            [
                Problem(
                    str(Path(folder) / WORDS),
                    0,
                    0,
                    f"there is no film '{name}'; write one of: {', '.join(boards)}.",
                )
            ]
        )
    board, drawing = boards[name], load_drawing(Path(folder) / f"{name}.svg")
    if late := [frame.at for frame in board.frames if frame.at >= drawing.seconds]:
        raise ContentError(
            [
                Problem(
                    str(Path(folder) / WORDS),
                    0,
                    0,
                    f"'{name}' has a still at {late[0]:g} seconds, but the film "
                    f"ends after {drawing.seconds:g}; write a smaller 'at'.",
                )
            ]
        )
    rules = f"<style data-film>\n{film_styles([drawing])}</style>\n" if style else ""
    return rules + template("media/film.html.j2").render(
        board=board, drawing=drawing, t=messages()["film"]
    )


def film_problems(root):
    """Return what is wrong with the films of a course; without films there is nothing."""
    folder = root / FILMS
    if not (folder / WORDS).is_file():
        return []
    boards, problems = load_or_problems(load_storyboards, folder / WORDS)
    return problems + [
        problem for name in boards or () for problem in load_or_problems(film_html, name, folder)[1]
    ]
