"""The sentences of the course that stand the same, word for word, wherever it says the same thing.

They stand once, by name, in `book/messages/en.yml` under `sentences`. They are typed here a second
time: a change of one is a clinical decision. What tells of the same thing in other words is found
by the table RULES. Each of its rows is shown to find a spoiled text.
"""

import json
import re
from typing import NamedTuple

import pytest
import yaml
from helpers.places import ROOT

from coursebook.core.messages import messages
from coursebook.course.citations import CLAIMS_COMMENT

BOOK, NOTEBOOKS = ROOT / "book", ROOT / "notebooks"
SETTLED = {
    "normal_first": "Leg cramps are common and usually harmless.",
    "pain_rule": "A leg cramp has not let go after 10 minutes, or one leg keeps hurting and is not "
    "easing? Call your maternity unit now, day or night.",
    "soreness_rule": "Sore after a cramp that let go? Up to 24 hours is normal, if it is easing "
    "and the leg is not swollen, hot or a new colour. Easing: it hurts less than just after the "
    "cramp.",
    "headline": "One leg swollen, hot, a new colour, or hurting and not easing: call now.",
    "belly_line": "Belly cramps or tightenings that keep coming, belly pain that stays, or fever "
    "with pain in your belly, back or bottom? This list is about legs and clots. Call your "
    "maternity unit now. Sudden, very bad, or you feel faint? Emergency number.",
    "class_rule": "Does a sign from the box fit you now, or are you worried? Come to me; we call "
    "together. Any other ache, or sore from a cramp last night? Sit this one out, and tell me "
    "afterwards.",
    "look_first": "A sudden hard knot: stretch at once. A bedtime habit, or someone else's hands "
    "on your leg: look at both legs first.",
    "stretch_no_test": "A stretch may hurt more for some seconds, then ease. It is not a test for "
    "a clot.",
    "skin": "On brown or black skin a new colour is harder to see. Feel for heat, and look at both "
    "legs.",
    "box_heading": "Stop and call if…",
    "box_lines": [
        "Chest pain, coughing up blood, collapse, or suddenly short of breath: call your emergency "
        "number now.",
        "One leg is swollen, hot or a new colour, or keeps hurting and is not easing: call your "
        "maternity unit now, day or night.",
        "A leg cramp has not let go after 10 minutes: call your maternity unit now. Do not rub the "
        "leg.",
    ],
    "less_than_20_weeks": "Less than about 20 weeks? Your doctor or early pregnancy unit.",
}
FIXED = messages()["sentences"]
CHECKLIST = yaml.safe_load((NOTEBOOKS / "03-red-flags.checklist.yml").read_text(encoding="utf-8"))
# One asks a clinician about the words themselves, and the other is no page.
NOT_PAGES = {"clinical-review.md", "README.md"}
PAGES = [path for path in sorted(BOOK.rglob("*.md")) if path.name not in NOT_PAGES]
LESSONS = sorted(NOTEBOOKS.glob("*.ipynb"))
DATA = [
    *(path for path in sorted(BOOK.glob("*.yml")) if path.name != "search-words.yml"),  # as typed
    *sorted(NOTEBOOKS.glob("*.yml")),
    BOOK / "messages" / "en.yml",
]


class Rule(NamedTuple):
    """What tells that a sentence speaks of something that has its fixed words.

    `tells` is looked for in each sentence when all fixed ones are taken out, so that what it finds
    is said in other words; `unless` excuses a sentence. `say` names the fixed sentence, or is it.
    """

    tells: str
    say: str
    unless: str | None = None


