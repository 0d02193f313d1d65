"""A story in steps: each answer chooses the next step."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StrictBool

from coursebook.core.fields import Id, Model, Text
from coursebook.core.rules import entries
from coursebook.quizzes.types.choices import Option, chosen_mark, option_rules
from coursebook.quizzes.types.question import Mark, Question

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


class Case(Question):
    """A story in steps, told from the first one. An answer holds `step:option` for each step that was walked.

    Each step on the path earns its part of the points; a step that still waits counts as one. A step with a red
    flag is marked as one, and less help than it needs, or a story not told to its end, makes the whole case score nothing.
    """

    may_be_red_flag: ClassVar[bool] = True

    type: Annotated[Literal["case"], Field(description="A story in steps.")]
    steps: Annotated[
        list[CaseStep],
        Field(min_length=2, description="The steps; the story begins with the first."),
    ]

    @property
    def key(self):
        """Return the path of right answers."""
        steps, path, at = {step.id: step for step in self.steps}, [], self.steps[0].id
        while at != END:
            option = next(option for option in steps[at].options if option.right)
            path.append(f"{at}:{option.id}")
            at = option.next
        return tuple(path)

    @property
    def marking(self):
        """Return what the script needs to mark an answer."""
        return {
            "key": self.key,
            "first": self.steps[0].id,
            "steps": {
                step.id: {
                    "key": [option.id for option in step.options if option.right],
                    "safe": [option.id for option in step.options if option.safe],
                    "red": step.red_flag,
                    "next": {option.id: option.next for option in step.options},
                }
                for step in self.steps
            },
        }

    def mark(self, answer):
        """Mark the path from the first step on; what is not on it makes the answer worth nothing."""
        steps, walked, marks = self.marking["steps"], self._walk(answer), []
        for at, option in walked:
            step = steps[at]
            marks.append(
                chosen_mark([option] if option else [], step["key"], step["safe"], step["red"])
            )
        on_path = [f"{at}:{option}" for at, option in walked if option]
        stray = [each for each in answer if each not in on_path]
        waits = self.red_flag and walked[-1][1] is None
        under = waits or any(mark.under for mark in marks)
        share = 0.0 if under or stray else sum(mark.share for mark in marks) / len(marks)
        over = share < 1 and not (under or stray) and all(mark.right or mark.over for mark in marks)
        missed = [f"{at}:{each}" for (at, _), mark in zip(walked, marks) for each in mark.missed]
        wrong = [f"{at}:{each}" for (at, _), mark in zip(walked, marks) for each in mark.wrong]
        return Mark(share, tuple(missed), tuple(wrong + stray), under, over)

    def _walk(self, answer):
        """Return (step, option) along the path; the option of a step that still waits is None."""
        steps, at, walked = self.marking["steps"], self.steps[0].id, []
        while at != END:
            named = (each.partition(":") for each in answer)
            option = next(
                (option for step, _, option in named if step == at and option in steps[at]["next"]),
                None,
            )
            walked.append((at, option))
            at = steps[at]["next"][option] if option else END
        return walked

    @classmethod
    def rules(cls, data, survey):
        """Yield (path, sentence) for each rule that plain data of this type breaks."""
        yield from super().rules(data, survey)
        steps = entries(data, "steps")
        for i, step in steps:
            yield from (
                (("steps", i, *path), sentence) for path, sentence in _step_rules(step, survey)
            )
        red = any(step.get("red_flag") is True for _, step in steps)
        if steps and red != (data.get("red_flag") is True):
            yield (
                ("steps",),
                (
                    "a case is about a warning sign when one of its steps is; write 'red_flag: true' in the case "
                    "and in each such step, or in neither."
                ),
            )
        yield from ((("steps", *path), sentence) for path, sentence in _path_rules(dict(steps)))


def _step_rules(step, survey):
    """One option of a step is right, and each is said why."""
    options = entries(step, "options")
    right = sum(option.get("right") is True for _, option in options)
    if options and right != 1:
        yield ("options",), f"{right} options are right; mark exactly one with 'right: true'."
    if step.get("id") == END:
        yield ("id",), f"'{END}' is how a story ends; choose another id."
    for i, option in options:
        yield from (
            (("options", i, *path), sentence)
            for path, sentence in option_rules(option, step.get("red_flag"), survey)
        )


def _path_rules(steps):
    """Every path of the story goes to steps that are there, ends, and comes by every red flag."""
    names = {str(step.get("id")): i for i, step in steps.items()}
    nexts = {
        str(step.get("id")): {j: str(option.get("next")) for j, option in entries(step, "options")}
        for step in steps.values()
    }
    lost = [
        (names[at], j, to)
        for at, options in nexts.items()
        for j, to in options.items()
        if to not in {*names, END}
    ]
    if lost or not names:
        yield from (
            (
                (i, "options", j, "next"),
                f"there is no step '{to}'; write one of: {', '.join([*names, END])}.",
            )
            for i, j, to in lost
            if to != "None"
        )
        return
    first = next(iter(names))
    for name, i in names.items():
        if name not in _reached(nexts, first):
            yield (i,), f"no answer leads to the step '{name}'; name it as a 'next' or take it out."
        if any(name in _reached(nexts, after) for after in nexts[name].values()):
            yield (
                (i,),
                f"the story can come back to the step '{name}' and go round for ever; every path must end.",
            )
        if steps[i].get("red_flag") is True and END in _reached(nexts, first, without=name):
            yield (
                (i,),
                f"a path ends without the step '{name}', which is about a warning sign; let every path come by it.",
            )


def _reached(nexts, start, without=None):
    """Return the steps that can be reached from a step, itself included, on paths that leave out another."""
    seen, waiting = set(), [start]
    while waiting:
        at = waiting.pop()
        if at not in seen and at != without:
            seen.add(at)
            waiting += nexts.get(at, {}).values()
    return seen
