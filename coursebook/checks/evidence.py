"""What is wrong with a course's evidence: unknown sources, claims that nobody teaches, days of review that have passed."""

from collections.abc import Iterator
from datetime import date

from coursebook.claims.backing import EvidenceBase
from coursebook.claims.ledger import OURS, overdue
from coursebook.claims.loading import load_reviews
from coursebook.core.citations import Citations, dedupe
from coursebook.core.errors import Problem, load_or_problems
from coursebook.course.citations import citations_in_notebook, citations_in_page
from coursebook.course.course import Course

Wrong = tuple[tuple[str | int, ...], str]


def evidence_problems(course: Course, today: date | None = None) -> list[Problem]:
    """Return the problems of the ledger, of what pages name, and of the record of reviews; a lost file is told elsewhere."""
    evidence, problems = course.try_evidence[0], []
    taught: set[str] = set()
    for path, in_text, shown in _cited(course):
        problems += [Problem(path, 0, 0, sentence) for _, sentence in evidence.unknown(in_text)]
        taught |= set(shown.claims)
    if course.reviews_file.is_file():
        problems += course.try_read(course.reviews_file, load_reviews)[1]
    if evidence.ledger and course.ledger_file.is_file():
        source = course.source(course.ledger_file)
        problems += [
            source.problem(source.nearest_position(place), sentence)
            for place, sentence in _ledger_problems(evidence, taught, today or date.today())
        ]
    return problems


def _cited(course: Course) -> Iterator[tuple[str, Citations, Citations]]:
    """Yield each lesson and page that can be read, with what its text names, and what it and its content files name."""
    for path, notebook in course.try_notebooks[0].items():
        yield (
            str(path),
            citations_in_notebook(notebook, None),
            citations_in_notebook(notebook, course.part),
        )
    for path in course.prose_pages:
        in_text, broken = load_or_problems(citations_in_page, path, None)
        if in_text:
            yield str(path), in_text, citations_in_page(path, course.part)


def _ledger_problems(evidence: EvidenceBase, taught: set[str], today: date) -> Iterator[Wrong]:
    late = {claim.id for claim in overdue(evidence.ledger, today)}
    for i, claim in enumerate(evidence.ledger.claims):
        if claim.id in late:
            yield (
                ("claims", i, "review_by"),
                (
                    f"the claim '{claim.id}' was to be checked again by {claim.review_by}; hold it "
                    "against its sources, then set 'checked' and 'review_by'."
                ),
            )
        if claim.id not in taught:
            yield (
                ("claims", i, "id"),
                f"no lesson and no page names the claim '{claim.id}'; mark where it is taught, or take it out.",
            )
        for key in ("sources", "heard_in", "graded_by"):
            yield from _unknown(("claims", i, key), getattr(claim, key), evidence)
    for i, each in enumerate(evidence.ledger.disagreements):
        for j, side in enumerate(each.sides):
            yield from _unknown(("disagreements", i, "sides", j, "sources"), side.sources, evidence)


def _unknown(place, keys, evidence):
    """Yield what says that a source is not in the bibliography."""
    names = [key for key in ([keys] if isinstance(keys, str) else keys) if key != OURS]
    for _, sentence in evidence.unknown(dedupe(("source", key) for key in names)):
        yield place, sentence
