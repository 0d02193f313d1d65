"""The warning signs of the course against the triage they must follow, typed here a second time.

The table below is the team's own list of lines, levels and words. A change of the course's file
that is not made here too fails, on purpose: such a change is a clinical decision.
"""

import random
import re
from itertools import combinations

import pytest
from helpers.html_tree import tree
from helpers.places import ROOT

from coursebook.checklists.html import checklist_html
from coursebook.checklists.loading import load_checklist
from coursebook.checklists.triage import triage

FILE = ROOT / "notebooks" / "03-red-flags.checklist.yml"
EMERGENCY, DEPARTMENT, UNIT, TODAY = "emergency", "department", "unit", "today"

# id, what is ticked, level, what to do, not to be rubbed, may be a clot
TABLE = [
    (
        "short-of-breath",
        "Short of breath: suddenly, harder and harder, with a faint, or with one swollen leg.",
        *(1, EMERGENCY, True, True),
    ),
    (
        "chest-pain",
        "A painful or tight chest or upper back, coughing up blood, or heart racing at rest.",
        *(1, EMERGENCY, False, True),
    ),
    (
        "collapse",
        "You collapse, have a fit, or faint and do not wake within a minute.",
        *(1, EMERGENCY, False, False),
    ),
    (
        "stroke",
        "Suddenly your face drops, one arm or leg is weak, one side numb, or speech goes wrong.",
        *(1, EMERGENCY, False, False),
    ),
    (
        "very-ill",
        "Suddenly confused; or you can hardly stand or your heart races, with fever or throwing "
        "up.",
        *(1, EMERGENCY, False, False),
    ),
    (
        "cold-or-limp-leg",
        "One leg is cold, pale and very painful, or limp: it will not move when you try.",
        *(1, EMERGENCY, True, False),
    ),
    (
        "saddle-numbness",
        "Numb or tingling bottom or between your legs, both legs weak, or pain shooting down both.",
        *(1, DEPARTMENT, False, False),
    ),
    (
        "cannot-pee",
        "Leg or back pain, and you cannot pee, cannot stop pee or poo, or cannot feel it.",
        *(1, DEPARTMENT, False, False),
    ),
    (
        "swollen-leg",
        "One leg is swollen, warm, a new colour (red, dark, blue, pale, grey), or numb and "
        "painful.",
        *(2, UNIT, True, True),
    ),
    (
        "both-legs",
        "Both legs are swollen: suddenly, or they really hurt, feel hot, changed colour, or are "
        "not alike.",
        *(2, UNIT, True, True),
    ),
    (
        "pain-that-stays",
        "One leg or thigh keeps hurting, resting or walking, or feels heavy, and is not easing.",
        *(2, UNIT, True, True),
    ),
    (
        "groin-or-thigh",
        "One groin, hip or side of your bottom hurts even at rest, and is not easing.",
        *(2, UNIT, True, True),
    ),
    (
        "cramp-now-ten-minutes",
        "A leg cramp has not let go after 10 minutes, or stretching makes it worse and worse.",
        *(2, UNIT, True, True),
    ),
    (
        "breathless-or-fainted",
        "Out of breath at rest or lying flat, or clearly more than last week; or you fainted.",
        *(2, UNIT, False, True),
    ),
    (
        "headache-or-swelling",
        "Very bad headache, changed eyesight, pain under your ribs, or sudden swelling of face, "
        "hands or feet.",
        *(2, UNIT, False, False),
    ),
    (
        "sick-and-weak",
        "You keep throwing up, and are weak or dizzy, or no drink stays down all day.",
        *(2, UNIT, False, False),
    ),
    (
        "worried",
        "You are not sure about a sign, or you are very worried.",
        *(2, UNIT, False, False),
    ),
    (
        "red-line",
        "A hard, sore cord under the skin of a leg; it may look red or darker.",
        *(3, TODAY, True, True),
    ),
    ("vomiting", "You keep throwing up and have leg cramps.", *(3, TODAY, False, False)),
    (
        "long-cramp-gone",
        "A leg cramp took over 10 minutes to let go, or its soreness lasts over 24 hours.",
        *(3, TODAY, True, True),
    ),
    (
        "groin-when-moving",
        "New pain in one groin or hip that stops when you rest.",
        *(3, TODAY, True, True),
    ),
]
# What stands under the help of a line, with the level that this help asks for.
HELP = {
    "chest-pain": ["in your side when you breathe in: tick this", "skips beats: too"],
    "stroke": ["Call even if it passes", "worst headache of your life"],
    "very-ill": ["skips beats counts as racing", "hot, sore or darker skin: tick this too"],
    "cold-or-limp-leg": ["rock hard after 10 minutes", "a leg that fell asleep"],
    "saddle-numbness": ["epidural or spinal", "A back that hurts more and more"],
    "cannot-pee": ["Hard to start, or new leaking", "a little leak when you cough"],
    "swollen-leg": ["One arm swollen or a new colour: tick this too", "Feel for heat"],
    "pain-that-stays": ["Only when you stand, walk, press it or bend the foot up: counts"],
    "sick-and-weak": ["no pee for 8 hours"],
    "headache-or-swelling": ["blurred, double, or flashing lights"],
    "red-line": ["High in the thigh, near the groin, or growing?"],
}
# Each sign of the list before this one: the lines that take it up now, and the least help that
# redflags allow each. What was told apart (one leg or both, at rest or not) has a row of its own.
OLD_SIGNS = [
    ("short-of-breath", "short-of-breath", 1),
    ("chest-pain", "chest-pain", 1),
    ("coughing-blood", "chest-pain", 1),
    ("collapse: not awake", "collapse", 1),
    ("collapse: fainted, awake", "breathless-or-fainted", 2),
    ("collapse: heart very fast", "chest-pain", 1),
    ("stroke", "stroke", 1),
    ("severe-infection", "very-ill", 1),
    ("vomiting-weak: can hardly stand", "very-ill", 1),
    ("vomiting-weak: weak or dizzy", "sick-and-weak", 2),
    ("saddle-numbness", "saddle-numbness", 1),
    ("both-legs-weak", "saddle-numbness", 1),
    ("both-legs-weak: pee and poo", "cannot-pee", 1),
    ("swollen-leg", "swollen-leg", 2),
    ("swollen-leg: both", "both-legs", 2),
    ("hot-or-new-colour", "swollen-leg", 2),
    ("numb-leg", "swollen-leg", 2),
    ("pain-that-stays", "pain-that-stays", 2),
    ("groin-or-thigh", "groin-or-thigh", 2),
    ("groin-or-thigh: stops at rest", "groin-when-moving", 3),
    ("cramp-now-ten-minutes", "cramp-now-ten-minutes", 2),
    ("headache-or-eyesight", "headache-or-swelling", 2),
    ("ribs-or-sudden-swelling", "headache-or-swelling", 2),
    ("worried", "worried", 2),
    ("red-line", "red-line", 3),
    ("vomiting", "vomiting", 3),
    ("long-cramp-gone", "long-cramp-gone", 3),
]
COUNTRIES = {
    "United Kingdom": ["999"],
    "Ireland": ["112", "999"],
    "European Union": ["112"],
    "United States": ["911"],
    "Canada": ["911"],
    "Australia": ["000"],
    "New Zealand": ["111"],
}
CLOSED = {
    "United Kingdom": "111, day and night",
    "Ireland": "GP's out-of-hours service, or the maternity hospital",
    "European Union": "116 117",
    "United States": "after-hours line, or labor and delivery",
    "Canada": "811, a nurse",
    "Australia": "1800MEDICARE",
    "New Zealand": "0800 611 116",
}
STAGES = {
    "early": ("your doctor, early pregnancy unit or maternity unit", "weeks pregnant"),
    "pregnant": ("your maternity unit", "weeks pregnant"),
    "six-weeks": ("your maternity unit or midwife", "I gave birth on"),
    "one-year": ("your doctor, or the out-of-hours line", "I gave birth on"),
    "not-sure": ("your maternity unit, midwife or doctor", "I am pregnant"),
}


