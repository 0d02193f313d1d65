"""What Orca says to somebody who walks through the book by its keys."""

from helpers.course_pages import SIGNS_PAGES
from orca.listener import bare, join_heard

JUST_TELL_ME = "book/just-tell-me.html"
LESSON = "notebooks/02-easing-a-cramp.html"
MOST_WORDS = 60  # said at once to an answer
LEAVING = "leaving "  # so Orca begins when it goes out of a group

CARD = "document.querySelector('.course-question--single')"
OPTIONS = f"""const {{ key }} = JSON.parse({CARD}.dataset.key);
const values = [...{CARD}.querySelectorAll("input")].map((input) => input.value);
return [values.find((value) => !key.includes(value)), key[0]]"""
AT_OPTION = f"{CARD}.contains(here) && here.value === arguments[0]"
AT_NEXT = f"here.closest('[data-question]') && !{CARD}.contains(here)"
SAID = ".course-question--single .course-question__said"
STEM = "return words(document.activeElement.closest('[data-question]').querySelector('legend'))"
OUTCOME = ".course-signs__answer .course-outcome__"


def test_a_page_says_its_title_and_its_first_heading_and_is_walked_by_headings(listener, book):
    heard = listener.open(f"{book}/{JUST_TELL_ME}")
    said = [bare(utterance.text) for utterance in heard if utterance.whole]
    title, heading = bare(listener.ask("return document.title")), bare(listener.read("h1"))
    assert any(title in text for text in said[: said.index(heading)])
    for name in listener.ask("return [...document.querySelectorAll('main h2')].map(words)"):
        assert join_heard(listener.press("h")).startswith(bare(name))


def test_a_question_is_answered_and_what_is_said_to_it_is_heard_once(listener, book):
    listener.open(f"{book}/{LESSON}")
    for key, option in zip(["r", "shift+r"], listener.ask(OPTIONS), strict=True):
        listener.press_until(key, AT_OPTION, option)
        listener.press("space")
        listener.press_until("Tab", "here.matches('.course-button--check')")
        heard = join_heard(listener.press("Return"))
        assert heard.count(bare(listener.read(SAID))) == 1
        assert len(heard.split()) <= MOST_WORDS
    heard = listener.press_until("Tab", AT_NEXT)
    assert bare(listener.ask(STEM)) in join_heard(heard)


def test_a_sign_that_cannot_wait_is_answered_with_the_call_first(listener, book):
    listener.open(f"{book}/{SIGNS_PAGES[0]}")
    listener.press_until("x", "here.matches('[data-level=\"1\"] input[name=sign]')")
    listener.press("space")
    listener.press_until("Tab", "here.matches('.course-signs__ask-here button')")
    heard = [said for said in listener.press("Return") if not said.text.startswith(LEAVING)]
    call = bare(listener.read(f"{OUTCOME}heading"))
    assert heard[0].whole and bare(heard[0].text).startswith(call)
    assert join_heard(heard).count(call) == 1
    read_on = join_heard(listener.press("Down"))
    assert read_on and read_on in bare(listener.read(f"{OUTCOME}text"))
