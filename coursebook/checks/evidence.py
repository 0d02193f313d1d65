"""What is wrong with a course's evidence.

That is what is unknown, claims that nobody teaches, and days of review that have passed.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from coursebook.claims.backing import EvidenceBase
from coursebook.claims.ledger import OURS, Claim, Ledger, overdue
from coursebook.claims.loading import load_reviews
from coursebook.core.citations import Citations, dedupe
from coursebook.core.errors import Problem, load_or_problems
from coursebook.core.rules import BrokenRule, Place
from coursebook.course.citations import citations_in_notebook, citations_in_page
from coursebook.course.course import Course


def evidence_problems(course: Course, today: date | None = None) -> list[Problem]:
    """Return the problems of the ledger, of what pages name, and of the record of reviews.

    `today` stands in for the day of the check. A lost file is told elsewhere.
    """
    evidence = course.try_evidence[0]
    problems: list[Problem] = []
    taught: set[str] = set()
    for path, in_text, in_all in _citations_by_page(course):
        problems += [
            Problem(path, 0, 0, sentence) for _, sentence in evidence.find_unknown(in_text)
        ]
        taught |= set(in_all.claims)
    if course.reviews_file.is_file():
        problems += course.try_read(course.reviews_file, load_reviews)[1]
    if evidence.ledger and course.ledger_file.is_file():
        source = course.source(course.ledger_file)
        rules = _ledger_rules(evidence.ledger, evidence, taught, today or date.today())
        problems += [source.problem_at(place, sentence) for place, sentence in rules]
    return problems


def _citations_by_page(course: Course) -> Iterator[tuple[str, Citations, Citations]]:
    """Yield each lesson and page that can be read, with what its text names.

    What is named by it with its content files follows.
    """
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


def _ledger_rules(
    ledger: Ledger, evidence: EvidenceBase, taught: set[str], today: date
) -> Iterator[BrokenRule]:
    late = {claim.id for claim in overdue(ledger, today)}
    for i, claim in enumerate(ledger.claims):
        place: Place = ("claims", i)
        if claim.id in late:
            yield (*place, "review_by"), _say_overdue(claim)
        if claim.id not in taught:
            sentence = f"no lesson and no page names the claim '{claim.id}'; "
            yield (*place, "id"), sentence + "mark where it is taught, or take it out."
        keys = {
            "sources": claim.sources,
            "heard_in": claim.heard_in,
            "graded_by": [claim.graded_by],
        }
        for name, sources in keys.items():
            yield from _unknown_sources((*place, name), sources, evidence)
    for i, disagreement in enumerate(ledger.disagreements):
        for j, side in enumerate(disagreement.sides):
            place = ("disagreements", i, "sides", j, "sources")
            yield from _unknown_sources(place, side.sources, evidence)


def _say_overdue(claim: Claim) -> str:
    return (
        f"the claim '{claim.id}' was to be checked again by {claim.review_by}; hold it "
        "against its sources, then set 'checked' and 'review_by'."
    )


def _unknown_sources(
    place: Place, keys: Iterable[str], evidence: EvidenceBase
) -> Iterator[BrokenRule]:
    """Yield which sources are not in the bibliography; who graded may be we ourselves."""
    for _, sentence in evidence.find_unknown(
        dedupe(("source", key) for key in keys if key != OURS)
    ):
        yield place, sentence
