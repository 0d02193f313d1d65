"""The catalogue of the engine's own words: complete, without leftovers, its blanks all filled."""

import re
from html.parser import HTMLParser

import pytest

from coursebook.checklists import html as checklists
from coursebook.commands.scripts import parts_of
from coursebook.core.bundle import PACKAGE
from coursebook.core.messages import messages
from coursebook.quizzes import html as quizzes


def texts_below(folder, pattern):
    """Return the text of each file below a folder by its path there, wherever it lies.

    No list of folders has to be kept.
    """
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob(pattern))
    }


TEMPLATES = texts_below(PACKAGE, "*.j2")
SCRIPTS = {
    path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8")
    for path in dict.fromkeys([*parts_of("course"), *parts_of("red-flags")])
}
QUIZ = (
    "browser/question.js",
    "browser/question_type.js",
    "browser/quiz.js",
    *(name for name in SCRIPTS if not name.startswith("browser/")),
)
SAID = {
    QUIZ: [*quizzes._QUIZ_MESSAGES, *quizzes._ONE_BY_ONE_MESSAGES],
    ("browser/habits.js",): checklists._HABITS_MESSAGES,
    ("browser/red-flags.js",): checklists._SIGNS_MESSAGES,
}
GROUPS = {
    name for name, text in messages().items() if isinstance(text, dict)
}  # words of their own: levels, theme, progress …
ENGINE = {name: text for name, text in messages().items() if name not in GROUPS}
BLANKS = {
    "question_of": {"number", "total"},
    "score": {"right", "total"},
    "score_all": {"total", "first"},
    "score_left": {"left"},
    "ticked": {"ticked", "total"},
    "unit_call": {"number"},
    "partly": {"share", "points"},
    "last_tries": {"left"},
    "from_to": {"low", "high"},
    "in_order": {"right", "total"},
    "up": {"step"},
    "down": {"step"},
    "moved": {"step", "place", "total"},
    "step": {"number"},
    "hint": {"number", "total"},
    "give_hint": {"number", "total"},
    "more_questions": {"count"},
    "worth": {"points"},
    "form": {"form"},
    "points": {"points", "most"},
    "unanswered": {"left"},
}


def in_templates():
    return {
        found
        for text in TEMPLATES.values()
        for pair in re.findall(r'words\.(\w+)|words\["(\w+)"\]', text)
        for found in pair
        if found
    }


def in_script(*names):
    return {found for name in names for found in re.findall(r"\bwords\.(\w+)", SCRIPTS[name])}


def test_every_word_that_a_template_asks_for_is_there():
    assert in_templates() - set(messages()) == set()


@pytest.mark.parametrize("scripts", SAID, ids=lambda scripts: scripts[0])
def test_each_part_of_the_script_is_given_exactly_the_words_that_it_says(scripts):
    assert set(SAID[scripts]) == in_script(*scripts)
    assert len(SAID[scripts]) == len(set(SAID[scripts]))


def test_no_other_part_of_the_script_says_words():
    assert [
        name
        for name in SCRIPTS
        if name not in {script for each in SAID for script in each} and in_script(name)
    ] == []


def test_no_word_of_the_catalogue_is_left_over():
    used = in_templates().union(*(in_script(*scripts) for scripts in SAID)) | {
        "true",
        "false",
        "sure",
        "think",
        "guess",
        "too_low",
        "too_high",
    }
    assert set(ENGINE) - used == set()


def test_every_word_is_text_and_the_four_levels_have_their_signs():
    assert messages()["levels"] == {1: "‼", 2: "☎", 3: "◷", 4: "✎"}
    assert [
        name for name, text in ENGINE.items() if not (isinstance(text, str) and text.strip())
    ] == []


@pytest.mark.parametrize("name", sorted(ENGINE))
def test_the_blanks_in_a_word_are_those_that_are_filled(name):
    assert set(re.findall(r"\{(\w+)\}", ENGINE[name])) == BLANKS.get(name, set())


def test_the_two_answers_to_a_statement_are_words_and_not_booleans():
    assert (messages()["true"], messages()["false"]) == ("True", "False")


def test_a_mark_is_said_in_words_and_not_by_a_sign_alone():
    for name in ("right", "wrong"):
        assert re.search(r"[A-Za-z]{3}", messages()[name])


def test_no_word_of_the_engine_soothes_or_scores_the_warning_signs():
    told = " ".join(
        messages()[name] for name in [*SAID["browser/red-flags.js",], "no_sign_heading"]
    )
    assert not re.search(
        r"0 of|✓|\bwell\b|\bfine\b|\bsafe\b|\bgood\b|\bOK\b|\bno worry\b", told, re.I
    )


