"""Texts of questions taken apart: Markdown off, sentences, words. English only."""

import re

NEGATIVE = re.compile(r"\b(not|never|except|cannot)\b|\b(?<!at )(least)\b|(n['’]t)\b", re.I)

_ARTICLES = {"a", "an", "the"}
_COMMON = frozenset(
    """
    about above across after again against along among another around because before being below
    between could doing during every first found given gives going having might other others ought
    quite really shall should since something still than their them then there these they thing
    things think this those though through under until using usually very what when where whether
    which while whose will with within without would your yours
    """.split()
)
# Up to three words in bold, or a word in capitals.
_EMPHASISED = re.compile(r"(\*\*|__)(?:\S+\s+){0,2}?\S+?\1|\b[A-Z]{3,}(?:['’]T)?\b")
_CLAUSE = re.compile(
    r"^(?:if|when|while|because|although|since)\b[^,?]*,"
    r"|(?<=\s)(?:if|when|while|because|although|since)\b[^,?]*",
    re.I,
)


def plain(markdown: str) -> str:
    """Return a text without its inline Markdown."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    return " ".join(re.sub(r"[*_`]+", "", text).split())


def words(markdown: str) -> list[str]:
    """Return the words and numbers of a text, in lower case."""
    return re.findall(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?", plain(markdown).lower())


def without_articles(markdown: str) -> list[str]:
    """Return the words of a text without a, an and the, to compare options."""
    return [word for word in words(markdown) if word not in _ARTICLES]


def root(word: str) -> str:
    """Return a word without the endings s, es, ed, ing, so that 'stretched' meets 'stretches'."""
    bare = re.sub(r"['’]s?$", "", word)
    bare = re.sub(r"(?<=\w{3})(?:ing|ed|es|(?<!s)s)$", "", bare)
    bare = re.sub(r"([b-df-hj-np-tv-z])\1$", r"\1", bare)  # a doubled consonant: 'rubb(ed)'
    return re.sub(r"(?<=\w{3})e$", "", bare)


def content(markdown: str, length: int = 5) -> dict[str, str]:
    """Return the words that carry meaning, by root.

    They have at least `length` letters and are not everyday ones.
    """
    return {
        root(word): word
        for word in words(markdown)
        if len(word) >= length and word not in _COMMON and word.isalpha()
    }


def question_of(stem: str) -> str:
    """Return the sentence that asks, without a story before it.

    It is the last with a question mark, or else the last.
    """
    sentences = re.split(r"(?<=[.!?…])[*_”\")’]*\s+", stem.strip())
    return next((sentence for sentence in reversed(sentences) if "?" in sentence), sentences[-1])


def bare_negative(stem: str) -> str | None:
    """Return the negative word with which a stem asks when nothing sets it off, or None.

    Conditions ('if it does not …') ask nothing.
    """
    question = _CLAUSE.sub(" ", plain(_EMPHASISED.sub(" ", question_of(stem))))
    negative = NEGATIVE.search(question)
    if not negative:
        return None
    # The whole word: of 'doesn't' the pattern matches the ending alone.
    whole = re.search(r"[\w'’]*" + re.escape(negative[0]) + r"\b", question)
    return whole[0] if whole else negative[0]
