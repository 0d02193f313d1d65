"""The word `ledger` of prose pages: claims, common advice, disagreements, or what to review.

Each part is made from the ledger of claims; its templates are in `book/ledger/`.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from coursebook.book.directives.base import CourseDirective, show_html
from coursebook.checklists.html import default_words
from coursebook.checklists.models import Mention, RedFlags, Sign
from coursebook.claims.bibliography import day_in_words
from coursebook.claims.ledger import Claim, Ledger, Topic
from coursebook.core.citations import Citations
from coursebook.core.errors import CourseError
from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.course.book_config import CONTENTS
from coursebook.course.citations import citations_in_notebook, citations_in_page
from coursebook.course.course import Course
from coursebook.course.notebooks import heading_of

NEXT_VISIT = 4  # its level among the marks


def pages_by_claim(course: Course) -> dict[str, list[Path]]:
    """Return the files of the pages that name each claim, by its id, in the order of the book."""
    pages: dict[str, list[Path]] = {}
    for path in course.page_files:
        for name in _citations_in(course, path).claims:
            pages.setdefault(name, []).append(path)
    return pages


def _citations_in(course: Course, path: Path) -> Citations:
    """Return what a page names; a notebook that the course has read is not read again."""
    notebook = course.try_notebooks[0].get(path)
    if notebook:
        return citations_in_notebook(notebook, course.part)
    return citations_in_page(path, course.part)


class LedgerDirective(CourseDirective):
    """Shows a part of the ledger.

    It is `claims`, `advice`, `disagreements`, the state of the `review`, or what is to be reviewed:
    `signs`, the `rules` behind them, `doses`, what is `advised`.
    """

    required_arguments = 1

    def make_nodes(self) -> Iterable[nodes.Node]:
        """Return the part as HTML, one section a topic where it has topics.

        Raises CourseError when there is no such part.
        """
        name = self.arguments[0]
        parts: dict[str, Callable[[Ledger], Iterator[nodes.Node]]] = {
            "claims": self._claims,
            "advice": self._advice,
            "disagreements": self._disagreements,
            "review": self._review,
            "signs": self._signs,
            "rules": self._rules,
            "doses": lambda ledger: self._to_review(ledger, "dose"),
            "advised": lambda ledger: self._to_review(ledger, "advice"),
        }
        if name not in parts:
            known = ", ".join(parts)
            raise CourseError(f"there is no part '{name}' of the ledger; write one of: {known}")
        self.depend_on_evidence()
        ledger = self.course.evidence.ledger
        return parts[name](ledger) if ledger else []

    def _claims(self, ledger: Ledger) -> Iterator[nodes.Node]:
        course = self.course
        self.depend_on(*course.page_files, course.root / CONTENTS)
        links = {
            path: (heading_of(path), self.address(self.page_name(path)))
            for path in course.page_files
        }
        places = {
            name: [links[path] for path in paths] for name, paths in pages_by_claim(course).items()
        }
        yield self._show("filter", verdicts={claim.verdict for claim in ledger.claims})
        for topic in ledger.topics:
            claims = ledger.of_topic(topic)
            yield self._section(topic, self._show("claims", claims=claims, places=places))

    def _advice(self, ledger: Ledger) -> Iterator[nodes.Node]:
        urgent = self.course.settings.urgent_topics
        for topic in sorted(ledger.topics, key=lambda topic: topic.id not in urgent):
            claims = [claim for claim in ledger.of_topic(topic) if claim.heard or claim.article]
            if claims:
                yield self._section(topic, self._show("advice", claims=claims))

    def _disagreements(self, ledger: Ledger) -> Iterator[nodes.Node]:
        for disagreement in ledger.disagreements:
            yield self._section(disagreement, self._show("disagreement", each=disagreement))

    def _review(self, ledger: Ledger) -> Iterator[nodes.Node]:
        reviews = self.course.reviews
        self.depend_on(self.course.reviews_file)
        if reviews is not None:
            version = self.course.settings.version
            yield self._show("review", reviews=reviews.reviews, version=version)

    def _signs(self, ledger: Ledger) -> Iterator[nodes.Node]:
        yield self._show("review_signs", signs=list_signs(self._checklist()), known=ledger.by_id())

    def _rules(self, ledger: Ledger) -> Iterator[nodes.Node]:
        own = {sign.claims[0] for _, sign, _ in list_signs(self._checklist())}
        yield from self._to_review(ledger, "red flag", lambda claim: claim.id not in own)

    def _checklist(self) -> RedFlags:
        """The warning signs; the page is built again when they change."""
        signs = self.course.signs
        self.depend_on(self.course.root / str(self.course.settings.roles.signs))
        return signs

    def _to_review(
        self, ledger: Ledger, kind: str, fits: Callable[[Claim], bool] = lambda claim: True
    ) -> Iterator[nodes.Node]:
        claims = [claim for claim in ledger.claims if claim.kind == kind and fits(claim)]
        yield self._show("review_claims", claims=claims)

    def _show(self, part: str, **values: Any) -> nodes.raw:
        pages = self.course.settings.pages
        html = template(f"book/ledger/{part}.html.j2").render(
            t=messages()["evidence"],
            day=day_in_words,
            backing=self.course.evidence,
            evidence=self.address(pages.evidence),
            sources=self.address(pages.sources),
            **values,
        )
        return show_html(html)

    @staticmethod
    def _section(entry: Topic | Any, content: nodes.Node) -> nodes.section:
        """Return a section for an entry that has an id and a title."""
        return nodes.section("", nodes.title("", entry.title), content, ids=[f"topic-{entry.id}"])


def list_signs(checklist: RedFlags) -> list[tuple[str, Sign | Mention, str]]:
    """Return each sign in the order of the list, as (mark of its level, sign, what to do).

    What is told at the next visit follows.
    """
    words, levels = default_words(checklist), messages()["levels"]
    signs: list[tuple[str, Sign | Mention, str]] = []
    for sign in checklist.signs:
        action = checklist.action_of(sign)
        signs.append((levels[action.level], sign, action.heading.format(**words)))
    if visit := checklist.next_visit:
        heading = visit.heading.format(**words)
        signs += [(levels[NEXT_VISIT], item, heading) for item in visit.items]
    return signs


def setup(app: Sphinx) -> None:
    """Add the directive."""
    app.add_directive("ledger", LedgerDirective)
