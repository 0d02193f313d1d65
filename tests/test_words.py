"""The catalogue of the engine's own words: complete, without leftovers, its blanks all filled."""

import re
from pathlib import Path

import pytest

import calmcalves
from calmcalves import rendering
from calmcalves.words import words

PACKAGE = Path(calmcalves.__file__).parent
TEMPLATES = {path.name: path.read_text(encoding="utf-8") for path in (PACKAGE / "templates").glob("*.j2")}
SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in (PACKAGE / "static" / "course").glob("*.js")}
SAID = {"quiz.js": rendering._QUIZ_SAYS, "habits.js": rendering._HABITS_SAY, "red-flags.js": rendering._SIGNS_SAY}
BLANKS = {"question_of": {"number", "total"}, "score": {"right", "total"}, "score_all": {"total", "first"},
          "score_left": {"left"}, "ticked": {"ticked", "total"}, "unit_call": {"number"}}


def in_templates():
    return {found for text in TEMPLATES.values() for pair in re.findall(r'words\.(\w+)|words\["(\w+)"\]', text) for found in pair if found}


def in_script(name):
    return set(re.findall(r"\bwords\.(\w+)", SCRIPTS[name]))


def test_every_word_that_a_template_asks_for_is_there():
    assert in_templates() - set(words()) == set()


@pytest.mark.parametrize("script", SAID)
def test_each_part_of_the_script_is_given_exactly_the_words_that_it_says(script):
    assert set(SAID[script]) == in_script(script)
    assert len(SAID[script]) == len(set(SAID[script]))


def test_no_other_part_of_the_script_says_words():
    assert [name for name in SCRIPTS if name not in SAID and in_script(name)] == []


def test_no_word_of_the_catalogue_is_left_over():
    used = in_templates().union(*map(in_script, SAID)) | {"true", "false"}
    assert set(words()) - used == set()


def test_every_word_is_text_and_the_four_levels_have_their_signs():
    assert words()["levels"] == {1: "‼", 2: "☎", 3: "◷", 4: "✎"}
    assert [name for name, text in words().items() if name != "levels" and not (isinstance(text, str) and text.strip())] == []


@pytest.mark.parametrize("name", sorted(words()))
def test_the_blanks_in_a_word_are_those_that_are_filled(name):
    assert set(re.findall(r"\{(\w+)\}", str(words()[name]) if name != "levels" else "")) == BLANKS.get(name, set())


def test_the_two_answers_to_a_statement_are_words_and_not_booleans():
    assert (words()["true"], words()["false"]) == ("True", "False")


def test_a_mark_is_said_in_words_and_not_by_a_sign_alone():
    for name in ("right", "wrong"):
        assert re.search(r"[A-Za-z]{3}", words()[name])


def test_no_word_of_the_engine_soothes_or_scores_the_warning_signs():
    told = " ".join(words()[name] for name in [*SAID["red-flags.js"], "no_sign_heading", "outcomes_heading"])
    assert not re.search(r"0 of|✓|\bwell\b|\bfine\b|\bsafe\b|\bgood\b|\bOK\b|\bno worry\b", told, re.I)
