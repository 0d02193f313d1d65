"""The class report at scale beside orjson, which merely reads and decodes the same files.

Each measure has a process of its own, in which the two take turns.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

_HERE = Path(__file__).resolve().parent
sys.path.append(str(_HERE.parent))
_ROOT = _HERE.parents[1]
_ANSWERS = 20  # of each learner
_TEN = "ten times the lines"
_READING, _ORJSON = "reading alone", "orjson, decoding alone"


def measure(folder, learners=50_000, rounds=3, say=print):
    """Simulate learners, and yield tables: time, ratio and peak memory of their report.

    It is made of a folder, of lines, of Parquet of both shapes, and of ten times as many lines.
    """
    with TemporaryDirectory(dir=folder) as place:
        say("Simulating learners …")
        sources = _make(Path(place), learners)
        seconds = {}
        for name, (source, lines) in sources.items():
            say(f"Reporting on {name} …")
            ten = name == _TEN
            one = _in_process(source, lines, Path(place) / "report", 1 if ten else rounds)
            seconds[name] = one["report"]
            count = learners * _ANSWERS * (10 if ten else 1)
            yield _rows(f"class report of {count:,} answers, {name}: ", one)
    yield [
        _row(
            "class report of ten times the answers",
            "report",
            seconds[_TEN] / seconds["lines"],
            "times as long",
        )
    ]


def _rows(what, one):
    base = one[_ORJSON]
    return [
        *(
            _row(
                what + "time", kind, one[kind] * 1000, "ms", f"{one[kind] / base:.2f} times orjson"
            )
            for kind in ("report", _READING, _ORJSON)
            if kind in one
        ),
        _row(what + "peak memory", "report", one["peak"], "MB"),
    ]


def _row(what, tool, value, unit, note=""):
    from rows import Row

    return Row("reporting", what, tool, value, unit, note)


def _make(place, learners):
    """Write the same learners as a folder, lines and Parquet.

    Returns each source with what orjson reads for it.
    """
    from helpers import simulating

    from coursebook.results.report.course import load_course

    course = load_course(_ROOT)
    simulating.write_folder(place / "folder", simulating.simulate(course, learners, _ANSWERS))
    lines = simulating.write_lines(
        place / "results.ndjson", simulating.simulate(course, learners, _ANSWERS)
    )
    ten = simulating.write_lines(
        place / "ten.ndjson", simulating.simulate(course, learners * 10, _ANSWERS)
    )
    _run("parquet", lines, place / "nested.parquet", place / "flat.parquet")
    return {
        "a folder": (place / "folder", place / "folder"),
        "lines": (lines, lines),
        "nested Parquet": (place / "nested.parquet", lines),
        "flat Parquet": (place / "flat.parquet", lines),
        _TEN: (ten, ten),
    }


def _in_process(source, lines, out, rounds):
    """Report, read and decode in a process of its own.

    Returns the median seconds of each, and its peak memory in MB.
    """
    return json.loads(_run("measure", source, lines, out, rounds))


def _run(*arguments):
    command = [sys.executable, str(Path(__file__)), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=_ROOT).stdout


def _measure(source, lines, out, rounds):
    from coursebook.results.report.console import run_report
    from coursebook.results.report.course import load_course
    from coursebook.results.report.reading import read_results

    tasks = {
        "report": lambda: run_report(source, out, _ROOT),
        _ORJSON: lambda: _decode(Path(lines)),
    }
    if int(rounds) > 1:  # a single round is of ten times as much: there the report is enough
        tasks[_READING] = lambda: read_results(source, load_course(_ROOT))
    times, peak = {name: [] for name in tasks}, None
    _decode(Path(lines))  # once, so that the files lie in memory
    for _ in range(int(rounds)):
        for name, task in tasks.items():
            start = perf_counter()
            task()
            times[name].append(perf_counter() - start)
            peak = peak or _peak()  # after the first report
            rmtree(out, ignore_errors=True)
    return {**{name: median(values) for name, values in times.items()}, "peak": peak}


def _decode(source):
    """Read and decode a folder of files, or a file of lines, and keep nothing."""
    import orjson

    if source.is_dir():
        for entry in os.scandir(source):
            with open(entry.path, "rb") as file:
                orjson.loads(file.read())
    else:
        with open(source, "rb") as file:
            for line in file:
                orjson.loads(line)


def _peak():
    """Return the most memory that this process has held, in MB.

    `getrusage` would count the parent's too.
    """
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()  # Linux alone
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def _parquet(lines, nested, flat):
    """Write lines as Parquet: a row a learner, and a row an answer."""
    import polars as pl

    from coursebook.results.report.course import load_course
    from coursebook.results.report.parquet import write_parquet
    from coursebook.results.report.reading import read_results

    pl.scan_ndjson(lines).sink_parquet(nested)
    write_parquet(read_results(lines, load_course(_ROOT)), flat)


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        print(json.dumps(_measure(*sys.argv[2:])))
    elif sys.argv[1:2] == ["parquet"]:
        _parquet(*sys.argv[2:])
