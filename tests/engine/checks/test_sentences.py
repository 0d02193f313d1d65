"""Sentences that state a number or give advice: found where they stand, all else passed over."""

import pytest

from coursebook.checks.sentences import find_unmarked

MARK = "[(i)](#claim-so)"


def found(text):
    """Return the sentences that are found, each with the words that ask for a claim."""
    unmarked = list(find_unmarked(text))
    for one in unmarked:
        assert text[one.start :].startswith(one.sentence)
    return [(one.sentence, one.words) for one in unmarked]


@pytest.mark.parametrize(
    "sentence, words",
    [
        ("Hiccups last up to 10 minutes.", "10 minutes"),
        ("Hold your breath for 20 to 30 seconds.", "30 seconds"),
        ("A 5-minute walk is enough.", "5-minute"),
        ("Take 1.5 litres a day.", "1.5 litres"),
        ("Take 250mg at most.", "250mg"),
        ("Keep it at 38 °C.", "38 °"),
        ("About 40% have them.", "40%"),
        ("About 40 percent have them.", "40 percent"),
        ("In 1 in 10 they stay.", "1 in 10"),
        ("It helped 79 in every 100 people.", "79 in every 100"),
        ("It helped 3 out of 4.", "3 out of 4"),
        ("They come 5 times as often.", "5 times as"),
        ("You should drink water.", "should"),
        ("You must not hold it back.", "must"),
        ("**Still there after 2 days?** Call.", "2 days"),
        ("Hold it for 10 seconds, see [the steps](steps.md).", "10 seconds"),
        ("They last\nup to 10 minutes.", "10 minutes"),
    ],
)
def test_a_number_with_its_unit_or_advice_asks_for_a_claim(sentence, words):
    assert found(sentence) == [(sentence, words)]


@pytest.mark.parametrize(
    "text",
    [
        f"Hiccups last 10 minutes. {MARK}",
        f"Hiccups last 10 minutes {MARK}.",
        f"**Hiccups last 10 minutes.** {MARK} {MARK} Then they go.",
        f"Do they last 10 minutes? Call. {MARK}",
        "They last 10 minutes. ([A study](#source-study))",
        "They last 10 minutes {claim}`so`.",
        f"| Time | 10 minutes {MARK} |",
    ],
)
def test_a_sentence_that_names_a_claim_or_a_source_is_passed_over(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "*8 minutes*",
        "## The first 10 minutes",
        "> ### You should call",
        "Look at [what 10 minutes do](ten.ipynb), or call [24 hours](tel:112).",
        "![You should hold it for 10 seconds.](hold.svg)",
        "Write `wait 10 minutes`.\n\n```\nYou should wait 10 minutes.\n```\n\nGo on.",
        "1. Sit.\n2. Breathe.\n\n10. Stand up.",
        "Go back to step 3. Read lesson 2.",
        "In 2021 four studies were read.",
        "A man is 40 years old. He was 3 weeks late.",
        "The lesson takes about 8 minutes.",
        "Call day and night, 24 hours a day.",
        "Breathe in and hold it.",
        "",
    ],
)
def test_what_states_nothing_is_passed_over(text):
    assert found(text) == []


def test_the_mark_of_one_sentence_is_not_that_of_the_next_or_of_the_one_before():
    assert found(f"So it is. {MARK} You should call. It ends. {MARK}") == [
        ("You should call.", "should")
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"- It is so. {MARK}\n- {{}}\n- It is so. {MARK}",
        f"1. It is so. {MARK}\n2. {{}}\n3. It is so. {MARK}",
        f"> It is so {MARK}\n>\n> - {{}}\n> - It is so {MARK}",
        f"It is so {MARK}\n\n{{}}\n\nIt is so {MARK}",
        f"| It is so {MARK} | {{}} |\n|---|---|\n| It is so {MARK} | So |",
        f"## It is so\n{{}}\n- It is so {MARK}",
    ],
    ids=["list", "steps", "quotation", "paragraphs", "table", "heading"],
)
def test_an_item_a_cell_and_a_paragraph_are_sentences_of_their_own(text):
    assert found(text.format("It lasts 10 minutes")) == [("It lasts 10 minutes", "10 minutes")]
