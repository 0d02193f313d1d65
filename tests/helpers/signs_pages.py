"""What the browser tests know about the warning signs: their place, and what must be said.

What must be said is worked out in Python, by `coursebook.checklists.triage` and the checklist file.
"""

import re

from helpers.course_pages import SIGNS, WORDS, button, part, plain, tidy

from coursebook.checklists.html import default_words
from coursebook.checklists.triage import triage

ACTIONS = {action.id: action for action in SIGNS.actions}
GROUPS = {level: [sign for sign in SIGNS.signs_at(level)] for level in (1, 2, 3)}
NOTES = {stage.id: stage.unit_note for stage in SIGNS.stages}
_LINK = re.compile(r"\[([^\]]*)\]\(tel:(\d+)\)")


def called(text, stage, country, when=""):
    """A text with whom to call at a stage and in a country; None is 'not chosen'."""
    words = default_words(SIGNS) | {"unit": SIGNS.unit_of(stage, country), "when": when}
    if stage:
        words["visit"] = stage.visit
    if country:
        words["emergency"] = f" {WORDS['or']} ".join(country.numbers)
        words["out_of_hours"] = _LINK.sub(r"\1", country.out_of_hours)
    return plain(text).format(**words)


def read_out(ticked, stage, when):
    """The words of the phone call: who she is, what she has in her words, how soon."""
    words = SIGNS.read_out
    signs = [sign for sign in SIGNS.signs if sign.id in ticked]
    clauses = [clause for sign in signs for clause in sign.say]
    lines = [called(stage.say if stage else words.unknown_stage, stage, None), words.because]
    lines += [WORDS["say_yours"]] if len(clauses) > 1 else []
    lines += [plain(clause) for clause in clauses]
    lines += [plain(words.feared)] if any(sign.feared for sign in signs) else []
    if when:
        lines += [called(words.need, stage, None, when), WORDS["if_true"]]
        lines.append(" / ".join(plain(line) for line in words.if_true))
    return lines


def expected(ticked, stage, country):
    """What must stand in the answer: level, headings, words, numbers that dial."""
    outcome = triage(SIGNS, ticked, country)
    if outcome.level is None:
        said = called(SIGNS.nothing, stage, country)
        return ["", [WORDS["no_sign_heading"]], f"{WORDS['no_sign_heading']} {said}", []]
    action, call = ACTIONS[outcome.action], SIGNS.read_out
    headings = [action.heading, call.heading]
    note = stage.unit_note if stage else SIGNS.later  # whom else to call
    texts = [action.heading, *([SIGNS.do_not_rub] if outcome.do_not_rub else [])]
    texts += [note] if note and "{unit}" in action.heading else []
    texts.append(action.text)
    lines = [called(text, stage, country) for text in texts]
    lines += [plain(call.heading), *read_out(ticked, stage, action.when)]
    if action.when:
        wait = call.told_to_wait_when_feared if outcome.feared else call.told_to_wait
        lines += [called(text, stage, country, action.when) for text in (wait, SIGNS.no_answer)]
        texts += [wait, SIGNS.no_answer]
    if outcome.feared:
        lines += [plain(SIGNS.what_they_do.heading), plain(SIGNS.what_they_do.text)]
    return [
        str(outcome.level),
        [called(heading, stage, country) for heading in headings],
        " ".join(lines),
        [number for text in texts for number in _dialled(text, country)],
    ]


def _dialled(text, country):
    """The numbers that a text dials, in their order."""
    for name in re.findall(r"\{(emergency|out_of_hours)\}", text):
        if country and name == "emergency":
            yield from (f"tel:{number}" for number in country.numbers)
        elif country:
            yield from (f"tel:{number}" for _, number in _LINK.findall(country.out_of_hours))


def signs_part(page):
    """The list on the page."""
    return part(page, SIGNS)


def answer_box(page):
    """Where the answer stands."""
    return signs_part(page).locator(".course-signs__answer")


def sign_field(page, sign):
    """The tick box of a sign."""
    return signs_part(page).locator(f'input[name=sign][value="{sign.id}"]')


def ask(page):
    """Press the button under the list."""
    button(page, SIGNS, "show_what_to_do").last.click()


def read(page):
    """The answer as the eye has it."""
    return tidy(answer_box(page).inner_text())


def announced(page):
    """The live region that says that the answer changed."""
    return signs_part(page).locator(".course-signs__changed[role=status]")
