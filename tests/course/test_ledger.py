"""The ledger of this course: what it claims, how sure one can be, when it was looked at."""

import re
from datetime import date

import pytest
from helpers.places import TESTS
from helpers.plain_yaml import read_plain_yaml

from coursebook.claims import backing
from coursebook.claims.ledger import overdue
from coursebook.claims.loading import load_ledger, load_reviews


@pytest.fixture(scope="module")
def ledger(root):
    return load_ledger(root / "book" / "evidence.yml")


def test_the_ledger_holds_what_the_course_claims(ledger):
    assert (
        len(ledger.claims) >= 60 and len(ledger.disagreements) >= 6 and len(ledger.unverified) >= 5
    )
    assert {claim.kind for claim in ledger.claims} == {"fact", "advice", "red flag", "dose"}


def test_a_verdict_changes_only_on_purpose(ledger):
    """`verdicts.yml` holds the verdict of each claim a second time: change both, with a reason."""
    frozen = read_plain_yaml(TESTS / "course" / "verdicts.yml")
    assert {
        claim.id: f"{claim.verdict}, {claim.certainty}, {claim.graded_by}"
        for claim in ledger.claims
    } == frozen


def test_no_claim_is_past_its_review(ledger):
    assert [claim.id for claim in overdue(ledger, date.today())] == []


def test_warning_signs_and_doses_are_looked_at_again_within_half_a_year(ledger):
    assert [
        claim.id
        for claim in ledger.claims
        if claim.kind in ("red flag", "dose") and (claim.review_by - claim.checked).days > 184
    ] == []


def test_no_claim_rests_on_second_hand_sources_alone(ledger, root):
    references = backing.load_evidence(root / "book" / "references.bib").references
    assert [
        claim.id
        for claim in ledger.claims
        if all(references[key].seen == "secondhand" for key in claim.sources)
    ] == []


def test_a_claim_without_a_study_is_never_graded_high(ledger):
    assert [
        claim.id
        for claim in ledger.claims
        if claim.verdict == "uncertain" and claim.certainty == "high"
    ] == []


def test_each_warning_sign_of_the_list_rests_on_claims_that_are_marked_as_such(ledger, root):
    from coursebook.checklists.loading import load_checklist

    known = ledger.by_id()
    for sign in load_checklist(root / "notebooks" / "03-red-flags.checklist.yml").signs:
        assert sign.claims and any(known[name].kind == "red flag" for name in sign.claims), sign.id


def test_each_warning_sign_has_a_claim_that_is_named_after_it(ledger, root):
    from coursebook.checklists.loading import load_checklist

    signs = load_checklist(root / "notebooks" / "03-red-flags.checklist.yml").signs
    assert {f"sign-{sign.id}" for sign in signs} <= set(ledger.by_id())


def test_the_record_of_reviews_is_what_pages_say(root):
    reviews = load_reviews(root / "book" / "review.yml").reviews
    for name in ("about.md", "when-to-call.md", "for-educators.md", "index.md"):
        text = (root / "book" / name).read_text(encoding="utf-8")
        assert bool(re.search(r"[Nn]o clinician has reviewed", text)) == (not reviews), (
            f"book/{name} must say what book/review.yml says"
        )
