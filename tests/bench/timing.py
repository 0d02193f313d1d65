"""The time of a whole program: on the clock, and on the processors."""

import subprocess
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

try:
    import resource
except ImportError:  # Windows
    resource = None


def run_timed(command: Sequence[str | Path], folder: Path) -> tuple[float, float | None]:
    """Run a program to its end; return seconds and seconds of CPU, which Windows does not tell.

    Raises RuntimeError with the program's last words when it fails.
    """
    start, spent = perf_counter(), _cpu_of_children()
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, capture_output=True, text=True
    )
    seconds = perf_counter() - start
    if done.returncode:
        words = (done.stdout + done.stderr)[-2000:]
        raise RuntimeError(f"{Path(command[0]).name} {command[1]} failed: {words}")
    return seconds, None if spent is None else _cpu_of_children() - spent


def _cpu_of_children() -> float | None:
    """Seconds of CPU of all programs that this one ran and saw end."""
    if resource is None:
        return None
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
