"""What is wrong with a course's evidence: unknown sources, claims that nobody teaches, days of review that have passed."""

from datetime import date

from coursebook.core.errors import Problem, load_or_problems
from coursebook.course.notebooks import notebook_paths
from coursebook.evidence.loading import load_reviews
from coursebook.evidence.bibliography import BIB
from coursebook.core.yaml_source import YamlFile
from coursebook.evidence.backing import LEDGER
from coursebook.evidence.ledger import OURS, overdue
from coursebook.core.citations import dedupe
from coursebook.course.citations import citations_in_page

REVIEWS = BIB.with_name("review.yml")


def evidence_problems(root, backing, today=None):
    """Return the problems of the ledger, of what pages name, and of the record of reviews; a lost file is told elsewhere."""
    pages = [
        path
        for path in [*notebook_paths(root / "notebooks"), *sorted((root / "book").rglob("*.md"))]
        if _readable(path)
    ]
    problems = [
        Problem(str(path), 0, 0, sentence)
        for path in pages
        for _, sentence in backing.unknown(citations_in_page(path, shown=False))
    ]
    if (root / REVIEWS).is_file():
        problems += load_or_problems(load_reviews, root / REVIEWS)[1]
    if backing.ledger and (root / LEDGER).is_file():
        taught = {name for path in pages for name in citations_in_page(path).claims}
        file = YamlFile(root / LEDGER)
        problems += [
            file.problem(file.nearest_position(place), sentence)
            for place, sentence in _of_ledger(backing, taught, today or date.today())
        ]
    return problems


def _readable(path):
    """Return whether a lesson or page can be read; that one cannot is told elsewhere."""
    try:
        citations_in_page(path, shown=False)
    except (ValueError, TypeError, KeyError, OSError):
        return False
    return True


def _of_ledger(backing, taught, today):
    late = {claim.id for claim in overdue(backing.ledger, today)}
    for i, claim in enumerate(backing.ledger.claims):
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
            yield from _unknown(("claims", i, key), getattr(claim, key), backing)
    for i, each in enumerate(backing.ledger.disagreements):
        for j, side in enumerate(each.sides):
            yield from _unknown(("disagreements", i, "sides", j, "sources"), side.sources, backing)


def _unknown(place, keys, backing):
    """Yield what says that a source is not in the bibliography."""
    names = [key for key in ([keys] if isinstance(keys, str) else keys) if key != OURS]
    for _, sentence in backing.unknown(dedupe(("source", key) for key in names)):
        yield place, sentence
