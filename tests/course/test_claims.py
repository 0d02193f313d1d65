"""What the course teaches agrees with its ledger: numbers, advice and verdicts.

Nothing is taught that was not confirmed.
"""

import json
import re

import pytest
from helpers.claims import ADVICE, ASSERTIVE, DELAY, HEDGED, NO_FACT, UNIT, ledger, numbers, said_by
from helpers.places import ROOT
from helpers.reading import lesson_text

from coursebook.checklists.loading import load_checklist
from coursebook.core.citations import citations_in_record
from coursebook.quizzes.loading import load_quiz

LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
QUIZZES = sorted((ROOT / "notebooks").glob("*.quiz.yml"))
CHECKLISTS = sorted((ROOT / "notebooks").glob("*.checklist.yml"))
# These speak of the course itself, of sources or of questions; all else teaches.
NOT_TEACHING = {
    "about",
    "sources",
    "writing-questions",
    "make-your-own-course",
    "my-progress",
    "evidence",
    "common-advice",
    "experts-disagree",
    "clinical-review",
    "pictures",
    "sign-pictures",
    "run-it",
}
PAGES = [
    path
    for path in sorted((ROOT / "book").rglob("*.md"))
    if path.stem not in NOT_TEACHING and path.stem != "README"
]
MARK = re.compile(r"\[\(i\)\]\(#claim-([a-z0-9-]+)\)|\{claim\}`([a-z0-9-]+)`")
COMMENT = re.compile(r"<!-- claims: (.*?) -->")
LABEL = re.compile(r"\*\*(Supported|Not proven|Not supported|Wrong)\b[^*]*\*\*")
VERDICT = {
    "Supported": "supported",
    "Not proven": "uncertain",
    "Not supported": "not supported",
    "Wrong": "contradicted",
}


def text_of(path):
    """Return the Markdown of a lesson or page, without front matter, pictures and directives."""
    text = lesson_text(path) if path.suffix == ".ipynb" else path.read_text(encoding="utf-8")
    text = re.sub(r"^---\n.*?\n---\n", "", text, flags=re.S)
    text = re.sub(r"^(`{3,}|:{3,})\{.*?^\1\s*$", "\n", text, flags=re.S | re.M)
    text = COMMENT.sub(lambda found: " ".join(map(mark_of, found[1].split(","))), text)
    return re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)


def mark_of(name):
    """Return the mark of a claim; one that a comment names is read as one in the text."""
    return f"{{claim}}`{name.strip()}`"


def marked(path):
    """Yield each sentence of a page with the claims that are marked in or after it.

    A question goes with its answer.
    """
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*>]|\d+\.|\|)\s)", text_of(path)):
        block = re.sub(r"^\s*(?:>\s*)*(?:[-*]|\d+\.)?\s+(?=\S)|^\s*#+ .*", "", block)
        block = re.sub(r"\[((?!\(i\)\])[^\]]+)\]\([^)]*\)", r"\1", block)  # of a link, its words
        block = MARK.sub(lambda found: f"⟦{found[1] or found[2]}⟧", block)
        block = re.sub(r"([.!?:]\**[”\")]?)((?:\s*⟦[^⟧]*⟧)+)", r"\2\1", block)  # to its sentence
        for part in re.split(r"(?<=[.!…])[*”\")’]*\s+|\s\|\s", re.sub(r"\s+", " ", block)):
            claims = re.findall(r"⟦([^⟧]*)⟧", part)
            yield re.sub(r"⟦[^⟧]*⟧", "", part).strip(), claims


@pytest.mark.parametrize("path", LESSONS + PAGES, ids=lambda path: path.stem)
def test_each_sentence_with_a_number_or_a_should_carries_a_claim(path):
    bare = [
        text
        for text, claims in marked(path)
        if not claims
        and (numbers(text) or ADVICE.search(text))
        and not text.startswith("#")
        and "___" not in text
    ]
    assert bare == []


@pytest.mark.parametrize("path", LESSONS + PAGES, ids=lambda path: path.stem)
def test_each_number_of_a_marked_sentence_is_in_its_claims(path):
    for text, claims in marked(path):
        if claims:
            assert numbers(text) <= numbers(said_by(claims)), f"{text} ← {claims}"


