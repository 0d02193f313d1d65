"""The book in engines that Playwright does not drive here: Firefox ESR and WebKit, Debian's own.

`make engines` says what they need. Each is given the same few things that a test asks for.
"""

import glob
import os
import subprocess
import time

import pytest
from helpers.serving import serving

DISPLAY = ":77"


class WebKit:
    """WebKitGTK, the engine of Safari."""

    def __init__(self):
        from selenium import webdriver
        from selenium.webdriver.webkitgtk.options import Options
        from selenium.webdriver.webkitgtk.service import Service

        options = Options()
        options.add_argument("--automation")
        [options.binary_location] = glob.glob("/usr/lib/*/webkit2gtk-4.1/MiniBrowser")
        self._driver = webdriver.WebKitGTK(options, Service("/usr/bin/WebKitWebDriver"))

    def open(self, address):
        self._driver.get(address)

    def run(self, script, *values):
        return self._driver.execute_script(script, *values)

    def back(self):
        self._driver.back()

    def reload(self):
        self._driver.refresh()

    def quit(self):
        self._driver.quit()


class Firefox:
    """Firefox ESR."""

    def __init__(self):
        from marionette_driver.marionette import Marionette

        self._driver = Marionette(bin="/usr/bin/firefox-esr", headless=True, gecko_log="/dev/null")
        self._driver.start_session()

    def open(self, address):
        self._driver.navigate(address)

    def run(self, script, *values):
        return self._driver.execute_script(script, values, sandbox=None)

    def back(self):
        self._driver.go_back()

    def reload(self):
        self._driver.refresh()

    def quit(self):
        self._driver.quit()


@pytest.fixture(scope="session")
def screen():
    """A screen for browsers that need one."""
    shown = subprocess.Popen(
        ["Xvfb", DISPLAY, "-screen", "0", "1280x900x24"], stderr=subprocess.DEVNULL
    )
    before, os.environ["DISPLAY"] = os.environ.get("DISPLAY"), DISPLAY
    time.sleep(1)
    yield
    shown.terminate()
    os.environ.pop("DISPLAY")
    if before:
        os.environ["DISPLAY"] = before


@pytest.fixture(scope="session", params=[WebKit, Firefox], ids=lambda engine: engine.__name__)
def running(request, screen):
    """A running browser."""
    browser = request.param()
    yield browser
    browser.quit()


@pytest.fixture
def engine(running, book):
    """The browser, which remembers nothing."""
    running.open(f"{book}/index.html")
    running.run("localStorage.clear()")
    return running


@pytest.fixture(scope="session")
def book(built_book):
    """The address of the built book on a real server."""
    with serving(built_book) as address:
        yield address


@pytest.fixture
def wait():
    """Wait until something is so, for at most ten seconds."""

    def until(so):
        for _ in range(100):
            if value := so():
                return value
            time.sleep(0.1)
        raise AssertionError("it never was so")

    return until