@pytest.fixture(scope="module")
def signs():
    return load_checklist(FILE)


@pytest.fixture(scope="module")
def page(signs):
    return tree(checklist_html(signs, FILE.parent))


def outcome_text(page, outcome):
    return page.one("div", data_outcome=outcome).text()


def worst(rows):
    """What the table says to a set of its rows: level, actions that may be told, rub, clot."""
    level = min(row[2] for row in rows)
    actions = {row[3] for row in rows if row[2] == level}
    action = EMERGENCY if EMERGENCY in actions else actions.pop()
    return level, action, any(row[4] for row in rows), any(row[5] for row in rows)


def test_there_are_the_lines_of_the_table_word_for_word_and_no_others(signs):
    found = [
        (
            sign.id,
            sign.text,
            signs.action_of(sign).level,
            sign.action,
            sign.do_not_rub,
            sign.feared,
        )
        for sign in signs.signs
    ]
    assert found == TABLE and len(TABLE) == 21


def test_a_line_has_at_most_17_words_and_never_the_bare_word_cramp(signs):
    for sign in signs.signs:
        assert len(sign.text.split()) <= 17, sign.text
        assert "cramp" not in sign.text.lower() or "leg cramp" in sign.text.lower(), sign.text


@pytest.mark.parametrize("name", HELP)
def test_what_counts_and_what_does_not_stands_under_its_line_and_in_no_fold(page, name):
    line = page.one("li", data_line=name)
    for words in HELP[name]:
        assert words in line.text()
    assert not line.all("details")


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_each_line_alone_gives_its_own_level_and_action(signs, row):
    assert triage(signs, [row[0]]) == worst([row])


