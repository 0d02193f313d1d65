"""Plans as plain text for the command line: the time line first, then each activity.

Sentences that pages say too are made here, and stand in `html.py` as they are.
"""

import re
import textwrap
from collections.abc import Iterator
from typing import Any

from coursebook.core.messages import messages
from coursebook.teaching.plans.material import PlanMaterial
from coursebook.teaching.plans.schedule import Part, Plan

WIDTH = 88  # columns

Words = dict[str, Any]  # what `plans:` holds in the messages


def render_text(plans: list[Plan], material: PlanMaterial) -> str:
    """Return one or several meetings as text; activities that stand in several are told once."""
    t = messages()["plans"]
    blocks = [_opening(t), *(_time_line(plan, material, t) for plan in plans)]
    seen: set[str] = set()
    for part in [part for plan in plans for part in plan.parts]:
        if part.activity.id not in seen:
            blocks.append(_activity(part, material, t))
        seen.add(part.activity.id)
    lines = [line for block in blocks for line in (*block, "")]
    return "\n".join(_fold(line) for line in lines).rstrip() + "\n"


def _opening(t: Words) -> Iterator[str]:
    """Yield what is read out before all else."""
    yield _plain(t["now_heading"])
    yield from _bullets(t["now"])
    yield from ("", f"{t['pain_heading']}: {t['pain']}", "", t["place"])


def _time_line(plan: Plan, material: PlanMaterial, t: Words) -> Iterator[str]:
    """Yield the time line of one meeting, what to do when late, and what to bring."""
    yield meeting_title(plan, t).upper()
    yield ""
    for part in plan.parts:
        span = f"{part.start:>3}–{part.end:<3}"
        short = f" ({t['short']})" if part.short else ""
        yield f"{span} {_plain(part.activity.title)}{short}"
        yield f"{'':<7} {t['open']} {material.screen_target(part.entry).name}"
    yield ""
    yield say_latest_start(plan, t)
    if plan.drop_order:
        yield say_drop_order(plan, t)
    yield t["never_go"]
    for heading, names in sort_materials(plan, t):
        yield f"{heading}: {'; '.join(_plain(name) for name in names)}."


def _activity(part: Part, material: PlanMaterial, t: Words) -> Iterator[str]:
    """Yield an activity in full, with how it is done in short where there is no time for more."""
    activity = part.activity
    yield f"{part.start}–{part.end}  {_plain(activity.title)}".upper()
    if part.short:
        yield f"({t['cut']} {t['late']}: {_plain(activity.late)})"
    prompts = [material.describe_prompt(prompt) for prompt in activity.ask]
    lists = {
        "say": [f"“{text}”" for text in activity.say],
        "do": activity.do,
        "ask": [
            f"{text} {t['from_quiz'].format(quiz=quiz)}" if quiz else text for text, quiz in prompts
        ],
        "look_for": activity.look_for,
        "teach_back": [activity.teach_back] if activity.teach_back else [],
        "late": [] if part.short else [activity.late],
    }
    for heading, texts in lists.items():
        if texts:
            yield f"{t[heading]}:"
            yield from _bullets(texts)


def meeting_title(plan: Plan, t: Words) -> str:
    """Return what a meeting is called."""
    if plan.meetings == 1:
        return t["whole"].format(minutes=plan.minutes)
    return t["meeting"].format(number=plan.meeting, of=plan.meetings, minutes=plan.minutes)


def say_latest_start(plan: Plan, t: Words) -> str:
    """Say when the signs begin at the latest."""
    part, minute = plan.latest_start
    return t["latest"].format(title=_plain(part.activity.title), minute=minute)


def say_drop_order(plan: Plan, t: Words) -> str:
    """Say what to leave out when late, the first one first."""
    titles = "; ".join(_plain(part.activity.title) for part in plan.drop_order)
    return t["first_to_go"].format(titles=titles)


def sort_materials(plan: Plan, t: Words) -> list[tuple[str, list[str]]]:
    """Return (heading, texts) of what is printed and of what is brought.

    A heading with nothing below it is left out.
    """
    printed = [t["materials"][name] for name in plan.materials if name in t["handouts"]]
    brought = [t["materials"][name] for name in plan.materials if name not in t["handouts"]]
    both = ((t["print_heading"], printed), (t["bring_heading"], brought))
    return [(heading, texts) for heading, texts in both if texts]


def _bullets(texts: list[str]) -> list[str]:
    return [f"  - {_plain(text)}" for text in texts]


def _plain(text: str) -> str:
    """Return a text without the marks of inline Markdown."""
    return re.sub(r"\*+|\[([^\]]*)\]\([^)]*\)", lambda match: match[1] or "", text)


def _fold(line: str) -> str:
    """Fold a line that is too long; what follows stands under the first word.

    Only time lines, the headings of activities and lists begin with a blank or a digit.
    """
    if len(line) <= WIDTH:
        return line
    indent = len(line) - len(line.lstrip(" -0123456789–")) if line[0] in " 0123456789" else 0
    return textwrap.fill(
        line,
        WIDTH,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
