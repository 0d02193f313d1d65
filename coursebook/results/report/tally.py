"""The answers as arrays, and what is counted of them. It knows no formula."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from coursebook.results.report.answers import SURE
from coursebook.results.report.options import AnswerCount
from coursebook.results.report.results import Results
from coursebook.results.report.statistics import Floats


class QuestionCounts(NamedTuple):
    """How many learners answered a question, and how many of them so.

    `right` and `under` (too little help for a warning sign) are counted of first answers and of
    last ones; `sure` is counted of first answers, and `sure_wrong` leaves out more help than a sign
    needs.
    """

    answered: int
    right: int
    right_last: int
    under: int
    under_last: int
    sure: int
    sure_wrong: int


class Tally:
    """The answers of some learners, counted.

    Answers are many and different responses few, so what can be is counted by response first, and
    then summed up. Arrays: by answer `_learner`, `_item` and `_first`, its response, (answers,); by
    response `_of`, its item, `_share`, `_right`, `_under`, `_over` and `_at_last` (responses,), and
    `_at_first`, by how sure, (responses, 4); `tries` (items,).
    """

    def __init__(self, results: Results) -> None:
        self.learners, self._items = results.learners.height, len(results.course.items)
        responses = results.responses.sort("response")
        self._answers, self._of = responses["answer"], responses["item"].to_numpy()
        self._share, self._right, self._under, self._over = (
            responses[name].to_numpy() for name in ("share", "right", "under", "over")
        )
        self._learner, self._item, self._first, last, sure, tries = (
            results.answers[name].to_numpy()
            for name in ("learner", "item", "first", "last", "sure", "tries")
        )
        size, kinds = len(self._share), len(SURE)
        # Both counted at once: a pair of a response and how sure is one number.
        pairs = self._first.astype(np.int64) * kinds + sure
        self._at_first = np.bincount(pairs, minlength=kinds * size).reshape(size, kinds)
        self._at_last = np.bincount(last, minlength=size)
        self.tries = np.bincount(self._item, weights=tries, minlength=self._items)
        # The answers to item i are _order[_starts[i] : _starts[i + 1]].
        self._order = np.argsort(self._item, kind="stable")
        self._starts = np.searchsorted(self._item[self._order], np.arange(self._items + 1))

    def count_by_item(self) -> list[QuestionCounts]:
        """Return the counts of each item."""
        first, last = self._at_first.sum(axis=1), self._at_last
        sure = self._at_first[:, SURE.index("sure")]
        by_response = (  # in the order of the fields
            first,
            first * self._right,
            last * self._right,
            first * self._under,
            last * self._under,
            sure,
            sure * ~(self._right | self._over),
        )
        by_item = [
            np.bincount(self._of, weights=counts, minlength=self._items).astype(int).tolist()
            for counts in by_response
        ]
        return [QuestionCounts(*counts) for counts in zip(*by_item, strict=True)]

    def count_by_answer(self) -> list[list[AnswerCount]]:
        """Return the different answers to each item with their counts."""
        answers: list[list[AnswerCount]] = [[] for _ in range(self._items)]
        first, last = self._at_first.sum(axis=1), self._at_last
        used = np.flatnonzero(first + last)
        columns = (
            self._of[used].tolist(),
            self._answers.gather(used).to_list(),
            first[used].tolist(),
            last[used].tolist(),
        )
        for item, *row in zip(*columns, strict=True):
            answers[item].append(AnswerCount(*row))
        return answers

    def first_shares(self, items: Sequence[int]) -> Floats:
        """Return what the first answers to neighbouring items are worth, 0 to 1.

        (learners, items), NaN where there is no answer.
        """
        asked = self._order[self._starts[items[0]] : self._starts[items[-1] + 1]]
        shares = np.full((self.learners, len(items)), np.nan, order="F")  # columns are read most
        shares[self._learner[asked], self._item[asked] - items[0]] = self._share[self._first[asked]]
        return shares