@pytest.mark.parametrize("old, line, least", OLD_SIGNS, ids=[row[0] for row in OLD_SIGNS])
def test_no_sign_of_the_list_before_gets_less_help_than_is_allowed(signs, old, line, least):
    assert triage(signs, [line]).level <= least


def test_every_pair_and_2000_random_sets_in_every_country_give_the_higher_level(signs):
    chance = random.Random(14)
    sets = list(combinations(TABLE, 2))
    sets += [chance.sample(TABLE, chance.randint(3, len(TABLE))) for _ in range(2000)]
    for rows in sets:
        level, action, rub, clot = worst(rows)
        for country in (None, *signs.countries):
            at_111 = country and country.id == "nz" and action == DEPARTMENT
            wanted = (level, EMERGENCY if at_111 else action, rub, clot)
            assert triage(signs, [row[0] for row in rows], country) == wanted, (rows, country)


def test_nothing_ticked_has_no_level(signs):
    assert triage(signs, []) == (None, None, False, False)


# --- whom to call ---


def test_the_countries_have_these_numbers_and_these_lines_when_nobody_answers(signs):
    assert {country.name: country.numbers for country in signs.countries} == COUNTRIES
    for country in signs.countries:
        words = re.sub(r"\[(.*?)\]\(tel:\d+\)", r"\1", country.out_of_hours)
        assert CLOSED[country.name] in words


def test_each_number_dials(page):
    for name, numbers in COUNTRIES.items():
        line = next(
            item
            for item in page.all("li")
            if item.with_class("course-signs__country")
            and item.with_class("course-signs__country")[0].text() == name
        )
        emergency = line.with_class("course-signs__emergency")[0]
        assert [(link.attributes["href"], link.text()) for link in emergency.all("a")] == [
            (f"tel:{n}", n) for n in numbers
        ]


def test_no_number_stands_in_the_list_until_a_country_is_chosen(page, signs):
    assert signs.emergency == "your emergency number"
    numbers = page.with_class("course-signs__numbers")[0]
    dialled = [link for link in page.all("a") if link.attributes["href"].startswith("tel:")]
    inside = [link for link in numbers.all("a")]
    assert dialled == inside


