"""The words that only paper needs, as data: the signs in short, the page for the fridge; and what is wrong with them.

All else on a sheet is taken from the files of the lessons. It knows no HTML.
"""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from coursebook.core.errors import load_or_problems
from coursebook.core.fields import ClaimIds, Id, Model, Text
from coursebook.core.yaml_source import YamlFile
from coursebook.checklists.loading import load_checklist
from coursebook.core.citations import citations_in_record
from coursebook.core.loading import load

CONTENT = Path("book") / "handouts.yml"
SIGNS = Path("notebooks") / "03-red-flags.checklist.yml"
URGENT = (1, 2)  # the levels of the signs that stand on cards


class Line(Model):
    """A sentence or two, and what they rest on."""

    text: Text
    claims: ClaimIds = []


class Short(Model):
    """A warning sign in short; what it rests on stands with the sign itself."""

    id: Annotated[Id, Field(description="The id of the sign in the list of warning signs.")]
    text: Annotated[Text, Field(max_length=150)]


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
    call: Annotated[Text, Field(description="The heading of the signs.")]
    rows: Annotated[
        list[Row], Field(min_length=1, description="What is most often met; the most urgent first.")
    ]
    more: Annotated[Text, Field(description="Where the other signs are.")]


class HandoutWords(Model):
    """All words that only paper needs."""

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
    signs: Annotated[
        list[Short],
        Field(
            min_length=1, description="Each sign of the first two levels, in the order of the list."
        ),
    ]


def urgent(checklist):
    """Return the signs that stand on cards, the most urgent first."""
    return [sign for level in URGENT for sign in checklist.signs_at(level)]


def handout_problems(root, backing):
    """Return what is wrong with the words of the handouts of a course; no file, no problem."""
    path = root / CONTENT
    if not path.is_file():
        return []
    content, problems = load_or_problems(load_handouts, path)
    checklist, _ = load_or_problems(
        load_checklist, root / SIGNS
    )  # what is wrong with that file is told elsewhere
    if content:
        file = YamlFile(path)
        problems += [
            file.problem(file.nearest_position(place), sentence)
            for place, part in _parts(content)
            for _, sentence in backing.unknown(citations_in_record(part))
        ]
        problems += [
            file.problem(file.nearest_position(place), sentence)
            for place, sentence in [*_signs(content, checklist), *_rows(content, checklist)]
        ]
    return problems


def _parts(content):
    """Yield the parts of the words with their places."""
    for name in type(content).model_fields:
        part = getattr(content, name)
        yield from (
            [((name, i), each) for i, each in enumerate(part)]
            if isinstance(part, list)
            else [((name,), part)]
        )


def _signs(content, checklist):
    """Say which signs are missing, strange, or in another order than the list has them."""
    given, wanted = (
        [short.id for short in content.signs],
        [sign.id for sign in urgent(checklist)] if checklist else None,
    )
    if wanted is None or given == wanted:
        return
    for name in wanted:
        if name not in given:
            yield (
                ("signs",),
                f"the sign '{name}' is missing; add '- id: {name}' with its words in short: no card may leave out a sign.",
            )
    for i, name in enumerate(given):
        if name not in wanted:
            yield (
                ("signs", i, "id"),
                f"'{name}' is no sign of the first two groups; take it out or correct the id.",
            )
    if sorted(given) == sorted(wanted):
        yield ("signs",), f"the signs must stand in the order of the list: {', '.join(wanted)}."


def _rows(content, checklist):
    """Say which rows call for an action that is not known."""
    known = [action.id for action in checklist.actions] if checklist else None
    for place, rows in (
        ((("card",), content.card), (("fridge", "rows"), content.fridge.rows)) if known else ()
    ):
        for i, row in enumerate(rows):
            if row.action not in known:
                yield (
                    (*place, i, "action"),
                    f"the action '{row.action}' is not known; write one of: {', '.join(known)}.",
                )


def load_handouts(path):
    """Read the words that only the handouts need; raise ContentError with all mistakes."""
    return load(HandoutWords, YamlFile(Path(path)))
