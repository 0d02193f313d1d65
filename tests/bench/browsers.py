"""Chromium, the one that the tests use, started for one measure and ended with it."""

from collections.abc import Iterator
from contextlib import contextmanager

from install import executable
from playwright.sync_api import Browser, sync_playwright


@contextmanager
def running_browser(*arguments: str) -> Iterator[Browser]:
    """Start Chromium without a window, with more arguments of its command line.

    It ends with the block.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=executable(), args=["--no-sandbox", *arguments]
        )
        try:
            yield browser
        finally:
            browser.close()
