"""A desk to read at: a screen, a bus of its own with AT-SPI, and Orca, whose voice is a file."""

import os
import shutil
import subprocess
from contextlib import ExitStack, contextmanager
from pathlib import Path

HERE = Path(__file__).parent
SCREEN = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24"]
BUS = ["dbus-daemon", "--session", "--nofork", "--print-address"]
VOICE = ["orca-customizations.py", "spoken.py"]


@contextmanager
def start(command, environment):
    """Run a program until the block ends."""
    running = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield running
    finally:
        running.terminate()
        try:
            running.wait(5)
        except subprocess.TimeoutExpired:
            running.kill()


@contextmanager
def set_desk(folder):
    """Set the desk until the block ends; give the environment of all that is to run at it."""
    for name in ("home", "prefs", "run"):
        (folder / name).mkdir(mode=0o700)
    for name in VOICE:
        shutil.copy(HERE / name, folder / "prefs")
    (folder / "spoken.jsonl").touch()
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"} | {
        "GNOME_ACCESSIBILITY": "1",
        "GSETTINGS_BACKEND": "memory",
        "HOME": str(folder / "home"),
        "LANG": "C.UTF-8",
        "SPOKEN": str(folder / "spoken.jsonl"),
        "XDG_RUNTIME_DIR": str(folder / "run"),
    }
    with ExitStack() as stack:
        screen = stack.enter_context(start(SCREEN, environment))
        environment["DISPLAY"] = f":{screen.stdout.readline().strip()}"
        bus = stack.enter_context(start(BUS, environment))
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        debug = ["--debug", "--debug-file", str(folder / "debug.txt")]
        orca = ["orca", "--user-prefs", str(folder / "prefs"), *debug]
        stack.enter_context(start(orca, environment))
        yield environment
