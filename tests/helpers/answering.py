"""Gives an answer to a question of any type, with the mouse and the keys that a learner uses."""

from helpers.course_pages import WORDS, card, choose, reach


def put(page, question, answer):
    """Give an answer to a question, and have it checked where it can be at once."""
    reach(page, question)
    _PUT.get(question.type, choose)(page, question, answer)
    check = card(page, question).get_by_role("button", name=WORDS["check"], exact=True)
    if question.type not in ("case", "reflect") and check.is_visible():
        check.click()


def _match(page, question, answer):
    for pair in answer:
        entry, target = pair.split(":")
        card(page, question).locator(f'select[data-entry="{entry}"]').select_option(target)


def _order(page, question, answer):
    """Move each step up, one by one, until it stands where it should."""
    box = card(page, question)
    for place, step in enumerate(answer):
        now = box.locator("[data-item]").evaluate_all("all => all.map((item) => item.dataset.item)")
        for _ in range(now.index(step) - place):
            box.locator(f'[data-item="{step}"] button').first.click()


def _number(page, question, answer):
    card(page, question).get_by_role("textbox").fill(answer[0])


def _case(page, question, answer):
    for each in answer:
        step, option = each.split(":")
        box = card(page, question).locator(f'[data-step="{step}"]')
        box.locator(f'label:has(input[value="{option}"])').click()
        box.get_by_role("button", name=WORDS["go_on"]).click()


def _reflect(page, question, answer):
    box = card(page, question)
    box.locator("summary", has_text=WORDS["show_model"]).click()
    for point in answer:
        box.locator(f'label:has(input[value="{point}"])').click()


_PUT = {"match": _match, "order": _order, "number": _number, "case": _case, "reflect": _reflect}
