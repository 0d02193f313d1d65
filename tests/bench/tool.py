"""What the benchmark asks of every tool: make a page, weigh it, say when it is awake."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass

BARE_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Quiz</title>{head}</head>
<body>
{body}
</body></html>
"""


@dataclass(frozen=True)
class Tool:
    """One tool that shows quizzes on a static page."""

    name: str
    build: (
        Callable  # (questions, folder, python of the rivals) -> path of the page inside the folder
    )
    weigh: (
        Callable | None
    )  # (questions, folder) -> (scripts, styles), each a list of bytes; None: see its twin
    counted: str  # what was weighed
    awake: str  # JavaScript: whether every question can be used
    event: str  # the same in words
    answer: Callable  # (page, question) -> what the page says once the right option is chosen
    says: Callable = lambda question: next(
        option["feedback"] for option in question["options"] if option["right"]
    )


def run(*command, folder):
    """Run a rival's own program; raise RuntimeError with its last words when it fails."""
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, capture_output=True, text=True, timeout=100
    )
    if done.returncode:
        words = done.stdout[-1000:] + done.stderr[-2000:]
        raise RuntimeError(f"{' '.join(map(str, command[1:4]))} failed:\n{words}")


def inline_text(html, tag):
    """Return what stands in the script or style elements of a page."""
    return "\n".join(re.findall(rf"<{tag}\b[^>]*>(.*?)</{tag}>", html, re.DOTALL))
