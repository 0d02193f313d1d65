"""The warning signs of the course against the triage they must follow, typed here a second time.

The table below is the team's own list of signs, levels and words. A change of the course's file
that is not made here too fails, on purpose: such a change is a clinical decision.
"""

from itertools import combinations

import pytest
from helpers.html_tree import tree
from helpers.places import ROOT

from coursebook.checklists.html import checklist_html
from coursebook.checklists.loading import load_checklist
from coursebook.checklists.triage import triage

FILE = ROOT / "notebooks" / "03-red-flags.checklist.yml"
EMERGENCY, DEPARTMENT, UNIT, TODAY, VISIT = "emergency", "department", "unit", "today", "next-visit"

# number, sign, level, what to do, not to be rubbed
TABLE = [
    ("1", "You are short of breath all of a sudden.", 1, EMERGENCY, False),
    ("2", "Your chest or upper back hurts or feels tight.", 1, EMERGENCY, False),
    ("3", "You cough up blood.", 1, EMERGENCY, False),
    ("4", "You faint or collapse, or your heart beats very fast.", 1, EMERGENCY, False),
    (
        "4b",
        "Half of your face drops, one arm is weak, or your words come out wrong, all of a sudden.",
        1,
        EMERGENCY,
        False,
    ),
    ("5", "You feel numb between your legs or around your bottom.", 1, DEPARTMENT, False),
    (
        "6",
        "Both legs are weak, or pain shoots down both legs. Or you have leg or back pain and a "
        "new change in how you pee or poo.",
        1,
        DEPARTMENT,
        False,
    ),
    (
        "7",
        "Your skin is red, hot or sore. You also have a fever, and you throw up, feel mixed up, "
        "or your heart beats very fast.",
        1,
        EMERGENCY,
        False,
    ),
    (
        "8",
        "You have cramps and keep throwing up. Now you are weak, or your heart pounds or skips.",
        1,
        EMERGENCY,
        False,
    ),
    (
        "9",
        (
            "One leg is swollen or bigger than the other. Or both legs are swollen and hurt, feel "
            "hot or look a new colour."
        ),
        2,
        UNIT,
        True,
    ),
    (
        "10",
        "Part of a leg is warm or hot, or its skin looks red, blue, grey or not its normal "
        "colour. On brown or black skin, red is hard to see: feel for heat and look at both legs.",
        2,
        UNIT,
        True,
    ),
    (
        "11",
        "One leg has pain or a heavy ache that does not stop. Or it hurts more when you stand or "
        "walk, or you cannot put weight on it.",
        2,
        UNIT,
        True,
    ),
    (
        "12",
        "A cramp is still there after 10 minutes, or a stretch makes the pain worse.",
        2,
        UNIT,
        True,
    ),
    (
        "13",
        "You have new pain in one groin or one thigh. Or your bottom, back or low belly hurts, "
        "and a leg is swollen or you have a mild fever.",
        2,
        UNIT,
        True,
    ),
    (
        "14",
        "A leg feels numb or dull, and it hurts, is swollen or looks a new colour.",
        2,
        UNIT,
        True,
    ),
    ("15", "You have a very bad headache, or your eyesight has changed.", 2, UNIT, False),
    (
        "16",
        (
            "You have pain under your ribs, or your face, hands or feet swell up all of a sudden. "
            "You may throw up too."
        ),
        2,
        UNIT,
        False,
    ),
    ("17", "You are not sure about a sign, or you are very worried.", 2, UNIT, False),
    ("18", "There is a hard, sore, red line along a vein.", 3, TODAY, False),
    ("19", "You have cramps and keep throwing up.", 3, TODAY, False),
    (
        "20",
        (
            "A cramp lasted more than 10 minutes but has gone now. Or you are still sore after 24 "
            "hours, with no other sign."
        ),
        3,
        TODAY,
        False,
    ),
    ("21", "Cramps often wake you. You have no other sign.", 4, VISIT, False),
    ("22", "At night you feel you must move your legs.", 4, VISIT, False),
    (
        "23",
        (
            "The outside of one thigh is numb, or pain shoots down the back of one leg. Your leg "
            "is as strong as before."
        ),
        4,
        VISIT,
        False,
    ),
    ("24", "Both legs got puffy slowly. They look the same and do not hurt.", 4, VISIT, False),
]
COUNTRIES = [
    ("United Kingdom", ["999"]),
    ("Ireland", ["112", "999"]),
    ("European Union", ["112"]),
    ("United States", ["911"]),
    ("Canada", ["911"]),
    ("Australia", ["000"]),
    ("New Zealand", ["111"]),
]
SAID = {
    UNIT: "your maternity unit",
    "after birth": "your maternity unit, midwife or doctor",
    VISIT: "your midwife or doctor",
    "visit after birth": "your midwife, health visitor or doctor",
}


@pytest.fixture(scope="module")
def signs():
    return load_checklist(FILE)


@pytest.fixture(scope="module")
def page(signs):
    return tree(checklist_html(signs))


def outcome_text(page, outcome):
    return page.one("div", data_outcome=outcome).text()


