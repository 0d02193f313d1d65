"""What learners do, in Firefox and WebKit: parts wake, answers stay, ticked signs go."""

import json
import random

import pytest
from helpers.axe import ANSWER
from helpers.course_pages import CHOICES, FRONT, HABITS_PAGE, MIXED, MIXED_PAGE, SIGNS_PAGES
from helpers.lessons import LESSONS

AWAKE = """return [...document.querySelectorAll("[data-course]")]
  .every((part) => "awake" in part.dataset || "door" in part.dataset)"""
LINK = (
    """document.querySelector(`.book-nav a[href$="index.html"], a[href$="index.html"]`).click()"""
)
TICKED = """return [...document.querySelectorAll(`[data-course=habits] input:checked`)]
  .map((input) => input.value)"""
TICK = """document.querySelectorAll("[data-course=habits] input")[arguments[0]].click()"""
STORED = "return Object.fromEntries(Object.entries(localStorage))"
PLACE = """return [document.querySelector("select[name=country]").value,
  document.querySelector("[name=unit]").value,
  document.querySelectorAll("input[name=sign]:checked").length]"""
TYPE = """const field = document.querySelector(arguments[0]);
  field.value = arguments[1];
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));"""
CHOOSE = """document.querySelector(`[data-question="${arguments[0]}"] [value="${arguments[1]}"]`)
  .click()"""
CHOOSE_ALONE = """const card = document.querySelector(`[data-question="${arguments[0]}"]`);
  for (const input of card.querySelectorAll("input:checked")) {
    if (input.value !== arguments[1] && input.type === "checkbox") input.click();
  }
  const option = card.querySelector(`[value="${arguments[1]}"]`);
  if (!option.checked) option.click();"""
SHOWN = """return Object.fromEntries([...document.querySelectorAll("[data-question]")]
  .map((card) => [card.dataset.question,
    [...card.querySelectorAll(".course-question__ask input:checked")].map((input) => input.value)])
  .filter(([, values]) => values.length))"""
CHECK = (
    """document.querySelector(`[data-question="${arguments[0]}"] .course-button--check`).click()"""
)
STATE = """return [document.querySelector(`[data-question="${arguments[0]}"]`).dataset.state,
  document.querySelector(`[data-question="${arguments[0]}"] [value="${arguments[1]}"]`).checked]"""


def leave_and_come_back(engine, wait):
    """Follow a link and press Back."""
    before = engine.run("return location.pathname")
    engine.run(LINK)
    wait(lambda: (engine.run("return location.pathname") or "").endswith(FRONT))
    engine.back()
    wait(lambda: engine.run("return location.pathname") == before)
    wait(lambda: engine.run(AWAKE))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_every_part_of_a_lesson_wakes(engine, book, wait, lesson):
    engine.open(f"{book}/notebooks/{lesson.stem}.html")
    wait(lambda: engine.run(AWAKE))


def test_habits_stay_ticked_after_back_and_the_next_tick_keeps_the_others(engine, book, wait):
    engine.open(f"{book}/{HABITS_PAGE}")
    wait(lambda: engine.run(AWAKE))
    for number in range(3):
        engine.run(TICK, number)
    ticked = engine.run(TICKED)
    assert len(ticked) == 3
    leave_and_come_back(engine, wait)
    wait(lambda: engine.run(TICKED) == ticked)
    engine.run(TICK, 3)
    kept = [value for key, value in engine.run(STORED).items() if "/habits/" in key]
    assert len(json.loads(kept[0])["value"]["ticked"]) == 4
    engine.reload()
    wait(lambda: engine.run(TICKED) and len(engine.run(TICKED)) == 4)


def test_an_answer_stays_after_reload_and_back(engine, book, wait):
    question = next(each for each in MIXED.questions if each.type == "single")
    place = (question.id, question.key[0])
    engine.open(f"{book}/{MIXED_PAGE}")
    wait(lambda: engine.run(AWAKE))
    engine.run(CHOOSE, *place)
    engine.run(CHECK, question.id)
    assert engine.run(STATE, *place) == ["right", True]
    leave_and_come_back(engine, wait)
    wait(lambda: engine.run(STATE, *place) == ["right", True])
    engine.reload()
    wait(lambda: engine.run(AWAKE))
    wait(lambda: engine.run(STATE, *place) == ["right", True])


