"""Loading pages on a slow phone, beside the same pages in Jupyter Book's default theme.

Each page is opened in a browser that has nothing stored. The server packs text with gzip, as the
hosts of books do; it is one server on this machine, over HTTP/1.1. Requests to any other server
fail at once: they are counted, but cost neither bytes nor time.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from statistics import median

from pages import served
from playwright.sync_api import Browser, CDPSession
from rows import Row

from coursebook.course.book_config import CONTENTS, read_page_names

PROFILE = "1.6 Mbit/s, 150 ms, CPU × 4"
_NETWORK = {
    "offline": False,
    "latency": 150,  # ms before each answer
    "downloadThroughput": 1_600_000 / 8,  # bytes a second
    "uploadThroughput": 750_000 / 8,
}
_SLOWER = 4
_PHONE = {
    "viewport": {"width": 412, "height": 823},
    "device_scale_factor": 2.625,
    "is_mobile": True,
    "has_touch": True,
}
_NO_OTHER_SERVER = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
_QUIET = 1000  # ms without a request, a long task or a larger paint: the page has loaded
_PATIENCE = 60_000  # ms for one page

# What the page's own observers see, gathered in `benchSeen`; times in ms since navigation.
_PROBE = """(() => {
  const seen = window.benchSeen = { paint: 0, blocking: 0, shift: 0, last: 0 };
  const watch = (type, note) => {
    const see = (entry) => { note(entry); seen.last = performance.now(); };
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(see));
    observer.observe({ type, buffered: true });
  };
  watch("resource", () => {});
  watch("largest-contentful-paint", (entry) => { seen.paint = entry.startTime; });
  watch("longtask", (entry) => { seen.blocking += Math.max(0, entry.duration - 50); });
  // The worst burst of shifts: less than 1 s apart, and 5 s at most in all.
  let burst = { first: 0, last: -Infinity, sum: 0 };
  watch("layout-shift", (entry) => {
    if (entry.hadRecentInput) return;
    const at = entry.startTime;
    if (at - burst.last > 1000 || at - burst.first > 5000) burst = { first: at, last: at, sum: 0 };
    burst.last = at;
    burst.sum += entry.value;
    seen.shift = Math.max(seen.shift, burst.sum);
  });
})();"""
_LOADED = f"""(() => {{
  const whole = performance.getEntriesByType("navigation")[0].loadEventEnd;
  return whole && performance.now() - Math.max(benchSeen.last, whole) > {_QUIET};
}})()"""
_SEEN = """(() => {
  const { paint, shift, blocking } = benchSeen;
  const whole = performance.getEntriesByType("navigation")[0].loadEventEnd;
  return { paint, shift, blocking, whole };
})()"""

_KINDS = {  # what is told of a page: its name and unit
    "bytes": ("bytes over the network", "bytes"),
    "requests": ("requests", "files"),
    "foreign": ("of them to other servers", "files"),
    "paint": ("largest paint", "ms"),
    "whole": ("all of it loaded", "ms"),
    "shift": ("layout shift", "score"),
    "blocking": ("blocking time", "ms"),
}


@dataclass(frozen=True)
class _Traffic:
    """What a page asked for, as Chromium's network log has it."""

    addresses: list[str]
    sizes: list[float]


def measure(
    root: Path, sites: dict[str, Path], browser_of: Callable, say: Callable, rounds: int = 3
) -> Iterator[list[Row]]:
    """Yield one table for each of five pages.

    `sites` are the folders of built pages by the tools' names; ours is the first.
    """
    ours = next(iter(sites.values()))
    pages = read_page_names(root / CONTENTS)
    with browser_of(_NO_OTHER_SERVER) as browser:
        for page in choose_pages(pages, ours):
            say(f"Loading {page} on a slow phone …")
            seen = {name: [] for name in sites}
            for _ in range(rounds):
                for name, folder in sites.items():
                    seen[name].append(_load(browser, folder, f"{page}.html"))
            yield list(_rows(_title(ours / f"{page}.html"), seen))


def choose_pages(pages: list[str], folder: Path) -> list[str]:
    """Choose five pages; `folder` holds them as they are built.

    They are the front page, a lesson with a quiz, the lesson of the warning signs, their list, and
    the learner's progress, each told by the parts that stand on it. Of the lessons with a quiz it
    is the one of middle size.
    """
    texts = {page: (folder / f"{page}.html").read_text(encoding="utf-8") for page in pages}
    parts = {
        page: set(re.findall(r'data-course="([a-z-]+)"', text)) for page, text in texts.items()
    }

    def having(*wanted: str, without: str = "") -> list[str]:
        return [page for page in pages if set(wanted) <= parts[page] and without not in parts[page]]

    lessons = sorted(
        having("lesson", "quiz", without="red-flags"), key=lambda page: len(texts[page])
    )
    middle = len(lessons) // 2
    return [
        pages[0],
        *lessons[middle : middle + 1],
        *having("lesson", "red-flags")[:1],
        *having("red-flags", without="lesson")[:1],
        *having("progress")[:1],
    ]


def _title(path: Path) -> str:
    title = re.search(r"<h1[^>]*>(.*?)</h1>", path.read_text(encoding="utf-8"), re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", title[1])).strip() if title else path.stem


def _load(browser: Browser, folder: Path, path: str) -> dict[str, float]:
    """Open one page as a new visitor with the phone's profile; return what `_KINDS` tells."""
    with served(folder, packed=True) as address:
        context = browser.new_context(**_PHONE)
        try:
            page = context.new_page()
            page.set_default_timeout(_PATIENCE)
            page.add_init_script(_PROBE)
            session = context.new_cdp_session(page)
            traffic = _watch(session)
            session.send("Network.emulateNetworkConditions", _NETWORK)
            session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
            page.goto(f"{address}/{path}", timeout=_PATIENCE)
            page.wait_for_function(_LOADED, polling=250)
            seen = page.evaluate(_SEEN)
        finally:
            context.close()
    foreign = [one for one in traffic.addresses if not one.startswith(address)]
    return {
        **seen,
        "bytes": sum(traffic.sizes),
        "requests": len(traffic.addresses),
        "foreign": len(foreign),
    }


def _watch(session: CDPSession) -> _Traffic:
    """Note each request of a page and the bytes of each answer, heads included."""
    traffic = _Traffic([], [])

    def asked(event: dict) -> None:
        if event["request"]["url"].startswith("http"):  # not data: or blob:
            traffic.addresses.append(event["request"]["url"])

    session.on("Network.requestWillBeSent", asked)
    session.on(
        "Network.loadingFinished", lambda event: traffic.sizes.append(event["encodedDataLength"])
    )
    session.send("Network.enable")
    return traffic


def _rows(title: str, seen: dict[str, list[dict]]) -> Iterator[Row]:
    for kind, (name, unit) in _KINDS.items():
        for tool, pages in seen.items():
            values = [page[kind] for page in pages]
            note = f"{tool} {min(values):,.0f} to {max(values):,.0f}" if unit == "ms" else ""
            yield Row(
                "loading",
                f"loading '{title}' on a slow phone: {PROFILE}",
                tool,
                median(values),
                unit,
                note,
                subject=name,
            )