def ids(signs):
    """Return the ids of the signs, in the order of the table."""
    return [sign.id for sign in signs.signs]


def test_there_are_the_signs_of_the_table_word_for_word_and_no_others(signs):
    assert [sign.text for sign in signs.signs] == [text for _, text, *_ in TABLE]
    assert len(TABLE) == 25


def test_each_sign_has_its_level_and_its_action(signs):
    found = [(signs.action_of(sign).level, sign.action) for sign in signs.signs]
    assert found == [(level, action) for _, _, level, action, _ in TABLE]


def test_the_leg_is_not_to_be_rubbed_with_signs_9_to_14_and_only_with_those(signs):
    assert [
        number for (number, *_), sign in zip(TABLE, signs.signs, strict=True) if sign.do_not_rub
    ] == [
        "9",
        "10",
        "11",
        "12",
        "13",
        "14",
    ]
    assert [sign.do_not_rub for sign in signs.signs] == [rub for *_, rub in TABLE]


@pytest.mark.parametrize("index", range(len(TABLE)), ids=[row[0] for row in TABLE])
def test_each_sign_alone_gives_its_own_level_and_action(signs, index):
    _, _, level, action, rub = TABLE[index]
    assert triage(signs, [ids(signs)[index]]) == (level, (action,), rub)


@pytest.fixture(scope="module")
def variants(signs):
    """The list as seen at every stage and in every country: only these two are left in it."""
    return [
        signs.model_copy(update={"stages": [stage], "countries": [country]})
        for stage in signs.stages
        for country in signs.countries
    ]


def test_every_pair_at_every_stage_in_every_country_gives_the_higher_level(signs, variants):
    names = ids(signs)
    assert len(variants) == 28
    for seen in variants:
        for one, other in combinations(range(len(TABLE)), 2):
            outcome = triage(seen, [names[other], names[one]])
            level = min(TABLE[one][2], TABLE[other][2])
            wanted = {TABLE[i][3] for i in (one, other) if TABLE[i][2] == level}
            rub = level <= 2 and (TABLE[one][4] or TABLE[other][4])
            assert (outcome.level, set(outcome.actions), outcome.do_not_rub) == (
                level,
                wanted,
                rub,
            ), (TABLE[one], TABLE[other])


def test_one_red_flag_wins_over_every_reassuring_sign(signs):
    mild = [name for name, row in zip(ids(signs), TABLE, strict=True) if row[2] == 4]
    for name, row in zip(ids(signs), TABLE, strict=True):
        if row[2] < 4:
            assert triage(signs, [*mild, name]).level == row[2]


def test_all_signs_together_are_an_emergency(signs):
    assert triage(signs, ids(signs)) == (1, (EMERGENCY, DEPARTMENT), True)


def test_nothing_ticked_has_no_level(signs):
    assert triage(signs, []) == (None, (), False)


# --- whom to call ---


def test_the_countries_have_these_numbers(signs):
    assert [(country.name, country.numbers) for country in signs.countries] == COUNTRIES


def test_each_number_dials(page):
    for name, numbers in COUNTRIES:
        line = next(
            item
            for item in page.all("li")
            if item.with_class("course-signs__country")[0].text() == name
        )
        assert [(link.attributes["href"], link.text()) for link in line.all("a")] == [
            (f"tel:{n}", n) for n in numbers
        ]


def test_no_number_stands_in_the_list_until_a_country_is_chosen(page, signs):
    assert signs.emergency == "your emergency number"
    numbers = page.with_class("course-signs__numbers")[0]
    assert {link.parent.parent.parent for link in page.all("a")} == {numbers}


def test_the_stages_are_these_four_and_none_hides_a_sign(signs):
    assert [stage.id for stage in signs.stages] == ["pregnant", "six-weeks", "one-year", "not-sure"]
    for words, stage in zip(
        ["pregnant", "last 6 weeks", "up to a year", "not sure"], signs.stages, strict=True
    ):
        assert words in stage.text


@pytest.mark.parametrize(
    "stage, unit, visit",
    [
        ("pregnant", SAID[UNIT], SAID[VISIT]),
        ("six-weeks", SAID["after birth"], SAID["visit after birth"]),
        ("one-year", SAID["after birth"], SAID["visit after birth"]),
        ("not-sure", SAID["after birth"], SAID["visit after birth"]),
    ],
)
def test_the_stage_changes_whom_to_call(signs, stage, unit, visit):
    found = next(each for each in signs.stages if each.id == stage)
    assert (found.unit, found.visit) == (unit, visit)


def test_somebody_whose_pregnancy_ended_is_not_asked_to_say_that_she_gave_birth(signs):
    for stage in signs.stages[1:3]:
        assert "my pregnancy ended" in stage.text and "my pregnancy ended" in stage.say


# --- the words ---


