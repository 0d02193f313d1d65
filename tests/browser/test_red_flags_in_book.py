"""The warning signs in the book: what they say and whom to call, before and after asking."""

import itertools
import random
import re

import pytest
from helpers.course_pages import SIGNS, SIGNS_PAGES, WORDS, button, plain, tidy
from helpers.signs_pages import (
    ACTIONS,
    GROUPS,
    announced,
    answer_box,
    ask,
    called,
    expected,
    read,
    sign_field,
    signs_part,
)
from playwright.sync_api import expect

# For each choice of signs: clear the list, click the signs, ask, then click through every stage
# and choose every country. Gives back what stands in the answer, as a reader has it: [level,
# headings, words, numbers].
WALK = """(root, [choices, stages, countries]) => {
  const field = (name, value) => root.querySelector(`input[name="${name}"][value="${value}"]`);
  const [ask, clear] = root.querySelectorAll(".course-signs__ask button");
  const answer = root.querySelector(".course-signs__answer"), select = root.querySelector("select");
  const read = () => {
    const copy = answer.cloneNode(true);
    for (const gone of copy.querySelectorAll("[hidden], [aria-hidden], [data-field=country]"))
      gone.remove();
    for (const sign of copy.querySelectorAll("[data-slot=signs] > :first-child")) sign.before(" ");
    for (const block of copy.querySelectorAll(
      ".course-outcome__heading, p, summary, .course-outcome__sign, [data-slot=signs]"))
      block.append(" ");
    return [answer.dataset.level,
      [...copy.querySelectorAll(".course-outcome__heading")].map((heading) => heading.textContent),
      copy.textContent,
      [...copy.querySelectorAll("a")].map((link) => link.getAttribute("href"))];
  };
  return choices.map((choice) => {
    clear.click();
    for (const sign of choice) field("sign", sign).click();
    ask.click();
    document.activeElement.blur(); // who changes a field is there, and no longer in the answer
    return stages.map((stage) => {
      if (stage) field("stage", stage).click();
      else { // as before she says where she is
        localStorage.clear();
        for (const each of root.querySelectorAll("input[name=stage]")) each.checked = false;
      }
      return countries.map((country) => {
        select.value = country;
        select.dispatchEvent(new Event("input", { bubbles: true }));
        select.dispatchEvent(new Event("change", { bubbles: true }));
        return read();
      });
    });
  });
}"""


def assert_walk(page, choices, stages, countries):
    """Walk through the choices in the browser and hold each answer to what Python says."""
    found = signs_part(page).evaluate(
        WALK,
        [
            choices,
            [stage and stage.id for stage in stages],
            [country.id if country else "" for country in countries],
        ],
    )
    for choice, by_stage in zip(choices, found, strict=True):
        for stage, by_country in zip(stages, by_stage, strict=True):
            for country, (level, headings, text, numbers) in zip(
                countries, by_country, strict=True
            ):
                seen = [
                    level,
                    [tidy(heading) for heading in headings],
                    tidy(re.sub("[‼☎◷✎]\ufe0e?", "", text)),
                    numbers,
                ]
                assert seen == expected(choice, stage, country), (
                    choice,
                    stage and stage.id,
                    country and country.id,
                )


NAMES = [sign.id for sign in SIGNS.signs]
ALONE = [(), *[(name,) for name in NAMES], tuple(NAMES)]
PAIRS = list(itertools.combinations(NAMES, 2))


def test_every_sign_and_every_pair_in_every_stage_and_country_says_what_python_says(
    open_page, book
):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    assert_walk(page, ALONE + PAIRS, [None, *SIGNS.stages], [None, *SIGNS.countries])


def test_2000_random_choices_say_what_python_says(open_page, book):
    chance = random.Random(21)
    choices = [tuple(chance.sample(NAMES, chance.randint(3, len(NAMES)))) for _ in range(2000)]
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    zealand = next(country for country in SIGNS.countries if country.instead)
    assert_walk(page, choices, [None], [None, zealand])


def test_the_lesson_says_the_same_as_the_page(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[1]}")
    assert_walk(page, ALONE, [None, *SIGNS.stages], [None, *SIGNS.countries])
    assert_walk(page, PAIRS, [None], [SIGNS.countries[0]])