def test_the_stages_are_these_five_and_none_hides_a_sign(signs):
    assert {stage.id: stage.unit for stage in signs.stages} == {
        name: unit for name, (unit, _) in STAGES.items()
    }
    for stage in signs.stages:
        assert STAGES[stage.id][1] in stage.say


def test_the_united_states_call_their_provider(signs):
    country = next(each for each in signs.countries if each.id == "us")
    for stage in signs.stages:
        early = stage.id in ("pregnant", "six-weeks")
        wanted = "labor and delivery, or your provider" if early else "your provider"
        assert signs.unit_of(stage, country) == wanted


def test_somebody_whose_pregnancy_ended_is_not_asked_to_say_that_she_gave_birth(signs):
    for stage in signs.stages[2:4]:
        assert "my pregnancy ended" in stage.text and "My pregnancy ended" in stage.say


def test_the_baby_is_not_named_to_who_has_no_baby_inside(signs):
    for stage in signs.stages:
        gone = stage.id in ("six-weeks", "one-year")
        assert ("baby" in (stage.beyond or signs.beyond)) is not gone
        assert "Heavy bleeding: call {emergency}" in (stage.beyond or signs.beyond)


# --- the words ---


@pytest.mark.parametrize("row", TABLE, ids=[row[0] for row in TABLE])
def test_each_line_says_without_script_what_to_do(page, row):
    do = {
        EMERGENCY: "Call your emergency number now.",
        DEPARTMENT: "Go to the nearest emergency department now.",
        UNIT: "Call your maternity unit now.",
        TODAY: "See a midwife or doctor today.",
    }
    name, text, level, action, rub, _ = row
    line = page.one("li", data_line=name)
    assert line.with_class("course-sign__text")[0].text() == text
    said = line.with_class("course-signs__do")[0].text()
    assert said == do[action] + (" Do not rub the leg." if rub else "")
    assert line.parent.parent.attributes["data-level"] == str(level)


@pytest.mark.parametrize(
    "sentence",
    [
        "You ticked no sign.",
        "This list cannot tell you that you are well.",
        "Signs alone cannot show if you have a clot, and they can start later.",
        "If one leg keeps hurting and is not easing, or you are worried, call your maternity unit "
        "now, day or night.",
        "Look at the list again if anything changes.",
    ],
)
def test_nothing_ticked_says(page, sentence):
    assert sentence in outcome_text(page, "nothing")


@pytest.mark.parametrize(
    "sentence",
    [
        "See a midwife or doctor today.",
        "Today means in the next hours.",
        "If it is closed, use the out-of-hours line or call your maternity unit.",
        "If you get worse while you wait, call your emergency number.",
        "Do not rub the leg.",
    ],
)
def test_level_3_says(page, sentence):
    assert sentence in outcome_text(page, TODAY)


@pytest.mark.parametrize(
    "sentence",
    [
        "Call your maternity unit now.",
        "Do not wait for morning.",
        "If you get worse while you wait, call your emergency number.",
        "Do not rub the leg.",
    ],
)
def test_level_2_says(page, sentence):
    assert sentence in outcome_text(page, UNIT)


def test_level_1_says_what_to_do_first_in_at_most_eight_words(page):
    for action in (EMERGENCY, DEPARTMENT):
        heading = page.one("div", data_outcome=action).one("h4").text().lstrip("‼ ")
        assert heading.split()[0] in ("Call", "Go") and len(heading.split()) <= 8
        assert "Do not drive yourself." in outcome_text(page, action)
        assert "Do not rub the leg." in outcome_text(page, action)
    assert outcome_text(page, EMERGENCY).startswith("‼ Call your emergency number now.")
    assert "If you cannot get there, call your emergency number." in outcome_text(page, DEPARTMENT)


