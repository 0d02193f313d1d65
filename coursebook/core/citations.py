"""The claims and sources that a record names: a question, a quiz, a checklist, a guide. Pure."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pydantic import BaseModel

Citation = tuple[str, str]  # a kind, "claim" or "source", and an id or a key


class Citations(NamedTuple):
    """The claims and sources that something names, each once, in their order."""

    claims: list[str]
    sources: list[str]


def citations_in_record(record: BaseModel) -> Citations:
    """Return what a record and the records in it name."""
    return dedupe(pairs_in(record))


def dedupe(pairs: Iterable[Citation]) -> Citations:
    """Return the claims and the sources among some citations, each once."""
    kinds: dict[str, dict[str, None]] = {"claim": {}, "source": {}}  # dicts keep the order
    for kind, name in pairs:
        kinds[kind][name] = None
    return Citations(list(kinds["claim"]), list(kinds["source"]))


def pairs_in(record: BaseModel) -> Iterator[Citation]:
    """Yield all that a record and the records in it name, in the order of their fields."""
    for field in type(record).model_fields:
        value = getattr(record, field)
        if field in ("claims", "sources"):
            yield from ((field.rstrip("s"), name) for name in value)
            continue
        for child in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(child, BaseModel):
                yield from pairs_in(child)


def citation_anchors(citations: Citations) -> list[str]:
    """Return the anchors of the entries that list these claims and sources on a page."""
    return [
        *(f"claim-{name}" for name in citations.claims),
        *(f"source-{key}" for key in citations.sources),
    ]
