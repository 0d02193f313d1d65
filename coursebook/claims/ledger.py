"""The records of `book/evidence.yml`: claims, what was not confirmed, where experts disagree.

Nothing here reads a file or makes HTML.
"""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from coursebook.core.fields import Id, Model, Text
from coursebook.core.rules import BrokenRule, entries, prefix_places

Verdict = Literal["supported", "uncertain", "not supported", "contradicted"]
Certainty = Literal[
    "high", "moderate", "low", "very low", "expert advice", "one report", "no study"
]
SourceKey = Annotated[str, Field(min_length=1, description="A key of references.bib.")]
Title = Annotated[
    Text, Field(max_length=60, description="A few words that name the entry in lists.")
]
OURS = "us"  # who graded, where it was no review


class Topic(Model):
    """A heading of the evidence page."""

    id: Id
    title: Title


class Claim(Model):
    """One thing that the course says, or that it says is not so."""

    id: Id
    topic: Annotated[Id, Field(description="The id of a topic.")]
    kind: Annotated[
        Literal["fact", "advice", "red flag", "dose"],
        Field(
            description="A clinician who reviews the course checks each `red flag` and each `dose`."
        ),
    ]
    title: Title
    claim: Annotated[Text, Field(description="The claim itself, in plain words.")]
    verdict: Annotated[Verdict, Field(description="What the evidence says of the claim.")]
    certainty: Annotated[
        Certainty,
        Field(
            description="How sure one can be. `expert advice`: no study, but experts agree. "
            "`one report`: one story or case."
        ),
    ]
    graded_by: Annotated[
        str,
        Field(
            min_length=1,
            description="Who graded the certainty: `us`, or the key of the review that did.",
        ),
    ]
    sources: Annotated[
        list[SourceKey],
        Field(min_length=1, description="Keys of references.bib that the verdict rests on."),
    ]
    note: Annotated[Text, Field(description="The limits of the evidence.")] | None = None
    heard: Annotated[Text, Field(description="What web articles say.")] | None = None
    heard_in: Annotated[list[SourceKey], Field(description="Who says so.")] = []
    heard_verdict: (
        Annotated[
            Literal["supported", "partly right", "uncertain", "not supported", "contradicted"],
            Field(
                description="What the evidence says of what web articles say, "
                "where that is not the claim itself."
            ),
        ]
        | None
    ) = None
    article: (
        Annotated[Text, Field(description="What the article that started the course said.")] | None
    ) = None
    teach: Annotated[Text, Field(description="What an educator says instead.")] | None = None
    search: (
        Annotated[Text, Field(description="Other words by which readers look for it; never shown.")]
        | None
    ) = None
    checked: Annotated[
        date, Field(description="The day on which the claim was last held against its sources.")
    ]
    review_by: Annotated[
        date,
        Field(description="The day by which this is to be done again; after it, `check` fails."),
    ]

    @property
    def refuted(self) -> bool:
        """Whether the course speaks against the claim; then `teach` says what is so instead."""
        return self.verdict in ("not supported", "contradicted")

    @property
    def graded(self) -> bool:
        """Whether there was something to grade: a study, not advice alone."""
        return self.certainty not in ("expert advice", "one report", "no study")

    @property
    def verdict_on_heard(self) -> str:
        """What the evidence says of what web articles say."""
        return self.heard_verdict or self.verdict

    @property
    def cited(self) -> list[str]:
        """Every source that the claim names, each once."""
        grader = [] if self.graded_by == OURS else [self.graded_by]
        return list(dict.fromkeys([*self.sources, *grader]))


class Unverified(Model):
    """A statement that no source confirmed, so that the course does not teach it."""

    id: Id
    statement: Text
    why: Text
    words: Annotated[
        list[Text],
        Field(min_length=1, description="Words in lower case that no page may teach with."),
    ]


class Side(Model):
    """What one side of a disagreement says."""

    who: Text
    says: Text
    sources: Annotated[list[SourceKey], Field(min_length=1)]


class Disagreement(Model):
    """A question on which sources do not agree."""

    id: Id
    title: Text
    sides: Annotated[list[Side], Field(min_length=2)]
    why: Annotated[Text, Field(description="Why they differ.")]
    teach: Annotated[Text, Field(description="What this course says.")]
    claims: Annotated[list[Id], Field(description="The claims that it is about.")] = []


class Ledger(Model):
    """All that the course claims."""

    topics: Annotated[list[Topic], Field(min_length=1)]
    claims: Annotated[list[Claim], Field(min_length=1)]
    unverified: list[Unverified] = []
    disagreements: list[Disagreement] = []

    def by_id(self) -> dict[str, Claim]:
        """Return the claims by their ids."""
        return {claim.id: claim for claim in self.claims}

    def of_topic(self, topic: Topic) -> list[Claim]:
        """Return the claims of a topic, in the order of the file."""
        return [claim for claim in self.claims if claim.topic == topic.id]


def overdue(ledger: Ledger, today: date) -> list[Claim]:
    """Return the claims whose day of review has passed."""
    return [claim for claim in ledger.claims if claim.review_by < today]


def ledger_rules(data: object) -> Iterator[BrokenRule]:
    """Yield each rule that a ledger's plain data breaks; data of the wrong shape breaks none."""
    topics = {topic.get("id") for _, topic in entries(data, "topics")}
    known = {claim.get("id") for _, claim in entries(data, "claims")}
    for i, claim in entries(data, "claims"):
        yield from prefix_places(("claims", i), _claim_rules(claim, topics))
    for i, disagreement in entries(data, "disagreements"):
        for name in disagreement.get("claims") or ():
            if name not in known:
                sentence = f"the claim '{name}' is not in this file; add it or correct the id."
                yield ("disagreements", i, "claims"), sentence


def _claim_rules(claim: dict[str, Any], topics: Collection[Any]) -> Iterator[BrokenRule]:
    topic = claim.get("topic")
    if topics and topic and topic not in topics:
        listed = ", ".join(sorted(map(str, topics)))
        yield ("topic",), f"the topic '{topic}' is not there; write one of: {listed}."
    if claim.get("heard"):
        yield from _heard_rules(claim)
    checked, due = claim.get("checked"), claim.get("review_by")
    if isinstance(checked, date) and isinstance(due, date) and due <= checked:
        sentence = f"the review is due on {due}, before the claim was checked; write a later day."
        yield ("review_by",), sentence


def _heard_rules(claim: dict[str, Any]) -> Iterator[BrokenRule]:
    """Yield what is missing beside something that web articles say."""
    if not claim.get("heard_in"):
        yield ("heard",), "'heard_in' is missing beside 'heard'; name the sources that say so."
    verdict = claim.get("heard_verdict") or claim.get("verdict")
    if verdict != "supported" and not claim.get("teach"):
        sentence = "'teach' is missing beside 'heard'; write what an educator says instead."
        yield ("heard",), sentence
