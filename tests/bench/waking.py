"""Waking many questions on one static page, in one Chromium, the tools taking turns."""

from statistics import median

from playwright.sync_api import Error
from rows import Row

_PROBE = """(() => {
  const look = () => {
    if (!(%s)) return setTimeout(look);
    const awake = performance.now();
    const parsed = performance.getEntriesByType("navigation")[0].domInteractive;
    requestAnimationFrame(() => requestAnimationFrame(() => {
      window.benchSeen = { awake, shown: performance.now(), parsed };
    }));
  };
  addEventListener("DOMContentLoaded", look);
})();"""
_WHATS = {
    "parsed": "from navigation until the document is parsed (jupyterquiz works before that)",
    "awake": "from navigation until every question can be used",
    "shown": "from navigation until that is painted",
    "script": "script time until then",
    "layout": "style and layout time until then",
}


def measure(tools, paths, questions, browser, address, rounds=3):
    """Open each page once to warm up and to try it, then `rounds` times; return medians."""
    tools = [tool for tool in tools if tool.name in paths]
    faults = {tool.name: _try(tool, paths, questions, browser, address) for tool in tools}
    seen = {tool.name: [] for tool in tools}
    for _ in range(rounds):
        for tool in tools:
            if not faults[tool.name]:
                seen[tool.name].append(_time(tool, paths, questions, browser, address))
    return [
        _row(key, what, tool, seen[tool.name], faults[tool.name], len(questions))
        for key, what in _WHATS.items()
        for tool in tools
    ]


def _row(key, what, tool, times, fault, count):
    what = f"{count:,} questions on a page: {what}"
    if fault:
        return Row("waking", what, tool.name, None, "ms", fault)
    values = [time[key] for time in times]
    spread = f"{min(values):.0f} to {max(values):.0f}"
    return Row(
        "waking",
        what,
        tool.name,
        median(values),
        "ms",
        f"{spread}; {tool.event}" if key == "awake" else spread,
    )


def _profile(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(30_000)
    return context


def _open(context, tool, paths, questions, address):
    """Open a tool's page; return the page, Chromium's counters before it, and their reader."""
    page = context.new_page()
    page.goto(f"{address}/blank.html")
    counters = context.new_cdp_session(page)
    counters.send("Performance.enable")
    before = _counted(counters)
    page.add_init_script(_PROBE % tool.awake.replace("{last}", str(len(questions) - 1)))
    page.goto(f"{address}/{paths[tool.name]}", wait_until="commit")
    page.wait_for_function("window.benchSeen")
    return page, before, counters


def _counted(counters):
    return {
        item["name"]: item["value"] * 1000
        for item in counters.send("Performance.getMetrics")["metrics"]
    }


def _time(tool, paths, questions, browser, address):
    context = _profile(browser)
    page, before, counters = _open(context, tool, paths, questions, address)
    after, seen = _counted(counters), page.evaluate("window.benchSeen")
    context.close()
    spent = {
        name: after[name] - before[name]
        for name in ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration")
    }
    return {
        **seen,
        "script": spent["ScriptDuration"],
        "layout": spent["LayoutDuration"] + spent["RecalcStyleDuration"],
    }


def _try(tool, paths, questions, browser, address):
    """Answer the first, the middle and the last question; return what went wrong, or nothing."""
    context = _profile(browser)
    try:
        page, *_ = _open(context, tool, paths, questions, address)
        for question in (questions[0], questions[len(questions) // 2 - 1], questions[-1]):
            said = tool.answer(page, question)
            if tool.says(question) not in said:
                return f"question {question['number']} says {said[:80]!r} to the right answer"
    except Error as error:
        return f"it cannot be used: {str(error).splitlines()[0]}"
    finally:
        context.close()
