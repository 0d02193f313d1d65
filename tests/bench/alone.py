"""One measure, in the program that is run for it."""

import json
import os
import threading
import traceback
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from limits import end_when_alone
from machine import describe_machine, machine_in_words
from measures import MEASURES, Bench
from rows import Row, add_ratios, table

MACHINE = "machine"  # in place of a measure: say what it is


def run_alone(name: str, root: Path, folder: Path, shared: Path) -> int:
    """Take a measure; return 0, or 1 after a failure.

    Each table is printed at once. Rows, or the reason of a failure, are left in `shared`; what the
    tools say on standard error, in `folder`.
    """
    threading.Thread(target=end_when_alone, daemon=True).start()
    bench = Bench(root, folder / ".venv", shared, _own_voice(log_of(name, folder)))
    try:
        _take(name, bench)
    except Exception as error:  # whatever it is, the other measures go on
        traceback.print_exc()
        reason_of(name, shared).write_text(_in_one_line(error), encoding="utf-8")
        return 1
    return 0


def log_of(name: str, folder: Path) -> Path:
    """The file that holds what a measure's tools said."""
    return folder / f"{name}.log"


def reason_of(name: str, shared: Path) -> Path:
    """The file that says why a measure failed."""
    return shared / f"{name}.reason"


def rows_of(name: str, shared: Path) -> Path:
    """The file with a measure's rows, one JSON object a line; the machine's has one line."""
    return shared / f"{name}.ndjson"


def _own_voice(log: Path) -> Callable[[str], None]:
    """Send standard error to a file, that of all programs started from here too.

    Returns a function that speaks on the true one.
    """
    voice = os.fdopen(os.dup(2), "w", encoding="utf-8")
    with log.open("w", encoding="utf-8") as file:
        os.dup2(file.fileno(), 2)
    return lambda text: print(text, file=voice, flush=True)


def _take(name: str, bench: Bench) -> None:
    with rows_of(name, bench.shared).open("a", encoding="utf-8") as file:
        if name == MACHINE:
            about = describe_machine()
            print(machine_in_words(about), flush=True)
            file.write(json.dumps(about) + "\n")
            return
        for rows in MEASURES[name].take(bench):
            _tell(rows)
            file.writelines(json.dumps(asdict(row)) + "\n" for row in rows)
            file.flush()  # the program may be ended before its next table


def _tell(rows: list[Row]) -> None:
    add_ratios(rows)
    print(table(rows), flush=True)


def _in_one_line(error: Exception) -> str:
    words = str(error).strip().splitlines() or [type(error).__name__]
    return words[0].rstrip(".")