# The groups: what the book's pages say, and the tables of settings

THEME_FOLDER = PACKAGE / "book" / "theme"
THEME = texts_below(THEME_FOLDER, "*.html")
THEME["front_door.html.j2"] = TEMPLATES["book/front_door.html.j2"]
EXTENSION = texts_below(PACKAGE / "book", "*.py")
SETTINGS = ("settings_tables.py", "directives/settings.py")  # they have a group of their own
PAGES_SAY = "\n".join(text for name, text in EXTENSION.items() if name not in SETTINGS)
FILLED = {
    "theme": {
        "takes": {"minutes"},
        "found_none": {"query"},
        "found_one": {"query"},
        "found_many": {"count", "query"},
        "found_word": {"word"},
        "found_also": {"words"},
        "found_instead": {"words"},
        "found_mean": {"word"},
        "found_worried": {"page"},
        "code": {"number"},
        "table": {"number"},
        "table_about": {"number", "title"},
        "reviewed.part": {"who", "role", "date"},
        "reviewed.older": {"version", "who", "role", "date"},
        "reviewed.full": {"who", "role", "date"},
    },
    "film": {"switch": {"title"}},
    "evidence": {
        "mark": {"number", "verdict", "title"},
        "note": {"number"},
        "graded_by": {"who"},
        "behind": {"title"},
        "all_claims": {"count"},
        "all_sources": {"count"},
        "checked": {"checked", "due"},
        "shown": {"shown", "total"},
        "not_reviewed": {"version"},
        "review_of": {"version", "pages"},
    },
    "settings": {
        "caption": {"name"},
        "caption_each": {"path"},
        "caption_group": {"path"},
        "always": {"values"},
        "one_of": {"values"},
        "from_to": {"kind", "low", "high"},
        "from": {"kind", "low"},
        "least": {"kind", "least"},
    },
}


def test_the_words_of_the_theme_are_those_that_its_pages_and_its_extension_say():
    used = {
        found
        for text in THEME.values()
        for found in re.findall(r"\{\{ (?:words|theme)\.(\w+)", text)
    }
    used |= {"reviewed", "drafts"}  # what is said of the clinical review
    used |= set(
        re.findall(
            r"""(?:messages\(\)\[["']theme["']\]|context\["words"\]|said|words)\[["'](\w+)["']\]""",
            PAGES_SAY,
        )
    )
    assert used == set(messages()["theme"])


def test_the_words_of_the_settings_are_those_that_their_tables_say():
    text = "".join(EXTENSION[name] for name in SETTINGS)
    assert [name for name in messages()["settings"] if f'"{name}"' not in text] == []


@pytest.mark.parametrize("group", FILLED)
def test_the_blanks_in_the_words_of_a_group_are_those_that_are_filled(group):
    texts = dict(texts_of(messages()[group]))
    assert all(
        isinstance(text, str) and (text.strip() or name == "drafts.full")
        for name, text in texts.items()
    )
    assert {
        name: set(re.findall(r"\{(\w+)\}", text)) for name, text in texts.items() if "{" in text
    } == FILLED[group]


def texts_of(group, before=""):
    """Yield the texts of a group by their names, those of groups within it as `group.name`."""
    for name, text in group.items():
        yield from texts_of(text, f"{name}.") if isinstance(text, dict) else [(before + name, text)]


def test_the_words_of_the_evidence_are_those_that_its_templates_and_pages_say():
    used = {
        found
        for text in [*TEMPLATES.values(), *THEME.values()]
        for found in re.findall(r"\b(?:t|evidence_words)\.(\w+)", text)
    }
    used |= set(re.findall(r'(?:\bt|messages\(\)\["evidence"\])\["(\w+)"\]', PAGES_SAY))
    assert set(messages()["evidence"]) - used == set()


# No English is left in a template or a script

