"""What the browser tests know about the page My progress."""

import json

from helpers.course_pages import SIGNS, kept

PAGE = "book/my-progress.html"
# What the browser keeps of whom she calls.
PLACE = {"unit": "+44 01632 960 001", "country": "uk", "stage": SIGNS.stages[0].id}


def state(answer, sure=""):
    """What the browser keeps of a question that was answered once."""
    return {
        "picked": answer,
        "checked": answer,
        "first": answer,
        "tries": 1,
        "hints": 0,
        "sure": sure,
        "text": "",
        "revision": 1,
    }


def remember(page, entries):
    """Keep all this in the browser in place of what is there, and show the page anew."""
    page.evaluate(
        """(entries) => { localStorage.clear();
      for (const [name, value] of Object.entries(entries))
        localStorage.setItem(`calm-calves/${name}`, JSON.stringify({ version: 1, value })); }""",
        entries,
    )
    page.reload()


def remembered(page):
    """What the browser keeps, by name."""
    return {
        name.removeprefix("calm-calves/"): json.loads(text)["value"]
        for name, text in json.loads(kept(page))[0]
    }


def press(page, name):
    """Press a button that the page has in its own words."""
    page.locator(f'[data-do="{name}"]').click()
