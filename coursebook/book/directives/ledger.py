"""The word `ledger` for prose pages: all claims, common advice with its verdicts, disagreements, or what to review.

Each part is made from `book/evidence.yml`; templates `ledger_*.html.j2`.
"""

from collections.abc import Iterator
from pathlib import Path

import yaml
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from coursebook import __version__
from coursebook.book.directives.placing import note_backing
from coursebook.core.errors import ContentError
from coursebook.evidence.backing import EvidenceBase, load_evidence
from coursebook.course.citations import citations_in_page
from coursebook.course.notebooks import heading_of
from coursebook.checklists.loading import load_checklist
from coursebook.evidence.loading import load_reviews
from coursebook.checklists.models import RedFlags
from coursebook.evidence.bibliography import BIB, day_in_words
from coursebook.core.templates import template
from coursebook.core.messages import messages

CONTENTS = "_toc.yml"
REVIEWS = "book/review.yml"
SIGNS = "notebooks/03-red-flags.checklist.yml"
EVIDENCE_PAGE = "book/evidence"
SOURCES_PAGE = "book/sources"
URGENT = ("signs", "clots")  # topics that come first where advice is listed


def page_files(root: Path) -> list[Path]:
    """The files of all pages of the book, in the order of its contents."""
    contents = yaml.safe_load((root / CONTENTS).read_text("utf-8"))
    names = [
        contents["root"],
        *(chapter["file"] for part in contents["parts"] for chapter in part["chapters"]),
    ]
    return [
        path
        for name in names
        for path in (root / f"{name}.ipynb", root / f"{name}.md")
        if path.is_file()
    ]


def pages_by_claim(root: Path) -> dict[str, list[Path]]:
    """The pages that name each claim, by its id."""
    found: dict[str, list[Path]] = {}
    for path in page_files(root):
        for name in citations_in_page(path).claims:
            found.setdefault(name, []).append(path)
    return found


class LedgerDirective(SphinxDirective):
    """Shows a part of the ledger: `claims`, `advice`, `disagreements`, the state of the `review`, or what is
    to be reviewed: `signs`, the `rules` behind them, `doses`, what is `advised`."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the part as HTML, one section a topic where it has topics."""
        part, root = self.arguments[0], Path(self.env.srcdir)
        parts = {
            "claims": self._claims,
            "advice": self._advice,
            "disagreements": self._disagreements,
            "review": self._review,
            "signs": self._signs,
            "rules": self._rules,
            "doses": self._doses,
            "advised": self._advised,
        }
        if part not in parts:
            raise self.error(
                f"there is no part '{part}' of the ledger; write one of: {', '.join(parts)}"
            )
        note_backing(self.env)
        try:
            return list(parts[part](root, load_evidence(root / BIB)))
        except ContentError as error:
            raise self.error(str(error)) from None

    def _claims(self, root: Path, backing: EvidenceBase) -> Iterator[nodes.Node]:
        files = page_files(root)
        for path in [*files, root / CONTENTS]:
            self.env.note_dependency(str(path))
        places = {
            name: [(heading_of(path), self._address(path)) for path in paths]
            for name, paths in pages_by_claim(root).items()
        }
        yield self._html("filter", verdicts={claim.verdict for claim in backing.ledger.claims})
        for topic in backing.ledger.topics:
            yield self._section(
                topic.id,
                topic.title,
                self._html(
                    "claims", backing=backing, claims=backing.ledger.of_topic(topic), places=places
                ),
            )

    def _advice(self, root: Path, backing: EvidenceBase) -> Iterator[nodes.Node]:
        for topic in sorted(backing.ledger.topics, key=lambda topic: topic.id not in URGENT):
            if heard := [
                claim for claim in backing.ledger.of_topic(topic) if claim.heard or claim.article
            ]:
                yield self._section(
                    topic.id, topic.title, self._html("advice", backing=backing, claims=heard)
                )

    def _disagreements(self, root: Path, backing: EvidenceBase) -> Iterator[nodes.Node]:
        for each in backing.ledger.disagreements:
            yield self._section(
                each.id, each.title, self._html("disagreement", backing=backing, each=each)
            )

    def _review(self, root: Path, backing: EvidenceBase) -> Iterator[nodes.Node]:
        self.env.note_dependency(REVIEWS)
        yield self._html(
            "review", reviews=load_reviews(root / REVIEWS).reviews, version=__version__
        )

    def _signs(self, root: Path, backing: EvidenceBase) -> Iterator[nodes.Node]:
        self.env.note_dependency(SIGNS)
        signs = signs_with_actions(load_checklist(root / SIGNS))
        yield self._html("review_signs", backing=backing, signs=signs, known=backing.ledger.by_id())

    def _rules(self, root: Path, backing: EvidenceBase) -> Iterator[nodes.Node]:
        self.env.note_dependency(SIGNS)
        own = {sign.claims[0] for sign in load_checklist(root / SIGNS).signs}
        yield self._to_review(
            backing,
            [
                claim
                for claim in backing.ledger.claims
                if claim.kind == "red flag" and claim.id not in own
            ],
        )

    def _doses(self, root: Path, backing: EvidenceBase) -> Iterator[nodes.Node]:
        yield self._to_review(
            backing, [claim for claim in backing.ledger.claims if claim.kind == "dose"]
        )

    def _advised(self, root: Path, backing: EvidenceBase) -> Iterator[nodes.Node]:
        yield self._to_review(
            backing, [claim for claim in backing.ledger.claims if claim.kind == "advice"]
        )

    def _to_review(self, backing: EvidenceBase, claims: list) -> nodes.raw:
        return self._html("review_claims", backing=backing, claims=claims)

    def _html(self, part: str, **given: object) -> nodes.raw:
        html = template(f"book/ledger/{part}.html.j2").render(
            t=messages()["evidence"],
            day=day_in_words,
            evidence=self._address(Path(self.env.srcdir, EVIDENCE_PAGE)),
            sources=self._address(Path(self.env.srcdir, SOURCES_PAGE)),
            **given,
        )
        return nodes.raw("", html, format="html")

    def _address(self, path: Path) -> str:
        name = path.relative_to(self.env.srcdir).with_suffix("").as_posix()
        if name == self.env.docname:
            return ""
        return self.env.app.builder.get_relative_uri(self.env.docname, name)

    @staticmethod
    def _section(name: str, title: str, content: nodes.Node) -> nodes.section:
        return nodes.section("", nodes.title("", title), content, ids=[f"topic-{name}"])


def signs_with_actions(checklist: RedFlags) -> list[tuple]:
    """Each sign in the order of the list: the mark of its level, the sign, what to do in words."""
    said = {
        "unit": checklist.stages[0].unit,
        "visit": checklist.stages[0].visit,
        "emergency": checklist.emergency,
    }
    actions = [(checklist.action_of(sign), sign) for sign in checklist.signs]
    return [
        (messages()["levels"][action.level], sign, action.heading.format(**said))
        for action, sign in actions
    ]


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("ledger", LedgerDirective)
