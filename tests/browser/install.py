"""Find a browser for the tests, or install one: the system's Chromium, Debian's package, or Playwright's own.

`executable()` is what the tests start; None means Playwright's own browser.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def executable():
    """Return the path of a Chromium of the system, or None."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def _is_debian_root():
    return shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0 and Path("/etc/debian_version").exists()


def install():
    """Install a browser when there is none; say which one the tests use."""
    if not executable() and _is_debian_root():
        print("Installing Debian's Chromium for the browser tests …", flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-qq"], check=False, **quiet)
        subprocess.run(["apt-get", "install", "-qq", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"],
                       check=True, **quiet)
    if not executable():
        print("Installing Playwright's Chromium for the browser tests …", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=True)
    print(f"Browser: {executable() or 'Playwright’s own Chromium'}", flush=True)


if __name__ == "__main__":
    install()
