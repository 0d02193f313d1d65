"""Somebody who reads with Orca: presses keys, and hears what is said to each."""

import json
import re
import subprocess
import time
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

QUIET = 1.5  # seconds without a word more: then all is said
SILENT = 3  # seconds without any word: then nothing is said
PATIENCE = 40  # seconds that a page may read itself out

# The words of an element as a screen reader has them.
WORDS = """const words = (element) => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), found = [];
  while (texts.nextNode())
    if (!texts.currentNode.parentElement.closest("[aria-hidden=true]"))
      found.push(texts.currentNode.textContent);
  return found.join(" ").replace(/\\s+/g, " ").trim();
};
"""


class Utterance(NamedTuple):
    """What was said in one go, and whether to its end."""

    text: str
    whole: bool

    def __str__(self):
        return self.text.strip() + ("" if self.whole else " … (cut)")


def bare(text):
    """A text without signs and capitals, to find it in what was said."""
    return " ".join(re.findall(r"\w+", text.lower()))


def join_heard(heard):
    """All that was heard to its end, bare."""
    return bare(" ".join(utterance.text for utterance in heard if utterance.whole))


class Listener:
    """Presses real keys in Firefox, and writes down what Orca says to each."""

    def __init__(self, driver, spoken, log):
        self._driver, self._spoken, self._log = driver, Path(spoken), log
        self._known = 0  # events of the voice that were seen
        self._listen("(starts)")

    def open(self, address):
        """Open a page; return what is heard until its first heading is said."""
        self._driver.navigate(address)
        self._write(f"\n# {self.ask('return document.title')}")
        heard = self._listen("(opens)", until=bare(self.read("h1")))
        self.press("Control_L")  # silence, please
        return heard

    def press(self, key):
        """Press a key; return what is heard: nothing twice in a row, no sentences run together."""
        subprocess.run(["xdotool", "key", key], check=True)
        heard = self._listen(key)
        for before, after in pairwise(heard):
            assert bare(before.text) != bare(after.text), f"{key} says twice: {after.text}"
        for utterance in heard:
            assert not re.search(r"\w\w[.?!][A-Z]", utterance.text), utterance.text
        return heard

    def press_until(self, key, there, *values, most=40):
        """Press a key until the focus is where a script has it; return what was heard there."""
        for _ in range(most):
            heard = self.press(key)
            if self.ask(f"const here = document.activeElement; return {there}", *values):
                return heard
        raise AssertionError(f"{most} × {key} did not lead to {there}")

    def ask(self, script, *values):
        """Run a script in the page; return its answer."""
        return self._driver.execute_script(WORDS + script, values, sandbox=None)

    def read(self, selector):
        """Return the words of the first such element."""
        return self.ask("return words(document.querySelector(arguments[0]))", selector)

    def _listen(self, what, until=None):
        began = time.time()
        while time.time() - began < PATIENCE:
            time.sleep(0.1)
            events = self._read_events()
            if until in [bare(text) for _, event, text in events if event == "end"]:
                break
            at, event, _ = events[-1] if events else (began, "end", "")
            quiet = event != "say" and time.time() - at > (QUIET if events else SILENT)
            if quiet and until is None:
                break
        self._known += len(events)
        heard = [Utterance(text, event == "end") for _, event, text in events if event != "say"]
        self._write(f"{what:>10}  " + f"\n{'':12}".join(map(str, heard)))
        return heard

    def _read_events(self):
        lines = self._spoken.read_text(encoding="utf-8").splitlines(keepends=True)
        return [json.loads(line) for line in lines[self._known :] if line.endswith("\n")]

    def _write(self, line):
        print(line, flush=True)
        with self._log.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
