"""What backs a course: its bibliography and, beside it, its ledger of claims."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from coursebook.claims.bibliography import Reference, load_references
from coursebook.claims.ledger import Ledger
from coursebook.claims.loading import load_ledger
from coursebook.core.citations import Citations
from coursebook.core.errors import ContentError, Problem, load_or_problems
from coursebook.core.settings import find_root, load_settings

BIBLIOGRAPHY, LEDGER = "references.bib", "evidence.yml"  # in the folder of the prose
# What a course without a ledger has; no file may be as empty.
_NONE = Ledger.model_construct(topics=[], claims=[], unverified=[], disagreements=[])


class EvidenceBase(NamedTuple):
    """References by their keys, and the ledger; either is None when its file cannot be read."""

    references: dict[str, Reference] | None
    ledger: Ledger | None
    folder: str = "book"  # where both lie, as sentences name it

    @property
    def labels(self) -> dict[str, str]:
        """What links to sources and claims are called, by their anchors."""
        references = (self.references or {}).items()
        claims = self.ledger.claims if self.ledger else ()
        return {
            **{f"source-{key}": reference.label for key, reference in references},
            **{f"claim-{claim.id}": claim.title for claim in claims},
        }

    def add_sources(self, citations: Citations) -> Citations:
        """Return what is cited, with the sources of the claims that are known, each once."""
        known = self.ledger.by_id() if self.ledger else {}
        claims = [known[name] for name in citations.claims if name in known]
        keys = [*(key for claim in claims for key in claim.cited), *citations.sources]
        return Citations(citations.claims, list(dict.fromkeys(keys)))

    def find_unknown(self, citations: Citations) -> Iterator[tuple[str, str]]:
        """Yield what is cited and not there, as `claims` or `sources` and a sentence.

        Of a file that cannot be read nothing is unknown.
        """
        if self.ledger is not None:
            known = self.ledger.by_id()
            for name in citations.claims:
                if name not in known:
                    where = f"{self.folder}/{LEDGER}; add it there or correct the id."
                    yield "claims", f"the claim '{name}' is not in {where}"
        if self.references is not None:
            for key in citations.sources:
                if key not in self.references:
                    where = f"{self.folder}/{BIBLIOGRAPHY}; add it there or correct the key."
                    yield "sources", f"the source '{key}' is not in {where}"


def read_evidence(
    bibliography: Path, read_ledger: Callable[[Path], Ledger] = load_ledger
) -> tuple[EvidenceBase, list[Problem]]:
    """Return the sources of a bibliography, the claims of the ledger beside it, and the problems.

    Either is None when its file cannot be read; a course without the file has none of them.
    `read_ledger` may be one that remembers.
    """
    references: dict[str, Reference] | None = {}
    ledger: Ledger | None = _NONE
    problems: list[Problem] = []
    if bibliography.is_file():
        references, problems = load_or_problems(load_references, bibliography)
    if (ledger_file := bibliography.with_name(LEDGER)).is_file():
        ledger, more = load_or_problems(read_ledger, ledger_file)
        problems = problems + more
    return EvidenceBase(references, ledger, bibliography.parent.name), problems


@lru_cache(maxsize=4)
def load_evidence(bibliography: Path) -> EvidenceBase:
    """Read a bibliography and the ledger beside it; raise ContentError with all mistakes."""
    evidence, problems = read_evidence(Path(bibliography))
    if problems:
        raise ContentError(problems)
    return evidence


def clear_caches() -> None:
    """Read the files again when they are asked for the next time."""
    load_evidence.cache_clear()


def labels_near(folder: Path | str) -> dict[str, str]:
    """Return what links to sources and claims are called, by their anchors, near a folder.

    Outside a course, and in one without sources, there are none. Raises ContentError with all
    mistakes of both files.
    """
    bibliography = find_bibliography(folder)
    return load_evidence(bibliography).labels if bibliography else {}


def find_bibliography(near: Path | str) -> Path | None:
    """Return the bibliography of the course that holds a folder, or None where it has none."""
    root = find_root(near)
    path = root / load_settings(root).prose / BIBLIOGRAPHY if root else None
    return path if path and path.is_file() else None
