"""Our speed and size beside the rivals', in one run: `make bench`, or `python tests/bench check`.

The rivals are installed in _build/bench/.venv (see the Makefile). Times mean something only as
ratios of one run on a quiet machine; nothing here passes or fails. Each measure is a program of its
own with a time limit: it prints each table as soon as it has it, and leaves nothing running.
"""

import argparse
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

_HERE = Path(__file__).resolve().parent
sys.path.append(str(_HERE.parent / "browser"))

from alone import MACHINE, log_of, reason_of, rows_of, run_alone  # noqa: E402
from limits import TooLongError, heed_signals, run_limited  # noqa: E402
from measures import MEASURES  # noqa: E402
from rows import Row, save  # noqa: E402

_ROOT = _HERE.parent.parent
_FOLDER = _ROOT / "_build" / "bench"
_MACHINE_SECONDS = 60


def measure_all(names: list[str], shared: Path) -> None:
    """Take the measures one after the other, and write result.json after each.

    One that fails, or that takes too long, is given up.
    """
    _take(MACHINE, "looking at the machine", _MACHINE_SECONDS, shared)
    for name in names:
        print(f"\n{name}: {MEASURES[name].words} …", file=sys.stderr, flush=True)
        _take(name, MEASURES[name].words, MEASURES[name].seconds, shared)
        about = next(iter(_read_lines(MACHINE, shared)), {})
        rows = [Row(**line) for one in names for line in _read_lines(one, shared)]
        save(_FOLDER / "result.json", rows, about)


def _take(name: str, words: str, seconds: int, shared: Path) -> None:
    """Take one measure in a program of its own; say in one sentence that it is given up."""
    command = [sys.executable, str(_HERE), "--alone", name, "--shared", str(shared)]
    try:
        if run_limited(command, seconds, shared) == 0:
            return
        reason = reason_of(name, shared)
        why = reason.read_text(encoding="utf-8") if reason.is_file() else "its program ended"
    except TooLongError as error:
        why = str(error)
    log = log_of(name, _FOLDER)
    print(f"\nGiven up: {words}, because {why}. {log} says more.", flush=True)


def _read_lines(name: str, shared: Path) -> list[dict]:
    path = rows_of(name, shared)
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [json.loads(line) for line in lines]


def main() -> int:
    """Measure what is asked for, or everything; return 130 after Ctrl+C."""
    parser = argparse.ArgumentParser(prog="tests/bench", description=__doc__.splitlines()[0])
    parser.add_argument(
        "measures",
        nargs="*",
        metavar="measure",
        help=f"any of {', '.join(MEASURES)}; all when none is named",
    )
    parser.add_argument("--alone", help=argparse.SUPPRESS)  # how it runs itself
    parser.add_argument("--shared", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    _FOLDER.mkdir(parents=True, exist_ok=True)
    if wanted.alone:
        return run_alone(wanted.alone, _ROOT, _FOLDER, wanted.shared)
    if unknown := set(wanted.measures) - set(MEASURES):
        parser.error(f"there is no measure {', '.join(unknown)}; choose from {', '.join(MEASURES)}")
    return _measure(wanted.measures or list(MEASURES))


def _measure(names: list[str]) -> int:
    heed_signals()
    start = perf_counter()
    try:
        with TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as shared:
            measure_all(names, Path(shared))
    except KeyboardInterrupt:
        print("\nStopped; nothing is left running.", file=sys.stderr)
        return 130
    minutes, seconds = divmod(round(perf_counter() - start), 60)
    print(f"\nThat took {minutes} min {seconds} s. The same as data: {_FOLDER / 'result.json'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