@pytest.mark.parametrize("where", SIGNS_PAGES)
def test_nothing_is_said_before_she_asks(open_page, book, where):
    page = open_page(f"{book}/{where}")
    for sign in (GROUPS[1][0], GROUPS[3][0]):
        sign_field(page, sign).click()
    signs_part(page).locator("input[name=stage]").last.click()
    signs_part(page).locator("select").select_option(SIGNS.countries[0].id)
    assert read(page) == "" and announced(page).inner_text() == ""
    assert (
        signs_part(page).locator("[data-outcome]:visible, .course-signs__do:visible").count() == 0
    )


@pytest.mark.parametrize("where", SIGNS_PAGES)
def test_nothing_ticked_never_says_that_all_is_well(open_page, book, where):
    page = open_page(f"{book}/{where}")
    ask(page)
    text = read(page)
    assert called(SIGNS.nothing, None, None) in text
    assert not re.search(
        r"\b0\b|✓|✔|\ball clear\b|\bno (?:danger|risk|worry)\b|\byou are (?:fine|safe|ok)\b|/ ?\d",
        text,
        re.IGNORECASE,
    )
    assert text.count("you are well") == text.count("cannot tell you that you are well") == 1
    assert f"0 of {len(SIGNS.signs)}" not in signs_part(page).inner_text()


