"""Find a browser for the tests, or install one.

It is the system's Chromium, Debian's package, or Playwright's own.

`executable()` is what the tests start; None means Playwright's own browser.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_SHELL = "chromium-headless-shell"  # draws no window: the tests take a quarter less time with it
_NAMES = (_SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def executable():
    """Return the path of a Chromium of the system, or None."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def _is_debian_root():
    return (
        shutil.which("apt-get")
        and hasattr(os, "geteuid")
        and os.geteuid() == 0
        and Path("/etc/debian_version").exists()
    )


def _install_debians():
    """Install Debian's Chromium without a window; where that fails, another browser is sought."""
    print("Installing Debian's Chromium for the browser tests …", flush=True)
    quiet = {
        "stdout": subprocess.DEVNULL,
        "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        "check": False,
    }
    subprocess.run(["apt-get", "update", "-qq"], **quiet)
    subprocess.run(
        ["apt-get", "install", "-qq", "-y", "--no-install-recommends", _SHELL, "fonts-dejavu-core"],
        **quiet,
    )


def install():
    """Install a browser when there is none that fits; say which one the tests use."""
    if not shutil.which(_SHELL) and _is_debian_root():
        _install_debians()
    if not executable():
        print("Installing Playwright's Chromium for the browser tests …", flush=True)
        subprocess.run(
            [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=True
        )
    print(f"Browser: {executable() or 'Playwright’s own Chromium'}", flush=True)


if __name__ == "__main__":
    install()
