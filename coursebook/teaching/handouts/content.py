"""The words that only paper needs, as data, and what is wrong with them.

All else on a sheet is taken from the files of the lessons. It knows no HTML.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field

from coursebook.checklists.loading import load_checklist
from coursebook.checklists.models import RedFlags, Sign
from coursebook.claims.backing import EvidenceBase
from coursebook.core.citations import citations_in_record
from coursebook.core.errors import Problem
from coursebook.core.fields import ClaimIds, Id, Model, Text
from coursebook.core.loading import load
from coursebook.core.rules import BrokenRule, Place
from coursebook.core.yaml_source import YamlFile
from coursebook.course.course import Course

URGENT = (1, 2)  # the levels, of 1 to 4, of the signs that stand on cards


class Line(Model):
    """A sentence or two, and what they rest on."""

    text: Text
    claims: ClaimIds = []


class Row(Line):
    """Some signs that call for the same action."""

    action: Annotated[Id, Field(description="The id of an action of the list of warning signs.")]


class Fridge(Model):
    """The page for the fridge."""

    title: Text
    lead: Line
    ease: Annotated[Text, Field(description="The heading of the steps.")]
    steps: Annotated[list[Line], Field(min_length=1)]
    tested: Line
    help: Annotated[Text, Field(description="The heading of what may help.")]
    helps: Annotated[list[Line], Field(min_length=1)]
    more: Annotated[Text, Field(description="Where the other signs are.")]


class Drawings(Model):
    """Which drawings stand on sheets, by their places below the folder of drawings."""

    fridge: Annotated[str, Field(min_length=1, description="The one on the page for the fridge.")]
    stretch: Annotated[
        list[str], Field(min_length=1, description="Those on the stretch card, in order.")
    ]


class HandoutWords(Model):
    """All words that only paper needs."""

    drawings: Drawings
    one_sign: Line
    ambulance: Annotated[Line, Field(description="What to do when she gets worse.")]
    habits: Annotated[Line, Field(description="How to use the week sheet.")]
    sorting: Annotated[Line, Field(description="What to do when a sign on a card is one's own.")]
    card: Annotated[
        list[Row],
        Field(
            min_length=1, description="What follows the signs of each action on the wallet card."
        ),
    ]
    fridge: Fridge


def urgent(checklist: RedFlags) -> list[Sign]:
    """Return the signs that stand on cards, the most urgent first."""
    return [sign for level in URGENT for sign in checklist.signs_at(level)]


def load_handouts(source: Path | str | YamlFile) -> HandoutWords:
    """Read the words that only the handouts need; raise ContentError with all mistakes."""
    return load(HandoutWords, source)


def handout_problems(course: Course, evidence: EvidenceBase) -> list[Problem]:
    """Return what is wrong with the words of the handouts of a course; no file, no problem."""
    path = course.handouts_file
    if not path.is_file():
        return []
    words, problems = course.try_read(path, load_handouts)
    if words is None:
        return problems
    broken = [*_unknown_claims(words, evidence), *_missing_drawings(words, course)]
    signs = course.settings.roles.signs
    checklist = course.try_read(course.root / signs, load_checklist)[0] if signs else None
    if isinstance(checklist, RedFlags):  # what is wrong with that file is told elsewhere
        broken += _unknown_actions(words, checklist)
    source = course.source(path)
    return problems + [source.problem_at(place, sentence) for place, sentence in broken]


def _unknown_claims(words: HandoutWords, evidence: EvidenceBase) -> Iterator[BrokenRule]:
    """Say which claims are not known."""
    for place, part in _parts(words):
        for _, sentence in evidence.find_unknown(citations_in_record(part)):
            yield place, sentence


def _parts(words: HandoutWords) -> Iterator[tuple[Place, Model]]:
    """Yield the parts of the words with their places."""
    for name in type(words).model_fields:
        part = getattr(words, name)
        if isinstance(part, list):
            yield from (((name, i), entry) for i, entry in enumerate(part))
        else:
            yield (name,), part


def _missing_drawings(words: HandoutWords, course: Course) -> Iterator[BrokenRule]:
    """Say which drawings are not there."""
    drawings = words.drawings
    for key, names in (("fridge", [drawings.fridge]), ("stretch", drawings.stretch)):
        for name in names:
            if not (course.figures_folder / f"{name}.svg").is_file():
                sentence = f"there is no drawing '{name}.svg'; draw it or correct its name."
                yield ("drawings", key), sentence


def _unknown_actions(words: HandoutWords, checklist: RedFlags) -> Iterator[BrokenRule]:
    """Say which rows call for an action that is not known."""
    known = [action.id for action in checklist.actions]
    for i, row in enumerate(words.card):
        if row.action not in known:
            sentence = f"the action '{row.action}' is not known; write one of: {', '.join(known)}."
            yield ("card", i, "action"), sentence
