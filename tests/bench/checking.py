"""`coursebook check` on the whole course, beside reading the same files and nothing more.

No other tool checks a course, so the measure is what it cannot do without: parse the YAML with
libyaml, and the notebooks as JSON. Run as a program, this module does that.
"""

import json
import sys
from pathlib import Path
from statistics import median

import yaml
from rows import Row
from timing import run_timed

_FOLDERS = ("notebooks", "book")


def measure(root: Path, rounds: int = 5) -> list[Row]:
    """Run both once to warm up, then `rounds` times, taking turns; return medians.

    Each run is a program of its own.
    """
    programs = {
        "ours": ["-m", "coursebook", "check"],
        "reading the files alone": [__file__],
    }
    times = {name: [] for name in programs}
    for _ in range(rounds + 1):
        for name, arguments in programs.items():
            times[name].append(run_timed([sys.executable, *arguments], root))
    return [
        _row(kind, name, [one[place] for one in values[1:]])
        for place, kind in enumerate(("time", "CPU time"))
        for name, values in times.items()
    ]


def _row(kind: str, name: str, values: list[float | None]) -> Row:
    what = f"checking the whole course: {kind}"
    if None in values:
        return Row("check", what, name, None, "s", "this system does not tell it")
    return Row("check", what, name, median(values), "s", f"{min(values):.2f} to {max(values):.2f}")


def read_files(root: Path) -> None:
    """Read and parse every content file of a course once, and keep nothing."""
    for path in sorted(path for name in _FOLDERS for path in (root / name).rglob("*")):
        if path.suffix in (".yml", ".yaml"):
            yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        elif path.suffix == ".ipynb":
            json.loads(path.read_bytes())
        elif path.suffix in (".md", ".bib"):
            path.read_bytes()


if __name__ == "__main__":
    read_files(Path.cwd())