LINE = {sign["id"]: f"the line '{sign['id']}' of the list" for sign in CHECKLIST["signs"]}
RULES = {
    "sore and 24 hours": Rule(
        r"\b24 hours\b.*\b(?:sore|soreness|tender)\b|\b(?:sore|soreness|tender)\b.*\b24 hours\b",
        "soreness_rule",
        r"\b(?:over|more than|longer than|after) 24 hours\b",
    ),
    "both legs look and feel the same": Rule(
        r"\blooks? and feels? the same\b|\bnormal if both legs\b", "soreness_rule"
    ),
    "10 minutes and a call": Rule(
        r"\b10 minutes\b.*\bcall\b|\bcall\b.*\b10 minutes\b", "pain_rule", r"\bnot let go\b"
    ),
    "still there after 10 minutes": Rule(
        r"\bstill (?:there|hurts?)\b.*\b10 minutes\b"
        r"|\b10 minutes\b.*\bstill (?:there|hurts?)\b",
        "pain_rule",
    ),
    "worse as you stretch": Rule(
        r"(?<!and )\bworse (?:as|when|with) (?:you stretch|she stretches|the stretch)",
        LINE["cramp-now-ten-minutes"],
    ),
    "stays or gets worse": Rule(r"\bstays or gets worse\b", "box_lines"),
    "pain that stays": Rule(
        r"(?<!belly )\bpain (?:that )?stays\b",
        "headline, or 'pain in one leg that is not easing'",
    ),
    "looks or feels different": Rule(
        r"\bone leg (?:that )?(?:is|looks?|feels?)(?: or feels?)? different\b", "headline"
    ),
    "one leg swollen": Rule(
        r"^\W*one leg swollen\b",
        "headline",
        r"^\W*one leg swollen, hot, a new colour, or hurting and not easing\?",
    ),
    "harmless": Rule(r"\busually harmless\b", "normal_first"),
    "a faint beside the emergency number": Rule(
        r"\bfaints?\b.*\b(?:emergency|999)\b|\b(?:emergency|999)\b.*\ba faint\b",
        LINE["collapse"],
        r"\b(?:do(?:es)? not wake|not awake|with a faint|within a minute|feel faint)\b",
    ),
    "anyone with pain": Rule(
        r"\banyone with (?:leg )?pain\b|\bdo you have (?:leg )?pain now\b", "class_rule"
    ),
    "come to me": Rule(r"\bcome to me\b", "class_rule"),
    "read about skin infections": Rule(
        r"\bwe read (?:this|it) (?:about|for|of) skin infections\b"
        r"|\bno source that shows it for clots\b",
        "skin",
    ),
    "red is harder to see": Rule(r"\bred(?:ness)? (?:is|may be) hard(?:er)? to see\b", "skin"),
    "brown or black skin": Rule(r"\bon brown or black skin\b", "skin"),
    "25 signs": Rule(r"\b25 (?:warning )?signs\b", "'the signs', without a number"),
    "only a test": Rule(r"\bonly a test can\b", "'Only a scan can.'"),
    "stretch is no test": Rule(
        r"\bstretch(?:ing)? (?:is|proves?) (?:no|not a|nothing)\b(?: test)?", "stretch_no_test"
    ),
    "change in how you pee": Rule(
        r"\bchange in how (?:you|she|they) pees?\b", LINE["cannot-pee"]
    ),
    "red line": Rule(r"\bred line\b", "'a hard, sore cord under the skin'"),
    "belly cramps": Rule(
        r"\bbelly (?:cramps?|pain)\b.*\bcall\b|\bcall\b.*\bbelly (?:cramps?|pain)\b", "belly_line",
        r"\bbelly cramps or tightenings that keep coming, belly pain that stays, or fever with "
        r"pain in your belly, back or bottom\?",
    ),
    "look at both legs first": Rule(r"\blook at both legs first\b", "look_first"),
    "20 weeks": Rule(
        r"\b(?:less than|before|under) (?:about )?20 weeks\?", "less_than_20_weeks",
        r"\?\W*(?:call your doctor, early pregnancy unit\b|her doctor or early pregnancy unit\.)",
    ),
}  # fmt: skip


def plain(text):
    """Return a text without marks of claims, pictures, links and other signs of Markdown."""
    text = CLAIMS_COMMENT.sub(" ", text)
    text = re.sub(r"\{claim\}`[^`]*`|\[\(i\)\]\(#claim-[^)]*\)", " ", text)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)|</?[a-z][^>]*>", " ", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    for blank, said in {
        "{unit}": "your maternity unit",
        "{emergency}": "your emergency number",
    }.items():
        text = text.replace(blank, said)
    text = re.sub(r"[*_`☎‼◷✎>|]", "", text).replace("’", "'")
    return re.sub(r"\s+([.,:;?!])", r"\1", " ".join(text.split()))


def in_its_place(text):
    """Return a pattern that finds a fixed sentence, small or large at its start, in any line."""
    words = plain(text)
    return re.compile(re.escape(words.rstrip(".")), re.I)


SAID = [
    in_its_place(text)
    for text in sorted(
        [text for text in FIXED.values() if isinstance(text, str)]
        + [FIXED["soreness_rule"].partition(" Easing:")[0]]
        + FIXED["box_lines"]
        + [sign["text"] for sign in CHECKLIST["signs"]]
        + [say for sign in CHECKLIST["signs"] for say in sign["say"]]
        + [item["text"] for item in CHECKLIST["next_visit"]["items"]],
        key=len,
        reverse=True,
    )
]


def passages(markdown):
    """Return the paragraphs, items and cells of a Markdown text."""
    blocks = re.split(r"\n\s*>?\s*\n|\n(?=[\s>]*(?:[-*+]|\d+\.)\s)|\n(?=#)|\s\|\s", markdown)
    return [text for block in blocks if (text := plain(block))]