@pytest.mark.parametrize("index", range(len(TABLE)), ids=[row[0] for row in TABLE])
def test_the_table_says_beside_each_sign_what_to_do(page, index):
    do = {
        EMERGENCY: "Call your emergency number now.",
        DEPARTMENT: "Go to the nearest emergency department now.",
        UNIT: "Call your maternity unit now.",
        TODAY: "See someone today.",
        VISIT: "Tell your midwife or doctor at your next visit.",
    }
    _, text, level, action, rub = TABLE[index]
    rows = [row for row in page.one("table").all("tr") if row.all("td")]
    assert [cell.text() for cell in rows[index].all("td")] == [
        text,
        do[action] + (" Do not rub the leg." if rub else ""),
    ]
    assert rows[index].parent.attributes["data-level"] == str(level)


@pytest.mark.parametrize(
    "sentence",
    [
        "You ticked no sign.",
        "This list cannot tell you that you are well.",
        "Signs alone cannot show if you have a clot, and they can start later.",
        (
            "If the pain stays or gets worse, or you are worried, call your maternity unit now, "
            "day or night."
        ),
        "Look at the list again if anything changes.",
    ],
)
def test_nothing_ticked_says(page, sentence):
    assert sentence in outcome_text(page, "nothing")


@pytest.mark.parametrize(
    "sentence",
    [
        "Tell your midwife or doctor at your next visit.",
        "This list cannot tell you that you are well.",
        "Call now if a sign in the first two groups starts.",
    ],
)
def test_level_4_says(page, sentence):
    assert sentence in outcome_text(page, VISIT)


@pytest.mark.parametrize(
    "sentence",
    [
        "Today means in the next hours.",
        "If it is closed, use the out-of-hours line or call your maternity unit.",
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


def test_level_1_says_what_to_do_first_in_at_most_eight_words(signs, page):
    for action in (EMERGENCY, DEPARTMENT):
        heading = page.one("div", data_outcome=action).one("h4").text().lstrip("‼ ")
        assert heading.split()[0] in ("Call", "Go") and len(heading.split()) <= 8
    assert outcome_text(page, EMERGENCY).startswith("‼ Call your emergency number now.")
    assert "If you cannot get there, call your emergency number." in outcome_text(page, DEPARTMENT)


@pytest.mark.parametrize(
    "words",
    [
        "Read this out",
        "I am pregnant",
        "I gave birth on",
        "I have:",
        "I need to be seen now.",
        "I need an interpreter for",
    ],
)
def test_there_are_words_to_read_out_on_the_phone(page, words):
    assert words in outcome_text(page, "read-out")


def test_words_to_read_out_come_with_levels_2_and_3(signs):
    assert [action.id for action in signs.actions if action.read_out] == [UNIT, TODAY]


def test_nothing_that_soothes_stands_with_levels_1_and_2_or_the_call(page):
    for outcome in (EMERGENCY, DEPARTMENT, UNIT, "read-out"):
        for word in (
            "most people",
            "9 in 10",
            "rare",
            "probably",
            "do not worry",
            "usually",
            "often nothing",
        ):
            assert word not in outcome_text(page, outcome).lower()


def test_no_answer_scores_or_tells_that_all_is_well(page):
    for outcome in ("nothing", VISIT):
        box = page.one("div", data_outcome=outcome)
        for word in (
            "0 of",
            "of 25",
            "of 24",
            "✓",
            "all clear",
            "you are fine",
            "no clot",
            "good news",
            "score",
            "%",
        ):
            assert word not in box.text().lower()
        assert not {"good", "ok", "success", "green", "well"} & {
            part for name in box.attributes["class"].split() for part in name.split("-")
        }


def test_nothing_ticked_looks_like_level_4(page):
    looks = [
        page.one("div", data_outcome=outcome).attributes["class"] for outcome in ("nothing", VISIT)
    ]
    assert looks[0] == looks[1]


def test_soreness_is_told_above_the_list_and_is_no_box_to_tick(page, signs):
    words = (
        "A muscle can stay sore for up to 24 hours after a cramp. That is normal if both legs "
        "look and feel the same. If the leg is swollen, hot or a new colour, or hurts more and "
        "more, tick it."
    )
    assert words in page.text() and page.text().index(words) < page.text().index(TABLE[0][1])
    assert words not in " ".join(label.text() for label in page.all("label"))


@pytest.mark.parametrize("level", [1, 2])
def test_the_first_two_groups_say_that_one_is_enough(signs, level):
    lead = signs.groups[level - 1].lead.replace("*", "")
    assert lead == "Any one of these? Call now. You do not need to finish the list."


@pytest.mark.parametrize(
    "sentence",
    [
        "Tick it. The person on the phone will help you decide.",
        (
            "This list is about legs and clots. For anything else that worries you about you or "
            "your baby, call your maternity unit."
        ),
        "no clinician has reviewed this list yet",
    ],
)
def test_the_list_says(page, sentence):
    assert sentence in page.text()


def test_the_list_says_that_ticks_go_nowhere_and_that_the_signs_count_after_birth(signs):
    assert "not kept" in signs.intro and "count after birth too" in signs.later


def test_no_blank_is_left_unfilled(page):
    assert "{" not in page.text() and "}" not in page.text()
    assert "†" not in page.text() and "UNCHECKED" not in page.text()
