"""What backs a course: its bibliography and, beside it, its ledger of claims."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from coursebook.core.errors import ContentError, load_or_problems
from coursebook.evidence.loading import load_ledger
from coursebook.evidence.bibliography import BIB, find_bibliography, load_references
from coursebook.evidence.ledger import Ledger

LEDGER = BIB.with_name("evidence.yml")
_NONE = Ledger.model_construct(topics=[], claims=[], unverified=[], disagreements=[])


class EvidenceBase(NamedTuple):
    """References by their keys, and the ledger; either is None when its file cannot be read."""

    references: dict | None
    ledger: Ledger | None

    @property
    def labels(self):
        """Return what links to sources and claims are called, by their anchors."""
        claims = self.ledger.claims if self.ledger else ()
        return {
            **{
                f"source-{key}": reference.label
                for key, reference in (self.references or {}).items()
            },
            **{f"claim-{claim.id}": claim.title for claim in claims},
        }

    def unknown(self, named):
        """Yield ("claims" or "sources", sentence) for each that is named and is not there."""
        claims = None if self.ledger is None else self.ledger.by_id()
        for name in named.claims if claims is not None else ():
            if name not in claims:
                yield (
                    "claims",
                    f"the claim '{name}' is not in {LEDGER.as_posix()}; add it there or correct the id.",
                )
        for key in named.sources if self.references is not None else ():
            if key not in self.references:
                yield (
                    "sources",
                    f"the source '{key}' is not in {BIB.as_posix()}; add it there or correct the key.",
                )


@lru_cache(maxsize=4)
def _ledger(path):
    return load_ledger(path) if path.is_file() else _NONE


def clear_caches():
    """Read the files again when they are asked for the next time."""
    _ledger.cache_clear()
    load_references.cache_clear()


def load_evidence(bibliography):
    """Read a bibliography and the ledger beside it; raise ContentError with what is wrong in both."""
    backing, problems = try_evidence(bibliography)
    if problems:
        raise ContentError(problems)
    return backing


def try_evidence(bibliography):
    """Return the backing with what could be read, and the problems of what could not."""
    references, broken = load_or_problems(load_references, bibliography)
    ledger, wrong = load_or_problems(_ledger, Path(bibliography).with_name(LEDGER.name))
    return EvidenceBase(references, ledger), broken + wrong


def labels_near(folder):
    """Return what links to sources and claims are called in the course that holds a folder; nothing outside a course."""
    bibliography = find_bibliography(folder)
    return load_evidence(bibliography).labels if bibliography else {}
