"""Making the widget of a quiz: models, bytes of state, and time.

The time is taken in this process, and in a real kernel that sends all of it.
"""

import gc
import json
from pathlib import Path
from queue import Empty
from statistics import median
from subprocess import DEVNULL
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

import ours
import plain_ipywidgets
from ipywidgets import Widget
from ipywidgets.widgets.widget import _instances
from questions import make_questions
from rows import Row

_MAKERS = {"ours": ours.make_widget, "plain ipywidgets": plain_ipywidgets.make_widget}


def measure(count, rounds=5):
    """Make the quiz once to warm up, then `rounds` times, the two taking turns.

    Yields models and bytes, and then median times.
    """
    questions = make_questions(count)
    found = {name: _count(make, questions) for name, make in _MAKERS.items()}
    what = f"quiz widget of {count:,} questions: "
    kinds = (
        ("models", "models"),
        ("state sent to the page", "bytes"),
        ("state without defaults", "bytes"),
    )
    yield [
        Row("making", what + kind, name, found[name][place], unit)
        for place, (kind, unit) in enumerate(kinds)
        for name in found
    ]
    yield time_making(count, "without a kernel", rounds)


def time_making(count, where, rounds=5):
    """Return the median time of each maker after one warm-up."""
    questions, times = make_questions(count), {name: [] for name in _MAKERS}
    for _ in range(rounds + 1):
        for name, make in _MAKERS.items():
            times[name].append(_time(make, questions))
    return [
        Row(
            "making",
            f"quiz widget of {count:,} questions: time to make it {where}",
            name,
            median(values[1:]),
            "ms",
            f"{min(values[1:]):.0f} to {max(values[1:]):.0f}",
        )
        for name, values in times.items()
    ]


def measure_in_kernel(count, rounds=3):
    """Do the same in a real kernel, whose widgets send their state through its sockets."""
    from jupyter_client.manager import run_kernel

    with TemporaryDirectory() as place, run_kernel(kernel_name="python3", stderr=DEVNULL) as client:
        answer = (
            Path(place) / "rows.json"
        )  # not printed: among so many messages of widgets one may be lost
        client.execute(
            "import sys, json, pathlib\n"
            f"sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
            "import making\n"
            f"rows = [vars(row) for row in making.time_making({count}, 'in a kernel', {rounds})]\n"
            f"pathlib.Path({str(answer)!r}).write_text(json.dumps(rows))"
        )
        _read_until(client, answer)
        return [Row(**row) for row in json.loads(answer.read_text())]


def _read_until(client, file, seconds=200):
    """Read what the kernel sends until the file stands there, as a page would."""
    end = perf_counter() + seconds
    while not file.exists():
        if perf_counter() > end:
            raise RuntimeError("The kernel did not make the widgets in time.")
        try:
            message = client.get_iopub_msg(timeout=0.2)
        except Empty:
            continue
        if message["msg_type"] == "error":
            raise RuntimeError(
                f"The kernel could not make the widgets: {message['content']['evalue']}"
            )
    sleep(0.2)  # the file is written whole


def _count(make, questions):
    Widget.close_all()
    made = make(questions)
    sizes = [
        len(_instances),
        *(
            sum(_size(model.get_state(drop_defaults=drop)) for model in _instances.values())
            for drop in (False, True)
        ),
    ]
    del made
    Widget.close_all()
    return sizes


def _size(state):
    return len(json.dumps(state, default=bytes.hex, ensure_ascii=False).encode())


def _time(make, questions):
    gc.collect()
    start = perf_counter()
    made = make(questions)
    seconds = perf_counter() - start
    del made
    Widget.close_all()
    return seconds * 1000