SPOKEN = {"alt", "aria-label", "aria-description", "title", "placeholder", "label"}
PAGES = TEMPLATES | texts_below(PACKAGE, "*.html")
ALL_SCRIPTS = {
    name: text
    for name, text in texts_below(PACKAGE, "*.js").items()
    if not name.startswith("browser/dist/")  # those here, joined
}
TAGS = set(
    """a article b button details div em fieldset form h1 h2 h3 h4 i img input label legend li
main nav ol option p pre section select small span strong style summary svg
table tbody td textarea th thead tr ul""".split()
)
NESTED = r"[^{}`]|`[^`]*`"
EXPRESSION = re.compile(rf"\$\{{(?:{NESTED}|\{{(?:{NESTED}|\{{(?:{NESTED})*\}})*\}})*\}}")
LITERAL = re.compile(
    rf'"((?:[^"\\\n]|\\.)*)"|\'((?:[^\'\\\n]|\\.)*)\'|`((?:[^`\\$]|\\.|{EXPRESSION.pattern}|\$)*)`'
)


class Said(HTMLParser):
    """What a page says: its texts and the attributes that are read out."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)
        self.close()

    def handle_data(self, data):
        self.found.append(data)

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in SPOKEN and value]


def said_by_a_template(text):
    """Return what stands in a template: words in its HTML, and sentences in its expressions."""
    bare = re.sub(r"\{#.*?#\}", "", text, flags=re.S)
    code = re.findall(r"\{[{%].*?[%}]\}", bare, flags=re.S)
    written = [
        found
        for each in code
        for pair in re.findall(r'"([^"]*)"|\'([^\']*)\'', each)
        for found in pair
    ]
    found = Said(re.sub(r"\{[{%].*?[%}]\}", "", bare, flags=re.S)).found
    return [each.strip() for each in found if re.search(r"[^\W\d_]{2}", each)] + [
        each for each in written if is_sentence(each)
    ]


def said_by_a_script(text):
    """Return the sentences among the literals of a script.

    What an error tells a programmer is none.
    """
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    bare = re.sub(r"^\s*//.*$|\s//[^\"'`\n]*$|new Error\([^\n]*\)", "", bare, flags=re.M)
    return [each for each in literals(bare) if is_sentence(each)]


def literals(script):
    """Yield the literals of a script, and those within the expressions of a template.

    A template's literal has `$` where an expression stands.
    """
    for found in LITERAL.finditer(script):
        text = found[1] or found[2] or found[3] or ""
        for expression in EXPRESSION.findall(text if found[3] else ""):
            yield from literals(expression[2:-1])
        yield EXPRESSION.sub("$", text)


def is_sentence(text):
    """Tell whether a literal has a space and a word that is no name of a tag.

    Class names, selectors and paths have signs.
    """
    words_of = [
        word
        for word in re.split(r"[\s,>+~]+", text)
        if re.fullmatch(r"[^\W\d_]{2,}[.!?…:;]?", word)
    ]
    return " " in text and text != "use strict" and any(word not in TAGS for word in words_of)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_no_template_holds_words_of_its_own(name):
    assert said_by_a_template(PAGES[name]) == []


@pytest.mark.parametrize("name", sorted(ALL_SCRIPTS))
def test_no_script_holds_a_sentence(name):
    assert said_by_a_script(ALL_SCRIPTS[name]) == []


@pytest.mark.parametrize(
    "text, said",
    [
        ("<p>Try again</p>", ["Try again"]),
        ("<p>{{ words.again }}</p>", []),
        ('<img alt="A leg">', ["A leg"]),
        ('<a title="{{ words.again }}">✓ {{ q.stem|inline }}</a>', []),
        ("<b>{% if a %}Go{% endif %}</b>", ["Go"]),
        ("{# A note. #}", []),
        ("{{ q.text or 'No text here' }}", ["No text here"]),
        ('{% import "questions/x.html.j2" as x %}', []),
        ('<p class="two words">1</p>', []),
        ('<input placeholder="Search">', ["Search"]),
    ],
)
def test_words_in_a_template_are_found(text, said):
    assert said_by_a_template(text) == said


@pytest.mark.parametrize(
    "text, said",
    [
        ('tell("Try again.")', ["Try again."]),
        ("tell(`You have ${left} tries left`)", ["You have $ tries left"]),
        ('tell(`${left ? "Try again" : words.end} ${JSON.stringify({a: {b: 1}})}`)', ["Try again"]),
        ("tell('Not yet')", ["Not yet"]),
        ('make("p", "course-said course-said--again")', []),
        ('all(x, "input, select, button")', []),
        ('one(a, `[data-item="${id}"]`)', []),
        ('"use strict";', []),
        ("// Try again.\nlet a = 1; // for now", []),
        ("throw new Error(`no ${selector} in the HTML`)", []),
        ('all("main .book-scroll, main pre")', []),
        ("/** Try again. */", []),
    ],
)
def test_sentences_in_a_script_are_found(text, said):
    assert said_by_a_script(text) == said
