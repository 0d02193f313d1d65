"""A story in steps: each answer chooses the next step."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, StrictBool

from coursebook.core.fields import Id, Model, Text
from coursebook.core.rules import BrokenRule, entries, prefix_places
from coursebook.quizzes.types.choices import mark_chosen, option_rules, prompt_with_options
from coursebook.quizzes.types.option import Option
from coursebook.quizzes.types.question import AnswerPart, Mark, Prompt, Question

END = "end"


class CaseOption(Option):
    """An answer to a step, and where the story goes on."""

    next: Annotated[Id, Field(description="The id of the step that follows, or 'end'.")]


class CaseStep(Model):
    """One step of the story, with its question."""

    id: Id
    story: Annotated[Text, Field(description="What happens.")]
    stem: Annotated[Text, Field(description="The question of this step.")]
    red_flag: Annotated[
        StrictBool,
        Field(description="True when this step is about a warning sign: every path comes by here."),
    ] = False
    options: Annotated[
        list[CaseOption],
        Field(min_length=2, description="The answers, each with the step that follows."),
    ]

    @property
    def key(self) -> list[str]:
        """Return the id of the right option, alone in a list as the ids of `safe` are."""
        return [option.id for option in self.options if option.right]

    @property
    def safe(self) -> list[str]:
        """Return the ids of the options that get more urgent help than is needed."""
        return [option.id for option in self.options if option.safe]

    @property
    def following(self) -> dict[str, str]:
        """Return the step that follows each option, by the option's id."""
        return {option.id: option.next for option in self.options}


class Case(Question):
    """A story in steps, told from the first one.

    An answer holds `step:option` for each step that was walked. Each step on the path earns its
    part of the points; a step that still waits counts as one. A step with a red flag is marked as
    one, and less help than it needs, or a story not told to its end, makes the whole case score
    nothing.
    """

    may_be_red_flag: ClassVar[bool] = True

    type: Annotated[Literal["case"], Field(description="A story in steps.")]
    steps: Annotated[
        list[CaseStep],
        Field(min_length=2, description="The steps; the story begins with the first."),
    ]

    @property
    def key(self) -> tuple[str, ...]:
        """Return the path of right answers."""
        steps, path, at = {step.id: step for step in self.steps}, [], self.steps[0].id
        while at != END:
            [option] = steps[at].key
            path.append(f"{at}:{option}")
            at = steps[at].following[option]
        return tuple(path)

    @property
    def marking(self) -> dict[str, Any]:
        """Return what the script needs to mark an answer."""
        return {
            "key": self.key,
            "first": self.steps[0].id,
            "steps": {
                step.id: {
                    "key": step.key,
                    "safe": step.safe,
                    "red": step.red_flag,
                    "next": step.following,
                }
                for step in self.steps
            },
        }

    @property
    def prompts(self) -> list[Prompt]:
        """Return each step with its part of the story."""
        return [
            prompt_with_options(step.stem, step.options, step.story, ("steps", i))
            for i, step in enumerate(self.steps)
        ]

    @property
    def answer_parts(self) -> dict[str, AnswerPart]:
        """Return the options of each step, by `step:option`."""
        return {
            f"{step.id}:{option.id}": AnswerPart(
                f"{number}. {step.stem} → {option.text}", option.right
            )
            for number, step in enumerate(self.steps, start=1)
            for option in step.options
        }

    def mark(self, answer: list[str]) -> Mark:
        """Mark the path from the first step on; what is not on it makes it worth nothing."""
        path = self._walk(answer)
        marks = [
            mark_chosen([option] if option else [], step.key, step.safe, step.red_flag)
            for step, option in path
        ]
        on_path = {f"{step.id}:{option}" for step, option in path if option}
        stray = tuple(pair for pair in answer if pair not in on_path)
        waits = self.red_flag and path[-1][1] is None
        under = waits or any(mark.under for mark in marks)
        share = 0.0 if under or stray else sum(mark.share for mark in marks) / len(marks)
        over = share < 1 and not (under or stray) and all(mark.right or mark.over for mark in marks)
        steps = [(step.id, mark) for (step, _), mark in zip(path, marks, strict=True)]
        missed = tuple(f"{at}:{option}" for at, mark in steps for option in mark.missed)
        wrong = tuple(f"{at}:{option}" for at, mark in steps for option in mark.wrong)
        return Mark(share, missed, wrong + stray, under, over)

    def _walk(self, answer: list[str]) -> list[tuple[CaseStep, str | None]]:
        """Return (step, option) along the path; the option of a step that still waits is None."""
        steps, path, at = {step.id: step for step in self.steps}, [], self.steps[0].id
        while at != END:
            step, following = steps[at], steps[at].following
            pairs = (pair.partition(":") for pair in answer)
            chosen = [option for name, _, option in pairs if name == at]
            option = next((option for option in chosen if option in following), None)
            path.append((step, option))
            at = following[option] if option else END
        return path

    @classmethod
    def rules(cls, data: dict[str, Any], survey: bool) -> Iterator[BrokenRule]:
        """Yield each rule that plain data of this type breaks, at its place in the question."""
        yield from super().rules(data, survey)
        steps = entries(data, "steps")
        for i, step in steps:
            yield from prefix_places(("steps", i), _step_rules(step, survey))
        red = any(step.get("red_flag") is True for _, step in steps)
        if steps and red != (data.get("red_flag") is True):
            yield (
                ("steps",),
                "a case is about a warning sign when one of its steps is; write 'red_flag: true' "
                "in the case and in each such step, or in neither.",
            )
        yield from prefix_places(("steps",), _path_rules(dict(steps)))


