"""One real Chromium for all browser tests, and the book on a real server.

No page may ask anybody else.
"""

import pytest
from browser.install import executable
from helpers.serving import serving
from playwright.sync_api import sync_playwright

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser():
    """A running Chromium."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable(), args=_ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def book(built_book):
    """The address of the built book on a real server, without a slash at its end."""
    with serving(built_book) as address:
        yield address


@pytest.fixture
def open_page(browser):
    """Open pages, each in a fresh profile.

    At the end no page may have had an error or asked another origin.
    """
    contexts, faults = [], []

    def open_one(address, **settings):
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **settings})
        contexts.append(context)
        page = context.new_page()
        own = "/".join(address.split("/")[:3])
        page.on("pageerror", lambda error: faults.append(f"error on {page.url}: {error}"))
        page.on(
            "console",
            lambda said: (
                said.type == "error" and faults.append(f"console on {page.url}: {said.text}")
            ),
        )
        page.on(
            "request",
            lambda ask: (
                ask.url.startswith((own, "data:", "blob:")) or faults.append(f"asked for {ask.url}")
            ),
        )
        page.goto(address)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)
