"""One learner, several tabs: no answer is lost, and nothing comes back that was forgotten.

Random answers, reloads, a page left and come back to, forgetting, saving and loading, in up to four
tabs of one browser. What must be remembered is kept beside it in Python.
"""

import json
import os
import random
import re

import pytest
from helpers.course_pages import (
    CHOICES,
    MIXED,
    MIXED_PAGE,
    PAGES,
    WORDS,
    answer,
    card,
    part,
)
from helpers.places import ROOT
from playwright.sync_api import expect

from coursebook.core.messages import messages
from coursebook.core.settings import load_settings

SEEDS = range(int(os.environ.get("SEEDS", "2")))  # the nightly run takes many
STEPS = 24
T = messages()["progress"]
KEY = f"{load_settings(ROOT).id}/quiz/{MIXED.id}"
ASKED = [question for question in MIXED.questions if question.type in CHOICES]
PROGRESS = "book/my-progress.html"
NEXT = re.compile(
    "|".join(WORDS[name].replace("{count}", r"\d+") for name in ("next_question", "more_questions"))
)


def onward(tab):
    """The button that brings the next question; it is there when those on show are marked."""
    return part(tab, MIXED).get_by_role("button", name=NEXT)


def bring(tab, question):
    """Go on until a question is on show."""
    for _ in ASKED:
        if card(tab, question).is_visible():
            return
        onward(tab).click()
    expect(card(tab, question)).to_be_visible()


class Learner:
    """Her tabs, and what she must find remembered: the last answer to each question by its id."""

    def __init__(self, page, book, seed, folder):
        self.context, self.book, self.chance = page.context, book, random.Random(seed)
        self.tabs, self.known, self.saved, self.folder = [page], {}, None, folder

    def open(self, where):
        page = self.context.new_page()
        page.goto(f"{self.book}/{where}")
        return page

    def answer(self, tab):
        if onward(tab).is_visible():
            onward(tab).click()
        question = self.chance.choice([each for each in ASKED if card(tab, each).is_visible()])
        chosen = [self.chance.choice([option.id for option in question.options])]
        answer(tab, question, chosen)
        self.known[question.id] = chosen

    def reload(self, tab):
        tab.reload()

    def leave_and_come_back(self, tab):
        tab.goto(f"{self.book}/{PAGES[0]}")
        tab.go_back()

    def open_another(self, tab):
        if len(self.tabs) < 4:
            self.tabs.append(self.open(MIXED_PAGE))

    def start_again(self, tab):
        button = tab.locator(f'[data-id="{MIXED.id}"]').get_by_role("button", name=WORDS["again"])
        if button.is_visible():
            button.click()
            self.known = {}

    def forget(self, tab):
        page = self.open(PROGRESS)
        ways = [page.locator(f'[data-do="{name}"]') for name in ("forget", "else")]
        self.chance.choice([way for way in ways if way.is_visible()]).click()
        page.close()
        self.known = {}

    def save(self, tab):
        page = self.open(PROGRESS)
        with page.expect_download() as download:
            page.get_by_role("button", name=T["save"], exact=True).click()
        download.value.save_as(self.folder / "saved.json")
        page.close()
        self.saved = dict(self.known)

    def load(self, tab):
        if self.saved is None:
            return
        page = self.open(PROGRESS)
        page.locator("input[type=file]").set_input_files(self.folder / "saved.json")
        expect(page.locator(".course-progress__said")).to_contain_text(T["says"]["loaded"])
        page.close()
        self.known = dict(self.saved)

    def step(self):
        tab, often = self.chance.choice(self.tabs), [self.answer] * 8
        act = self.chance.choice(
            [*often, self.reload, self.leave_and_come_back, self.open_another]
            + [self.start_again, self.forget, self.save, self.load]
        )
        act(tab)
        return act.__name__

    def stored(self):
        text = self.tabs[0].evaluate("(key) => localStorage.getItem(key)", KEY) or "{}"
        value = json.loads(text).get("value", {})
        return {name: state["checked"] for name, state in value.items() if state["checked"]}


@pytest.mark.parametrize("seed", SEEDS)
def test_in_any_order_nothing_is_lost_and_nothing_comes_back(open_page, book, tmp_path, seed):
    learner = Learner(open_page(f"{book}/{MIXED_PAGE}"), book, seed, tmp_path)
    done = []
    for _ in range(STEPS):
        done.append(learner.step())
        assert learner.stored() == learner.known, done
    for tab in learner.tabs:
        for question in ASKED:
            chosen = learner.known.get(question.id, [])
            for option in question.options:
                field = card(tab, question).locator(f'input[value="{option.id}"]')
                expect(field, str(done)).to_be_checked(checked=option.id in chosen)


def test_two_questions_answered_in_two_tabs_are_both_remembered_and_seen_in_both(open_page, book):
    one = open_page(f"{book}/{MIXED_PAGE}")
    other = one.context.new_page()
    other.goto(one.url)
    first, second = ASKED[:2]
    answer(one, first, first.key)
    bring(other, second)
    answer(other, second, second.key)
    for tab in (one, other):
        for question in (first, second):
            expect(card(tab, question)).to_have_attribute("data-state", "right")


def test_forgetting_wins_over_an_answer_that_an_open_lesson_still_shows(open_page, book):
    page = open_page(f"{book}/{MIXED_PAGE}")
    first, second = ASKED[:2]
    answer(page, first, first.key)
    bring(page, second)
    # As if the tab slept, and heard nothing of it.
    page.evaluate("(key) => localStorage.removeItem(key)", KEY)
    answer(page, second, second.key)
    kept = json.loads(page.evaluate("(key) => localStorage.getItem(key)", KEY))["value"]
    assert list(kept) == [second.id]
    expect(card(page, first)).not_to_have_attribute("data-state", "right")


def test_another_person_on_this_device_has_a_code_of_her_own(open_page, book, tmp_path):
    page, codes = open_page(f"{book}/{MIXED_PAGE}"), []
    for file in ("one.json", "two.json"):
        page.goto(f"{book}/{MIXED_PAGE}")
        answer(page, ASKED[0], ASKED[0].key)
        page.goto(f"{book}/{PROGRESS}")
        with page.expect_download() as download:
            page.locator(".course-results").get_by_role("button").click()
        download.value.save_as(tmp_path / file)
        codes.append(json.loads((tmp_path / file).read_text(encoding="utf-8"))["learner"])
        page.locator('[data-do="else"]').click()
        expect(page.locator(".course-progress__said")).to_have_text(T["says"]["begun_anew"])
    assert codes[0] != codes[1]
    page.locator('[data-do="undo"]').click()
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY)
