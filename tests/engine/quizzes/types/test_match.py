"""The type `match`: entries and their targets. Its marks are in `fixtures/marking/match.yml`."""

from helpers.asking import asked, html_of, refusal

from coursebook.core.messages import messages

MATCH = {
    "type": "match",
    "pairs": [
        {"id": "leg", "text": "A **leg**", "target": "now", "feedback": "Fl."},
        {"id": "itch", "text": "An itch", "target": "later", "feedback": "Fi."},
    ],
    "targets": [
        {"id": "later", "text": "Later & more", "level": 4},
        {"id": "now", "text": "*Now*", "level": 2},
    ],
}


def test_each_entry_is_the_label_of_a_list_of_all_targets_and_nothing_is_chosen_yet():
    lists = html_of(MATCH).all("select")
    assert [each.attributes["data-entry"] for each in lists] == ["leg", "itch"]
    for each in lists:
        assert each.parent.tag == "label" and [option.text() for option in each.all("option")] == [
            messages()["choose"],
            "Later & more",
            "Now",
        ]
        assert [option.attributes["value"] for option in each.all("option")] == ["", "later", "now"]


def test_the_targets_have_letters_for_paper():
    listed = next(each for each in html_of(MATCH).all("ol"))
    assert listed.attributes["type"] == "A" and [item.text() for item in listed.all("li")] == [
        "Later & more",
        "Now",
    ]


def test_an_entry_names_a_target_that_is_there():
    spoiled = {**MATCH, "pairs": [MATCH["pairs"][0], {**MATCH["pairs"][1], "target": "soon"}]}
    assert refusal(spoiled) == "'soon' is not a target; write one of: later, now."


def test_in_a_red_flag_each_target_says_how_urgent_it_is():
    assert asked({**MATCH, "red_flag": True}).marking["levels"] == {"later": 4, "now": 2}
    assert "each target needs its 'level'" in refusal(
        {
            **MATCH,
            "red_flag": True,
            "targets": [{"id": "now", "text": "Now"}, {"id": "later", "text": "L"}],
        }
    )
