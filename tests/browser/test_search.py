"""The search finds what women type: other spellings, lay words, clinical words, a letter off."""

from urllib.parse import quote

import pytest
from helpers.course_pages import WORDS
from helpers.places import ROOT
from helpers.plain_yaml import read_plain_yaml
from playwright.sync_api import expect

SAID = WORDS["theme"]
CALL = "book/when-to-call"
TELL = "book/just-tell-me"
EASE = "notebooks/02-easing-a-cramp"
PREVENT = "notebooks/04-preventing-cramps"
TABLETS = "notebooks/05-supplements-and-medicines"
JOURNEYS = "notebooks/07-long-journeys"
BEGIN = "notebooks/00-start-here"  # whose check says what bananas do
EVIDENCE = "book/evidence"
CAUSES = "notebooks/01-cramps-and-causes"

# What women type, and the page that comes first.
FIRST = {
    # the words of a leg cramp
    "cramp": TELL,
    "cramps": TELL,
    "leg cramp": TELL,
    "charley horse": TELL,
    "charlie horse": TELL,
    "spasm": TELL,
    "leg spasms": TELL,
    "calves": TELL,
    "stretches": TELL,
    # warning signs, in any words
    "preeclampsia": CALL,
    "pre-eclampsia": CALL,
    "pre eclampsia": CALL,
    "toxemia": CALL,
    "oedema": CALL,
    "edema": CALL,
    "swollen leg": CALL,
    "swelling": CALL,
    "puffy ankles": CALL,
    "haemorrhage": CALL,
    "hemorrhage": CALL,
    "bleeding": CALL,
    "blood clot": CALL,
    "DVT": CALL,
    "deep vein thrombosis": CALL,
    "deep-vein thrombosis": CALL,
    "thrombosis": CALL,
    "pulmonary embolism": CALL,
    "chest pain": CALL,
    "pain in my chest": CALL,
    "breathless": CALL,
    "can't breathe": CALL,
    "shortness of breath": CALL,
    "headaches": CALL,
    "blurred vision": CALL,
    "fainting": CALL,
    "contractions": CALL,
    "waters broke": CALL,
    "baby not moving": CALL,
    "itching": CALL,
    "fever": CALL,
    "throwing up": CALL,
    # medicines and tablets
    "acetaminophen": EASE,
    "paracetamol": EASE,
    "tylenol": EASE,
    "advil": EASE,
    "ibuprofen": EASE,
    "magnesium": TABLETS,
    "quinine": TELL,
    "tonic water": TELL,
    "potassium": BEGIN,
    "bananas": BEGIN,
    # birth and after it
    "labor": TELL,
    "labour": TELL,
    "cesarean": TELL,
    "caesarean": TELL,
    "c-section": TELL,
    "postpartum": TELL,
    # other things
    "bath": PREVENT,
    "pills": TELL,
    "salt": EVIDENCE,
    "third trimester": CAUSES,
    "varicose": TELL,
    "varicose veins": TELL,
    "flying": JOURNEYS,
    "airplane": JOURNEYS,
    "restless legs": CAUSES,
    "dehydrated": PREVENT,
    "compression socks": PREVENT,
}
LETTER_OFF = {
    "preclampsia": CALL,
    "pre-eclamsia": CALL,
    "odema": CALL,
    "edemma": CALL,
    "charly horse": TELL,
    "charleyhorse": TELL,
    "acetominophen": EASE,
    "paracetemol": EASE,
    "paracetmol": EASE,
    "ceasarean": TELL,
    "cesarian": TELL,
    "varicous": TELL,
    "labuor": TELL,
    "hemorrage": CALL,
    "haemorhage": CALL,
    "magnezium": TABLETS,
    "magnesuim": TABLETS,
    "ibuprofin": EASE,
    "thrombossis": CALL,
    "blod clot": CALL,
    "cramsp": TELL,
    "swolen leg": CALL,
    "brethless": CALL,
    "strech": TELL,
    "quinnine": TELL,
    "bananna": BEGIN,
}
LISTED = [
    (kind, word)
    for kind, sets in read_plain_yaml(ROOT / "book" / "search-words.yml").items()
    for words in sets
    for word in words
]


def search(page, book, query):
    """Search for words by the address; return the pages that were found, in their order."""
    page.goto(f"{book}/search.html?q={quote(query)}")
    page.locator(".book-results [role=status]").filter(has_text="“").wait_for()
    return page.locator(".book-results ol > li > a").evaluate_all(
        "all => all.map((a) => a.href.split('#')[0].replace(/^.*?\\/(book|notebooks)\\//, '$1/')"
        ".replace('.html', ''))"
    )


def status(page):
    return page.locator(".book-results [role=status]")