def strings(data):
    """Yield the texts of nested data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from strings(part)


def texts_of(path):
    """Return what a file says, in passages.

    Of the ledger that is what the course says itself: not what others say, what is not confirmed,
    and titles, which are short.
    """
    if path.suffix == ".md":
        return passages(path.read_text(encoding="utf-8"))
    if path.suffix == ".ipynb":
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = [
            "".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown"
        ]
        own = notebook["metadata"].get("coursebook", {})
        return [part for text in (*cells, *strings(own)) for part in passages(text)]
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    if path.name == "evidence.yml":
        data = [
            *(entry["claim"] for entry in data["claims"]),
            *(entry["teach"] for entry in data["disagreements"]),
        ]
    if path.name == "en.yml":
        data = {key: part for key, part in data.items() if key != "sentences"}
    return [part for text in strings(data) for part in passages(text)]


def in_other_words(texts):
    """Return each sentence that says in other words what has its fixed ones, and which to say."""
    found = []
    for text in texts:
        for said in SAID:
            text = said.sub("…", text)
        # a question goes on into its answer
        for sentence in re.split(r"(?<=[.!…])[\"”')]*\s+", text):
            found += [
                f"{name}: say {rule.say}: {sentence}"
                for name, rule in RULES.items()
                if re.search(rule.tells, sentence, re.I)
                and not (rule.unless and re.search(rule.unless, sentence, re.I))
            ]
    return found


def quotations(markdown):
    """Return the quotations of a Markdown text, without the signs before their lines."""
    blocks = re.findall(r"(?:^>[^\n]*(?:\n|$))+", markdown, re.M)
    return [re.sub(r"^> ?", "", block, flags=re.M) for block in blocks]


def boxes(markdown):
    """Return the lines of each box that says when to stop and call."""
    return [
        [plain(line) for line in re.findall(r"^- (.+(?:\n(?![-\n]).+)*)", block, re.M)]
        for block in quotations(markdown)
        if re.search(r"\bstop and call if\b", block, re.I)
    ]


def markdown_of(path):
    """Return the Markdown of a page or of a lesson."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        return text
    cells = json.loads(text)["cells"]
    return "\n\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")


def name(path):
    return path.relative_to(ROOT).as_posix()


# --- the sentences themselves ---


def test_the_fixed_sentences_are_those_that_were_settled():
    assert FIXED == SETTLED


def test_the_list_of_signs_says_them_too():
    assert plain(CHECKLIST["above"]) == FIXED["belly_line"]
    assert plain(CHECKLIST["soreness"]) == FIXED["soreness_rule"]
    helps = " ".join(sign.get("help", "") for sign in CHECKLIST["signs"])
    assert FIXED["skin"] in " ".join(helps.split())
    assert FIXED["less_than_20_weeks"] in plain(CHECKLIST["later"])


@pytest.mark.parametrize(
    "claim, sentence",
    {
        "usually-harmless": "normal_first",
        "pain-rule": "pain_rule",
        "sore-24-hours": "soreness_rule",
        "headline": "headline",
        "class-rule": "class_rule",
        "look-or-stretch-first": "look_first",
        "stretch-no-test": "stretch_no_test",
        "red-hard-to-see": "skin",
    }.items(),
)
def test_the_claim_behind_a_fixed_sentence_has_its_words(claim, sentence):
    ledger = yaml.safe_load((BOOK / "evidence.yml").read_text(encoding="utf-8"))
    entry = next(entry for entry in ledger["claims"] if entry["id"] == claim)
    words = FIXED[sentence].partition(" Easing:")[0]  # the claim says that in its note
    assert plain(entry["claim"]).startswith(words)


# --- where they are said ---


@pytest.mark.parametrize("path", [*PAGES, *LESSONS, *DATA], ids=name)
def test_what_has_fixed_words_is_said_in_them(path):
    assert in_other_words(texts_of(path)) == []


@pytest.mark.parametrize("path", [*PAGES, *LESSONS], ids=name)
def test_each_box_has_the_three_lines_word_for_word(path):
    assert [box for box in boxes(markdown_of(path)) if box != FIXED["box_lines"]] == []


@pytest.mark.parametrize("path", [*LESSONS, BOOK / "index.md", BOOK / "just-tell-me.md"], ids=name)
def test_each_lesson_and_what_a_tired_reader_opens_has_the_box_once(path):
    assert len(boxes(markdown_of(path))) == 1


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.guide.yml")), ids=name)
def test_the_box_of_a_guide_has_the_three_lines_word_for_word(path):
    stop = yaml.safe_load(path.read_text(encoding="utf-8"))["stop"]
    assert stop["heading"] == FIXED["box_heading"]
    assert [plain(line) for line in stop["lines"]] == FIXED["box_lines"]


