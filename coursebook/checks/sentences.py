"""Sentences of a Markdown text that state a number or give advice, and name no claim.

A number counts with its unit, as a share (`1 in 10`) or in percent: others count steps and lessons.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_MARK = r"(?:\[[^\]]*\]\(#(?:claim|source)-[^)]*\)|\{claim\}`[^`]*`|<!-- claims: [^<>]* -->)"
_NAMES_A_CLAIM = re.compile(_MARK)
# What states nothing: code, tags, pictures and links (but for marks), headings, the line that says
# how long the lesson takes, and the signs before each line of a quotation.
_NO_PROSE = re.compile(
    r"^ *(```|~~~).*?^ *\1[^\n]*$|(?<!\})`[^`\n]*`|<(?!!-- claims: )[^>\n]*>"
    r"|!?\[[^\[\]]*\]\((?!#(?:claim|source)-)[^()]*(?:\([^()]*\)[^()]*)*\)"
    r"|^[ >]*#+ [^\n]*|^[*_]\d+ minutes?[*_]$|^[ >]*>",
    re.MULTILINE | re.DOTALL,
)
# A sentence ends with its marks, and where an item of a list, a cell of a table or a paragraph
# does. A question goes on into its answer.
_END = re.compile(
    rf"[.!…][*_”\")’]*(?:\s*\(?{_MARK}[;,)]*)*(?=\s|$)"
    r"|\n\s*\n|\n(?=\s*(?:[-+*|]|\d+[.)])\s)|\s\|(?=\s)"
)
_BEFORE = re.compile(r"\s*(?:[-+*|]\s+)*")  # what can stand before the first word of a sentence
_NUMBER = r"\d+(?:[,.]\d+)*"
_UNITS = (
    r"(?:second|minute|hour|day|week|month|year|gram|litre|liter|metre|meter|mile|degree|glass"
    r"|cup|spoon|tablet|drop|calorie)(?:e?s)?|per ?cent|times (?:a|an|as|more|less)"
    r"|mg|mcg|µg|μg|kg|g|ml|cl|dl|l|mm|cm|km|m|kcal|IU"
)
_STATES = re.compile(
    rf"{_NUMBER}(?:\s?[%°]|[\s-]?(?:{_UNITS})\b|(?: in| out of)(?: every| each)? {_NUMBER})"
    r"|\b(?:should|must)\b"
)
# How old or how far on somebody is in a made-up story, how long a lesson takes, "day and night".
_NO_FACT = re.compile(
    r"\b(?:am|is|are|was|were)(?: about| only| now)? \d+ (?:days|weeks|months|years) [a-z]+"
    r"|\b(?:lesson|course|quiz|class|video)s?\b[^.]{0,40}? \d+ (?:minutes?|hours?)"
    r"|\b24 hours a day\b"
)


class Unmarked(NamedTuple):
    """A sentence, how far in the text it begins, and its words that ask for a claim."""

    start: int
    sentence: str
    words: str


def find_unmarked(markdown: str) -> Iterator[Unmarked]:
    """Yield each sentence that states a number or gives advice, and names no claim or source."""
    text = _NO_PROSE.sub(lambda part: re.sub(r"\S", " ", part[0]), markdown)  # all keeps its place
    for start, end in _split(text):
        words = _STATES.search(_NO_FACT.sub("", text[start:end]))
        if words and not _NAMES_A_CLAIM.search(text, start, end):
            before = _BEFORE.match(text, start, end)
            start = before.end() if before else start
            yield Unmarked(start, markdown[start:end].rstrip(" \n|"), words[0])


def _split(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends."""
    start = 0
    for end in _END.finditer(text):
        yield start, end.end()
        start = end.end()
    yield start, len(text)
