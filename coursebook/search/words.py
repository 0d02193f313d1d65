"""The words of `book/search-words.yml`: what readers type, beside what the pages say.

The search page's script (`book/theme/static/search.js`) looks for the other words of a set too.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from coursebook.core.fields import Model
from coursebook.core.loading import load
from coursebook.core.rules import BrokenRule, Place
from coursebook.core.yaml_source import YamlFile, children_of

_KEEP_ONE = "keep one of them (capitals, hyphens, spaces and accents make no difference)."
# As the script has it. Marks that stand over a Latin letter go; those that are vowels stay.
_ENDING = re.compile(r"['’][^\W\d_]+")
_ACCENTS = re.compile("[\u0300-\u036f]")

_Word = Annotated[str, Field(description="A word, or a few that belong together.")]


class SearchWords(Model):
    """Words that mean the same for this course, each set on one line, the pages' own word first."""

    same: Annotated[
        list[Annotated[list[_Word], Field(min_length=2)]],
        Field(description="Sets of words. Who types one finds the pages with the others too."),
    ] = []
    urgent: Annotated[
        list[Annotated[list[_Word], Field(min_length=1)]],
        Field(
            description="Sets of words for warning signs. The page of the signs comes first, "
            "whether or not it says the word."
        ),
    ] = []


def fold_word(word: str) -> str:
    """Return what of a word is compared: its letters and digits, small and without accents."""
    folded = _ACCENTS.sub("", unicodedata.normalize("NFKD", _ENDING.sub("", word.lower())))
    return "".join(sign for sign in folded if unicodedata.category(sign)[0] in "LMN")


def load_search_words(source: Path | str | YamlFile) -> SearchWords:
    """Read the words from a file; raise ContentError with all its mistakes."""
    return load(SearchWords, source, _word_rules)


def _word_rules(data: Any) -> Iterator[BrokenRule]:
    """Yield words that are none, and those that stand in the file already."""
    first: dict[str, str] = {}
    for place, word in _words_in(data):
        folded = fold_word(word)
        if not folded:
            yield place, f"'{word}' has no letter and no digit; write a word."
        elif folded in first:
            yield place, f"'{word}' is in this file already, as '{first[folded]}'; {_KEEP_ONE}"
        first.setdefault(folded, word)


def _words_in(data: Any) -> Iterator[tuple[Place, str]]:
    for kind in SearchWords.model_fields:
        for i, words in children_of(data.get(kind) if isinstance(data, dict) else None):
            for k, word in children_of(words):
                if isinstance(word, str):
                    yield (kind, i, k), word