def _step_rules(step: dict[str, Any], survey: bool) -> Iterator[BrokenRule]:
    """One option of a step is right, and each is said why."""
    options = entries(step, "options")
    right = sum(option.get("right") is True for _, option in options)
    if options and right != 1:
        yield ("options",), f"{right} options are right; mark exactly one with 'right: true'."
    if step.get("id") == END:
        yield ("id",), f"'{END}' is how a story ends; choose another id."
    for i, option in options:
        broken = option_rules(option, step.get("red_flag"), survey)
        yield from prefix_places(("options", i), broken)


def _path_rules(steps: dict[int, dict[str, Any]]) -> Iterator[BrokenRule]:
    """Every path of the story goes to steps that are there, ends, and comes by every red flag."""
    indexes = {str(step.get("id")): i for i, step in steps.items()}
    nexts = {
        str(step.get("id")): {j: str(option.get("next")) for j, option in entries(step, "options")}
        for step in steps.values()
    }
    known = [*indexes, END]
    lost = [
        ((indexes[name], "options", j, "next"), to)
        for name, following in nexts.items()
        for j, to in following.items()
        if to not in known
    ]
    if lost or not indexes:
        for place, to in lost:
            if to != str(None):  # a missing 'next' is told by the model
                yield place, f"there is no step '{to}'; write one of: {', '.join(known)}."
        return  # where a path leads nowhere, nothing can be said of paths
    first = next(iter(indexes))
    for name, i in indexes.items():
        if name not in _reachable(nexts, first):
            yield (i,), f"no answer leads to the step '{name}'; name it as a 'next' or take it out."
        if any(name in _reachable(nexts, after) for after in nexts[name].values()):
            yield (
                (i,),
                f"the story can come back to the step '{name}' and go round for ever; "
                "every path must end.",
            )
        if steps[i].get("red_flag") is True and END in _reachable(nexts, first, without=name):
            yield (
                (i,),
                f"a path ends without the step '{name}', which is about a warning sign; "
                "let every path come by it.",
            )


def _reachable(
    nexts: Mapping[str, Mapping[int, str]], start: str, without: str | None = None
) -> set[str]:
    """Return the steps on all paths from a step, itself included, that leave out another step."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        at = waiting.pop()
        if at not in seen and at != without:
            seen.add(at)
            waiting += nexts.get(at, {}).values()
    return seen
