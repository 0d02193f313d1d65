"""What the types that choose among options share: how chosen ids are marked, and their rules."""

from abc import abstractmethod
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from coursebook.core.rules import BrokenRule, Place, entries, prefix_places
from coursebook.quizzes.types.option import Option
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


def mark_chosen(
    answer: Collection[str],
    key: Collection[str],
    safe: Collection[str] = (),
    red_flag: bool = False,
    share: float = 0.0,
    one: bool = True,
) -> Mark:
    """Mark chosen ids against the ids that are right.

    `share`, 0 to 1, is what a wrong answer is worth in an ordinary question; `one` says that only
    one can be chosen. `choices.js` does the same.
    """
    missed = tuple(option for option in key if option not in answer)
    wrong = tuple(option for option in answer if option not in key)
    if not missed and not wrong:
        return Mark(1.0)
    if not red_flag:
        return Mark(share, missed, wrong)
    # Who can choose one thing alone had to leave out the right one to choose a safe one.
    under = any(option not in safe for option in wrong) or bool(missed and not (one and wrong))
    return mark_red_flag(0.0, missed, wrong, under=under, over=not under)


def misconceptions_of(options: Sequence[Option]) -> list[Misconception]:
    """Return the wrong ones among some options, with what lies behind each."""
    return [
        Misconception(option.text, option.misconception, option.feedback or "", option.safe)
        for option in options
        if not option.right
    ]


def parts_of(options: Sequence[Option]) -> dict[str, AnswerPart]:
    """Return what an answer that holds ids of options stands for, by these ids."""
    return {option.id: AnswerPart(option.text, option.right) for option in options}


def prompt_with_options(
    stem: str, options: Sequence[Option], story: str = "", place: Place = ()
) -> Prompt:
    """Return what is asked where one chooses among options that an author wrote."""
    right = [option.text for option in options if option.right]
    return Prompt(stem, right, misconceptions_of(options), options, story, place)


class Choices(Question):
    """What the types that choose among options share; an answer holds the chosen options' ids."""

    may_be_red_flag: ClassVar[bool] = True

    if TYPE_CHECKING:  # each type has this field of its own, with how many options it needs
        options: list[Option]

    @property
    def key(self) -> tuple[str, ...]:
        """Return the ids of the right options, in the order in which they stand."""
        return tuple(option.id for option in self.options if option.right)

    @property
    def safe(self) -> list[str]:
        """Return the ids of the options that get more urgent help than is needed."""
        return [option.id for option in self.options if option.safe]

    @property
    def marking(self) -> dict[str, Any]:
        """Return what the script needs to mark an answer."""
        return {"key": self.key, "safe": self.safe}

    @property
    def prompts(self) -> list[Prompt]:
        """Return the question with its options."""
        return [prompt_with_options(self.stem, self.options)]

    @property
    def answer_parts(self) -> dict[str, AnswerPart]:
        """Return the options by their ids."""
        return parts_of(self.options)

    def order_entries(self, mix: Mix, shuffle: bool) -> Sequence[Entry]:
        """Return the options in the order in which they stand."""
        return mix(self.options) if shuffle else self.options

    @staticmethod
    @abstractmethod
    def right_rule(right: int, total: int) -> str | None:
        """Say what is wrong with how many of all options are right, or return None."""

    @classmethod
    def rules(cls, data: dict[str, Any], survey: bool) -> Iterator[BrokenRule]:
        """Yield each rule that plain data of this type breaks, at its place in the question."""
        yield from super().rules(data, survey)
        options = entries(data, "options")
        flags = [option.get("right", False) for _, option in options]
        if flags and all(isinstance(flag, bool) for flag in flags) and not survey:
            if sentence := cls.right_rule(sum(flags), len(flags)):
                yield ("options",), sentence
        for i, option in options:
            broken = option_rules(option, data.get("red_flag"), survey)
            yield from prefix_places(("options", i), broken)


def option_rules(option: dict[str, Any], red_flag: object, survey: bool) -> Iterator[BrokenRule]:
    """Yield each rule that the plain data of one option breaks, at its place in the option."""
    if survey and (option.get("right") or option.get("safe")):
        yield (), "a survey has no right answer; take 'right' and 'safe' out."
    if option.get("misconception") is not None and (survey or option.get("right") is True):
        yield ("misconception",), "only a wrong answer has a misconception behind it; take it out."
    if not survey and option.get("feedback") is None:
        yield (), "'feedback' is missing; write it here."
    if option.get("safe") is True and option.get("right") is True:
        yield (
            ("safe",),
            "an option is 'right' or 'safe', not both; "
            "'safe' means more urgent help than is needed.",
        )
    if option.get("safe") is True and not red_flag and not survey:
        yield ("safe",), "'safe' is for red flags alone; write 'red_flag: true' or take it out."
