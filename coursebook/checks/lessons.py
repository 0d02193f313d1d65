"""What a lesson lacks to be a part of its course.

It stands in the contents and says in its metadata what it is about. Where the course has warning
signs it leads to them; where it keeps evidence it shows its own, and names claims in its text.
"""

import json
import os
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from textwrap import shorten
from typing import Any, NamedTuple

from coursebook.checks.contents import is_listed
from coursebook.checks.sentences import find_unmarked
from coursebook.core.errors import Problem
from coursebook.course.course import Course
from coursebook.course.notebooks import METADATA, Cell, Notebook, source_of

_EVIDENCE = re.compile(r"""^[^#\n]*\bevidence\(\s*["']([^"']+)["']""", re.MULTILINE)
_BOX = re.compile(r"^ *>[ >]*[*_]*☎", re.MULTILINE)
_LONGEST = 70  # letters of a sentence that is told
_MISSING = f"'{{}}' is missing in the metadata, below '{METADATA}'; {{}}."


class Fault(NamedTuple):
    """What is wrong with a lesson, and how far in its file: -1 where the whole is meant."""

    lesson: Notebook
    sentence: str
    start: int = -1


def lesson_problems(course: Course) -> list[Problem]:
    """Return what the lessons lack, each asked only for what its course has."""
    rules = (_contents_faults, _metadata_faults, _evidence_faults, _claim_faults, _box_faults)
    return [_place_fault(fault) for fault in chain.from_iterable(rule(course) for rule in rules)]


def _place_fault(fault: Fault) -> Problem:
    """Return a fault as a problem, at its line and column of the notebook's file."""
    lesson, sentence, start = fault
    if start < 0:
        return Problem(str(lesson.path), 0, 0, sentence)
    line, before = lesson.text.count("\n", 0, start) + 1, lesson.text.rfind("\n", 0, start)
    return Problem(str(lesson.path), line, start - before, sentence)


def _contents_faults(course: Course) -> Iterator[Fault]:
    for lesson in course.lessons:
        page = lesson.path.relative_to(course.root).with_suffix("").as_posix()
        if not is_listed(course, page):
            sentence = f"_toc.yml does not list this lesson; write '- file: {page}' there."
            yield Fault(lesson, sentence)


def _metadata_faults(course: Course) -> Iterator[Fault]:
    """Yield what the metadata lacks; objectives are asked for where the course has some."""
    known = course.try_objectives[0] or {}
    for lesson in course.lessons:
        if not lesson.metadata:
            yield Fault(lesson, _say_metadata(known), lesson.text.rfind('"metadata":'))
            continue
        start = lesson.text.rfind(f'"{METADATA}":')
        if not str(lesson.metadata.get("description") or "").strip():
            advice = "say in a sentence what the lesson is about"
            yield Fault(lesson, _MISSING.format("description", advice), start)
        if known:
            yield from _objective_faults(lesson, known, start)


def _say_metadata(known: dict[str, str]) -> str:
    """Say what stands in the metadata of a lesson, by an example."""
    example: dict[str, Any] = {"description": "What the lesson is about."}
    example |= {"objectives": list(known)[:1]} if known else {}
    own = json.dumps({METADATA: example}, ensure_ascii=False)[1:-1]
    return f"the metadata says nothing of the lesson; add (JupyterLab: gear on the right) {own}."


def _objective_faults(lesson: Notebook, known: dict[str, str], start: int) -> Iterator[Fault]:
    """Yield what is wrong with the objectives that a lesson names below `start`."""
    named = lesson.metadata.get("objectives")
    if not named or not isinstance(named, list):
        advice = f'list ids of objectives.yml, such as ["{next(iter(known))}"]'
        yield Fault(lesson, _MISSING.format("objectives", advice), start)
        return
    for name in named:
        if str(name) not in known:
            sentence = f"the objective '{name}' is not in objectives.yml; write one of: "
            place = lesson.text.find(json.dumps(name), start)
            yield Fault(lesson, f"{sentence}{', '.join(sorted(known))}.", place)


def _evidence_faults(course: Course) -> Iterator[Fault]:
    """Yield which lessons do not show their evidence, or that of another file in its place."""
    for lesson in course.lessons if course.keeps_evidence else ():
        calls = [
            (cell, call)
            for cell in lesson.cells_of("code")
            for call in _EVIDENCE.finditer(source_of(cell))
        ]
        own = f'evidence("{lesson.path.name}")'
        if not calls:
            sentence = "no cell shows what the lesson rests on; end it with a cell of two lines: "
            yield Fault(lesson, f"{sentence}'from coursebook import evidence' and '{own}'.")
        elif lesson.path.name not in {Path(call[1]).name for _, call in calls}:
            for cell, call in calls:
                sentence = f"the evidence is that of '{call[1]}', not of this lesson; write {own}."
                yield Fault(lesson, sentence, _find_in_cell(lesson, cell, call[0].lstrip()))


def _claim_faults(course: Course) -> Iterator[Fault]:
    """Yield each sentence with a number or with advice that names no claim."""
    if not course.keeps_evidence:
        return
    if course.ledger_file.is_file():
        file, mark, name = course.ledger_file, "<!-- claims: ID -->", "an id"
    else:
        file, mark, name = course.bibliography_file, "[(i)](#source-KEY)", "a key"
    advice = f"write {mark} behind it, with {name} of {file.relative_to(course.root).as_posix()}."
    for lesson in course.lessons:
        for cell in lesson.cells_of("markdown"):
            for _, sentence, words in find_unmarked(source_of(cell)):
                short = shorten(sentence, _LONGEST, placeholder=" …")
                told = f"the sentence '{short}' says '{words}' and names no claim; {advice}"
                index = _find_in_cell(lesson, cell, sentence.partition("\n")[0])
                yield Fault(lesson, told, index)


def _box_faults(course: Course) -> Iterator[Fault]:
    """Yield which lessons lead to no warning signs, in a course whose other lessons do.

    A lesson that shows the list itself needs no box, and a course may show it in one lesson alone.
    """
    signs = course.settings.roles.signs
    if signs is None:
        return
    shown = (course.root / signs).resolve()
    others = [
        lesson
        for lesson in course.lessons
        if shown not in [path.resolve() for path in lesson.called_paths(".checklist.yml")]
    ]
    without = [lesson for lesson in others if not _BOX.search(lesson.markdown)]
    for lesson in without if len(without) < len(others) else ():
        file = Path(os.path.relpath(shown, lesson.path.parent.resolve())).as_posix()
        sentence = "no box leads to the warning signs; copy the quotation that begins with '> ☎' "
        yield Fault(
            lesson, f'{sentence}from another lesson, or show the list: checklist("{file}").'
        )


def _find_in_cell(lesson: Notebook, cell: Cell, words: str) -> int:
    """Return how far in the file a piece of a line of a cell stands, or -1."""
    start = max(lesson.text.find(f'"id": {json.dumps(cell.get("id"))}'), 0)
    for ascii_only in (False, True):
        index = lesson.text.find(json.dumps(words, ensure_ascii=ascii_only)[1:-1], start)
        if index >= 0:
            return index
    return -1