def test_nothing_ticked_is_not_green(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    look = """(box) => [getComputedStyle(box).backgroundColor,
      getComputedStyle(box).borderInlineStartColor,
      getComputedStyle(box.querySelector(".course-outcome__heading")).color]"""
    ask(page)
    nothing = answer_box(page).locator(".course-outcome").evaluate(look)
    for colour in nothing:
        red, green, blue = map(int, re.findall(r"\d+", colour)[:3])
        assert green <= max(red, blue), f"{colour} is green"


def test_not_being_sure_counts_as_a_sign_and_the_list_says_so(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    assert plain(SIGNS.not_sure) in tidy(signs_part(page).inner_text())
    sign_field(page, next(sign for sign in SIGNS.signs if sign.id == "worried")).click()
    ask(page)
    expect(answer_box(page)).to_have_attribute("data-level", "2")


def test_an_urgent_group_has_its_own_button_so_that_the_list_need_not_be_finished(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    groups = signs_part(page).locator(".course-signs__group")
    assert [groups.nth(i).locator("button").count() for i in range(3)] == [1, 2, 0]
    sign_field(page, GROUPS[1][0]).click()
    groups.first.locator("button").click()
    expect(answer_box(page)).to_have_attribute("data-level", "1")
    heading = answer_box(page).locator(".course-outcome__heading").first
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()


def test_the_signs_are_ticked_and_the_answer_is_reached_with_the_keyboard_alone(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    sign_field(page, GROUPS[2][0]).focus()
    page.keyboard.press("Space")
    for _ in range(len(SIGNS.signs)):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "BUTTON":
            break
    page.keyboard.press("Enter")
    expect(answer_box(page).locator(".course-outcome__heading").first).to_be_focused()
    heading = called(ACTIONS[GROUPS[2][0].action].heading, None, None)
    assert heading in tidy(read(page)) and plain(SIGNS.do_not_rub) in read(page)


def test_a_change_after_asking_updates_the_answer_and_says_so(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    sign_field(page, GROUPS[3][0]).click()
    ask(page)
    expect(announced(page)).to_have_text("")
    sign_field(page, GROUPS[1][0]).click()
    heading = called(ACTIONS[GROUPS[1][0].action].heading, None, None)
    expect(answer_box(page)).to_have_attribute("data-level", "1")
    expect(announced(page)).to_contain_text(WORDS["changed"])
    expect(announced(page)).to_contain_text(heading)
    sign_field(page, GROUPS[1][0]).click()
    expect(announced(page)).to_contain_text(
        called(ACTIONS[GROUPS[3][0].action].heading, None, None)
    )
    sign_field(page, GROUPS[3][0]).click()
    expect(announced(page)).to_contain_text(WORDS["no_sign_heading"])


def test_what_is_added_at_the_same_level_is_announced_too(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    sign_field(page, next(s for s in GROUPS[2] if not s.do_not_rub)).click()
    ask(page)
    sign_field(page, next(s for s in GROUPS[2] if s.do_not_rub)).click()
    expect(answer_box(page)).to_contain_text(plain(SIGNS.do_not_rub))
    expect(announced(page)).to_contain_text(plain(SIGNS.do_not_rub))


def test_the_emergency_number_wins_over_the_way_to_the_hospital(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    sign_field(page, next(s for s in GROUPS[1] if s.action == "department")).click()
    ask(page)
    expect(answer_box(page)).to_contain_text(plain(ACTIONS["department"].heading))
    sign_field(page, next(s for s in GROUPS[1] if s.action == "emergency")).click()
    expect(answer_box(page)).not_to_contain_text(plain(ACTIONS["department"].heading))


def test_without_a_country_its_choice_stands_right_behind_call_your_emergency_number(
    open_page, book
):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    sign_field(page, GROUPS[1][0]).click()
    ask(page)
    page.keyboard.press("Tab")
    select = signs_part(page).locator("select")
    expect(select).to_be_focused()
    select.select_option(SIGNS.countries[0].id)
    expect(select).to_be_focused()
    number = SIGNS.countries[0].numbers[0]
    dial = answer_box(page).locator(".course-outcome__heading").first.locator("a")
    expect(dial).to_have_attribute("href", f"tel:{number}")


def test_the_button_for_who_is_not_sure_says_at_once_whom_to_call(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    button(page, SIGNS, "unsure").click()
    expect(answer_box(page)).to_have_attribute("data-level", "2")
    expect(sign_field(page, next(s for s in SIGNS.signs if s.id == SIGNS.unsure))).to_be_checked()


def test_where_is_it_leads_to_the_line_and_ticks_nothing(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    for place, jump in zip(
        SIGNS.places, signs_part(page).locator(".course-button--jump").all(), strict=True
    ):
        jump.click()
        field = sign_field(page, next(s for s in SIGNS.signs if s.id == place.sign))
        expect(field).to_be_focused()
        expect(field).to_be_in_viewport()
    assert signs_part(page).locator("input:checked").count() == 0


def test_the_week_that_she_types_is_said_and_is_kept_nowhere(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    sign_field(page, GROUPS[2][0]).click()
    ask(page)
    signs_part(page).locator("[name=weeks]").fill("14")
    signs_part(page).locator("[name=weeks]").blur()
    expect(answer_box(page)).to_contain_text("I am 14 weeks pregnant")
    assert "14" not in page.evaluate("JSON.stringify(localStorage)")
    page.reload()
    expect(signs_part(page).locator("[name=weeks]")).to_have_value("")


def test_the_urgent_lines_fill_at_most_four_screens_of_a_phone(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}", viewport={"width": 390, "height": 844})
    heights = (
        signs_part(page)
        .locator(".course-signs__group")
        .evaluate_all("groups => groups.map((group) => group.offsetHeight)")
    )
    assert sum(heights[:2]) <= 4 * 844, heights


def test_clear_the_list_empties_all_and_says_so(open_page, book):
    page = open_page(f"{book}/{SIGNS_PAGES[0]}")
    sign_field(page, GROUPS[2][0]).click()
    signs_part(page).locator("input[name=stage]").nth(1).click()
    ask(page)
    button(page, SIGNS, "clear").click()
    assert read(page) == "" and signs_part(page).locator("[name=sign]:checked").count() == 0
    expect(announced(page)).to_have_text(WORDS["cleared"])
    sign_field(page, GROUPS[2][0]).click()
    assert read(page) == ""


@pytest.mark.parametrize("where", SIGNS_PAGES)
def test_without_script_each_line_says_what_to_do(open_page, book, where):
    page = open_page(f"{book}/{where}", java_script_enabled=False)
    for sign in SIGNS.signs:
        line = tidy(signs_part(page).locator(f'[data-line="{sign.id}"]').inner_text())
        action = called(ACTIONS[sign.action].short, None, None)
        said = f"{action} {plain(SIGNS.do_not_rub)}" if sign.do_not_rub else action
        assert line.startswith(plain(sign.text)) and line.endswith(said)
        assert plain(sign.help or "") in line
    assert signs_part(page).locator("button:visible, input:visible, select:visible").count() == 0
    for country in SIGNS.countries:
        for number in country.numbers:
            row = signs_part(page).locator(f'li[data-country="{country.id}"]')
            assert row.locator(f'a[href="tel:{number}"]').first.is_visible()