@pytest.mark.parametrize("seed", range(3))
def test_in_any_order_of_answers_reloads_and_backs_nothing_is_lost(engine, book, wait, seed):
    chance, known = random.Random(seed), {}
    asked = [question for question in MIXED.questions if question.type in CHOICES]
    engine.open(f"{book}/{MIXED_PAGE}")
    wait(lambda: engine.run(AWAKE))
    for _ in range(14):
        act = chance.choice(["answer", "answer", "answer", "reload", "back"])
        if act == "reload":
            engine.reload()
            wait(lambda: engine.run(AWAKE))
        elif act == "back":
            leave_and_come_back(engine, wait)
        else:
            question = chance.choice(asked)
            known[question.id] = chance.choice([option.id for option in question.options])
            engine.run(CHOOSE_ALONE, question.id, known[question.id])
            engine.run(CHECK, question.id)
        shown = {question: [option] for question, option in known.items()}
        wait(lambda: engine.run(SHOWN) == shown)  # noqa: B023 - asked at once
        kept = [value for key, value in engine.run(STORED).items() if "/quiz/" in key]
        states = json.loads(kept[0])["value"] if kept else {}
        assert {name: state["checked"] for name, state in states.items()} == shown


def test_country_and_number_stay_after_back_and_ticked_signs_are_gone(engine, book, wait):
    engine.open(f"{book}/{SIGNS_PAGES[0]}")
    wait(lambda: engine.run(AWAKE))
    engine.run(TYPE, "select[name=country]", "uk")
    engine.run(TYPE, "[name=unit]", "01632 960 001")
    engine.run("document.querySelector('input[name=sign]').click()")
    assert engine.run(PLACE) == ["uk", "01632 960 001", 1]
    leave_and_come_back(engine, wait)
    wait(lambda: engine.run(PLACE) == ["uk", "01632 960 001", 0])
    engine.run(TYPE, "select[name=country]", "us")
    kept = next(value for key, value in engine.run(STORED).items() if key.endswith("/place"))
    assert json.loads(kept)["value"] == {"country": "us", "unit": "01632 960 001"}
    engine.reload()
    wait(lambda: engine.run(AWAKE))
    assert engine.run(PLACE) == ["us", "01632 960 001", 0]


def test_the_class_view_opens_with_the_focus_on_its_stage(engine, book, wait):
    engine.open(f"{book}/{MIXED_PAGE}")
    wait(lambda: engine.run("return document.querySelector('.course-class button') !== null"))
    engine.run("document.querySelector('.course-class button').click()")
    wait(lambda: engine.run("return document.querySelector('.course-view[open]') !== null"))
    on_stage = "return document.activeElement.matches('.course-view__stage')"
    wait(lambda: engine.run(on_stage))


def test_the_search_finds_pages(engine, book, wait):
    engine.open(f"{book}/search.html?q=quinine")
    found = "return document.querySelectorAll('.book-results ol > li > a').length"
    wait(lambda: engine.run(found) > 0)


def test_a_lesson_wakes_from_a_folder_without_a_server(engine, built_book, wait):
    engine.open((built_book / MIXED_PAGE).as_uri())
    wait(lambda: engine.run(AWAKE))
    question = next(each for each in MIXED.questions if each.type == "single")
    engine.run(CHOOSE, question.id, question.key[0])
    engine.run(CHECK, question.id)
    assert engine.run(STATE, question.id, question.key[0]) == ["right", True]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.stem)
def test_every_question_of_a_lesson_is_answered_and_stays_so(engine, book, wait, lesson):
    states = """return [...document.querySelectorAll("[data-question]")]
      .map((card) => [card.dataset.question, card.dataset.state ?? ""])"""
    engine.open(f"{book}/notebooks/{lesson.stem}.html")
    wait(lambda: engine.run(AWAKE))
    engine.run(f"({ANSWER})([true, 1])")
    answered = engine.run(states)
    assert answered and all(state for _, state in answered)
    engine.reload()
    wait(lambda: engine.run(AWAKE))
    wait(lambda: engine.run(states) == answered)