@pytest.mark.parametrize("path", LESSONS + PAGES, ids=lambda path: path.stem)
def test_what_is_uncertain_is_never_said_as_if_it_were_sure(path):
    known = ledger().by_id()
    for text, claims in marked(path):
        if not claims or any(known[name].verdict != "supported" for name in claims):
            about_cramps = claims or re.search(r"\bcramps?\b", text, re.I)
            assert not (about_cramps and ASSERTIVE.search(text)) or HEDGED.search(text), (
                f"{text} ← {claims}"
            )


@pytest.mark.parametrize("path", LESSONS + PAGES, ids=lambda path: path.stem)
def test_a_number_has_the_unit_that_its_claims_give_it(path):
    for text, claims in marked(path):
        if claims:
            told = said_by(claims)
            for number, unit in UNIT.findall(NO_FACT.sub("", text)):
                assert re.search(rf"\b{re.escape(number)}\b[^.]*?\b{unit.rstrip('s')}", told), (
                    f"{number} {unit}: {text} ← {claims}"
                )


@pytest.mark.parametrize("path", LESSONS + PAGES, ids=lambda path: path.stem)
def test_no_sentence_about_a_warning_sign_tells_anybody_to_wait(path):
    known = ledger().by_id()
    for text, claims in marked(path):
        if any(known[name].kind == "red flag" for name in claims):
            assert not DELAY.search(text) or re.search(
                r"\b(?:not|never|too late|no)\b|n't", text, re.I
            ), f"{text} ← {claims}"


@pytest.mark.parametrize("path", LESSONS + PAGES, ids=lambda path: path.stem)
def test_a_verdict_in_bold_is_that_of_the_ledger(path):
    known = ledger().by_id()
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*>]|\d+\.|\|)\s)", text_of(path)):
        for label in LABEL.findall(block):
            names = [a or b for a, b in MARK.findall(block)]
            assert VERDICT[label] in {known[name].verdict for name in names}, (
                f"{label}: {block} ← {names}"
            )


def words_of(path):
    """Return all that a file says, in lower case."""
    if path.suffix == ".yml":
        load = load_quiz if ".quiz." in path.name else load_checklist
        return json.dumps(load(path).model_dump(), ensure_ascii=False).lower()
    return re.sub(r"\s+", " ", text_of(path)).lower()


@pytest.mark.parametrize("path", LESSONS + PAGES + QUIZZES + CHECKLISTS, ids=lambda path: path.name)
def test_nothing_that_was_not_confirmed_is_taught(path):
    said = words_of(path)
    assert [
        f"{each.id}: {word}"
        for each in ledger().unverified
        for word in each.words
        if word.lower() in said
    ] == []


def test_no_claim_says_what_was_not_confirmed():
    said = " ".join(
        f"{claim.claim} {claim.teach or ''} {claim.note or ''}" for claim in ledger().claims
    ).lower()
    assert [
        f"{each.id}: {word}"
        for each in ledger().unverified
        for word in each.words
        if word.lower() in said
    ] == []


QUESTIONS = [
    question for path in QUIZZES for question in load_quiz(path).questions if question.scored
]


def feedback_texts(question):
    """Return what a question says about its answers."""
    data = question.model_dump()
    told = [data.get(name) for name in ("explanation", "if_true", "if_false", "if_low", "if_high")]
    told += [
        entry.get("feedback") for name in ("options", "pairs") for entry in data.get(name) or ()
    ]
    told += (
        [
            option["feedback"]
            for step in data.get("steps") or ()
            for option in step["options"]
            if "feedback" in option
        ]
        if data["type"] == "case"
        else []
    )
    return [text for text in told if text]


@pytest.mark.parametrize("question", QUESTIONS, ids=[question.id for question in QUESTIONS])
def test_a_question_names_its_claims_and_its_numbers_are_theirs(question):
    names = citations_in_record(question).claims
    assert names
    for text in feedback_texts(question):
        told = {
            number for sentence in re.split(r"(?<=[.!?])\s+", text) for number in numbers(sentence)
        }
        assert told <= numbers(said_by(names)) | numbers(question.stem), f"{text} ← {names}"


