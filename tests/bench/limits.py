"""A program with a time limit, ended with all that it started: in time, at Ctrl+C, at an error.

JupyterLab's kernels and Chromium leave the process group of their parent, so a group alone does not
find them. What a program starts inherits a mark in its environment, and the mark finds it wherever
it went.
"""

import os
import signal
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import psutil

_MARK = "COURSEBOOK_BENCH_MARK"


class TooLongError(Exception):
    """A program did not end within its time."""


def run_limited(command: Sequence[str], seconds: float, temporary: Path) -> int:
    """Run a program and return its exit code; nothing that it started outlives this call.

    Its temporary files go into the folder `temporary`. Raises TooLongError after `seconds`.
    """
    mark = uuid4().hex
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,  # never written to: it breaks when we are killed (`end_when_alone`)
        env={**os.environ, _MARK: mark, "TMPDIR": str(temporary)},
        start_new_session=True,  # Ctrl+C reaches this process alone, which then ends that one
    )
    try:
        return process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise TooLongError(f"it took longer than {seconds:.0f} seconds") from None
    finally:
        with _uninterrupted():
            _end_marked(mark)
            process.wait()


def end_when_alone() -> None:
    """In a program of `run_limited`: wait until who ran it is gone, then end all that it started.

    Blocks; meant for a thread of its own.
    """
    os.read(0, 1)  # returns when the other end of the pipe is closed
    _end_marked(os.environ[_MARK])
    os._exit(1)  # not `sys.exit`: that ends this thread alone


def heed_signals() -> None:
    """Let a closed terminal or `kill` run what stands in `finally`, as Ctrl+C does."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # Windows has no SIGHUP
            signal.signal(getattr(signal, name), _leave)


def _leave(number: int, frame: object) -> None:
    raise SystemExit(128 + number)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let no second Ctrl+C stop the clean-up."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _end_marked(mark: str) -> None:
    """Kill the other processes that have the mark.

    It looks again until it finds none: one may have been just about to start another.
    """
    for _ in range(20):
        processes = _find_marked(mark)
        if not processes:
            return
        for process in processes:
            with suppress(psutil.Error):
                process.kill()
        psutil.wait_procs(processes, timeout=0.5)


def _find_marked(mark: str) -> list[psutil.Process]:
    """Return the other living processes with the mark, and their children.

    Chromium's helpers write their title over their environment: they are found as children.
    """
    found: dict[int, psutil.Process] = {}
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if process.environ().get(_MARK) == mark:
                found |= {one.pid: one for one in (process, *process.children(recursive=True))}
    found.pop(os.getpid(), None)
    return [process for process in found.values() if _is_alive(process)]


def _is_alive(process: psutil.Process) -> bool:
    """Whether a process runs: a zombie only waits for its parent to ask how it ended."""
    with suppress(psutil.Error):
        return process.status() != psutil.STATUS_ZOMBIE
    return False
