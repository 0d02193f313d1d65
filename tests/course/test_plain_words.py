"""Plain language, measured: how hard each page is, its longest sentence, and its hard words.

A hard word is one that has a plain one.
"""

import re
from pathlib import Path

import pytest
from helpers.lessons import CHECKLISTS, LESSONS, QUIZZES, text_of
from helpers.places import ROOT
from helpers.plain_words import WORDS
from helpers.reading import grade, lesson_text, plain, sentences

from coursebook.claims.loading import load_ledger

LEARNERS = [
    ROOT / "book" / f"{name}.md"
    for name in (
        "index",
        "just-tell-me",
        "when-to-call",
        "glossary",
        "my-progress",
        "about",
        "evidence",
    )
]
EDUCATORS = [
    ROOT / "book" / name
    for name in (
        "for-educators.md",
        "writing-questions.md",
        "make-your-own-course.md",
        "sources.md",
    )
]
EDUCATORS += [ROOT / "notebooks" / "educators" / "class-report.ipynb"]
EDUCATORS += sorted((ROOT / "book" / "educators").glob("*.md"))


def read(path):
    """Return what a reader reads of a lesson, a page, a quiz or a checklist."""
    if path.suffix == ".yml":
        return text_of(path)
    return lesson_text(path) if path.suffix == ".ipynb" else path.read_text(encoding="utf-8")


def sections(text):
    """Return the sections of a page with their headings.

    Those of less than 25 words are too short to measure.
    """
    return [
        part
        for part in re.split(r"^(?=##+ )", text, flags=re.M)
        if sum(map(len, sentences(part))) >= 25
    ]


def running_text(markdown):
    """Return the sentences of whole paragraphs alone.

    Headings, tables, and what a colon parts do not make them short.
    """
    blocks = [
        block
        for block in re.split(r"\n\s*\n", markdown)
        if not re.match(r"\s*(#|\||!\[|\*\d)", block)
    ]
    return "\n\n".join(block for block in blocks if len(" ".join(plain(block).split()).split()) > 4)


FOR_LEARNERS = [(path, read(path)) for path in [*LESSONS, *QUIZZES, *CHECKLISTS, *LEARNERS]]
FOR_EDUCATORS = [(path, read(path)) for path in EDUCATORS]


def name(value):
    return value.name if isinstance(value, Path) else ""


@pytest.mark.parametrize("path, text", FOR_LEARNERS, ids=name)
def test_a_learner_needs_six_years_of_school_and_never_more_than_eight(path, text):
    assert grade(text) <= 6 and grade(running_text(text)) <= 6
    assert [
        (part.splitlines()[0], round(grade(part), 1)) for part in sections(text) if grade(part) > 8
    ] == []


@pytest.mark.parametrize("path, text", FOR_EDUCATORS, ids=name)
def test_an_educator_needs_ten_years_of_school_at_most(path, text):
    assert grade(text) <= 10
    assert [
        (part.splitlines()[0], round(grade(part), 1)) for part in sections(text) if grade(part) > 12
    ] == []


@pytest.mark.parametrize("path, text", FOR_LEARNERS, ids=name)
def test_no_sentence_for_learners_has_more_than_25_words(path, text):
    assert [" ".join(words) for words in sentences(text) if len(words) > 25] == []


@pytest.mark.parametrize("path, text", FOR_LEARNERS, ids=name)
def test_a_hard_word_is_never_used_where_a_plain_one_says_it(path, text):
    said = plain(text)
    found = [
        f"'{hard}': say '{instead}'"
        for hard, instead in WORDS["instead"].items()
        if re.search(rf"\b{re.escape(hard)}(?:s|d|ed|ing|ly)?\b", said, re.I)
    ]
    assert found == []


@pytest.mark.parametrize(
    "path, text", [pair for pair in FOR_LEARNERS if pair[0].stem != "glossary"], ids=name
)
def test_a_hard_word_stands_beside_its_plain_words_at_first_use(path, text):
    blocks = re.split(r"\n\s*\n", text)
    for hard, easy in WORDS["explained"].items():
        first = next(
            (
                block
                for block in blocks
                if re.search(rf"\b{re.escape(hard)}s?\b", plain(block), re.I)
            ),
            None,
        )
        assert first is None or easy in first.lower(), f"'{hard}' without '{easy}': {first}"


def test_what_a_claim_says_is_as_plain_as_the_lessons():
    ledger = load_ledger(ROOT / "book" / "evidence.yml")
    texts = {
        claim.id: "\n\n".join(filter(None, (claim.claim, claim.note))) for claim in ledger.claims
    }
    assert grade("\n\n".join(texts.values())) <= 6
    assert [
        (name, " ".join(words))
        for name, text in texts.items()
        for words in sentences(text)
        if len(words) > 25
    ] == []


@pytest.mark.parametrize(
    "text, hard",
    [
        ("Approximately two.", "approximately"),
        ("It is due to a cramp.", "due to"),
        ("Symptoms indicated a clot.", "indicate"),
    ],
)
def test_hard_words_would_be_found(text, hard):
    with pytest.raises(AssertionError, match=f"'{hard}'"):
        test_a_hard_word_is_never_used_where_a_plain_one_says_it(Path("x.md"), text)


def test_a_hard_word_alone_would_be_found():
    with pytest.raises(AssertionError, match="'thrombosis' without 'blood clot'"):
        test_a_hard_word_stands_beside_its_plain_words_at_first_use(
            Path("x.md"), "Thrombosis is rare."
        )
    test_a_hard_word_stands_beside_its_plain_words_at_first_use(
        Path("x.md"), "Thrombosis is a blood clot. Thrombosis is rare."
    )


def test_hard_text_would_be_found():
    hard = (
        "Physiological vascular adaptations considerably facilitate thromboembolic complications. "
        * 5
    )
    with pytest.raises(AssertionError):
        test_a_learner_needs_six_years_of_school_and_never_more_than_eight(
            Path("x.md"), f"## Section\n\n{hard}"
        )