@pytest.mark.parametrize("question", QUESTIONS, ids=[question.id for question in QUESTIONS])
def test_feedback_never_says_what_is_uncertain_as_if_it_were_sure(question):
    known = ledger().by_id()
    verdicts = {known[name].verdict for name in citations_in_record(question).claims}
    if "supported" not in verdicts:
        for text in feedback_texts(question):
            for sentence in re.split(r"(?<=[.!?])\s+", text):
                assert not ASSERTIVE.search(sentence) or HEDGED.search(sentence), sentence


# --- these checks can fail ---


@pytest.fixture
def spoiled(tmp_path):
    def page(text):
        path = tmp_path / "page.md"
        path.write_text(text, encoding="utf-8")
        return path

    return page


@pytest.mark.parametrize("text, check", [
    ("A cramp lasts up to 10 minutes.",
     test_each_sentence_with_a_number_or_a_should_carries_a_claim),
    ("True [(i)](#claim-cramp-lasts). You should stretch.",
     test_each_sentence_with_a_number_or_a_should_carries_a_claim),
    ("True. <!-- claims: cramp-lasts --> A cramp lasts up to 10 minutes.",
     test_each_sentence_with_a_number_or_a_should_carries_a_claim),
    ("A cramp lasts up to 11 minutes. <!-- claims: stretch-first, cramp-lasts -->",
     test_each_number_of_a_marked_sentence_is_in_its_claims),
    ("| A | 24 hours |\n|---|---|\n| B | 25 hours [(i)](#claim-sore-24-hours) |",
     test_each_sentence_with_a_number_or_a_should_carries_a_claim),
    ("A cramp lasts up to 11 minutes. [(i)](#claim-cramp-lasts)",
     test_each_number_of_a_marked_sentence_is_in_its_claims),
    ("Magnesium prevents cramps. {claim}`magnesium-eases`",
     test_what_is_uncertain_is_never_said_as_if_it_were_sure),
    ("Quinine eases cramps and works well. {claim}`quinine`",
     test_what_is_uncertain_is_never_said_as_if_it_were_sure),
    ("Magnesium prevents cramps.", test_what_is_uncertain_is_never_said_as_if_it_were_sure),
    ("Hold for about 20 to 30 minutes. {claim}`stretch-hold`",
     test_a_number_has_the_unit_that_its_claims_give_it),
    ("One leg is swollen? See how it is tomorrow. {claim}`sign-swollen-leg`",
     test_no_sentence_about_a_warning_sign_tells_anybody_to_wait),
    ("**Supported.** Shoes. {claim}`shoes`", test_a_verdict_in_bold_is_that_of_the_ledger),
    ("**Not proven.** Shoes.", test_a_verdict_in_bold_is_that_of_the_ledger),
])  # fmt: skip
def test_a_spoiled_page_is_found(spoiled, text, check):
    with pytest.raises(AssertionError):
        check(spoiled(text))


@pytest.mark.parametrize(
    "text",
    [
        "A cramp lasts up to 10 minutes. [(i)](#claim-cramp-lasts)",
        "It lasts up to 10 minutes [(i)](#claim-cramp-lasts). See lesson 5.",
        "**Not proven.** Magnesium may ease cramps. {claim}`magnesium-eases`",
        "A woman is 30 weeks pregnant.",
        "*8 minutes*",
        "A cramp lasts up to 10 minutes. <!-- claims: cramp-lasts, stretch-first -->",
    ],
)
def test_a_sound_page_is_not_blamed(spoiled, text):
    path = spoiled(text)
    test_each_sentence_with_a_number_or_a_should_carries_a_claim(path)
    test_each_number_of_a_marked_sentence_is_in_its_claims(path)
    test_what_is_uncertain_is_never_said_as_if_it_were_sure(path)
    test_a_verdict_in_bold_is_that_of_the_ledger(path)
    test_a_number_has_the_unit_that_its_claims_give_it(path)
    test_no_sentence_about_a_warning_sign_tells_anybody_to_wait(path)


def test_what_was_not_confirmed_would_be_found(spoiled):
    word = ledger().unverified[0].words[0]
    with pytest.raises(AssertionError):
        test_nothing_that_was_not_confirmed_is_taught(spoiled(f"You can {word} now."))
