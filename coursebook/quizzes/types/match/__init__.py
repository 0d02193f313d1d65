"""Give each entry of a list its partner."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, StrictInt

from coursebook.core.fields import Id, Model, Text
from coursebook.core.messages import messages
from coursebook.core.rules import BrokenRule, entries
from coursebook.quizzes.types.option import WrongIdea
from coursebook.quizzes.types.question import (
    AnswerPart,
    Entry,
    Mark,
    Misconception,
    Mix,
    Prompt,
    Question,
    mark_red_flag,
)


class Target(Model):
    """What an entry can be matched with; it may fit several entries or none."""

    id: Id
    text: Text
    level: (
        Annotated[
            StrictInt,
            Field(
                ge=1,
                le=4,
                description="Needed in a red flag: how urgent this action is: 1 emergency, "
                "2 call now, 3 today, 4 next visit.",
            ),
        ]
        | None
    ) = None


class Pair(Model):
    """An entry and the target that fits it."""

    id: Id
    text: Text
    target: Annotated[Id, Field(description="The id of the target that fits.")]
    feedback: Annotated[Text, Field(description="Said about this entry, whatever was chosen.")]
    misconception: WrongIdea | None = None


class Match(Question):
    """Give each entry its partner. An answer holds `entry:target` for each entry.

    Each right pair earns its part of the points. In a red flag a less urgent action than the right
    one scores nothing; one that is as urgent or more costs half of its part.
    """

    may_be_red_flag: ClassVar[bool] = True

    type: Annotated[Literal["match"], Field(description="Give each entry its partner.")]
    pairs: Annotated[
        list[Pair], Field(min_length=2, description="The entries, each with the target that fits.")
    ]
    targets: Annotated[
        list[Target], Field(min_length=2, description="What can be chosen, in an order of its own.")
    ]

    @property
    def key(self) -> tuple[str, ...]:
        """Return the answer that is all right."""
        return tuple(f"{pair.id}:{pair.target}" for pair in self.pairs)

    @property
    def levels(self) -> dict[str, int]:
        """Return how urgent each target is, 1 to 4 and 1 the most; 0 where nobody said."""
        return {target.id: target.level or 0 for target in self.targets}

    @property
    def marking(self) -> dict[str, Any]:
        """Return what the script needs to mark an answer."""
        return {"key": self.key, "levels": self.levels}

    @property
    def prompts(self) -> list[Prompt]:
        """Return the question; to give an entry any other target is its one wrong answer."""
        targets = {target.id: target.text for target in self.targets}
        right, ideas = [], []
        for pair in self.pairs:
            words = {"entry": pair.text, "target": targets[pair.target]}
            right.append(messages()["notes"]["pair"].format(**words))
            other = messages()["notes"]["other"].format(**words)
            ideas.append(Misconception(other, pair.misconception, pair.feedback))
        return [Prompt(self.stem, right, ideas)]

    @property
    def answer_parts(self) -> dict[str, AnswerPart]:
        """Return each entry with each target, by `entry:target`."""
        parts = {}
        for pair in self.pairs:
            for target in self.targets:
                fits = pair.target == target.id
                text = f"{pair.text} → {target.text}"
                parts[f"{pair.id}:{target.id}"] = AnswerPart(text, fits, listed=fits)
        return parts

    def order_entries(self, mix: Mix, shuffle: bool) -> Sequence[Entry]:
        """Return the targets in the order in which they can be chosen."""
        return mix(self.targets) if shuffle else self.targets

    @classmethod
    def rules(cls, data: dict[str, Any], survey: bool) -> Iterator[BrokenRule]:
        """Yield each rule that plain data of this type breaks, at its place in the question."""
        yield from super().rules(data, survey)
        targets = {str(target.get("id")): target for _, target in entries(data, "targets")}
        for i, pair in entries(data, "pairs"):
            if targets and "target" in pair and str(pair["target"]) not in targets:
                yield (
                    ("pairs", i, "target"),
                    f"'{pair['target']}' is not a target; write one of: {', '.join(targets)}.",
                )
        for i, target in entries(data, "targets") if data.get("red_flag") is True else ():
            if target.get("level") is None:
                yield (
                    ("targets", i),
                    "in a red flag each target needs its 'level'; write 1, 2, 3 or 4.",
                )

    def mark(self, answer: list[str]) -> Mark:
        """Mark `entry:target` pairs.

        What names no entry, or one for the second time, makes the answer worth nothing.
        """
        chosen: dict[str, str] = {}
        for entry, target in (pair.split(":", 1) for pair in answer if ":" in pair):
            chosen.setdefault(entry, target)
        levels = self.levels
        worth = [
            _pair_share(levels, pair.target, chosen.get(pair.id), self.red_flag)
            for pair in self.pairs
        ]
        stray = len(answer) > sum(pair.id in chosen for pair in self.pairs)
        missed = tuple(pair for pair in self.key if pair not in answer)
        wrong = tuple(pair for pair in answer if pair not in self.key)
        share = 0.0 if stray else sum(worth) / len(worth)
        if not self.red_flag:
            return Mark(share, missed, wrong)
        return mark_red_flag(share, missed, wrong, under=stray or 0 in worth, over=0.5 in worth)


def _pair_share(
    levels: Mapping[str, int], needed: str, chosen: str | None, red_flag: bool
) -> float:
    """Return what one pair is worth, 0 to 1: half where a red flag gets help as urgent, or more."""
    if chosen == needed:
        return 1
    if chosen is None or not red_flag:
        return 0
    level = levels.get(chosen, 0)  # 0: no such target, or one whose level nobody said
    return 0.5 if 0 < level <= levels[needed] else 0