def nearly(word):
    """Yield a word with a letter left out, one doubled, one wrong and two in the wrong order."""
    at = len(word) // 2
    yield word[:at] + word[at + 1 :]
    yield word[:at] + word[at] + word[at:]
    yield word[:at] + "q" + word[at + 1 :]
    if word[at - 1] != word[at]:
        yield word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def test_what_women_type_leads_to_a_page_that_helps(open_page, book):
    page = open_page(f"{book}/search.html")
    assert len(FIRST) >= 40
    found = {query: (search(page, book, query) or [""])[0] for query in FIRST}
    assert found == FIRST


def test_a_letter_off_leads_there_too(open_page, book):
    page = open_page(f"{book}/search.html")
    found = {query: (search(page, book, query) or [""])[0] for query in LETTER_OFF}
    assert found == LETTER_OFF


def test_every_word_of_the_list_finds_pages_and_an_urgent_one_the_signs_first(open_page, book):
    page = open_page(f"{book}/search.html")
    found = {word: search(page, book, word) for _, word in LISTED}
    assert [word for word, pages in found.items() if not pages] == []
    assert [word for kind, word in LISTED if kind == "urgent" and found[word][0] != CALL] == []


def test_an_urgent_word_a_letter_off_still_leads_to_the_signs(open_page, book):
    page = open_page(f"{book}/search.html")
    long = [word for kind, word in LISTED if kind == "urgent" and " " not in word and len(word) > 4]
    lost = [
        typed
        for word in long
        for typed in nearly(word)
        if (search(page, book, typed) or [""])[0] != CALL
    ]
    assert len(long) > 20 and lost == []


def test_hyphens_accents_and_capitals_make_no_difference(open_page, book):
    page = open_page(f"{book}/search.html")
    typed = ["pre-eclampsia", "preeclampsia", "Pre Eclampsia", "PRÉ-ÉCLAMPSIA", "pre–eclampsia"]
    found = [search(page, book, query) for query in typed]
    assert found[0] and found == [found[0]] * len(typed)


def test_what_another_word_has_found_is_said(open_page, book):
    page = open_page(f"{book}/search.html")
    search(page, book, "swelling")
    expect(status(page)).to_contain_text("Also shown: pages with ‘swollen’")
    search(page, book, "acetaminophen")
    expect(status(page)).to_contain_text("Also shown: pages with ‘paracetamol’")
    search(page, book, "tylenol")
    expect(status(page)).to_contain_text("Shown: pages with ‘paracetamol’")
    search(page, book, "magnezium")
    expect(status(page)).to_contain_text("Shown: pages with ‘magnesium’")
    search(page, book, "kidny")  # a word of the pages that is in no list and no heading
    expect(status(page)).to_contain_text(SAID["found_near"])
    search(page, book, "quinine")
    expect(status(page)).not_to_contain_text("hown: pages")


def test_nothing_found_offers_the_nearest_word_and_when_to_call_by_keyboard_too(open_page, book):
    page = open_page(f"{book}/search.html")
    assert search(page, book, "magnaziun") == []
    expect(status(page)).to_contain_text("magnaziun")
    links = status(page).get_by_role("link")
    assert links.all_inner_texts() == ["magnesium", "When to call"]
    page.get_by_role("searchbox").press("Tab")
    page.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    page.keyboard.press("Tab")
    expect(links.last).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=magnesium")
    expect(page.locator(".book-results ol > li > a").first).to_be_visible()


@pytest.mark.parametrize("query", ["zzzz", "__proto__", "constructor zzzz", "éé", "?!"])
def test_nothing_near_offers_when_to_call_alone(open_page, book, query):
    page = open_page(f"{book}/search.html")
    assert search(page, book, query) == []
    assert status(page).get_by_role("link").all_inner_texts() == ["When to call"]
    status(page).get_by_role("link").click()
    page.wait_for_url(f"{book}/{CALL}.html")


def test_words_of_another_meaning_are_not_taken_for_each_other(open_page, book):
    page = open_page(f"{book}/search.html")
    assert search(page, book, "walk")[0] != CALL
    assert search(page, book, "calf")[0] == TELL
    assert search(page, book, "banana")[0] != CALL


def test_no_page_is_found_by_what_is_only_listed_behind_it(open_page, book):
    page = open_page(f"{book}/search.html")
    found = search(page, book, "salt")  # lessons list a claim with this word, and say nothing of it
    assert found[0] == EVIDENCE and not [name for name in found if name.startswith("notebooks/0")]
    assert "book/sources" in search(page, book, "Supakatisant")
    assert CAUSES not in search(page, book, "Supakatisant")
    assert TABLETS in search(page, book, "potassium")[:3]


def test_it_works_from_a_folder_without_a_server(open_page, built_book):
    folder = built_book.as_uri()
    page = open_page(f"{folder}/search.html")
    assert search(page, folder, "preclampsia")[0] == CALL
    assert search(page, folder, "edema")[0] == CALL
    assert search(page, folder, "zzzz") == []
    status(page).get_by_role("link").click()
    expect(page.locator("h1")).to_have_text("When to call")