@pytest.mark.parametrize("path", [BOOK / "just-tell-me.md", BOOK / "when-to-call.md"], ids=name)
def test_what_a_tired_reader_opens_begins_with_what_is_ordinary(path):
    text = plain(markdown_of(path).partition("\n# ")[2].partition("\n")[2])
    assert text.startswith(FIXED["normal_first"])


# --- the rules find what they are for ---

SPOILED = {
    "sore and 24 hours": "A muscle can stay sore for up to 24 hours after a cramp.",
    "both legs look and feel the same": "It is normal if both legs look and feel the same.",
    "10 minutes and a call": "The pain lasts longer than 10 minutes? Call your unit.",
    "still there after 10 minutes": "**Still there after 10 minutes?** See someone.",
    "worse as you stretch": "Is it worse as you stretch? Stop.",
    "stays or gets worse": "the pain stays or gets worse: **call your maternity unit now**",
    "pain that stays": "Pain that stays may be a clot.",
    "looks or feels different": "One leg that looks or feels different? Call now.",
    "one leg swollen": "One leg swollen or hot: call, day or night.",
    "harmless": "Cramps are usually harmless.",
    "a faint beside the emergency number": "A faint? Call your emergency number now.",
    "anyone with pain": "Anyone with pain now comes to you.",
    "come to me": "Come to me at once. Do not wait for the end.",
    "read about skin infections": "We read this about skin infections, not clots.",
    "red is harder to see": "On dark skin, red is harder to see.",
    "brown or black skin": "On brown or black skin, feel for heat.",
    "25 signs": "See all 25 signs.",
    "only a test": "Nobody can tell by looking. **Only a test can.**",
    "stretch is no test": "The stretch is not a test.",
    "change in how you pee": "Back pain and a new change in how you pee or poo.",
    "red line": "A hard, sore, red line on your leg.",
    "belly cramps": "Belly cramps? Call your midwife.",
    "look at both legs first": "Before you stretch, look at both legs first.",
    "20 weeks": "Less than about 20 weeks? Call your midwife.",
}
SOUND = [
    "Belly cramps or tightenings that keep coming, **belly pain that stays**, or fever with pain "
    "in your belly, back or bottom? This list is about legs and clots. Call {unit} now. Sudden, "
    "very bad, or you feel faint? Emergency number.",
    "A leg cramp took over 10 minutes to let go, or its soreness lasts over 24 hours? See a "
    "midwife or doctor today.",
    "Sore for more than 24 hours, but easing: see someone today.",
    "Short of breath: suddenly, harder and harder, with a faint, or with one swollen leg? Call "
    "your emergency number now.",
    "You fainted, and woke within a minute? Call your maternity unit now. Not awake? Call the "
    "emergency number now.",
    "The cramp lasted 4 minutes. It let go.",
    *(text for text in SETTLED.values() if isinstance(text, str)),
]


def test_each_rule_has_its_spoiled_text():
    assert set(SPOILED) == set(RULES)


@pytest.mark.parametrize("rule, text", SPOILED.items(), ids=SPOILED)
def test_a_rule_finds_old_words(rule, text):
    found = in_other_words(passages(f"A page.\n\n- {text}\n"))
    assert [line for line in found if line.startswith(f"{rule}: ")]


@pytest.mark.parametrize("text", SOUND)
def test_sound_words_are_not_blamed(text):
    assert in_other_words(passages(text)) == []


SOUND_BOX = "> ☎ **Stop and call if…**\n>\n" + "".join(
    f"> - **{line.partition(':')[0]}**:{line.partition(':')[2]} <!-- claims: a-b, c -->\n"
    for line in SETTLED["box_lines"]
)


def test_a_sound_box_is_read_with_its_marks_and_what_follows():
    assert boxes(f"{SOUND_BOX}>\n> It may be a clot.\n\nText.\n") == [SETTLED["box_lines"]]


@pytest.mark.parametrize(
    "old, new",
    [
        ("keeps hurting and is not easing", "hurts"),
        ("> - **A leg cramp", "> - One more line\n> - **A leg cramp"),
        (SOUND_BOX.splitlines(keepends=True)[-1], ""),
        ("day or night", "by day"),
    ],
    ids=["other words", "a line more", "a line less", "another time"],
)
def test_a_spoiled_box_is_found(old, new):
    assert old in SOUND_BOX
    assert boxes(SOUND_BOX.replace(old, new)) != [SETTLED["box_lines"]]
