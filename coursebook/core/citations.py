"""The claims and sources that a record names: a question, a quiz, a checklist, a guide. Pure."""

from typing import NamedTuple


class Citations(NamedTuple):
    """The claims and sources that something names, each once, in their order."""

    claims: list
    sources: list


def citations_in_record(record):
    """Return what a record and the records in it name."""
    return dedupe(pairs_in(record))


def dedupe(pairs):
    """Return what pairs of a kind, `claim` or `source`, and a name hold."""
    kinds = {"claim": {}, "source": {}}
    for kind, name in pairs:
        kinds[kind][name] = True
    return Citations(list(kinds["claim"]), list(kinds["source"]))


def pairs_in(record):
    """Yield (kind, name) for all that a record and the records in it name, in the order of their fields."""
    for field in type(record).model_fields:
        value = getattr(record, field)
        if field in ("claims", "sources"):
            yield from ((field.rstrip("s"), name) for name in value)
            continue
        for child in value if isinstance(value, (list, tuple)) else [value]:
            if hasattr(type(child), "model_fields"):
                yield from pairs_in(child)


def citation_anchors(named):
    """Return where the claims and sources that are named stand on a page."""
    return [
        *(f"claim-{name}" for name in named.claims),
        *(f"source-{key}" for key in named.sources),
    ]
