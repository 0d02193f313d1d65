"""What the ledger of this course says, and how to find numbers, advice and promises in a text."""

import re
from functools import lru_cache

from helpers.places import ROOT

from coursebook.claims.loading import load_ledger

SOURCE = re.compile(r"\[[^\]]*\]\(#source-[^)]*\)")
# Numbers that are no facts: of lessons and steps, of the emergency line, of made-up people, of the
# course itself.
NO_FACT = re.compile(
    r"\b(?:[Ll]essons?|[Ss]tep|[Jj]ob|[Gg]roup|[Cc]ase|[Ff]orm|[Mm]inutes?) "
    r"\d+(?: (?:to|and) \d+)*\b|^\*?\d+ minutes\*?$|(?<=: )\d+ minutes\.|"
    r"\bclass (?:of|in) \d+ minutes\b|\b[Oo]nly \d+ minutes\b|^\|? ?\d+ to \d+$|"
    r"\b(?:is|was|were|gave birth|are)(?: about| only)? \d+ (?:weeks|days)(?: pregnant| ago)\b|"
    r"\bAt \d+ in the night\b|"
    r"\b\d+ (?:questions|signs|lessons|options|answers)\b|\bCC BY 4\.0\b|\bA4\b|"
    r"\bbefore \d{1,2}\b|\bat \d{1,2}\b|\b\d{1,2} in the (?:morning|night)\b"
)
ADVICE = re.compile(r"\b(?:should|must)\b")
ASSERTIVE = re.compile(
    r"\b(?:prevents?|cures?|works|relieves?|heals?|reduces?|takes? away|stops? (?:\w+ )?cramps?|"
    r"eases|helps)\b",
    re.I,
)
UNIT = re.compile(
    r"(\d[\d,.]*)(?:(?: to| or|,| and) \d[\d,.]*)* "
    r"(seconds?|minutes?|hours?|days?|weeks?|months?|mg|ml|litres?|glasses)\b"
)
DELAY = re.compile(
    r"\b(?:wait until|wait for|tomorrow|in the morning|look again|see how it is)\b", re.I
)
HEDGED = re.compile(
    r"\b(?:may|might|can|could|if|whether|not|no|neither|nor|nobody|never|none|unclear|unsure|some|seem(?:s|ed)?|hear|heard|idea|said|says|ask)\b|n't\b",
    re.I,
)


@lru_cache(maxsize=1)
def ledger():
    return load_ledger(ROOT / "book" / "evidence.yml")


def numbers(text):
    """Return the numbers in a text, in digits; those that are no facts are left out."""
    text = SOURCE.sub("", re.sub(r"\[([^\]]*)\]\((?:tel|https?):[^)]*\)", "", text))
    text = NO_FACT.sub("", text)
    return {
        number.replace(",", "").rstrip(".") for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text)
    }


def said_by(names):
    """Return all that claims say: their numbers may be taught where they are marked."""
    known = ledger().by_id()
    return " ".join(
        filter(
            None,
            (
                text
                for name in names
                for claim in [known[name]]
                for text in (claim.claim, claim.note, claim.teach, claim.title)
            ),
        )
    )
