"""Films: short looping drawings that stand still until the reader presses Play.

Their stills stand beside them as numbered steps. A film is `book/figures/films/NAME.svg`; its words
are in `films.yml` beside it. The drawing's own <style> holds its keyframes: `--at` sets the second
that a still shows, `--film: running` plays. Nothing here needs script.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, NoReturn

from markupsafe import Markup

from coursebook.core.bundle import read_style
from coursebook.core.errors import ContentError, Problem, load_or_problems
from coursebook.core.images import svg_address
from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.media.storyboards import Storyboard, load_storyboards

FILMS = Path("book") / "figures" / "films"
WORDS = "films.yml"
_ROUND = re.compile(r"animation:([\d.]+)s\b")  # in the CSS of a drawing: how long a round takes


class Drawing(NamedTuple):
    """A film's SVG, its style apart; `seconds` is how long a round takes."""

    style: str
    bare: str
    seconds: float

    def still(self, at: float) -> str:
        """Return the film at one of its seconds, as a picture's address."""
        rules = f"<style>:root{{--at:-{at:g}s}}{self.style}</style>"
        return svg_address(self.bare.replace(">", f">{rules}", 1))

    def inline(self, label: str) -> Markup:
        """Return the film for the page itself: it takes its style from the page."""
        start = Markup('<svg class="course-film__picture" role="img" aria-label="{}" ')
        return Markup(self.bare.replace("<svg ", start.format(label), 1))


def find_films(near: str | Path) -> Path:
    """Return the folder of films of the course that holds the folder `near`.

    Raises ContentError where there is none.
    """
    start = Path(near).resolve()
    for folder in (start, *start.parents):
        if (folder / FILMS / WORDS).is_file():
            return folder / FILMS
    _refuse_file(
        (FILMS / WORDS).as_posix(), "was not found in this folder or above it; put it there."
    )


def load_drawing(path: Path) -> Drawing:
    """Read the SVG of a film; raise ContentError when it cannot move or stand still."""
    if not path.is_file():
        _refuse_file(
            path, f"there is no such drawing; draw it, or take '{path.stem}' out of {WORDS}."
        )
    svg = path.read_text(encoding="utf-8").strip()
    before, _, rest = svg.partition("<style>")
    style, end, after = rest.partition("</style>")
    rounds = set(_ROUND.findall(svg))
    if not end or len(rounds) != 1 or "var(--at" not in svg or "var(--film" not in svg:
        _refuse_file(
            path,
            "is no film; give it one <style> in which every 'animation:' has the same "
            "seconds, 'var(--at,0s)' and 'var(--film,paused)'.",
        )
    return Drawing(
        style.strip().replace("\n", ""), before + after.lstrip(), seconds=float(rounds.pop())
    )


def film_styles(drawings: Iterable[Drawing]) -> str:
    """Return the style of films: what all share, then the rules of these drawings."""
    shared = read_style("film").strip()
    return "\n".join([shared, *(drawing.style for drawing in drawings)]) + "\n"


def film_style(name: str, folder: str | Path) -> str:
    """Return the style of one film; raise ContentError when there is no such film."""
    return film_styles([load_drawing(Path(folder) / f"{name}.svg")])


def film_html(name: str, folder: str | Path) -> str:
    """Return a film as HTML: its stills, the film, its switch.

    Raises ContentError when there is no such film in the folder, or when it is wrong.
    """
    board = _choose_board(name, Path(folder) / WORDS)
    drawing = load_drawing(Path(folder) / f"{name}.svg")
    late = next((frame.at for frame in board.frames if frame.at >= drawing.seconds), None)
    if late is not None:
        _refuse_file(
            Path(folder) / WORDS,
            f"'{name}' has a still at {late:g} seconds, but the film ends after "
            f"{drawing.seconds:g}; write a smaller 'at'.",
        )
    film = template("media/film.html.j2")
    return film.render(board=board, drawing=drawing, t=messages()["film"])


def film_problems(root: Path) -> list[Problem]:
    """Return what is wrong with the films of a course; without films there is nothing."""
    folder = root / FILMS
    if not (folder / WORDS).is_file():
        return []
    boards, problems = load_or_problems(load_storyboards, folder / WORDS)
    for name in boards or ():
        problems += load_or_problems(film_html, name, folder)[1]
    return problems


def _choose_board(name: str, path: Path) -> Storyboard:
    boards = load_storyboards(path)
    if name not in boards:
        _refuse_file(path, f"there is no film '{name}'; write one of: {', '.join(boards)}.")
    return boards[name]


def _refuse_file(path: str | Path, sentence: str) -> NoReturn:
    raise ContentError([Problem(str(path), 0, 0, sentence)])
