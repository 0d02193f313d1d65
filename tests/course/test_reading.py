"""The measure of reading ease itself, on texts whose numbers can be worked out by hand."""

import json

import pytest
from helpers.reading import grade, lesson_text, plain, sentences, syllables


@pytest.mark.parametrize(
    "word, count",
    [
        ("cat", 1),
        ("leg", 1),
        ("cramp", 1),
        ("stretched", 1),
        ("don't", 1),
        ("don’t", 1),
        ("water", 2),
        ("midwife", 2),
        ("calcium", 3),
        ("pregnancy", 3),
        ("magnesium", 4),
        ("emergency", 4),
        ("Maternity", 4),
        ("STOP", 1),
    ],
)
def test_syllables_are_counted_as_they_are_said(word, count):
    assert syllables(word) == count


@pytest.mark.parametrize("word", ["zzyx", "qwrt", "ferritinaemia", "é"])
def test_a_word_that_no_dictionary_has_still_has_a_syllable(word):
    assert syllables(word) >= 1


def test_british_spelling_is_counted_like_american():
    assert syllables("colour") == syllables("color")


@pytest.mark.parametrize(
    "word, least",
    [("paracetamol", 4), ("diclofenac", 3), ("ferritin", 2), ("eclampsia", 3), ("cellulitis", 4)],
)
def test_a_long_word_that_no_dictionary_has_is_not_taken_for_a_short_one(word, least):
    assert syllables(word) >= least


def test_a_grade_is_that_of_the_formula():
    # 6 words, 1 sentence, 6 syllables: 0.39 × 6 + 11.8 × 1 − 15.59
    assert grade("The cat sat on the mat.") == pytest.approx(-1.45)
    # 8 words, 2 sentences, 12 syllables: 0.39 × 4 + 11.8 × 1.5 − 15.59
    assert grade("Water is calcium free. Stretch your calf slowly.") == pytest.approx(
        0.39 * 4 + 11.8 * (2 + 1 + 3 + 1 + 1 + 1 + 1 + 2) / 8 - 15.59
    )


def test_hard_text_has_a_high_grade_and_easy_text_a_low_one():
    hard = (
        "Observational investigations consistently demonstrate that gestational venous "
        "thromboembolism necessitates immediate multidisciplinary evaluation, notwithstanding "
        "considerable diagnostic uncertainty in antenatal populations."
    )
    assert grade(hard) > 20
    assert grade("Stop. Call your midwife now. Do not wait.") < 3


def test_a_longer_sentence_is_harder_than_the_same_words_in_two():
    assert grade("You stop and you call and you wait and you rest.") > grade(
        "You stop and you call. And you wait and you rest."
    )


def test_no_text_has_grade_nothing():
    assert grade("") == grade("![A leg.](leg.svg)") == grade("```\ncode\n```") == 0


@pytest.mark.parametrize(
    "text, words",
    [
        (
            "One two. Three four! Five six? Seven…",
            [["One", "two"], ["Three", "four"], ["Five", "six"], ["Seven"]],
        ),
        ("He said “stop.” Then he left.", [["He", "said", "stop"], ["Then", "he", "left"]]),
        (
            "About 1 to 2 in every 1,000 people.",
            [["About", "1", "to", "2", "in", "every", "1,000", "people"]],
        ),
        ("About 1.5 litres.", [["About", "1.5", "litres"]]),
        ("# A heading\n\nA text.", [["A", "heading"], ["A", "text"]]),
        ("- One\n- Two", [["One"], ["Two"]]),
        ("1. First\n2. Second", [["First"], ["Second"]]),
        (
            "> ☎ **Stop and call if…**\n>\n> - it hurts.",
            [["Stop", "and", "call", "if"], ["it", "hurts"]],
        ),
        ("| A | B |\n|---|---|\n| One two | three |", [["A"], ["B"], ["One", "two"], ["three"]]),
        ("A line\nthat goes on.", [["A", "line", "that", "goes", "on"]]),
        ("It is *so* **very** _good_.", [["It", "is", "so", "very", "good"]]),
        ("[A link](x.md) to it.", [["A", "link", "to", "it"]]),
        ("True ([HSE 2018](#source-hse2018)).", [["True"]]),
        ("True ([HSE 2018](#source-hse2018), [NI Direct](#source-nidirect)).", [["True"]]),
        ("True. [(i)](#claim-a-b) [(i)](#claim-c) So.", [["True"], ["So"]]),
        ("True. {claim}`a-b` So.", [["True"], ["So"]]),
        ("See ![A leg.](leg.svg) here.", [["See", "here"]]),
        ("Read https://example.org/a/b now.", [["Read", "now"]]),
        ("Say `quiz(1)` now.", [["Say", "now"]]),
        ("---\ntitle: x\n---\nA text.", [["A", "text"]]),
        ("86 women took part.", [["86", "women", "took", "part"]]),
    ],
)
def test_sentences_are_what_a_reader_reads(text, words):
    assert sentences(text) == words


def test_plain_text_has_no_markup():
    text = plain("## A\n\n> ✎ **Note**\n\n| a | b |\n|---|---|\n| *c* | [d](e) |\n")
    assert not set("#|>*[]()✎") & set(text)


def test_the_text_of_a_lesson_is_its_markdown_without_its_code(tmp_path):
    cells = [
        {"cell_type": "markdown", "source": ["# A\n", "text"]},
        {"cell_type": "code", "source": ["1 + 1"]},
        {"cell_type": "markdown", "source": "more"},
    ]
    path = tmp_path / "x.ipynb"
    path.write_text(json.dumps({"cells": cells}))
    assert lesson_text(path) == "# A\ntext\n\nmore"
