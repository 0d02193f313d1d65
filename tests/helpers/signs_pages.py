"""What the browser tests know about the warning signs: their place, and what must be said.

What must be said is worked out in Python, by `coursebook.checklists.triage` and the checklist file.
"""

import itertools
import re

from helpers.course_pages import SIGNS, WORDS, button, part, plain, tidy

from coursebook.checklists.triage import triage

ACTIONS = {action.id: action for action in SIGNS.actions}
GROUPS = {level: [sign for sign in SIGNS.signs_at(level)] for level in (1, 2, 3, 4)}


def called(text, stage, country):
    """A text with whom to call at a stage and in a country; None is 'not chosen'."""
    numbers = f" {WORDS['or']} ".join(country.numbers) if country else SIGNS.emergency
    stage = stage or SIGNS.stages[0]
    return (
        plain(text)
        .replace("{unit}", stage.unit)
        .replace("{visit}", stage.visit)
        .replace("{emergency}", numbers)
    )


def read_out(ticked, stage):
    """The words of the phone call, with the signs word for word in the order of the list."""
    words = SIGNS.read_out
    signs = " ".join(plain(sign.text) for sign in SIGNS.signs if sign.id in ticked)
    return f"“{stage.say if stage else words.unknown_stage} {words.before} {signs} {words.after}”"


def expected(ticked, stage, country):
    """What must stand in the answer: level, headings, words, numbers that dial."""
    outcome = triage(SIGNS, ticked)
    if outcome.level is None:
        return [
            "",
            [WORDS["no_sign_heading"]],
            f"{WORDS['no_sign_heading']} {called(SIGNS.nothing, stage, country)}",
            [],
        ]
    actions = [ACTIONS[name] for name in outcome.actions]
    rub = [plain(SIGNS.do_not_rub)] if outcome.do_not_rub else []
    lines = [
        [called(action.heading, stage, country), *rub, called(action.text, stage, country)]
        for action in actions
    ]
    if any(action.read_out for action in actions):
        lines.append(
            [
                plain(SIGNS.read_out.heading),
                read_out(ticked, stage),
                called(SIGNS.no_answer, stage, country),
            ]
        )
    raw = [text for action in actions for text in (action.heading, action.text)]
    raw += [SIGNS.no_answer] if any(action.read_out for action in actions) else []
    numbers = [
        f"tel:{number}"
        for text in raw
        for _ in re.findall(r"\{emergency\}", text)
        for number in (country.numbers if country else [])
    ]
    return [
        str(outcome.level),
        [line[0] for line in lines],
        " ".join(itertools.chain(*lines)),
        numbers,
    ]


def signs_part(page):
    """The list on the page."""
    return part(page, SIGNS)


def answer_box(page):
    """Where the answer stands."""
    return signs_part(page).locator(".course-signs__answer")


def sign_field(page, sign):
    """The tick box of a sign."""
    return signs_part(page).get_by_label(plain(sign.text), exact=True)


def ask(page):
    """Press the button under the list."""
    button(page, SIGNS, "show_what_to_do").last.click()


def read(page):
    """The answer as the eye has it."""
    return tidy(answer_box(page).inner_text())


def announced(page):
    """The live region that says that the answer changed."""
    return signs_part(page).locator(".course-signs__changed[role=status]")