@pytest.mark.parametrize(
    "words",
    [
        "Read this out",
        "weeks pregnant",
        "I gave birth, or my pregnancy ended, on",
        "I am calling because:",
        "I am worried about a blood clot.",
        "I need to be seen now.",
        "I have had a clot before.",
        "I inject a blood thinner.",
        "I had a caesarean on",
        "I need an interpreter for",
        "They say wait, or you are not theirs? Ask: “Who will see me now for a possible blood "
        "clot?”",
        "Still no answer? Go to the hospital. If you get worse, call your emergency number.",
    ],
)
def test_there_are_words_to_read_out_on_the_phone(page, words):
    assert words in outcome_text(page, "read-out")


def test_the_call_says_how_soon_but_in_an_emergency_only_who_and_why(signs):
    assert [(action.id, action.when) for action in signs.actions if action.read_out] == [
        (EMERGENCY, None),
        (DEPARTMENT, None),
        (UNIT, "now"),
        (TODAY, "today"),
    ]


def test_each_line_has_clauses_in_the_first_person_or_of_who_is_with_her(signs):
    for sign in signs.signs:
        assert sign.say, sign.id
        for clause in sign.say:
            assert not {"you", "your"} & set(clause.lower().split()), clause


def test_nothing_that_soothes_stands_with_levels_1_and_2(page):
    for outcome in (EMERGENCY, DEPARTMENT, UNIT):
        for word in ("most people", "9 in 10", "rare", "probably", "do not worry", "usually"):
            assert word not in outcome_text(page, outcome).lower()


def test_what_they_do_is_folded_and_comes_with_a_sign_of_a_clot_only(page):
    fold = page.one("details")
    assert "ultrasound scan" in fold.text() and "data-feared" in fold.attributes


def test_no_answer_scores_or_tells_that_all_is_well(page):
    box = page.one("div", data_outcome="nothing")
    for word in ("0 of", "of 21", "✓", "all clear", "you are fine", "no clot", "good news", "%"):
        assert word not in box.text().lower()
    assert not {"good", "ok", "success", "green", "well"} & {
        part for name in box.attributes["class"].split() for part in name.split("-")
    }


def test_the_belly_line_comes_before_the_list_and_soreness_is_no_box_to_tick(page, signs):
    text = page.text()
    belly = "Belly cramps or tightenings that keep coming, belly pain that stays"
    assert text.index(belly) < text.index(TABLE[0][1])
    sore = "Sore after a cramp that let go? Up to 24 hours is normal, if it is easing and the leg"
    assert sore in text and sore not in " ".join(label.text() for label in page.all("label"))


def test_where_is_it_leads_to_seven_lines(page, signs):
    places = [item.attributes["data-to"] for item in page.all("li") if "data-to" in item.names]
    assert len(places) == 7 and set(places) <= {sign.id for sign in signs.signs}


@pytest.mark.parametrize("level", [1, 2])
def test_the_first_two_groups_say_that_one_is_enough(signs, level):
    lead = signs.groups[level - 1].lead.replace("*", "")
    assert lead.startswith("Any one of these? Call now. You do not need to finish the list.")


@pytest.mark.parametrize(
    "sentence",
    [
        "One part of a line is enough. Leg means from groin to foot.",
        "Tick the line. The person on the phone will help you decide.",
        "Your ticks are not kept and go nowhere.",
        "Draft: no clinician has reviewed this list yet.",
        "It does not take the place of a midwife or doctor.",
        "This list is about legs and clots. Bleeding, waters breaking, your baby moving less",
        "Heavy bleeding: call your emergency number.",
    ],
)
def test_the_list_says(page, sentence):
    assert sentence in page.text()


def test_what_waits_for_the_next_visit_is_text_without_a_box(page, signs):
    names = [item.id for item in signs.next_visit.items]
    assert names == ["cramps-wake-you", "slow-puffy-both", "outer-thigh-numb", "eases-with-rest"]
    for name in names:
        assert not page.one("li", data_line=name).all("input")


def test_every_line_has_its_picture_beside_it(page, signs):
    for sign in signs.signs:
        assert page.one("li", data_line=sign.id).all("img"), sign.id


def test_no_blank_is_left_unfilled(page):
    assert "{" not in page.text() and "}" not in page.text()
    assert "†" not in page.text() and "UNCHECKED" not in page.text()
