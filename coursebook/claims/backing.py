"""What backs a course: its bibliography and, beside it, its ledger of claims."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from coursebook.claims.bibliography import Reference, load_references
from coursebook.claims.ledger import Ledger
from coursebook.claims.loading import load_ledger
from coursebook.core.errors import ContentError, Problem, load_or_problems
from coursebook.core.settings import find_root, load_settings

BIBLIOGRAPHY, LEDGER = "references.bib", "evidence.yml"  # in the folder of the prose
_NONE = Ledger.model_construct(topics=[], claims=[], unverified=[], disagreements=[])


class EvidenceBase(NamedTuple):
    """References by their keys, and the ledger; either is None when its file cannot be read."""

    references: dict[str, Reference] | None
    ledger: Ledger | None
    folder: str = "book"  # where both lie, as sentences name it

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
                    f"the claim '{name}' is not in {self.folder}/{LEDGER}; add it there or correct the id.",
                )
        for key in named.sources if self.references is not None else ():
            if key not in self.references:
                yield (
                    "sources",
                    f"the source '{key}' is not in {self.folder}/{BIBLIOGRAPHY}; add it there or correct the key.",
                )


def read_evidence(
    bibliography: Path, read_ledger: Callable[[Path], Ledger] = load_ledger
) -> tuple[EvidenceBase, list[Problem]]:
    """Return the sources of a bibliography and the claims of the ledger beside it, with the problems of both.

    Either is None when its file cannot be read; a course without the file has none of them.
    """
    ledger_file = bibliography.with_name(LEDGER)
    references, broken = (
        load_or_problems(load_references, bibliography) if bibliography.is_file() else ({}, [])
    )
    ledger, wrong = (
        load_or_problems(read_ledger, ledger_file) if ledger_file.is_file() else (_NONE, [])
    )
    return EvidenceBase(references, ledger, bibliography.parent.name), broken + wrong


@lru_cache(maxsize=4)
def load_evidence(bibliography: Path) -> EvidenceBase:
    """Read a bibliography and the ledger beside it; raise ContentError with what is wrong in both."""
    evidence, problems = read_evidence(Path(bibliography))
    if problems:
        raise ContentError(problems)
    return evidence


def clear_caches() -> None:
    """Read the files again when they are asked for the next time."""
    load_evidence.cache_clear()


def labels_near(folder: Path | str) -> dict[str, str]:
    """Return what links to sources and claims are called in the course that holds a folder; nothing outside a course."""
    bibliography = find_bibliography(folder)
    return load_evidence(bibliography).labels if bibliography else {}


def find_bibliography(near: Path | str) -> Path | None:
    """Return where the sources of the course that holds a folder stand, if there are any."""
    root = find_root(near)
    path = root / load_settings(root).prose / BIBLIOGRAPHY if root else None
    return path if path and path.is_file() else None
