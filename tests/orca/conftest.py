"""Orca, Firefox ESR and the book, for somebody who reads by ear.

`make orca` says what is needed.
"""

import subprocess

import pytest
from helpers.places import ROOT
from helpers.serving import serving
from orca.desk import set_desk
from orca.listener import Listener

# Read for a screen reader always, and have the focus only where the screen has it.
PREFERENCES = {"accessibility.force_disabled": -1, "focusmanager.testmode": False}
FOCUS = "xdotool search --sync --onlyvisible --class firefox windowfocus --sync".split()
LOG = ROOT / "_build" / "orca" / "heard.txt"


@pytest.fixture(scope="session")
def desk(tmp_path_factory):
    """The environment of a screen with Orca."""
    with set_desk(tmp_path_factory.mktemp("desk")) as environment:
        with pytest.MonkeyPatch.context() as patch:
            for name, value in environment.items():
                patch.setenv(name, value)
            yield environment


@pytest.fixture(scope="session")
def listener(desk):
    """Somebody who reads in Firefox with Orca."""
    from marionette_driver.marionette import Marionette

    LOG.parent.mkdir(parents=True, exist_ok=True)
    LOG.write_text("", encoding="utf-8")
    driver = Marionette(bin="/usr/bin/firefox-esr", gecko_log="/dev/null", prefs=PREFERENCES)
    driver.start_session()
    subprocess.run(FOCUS, check=True, timeout=60)
    yield Listener(driver, desk["SPOKEN"], LOG)
    driver.quit()


@pytest.fixture(scope="session")
def book(built_book):
    """The address of the built book on a real server."""
    with serving(built_book) as address:
        yield address
