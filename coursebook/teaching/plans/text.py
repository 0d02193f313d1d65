"""Plans as plain text for the command line: the time line first, then each activity."""

import re
import textwrap

from coursebook.core.messages import messages
from coursebook.teaching.plans.activities import LessonActivity

WIDTH = 88


def render_text(plans, material):
    """Return one or several meetings as text; activities that stand in several are told once."""
    t = messages()["plans"]
    lines = [
        _plain(t["now_heading"]),
        *_bullets(t["now"]),
        "",
        f"{t['pain_heading']}: {t['pain']}",
        "",
        t["place"],
        "",
    ]
    seen = set()
    for plan in plans:
        lines += [*_line(plan, material, t), ""]
    for plan in plans:
        for part in plan.parts:
            if part.activity.id not in seen:
                lines += [*_activity(part, material, t), ""]
            seen.add(part.activity.id)
    return "\n".join(_wrapped(line) for line in lines).rstrip() + "\n"


def _line(plan, material, t):
    """Tell the time line of one meeting, and what to do when late."""
    yield meeting_title(plan, t).upper()
    yield ""
    for part in plan.parts:
        span = f"{part.start:>3}–{part.end:<3}"
        short = f" ({t['short']})" if part.short else ""
        yield f"{span} {_plain(part.activity.title)}{short}"
        yield f"{'':<7} {t['open']} {material.screen_target(LessonActivity(part.lesson, part.activity)).name}"
    yield ""
    yield say_latest_start(plan, t)
    if plan.drop_order:
        yield say_drop_order(plan, t)
    yield t["never_go"]
    for heading, names in sort_materials(plan, t):
        yield f"{heading}: {'; '.join(_plain(name) for name in names)}."


def meeting_title(plan, t):
    """Return what a meeting is called."""
    if plan.meetings == 1:
        return t["whole"].format(minutes=plan.minutes)
    return t["meeting"].format(number=plan.meeting, of=plan.meetings, minutes=plan.minutes)


def say_latest_start(plan, t):
    """Say when the signs begin at the latest."""
    part, minute = plan.latest_start
    return t["latest"].format(title=_plain(part.activity.title), minute=minute)


def say_drop_order(plan, t):
    """Say what to leave out when late, the first one first."""
    return t["first_to_go"].format(
        titles="; ".join(_plain(part.activity.title) for part in plan.drop_order)
    )


def sort_materials(plan, t):
    """Return (heading, texts) of what is printed and what is brought; a heading without anything is left out."""
    printed = [t["materials"][name] for name in plan.materials if name in t["handouts"]]
    brought = [t["materials"][name] for name in plan.materials if name not in t["handouts"]]
    return [
        (heading, texts)
        for heading, texts in ((t["print_heading"], printed), (t["bring_heading"], brought))
        if texts
    ]


def _activity(part, material, t):
    activity = part.activity
    yield f"{part.start}–{part.end}  {_plain(activity.title)}".upper()
    if part.short:
        yield f"({t['cut']} {t['late']}: {_plain(activity.late)})"
    asked = [
        f"{material.questions[each.question][0].stem} {t['from_quiz'].format(quiz=material.questions[each.question][1])}"
        if each.question
        else each.text
        for each in activity.ask
    ]
    for heading, texts in (
        (t["say"], [f"“{text}”" for text in activity.say]),
        (t["do"], activity.do),
        (t["ask"], asked),
        (t["look_for"], activity.look_for),
        (t["teach_back"], [activity.teach_back] if activity.teach_back else []),
        (t["late"], [] if part.short else [activity.late]),
    ):
        if texts:
            yield f"{heading}:"
            yield from _bullets(texts)


def _bullets(texts):
    return [f"  - {_plain(text)}" for text in texts]


def _plain(text):
    """Return a text without the marks of inline Markdown."""
    return re.sub(r"\*+|\[([^\]]*)\]\([^)]*\)", lambda found: found[1] or "", text)


def _wrapped(line):
    """Fold a long line; what follows stands under the first word."""
    indent = len(line) - len(line.lstrip(" -0123456789–")) if line[:1] in " 0123456789" else 0
    return (
        textwrap.fill(
            line,
            WIDTH,
            subsequent_indent=" " * indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        if len(line) > WIDTH
        else line
    )
