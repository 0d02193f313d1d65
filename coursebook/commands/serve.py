"""The built book, served on this machine alone.

And what any server of ours needs: a free port, and few words.
"""

import errno
import os
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeVar

from coursebook.core.errors import CourseError

_TRIES = 20  # ports to try, one after the other

Say = Callable[[str], object]  # tells the user something


class Quiet(BaseHTTPRequestHandler):
    """Answers without a line for each request, and asks the browser to look for newer files."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """End the head of an answer, which lets nothing be kept."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


class _Files(Quiet, SimpleHTTPRequestHandler):
    pass


class Server(ThreadingHTTPServer):
    """Listens on a port of this machine, one that nobody else uses."""

    allow_reuse_address = os.name != "nt"  # on Windows it would share a busy port in silence


AnyServer = TypeVar("AnyServer", bound=Server)
Handler = Callable[..., BaseHTTPRequestHandler]  # answers one request


def listen(handler: Handler, port: int, server: type[AnyServer], setting: str) -> AnyServer:
    """Return a server on the first free port from `port` on; 0 is any free one.

    `setting` is how a user names another port. Raises CourseError when none of the next 20 is free.
    """
    if not 0 <= port <= 65535:
        sentence = f"{port} is not a port; write a number from 1024 to 65535"
        raise CourseError(f"{sentence}, such as {setting}8080.")
    for candidate in range(port, min(port + _TRIES, 65536)):
        try:
            return server(("127.0.0.1", candidate), handler)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    another = 8080 if port > 60000 else port + 1000
    sentence = f"No free port from {port} to {port + _TRIES - 1}"
    raise CourseError(f"{sentence}; name another, such as {setting}{another}.")


def tell_port(server: Server, port: int, what: str, say: Say) -> bool:
    """Say that the port that was asked for is busy, if it is; return whether it is."""
    busy = port not in (0, server.server_port)
    if busy:
        say(f"Port {port} is in use by another program, so {what} is on the next free one.")
    return busy


def run(server: Server, say: Say) -> None:
    """Serve until interrupted."""
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        say("Stopped.")


def open_server(folder: Path | str, port: int) -> Server:
    """Return a server for the book in `folder` on the first free port from `port` on.

    Raises CourseError when there is no book, or no free port.
    """
    if not (Path(folder) / "index.html").is_file():
        raise CourseError(f"{folder} holds no book yet; build it first with 'make build'.")
    return listen(partial(_Files, directory=str(folder)), port, Server, "PORT=")


def serve(folder: Path | str, port: int, say: Say = print) -> None:
    """Serve `folder` until it is interrupted; say the address first.

    Raises CourseError when there is no book, or no free port.
    """
    with open_server(folder, port) as server:
        if tell_port(server, port, "the book", say):
            say(
                "(Answers are remembered for each port apart: those given on another port "
                "are not shown here.)"
            )
        say(f"The book is at http://localhost:{server.server_port} . Press Ctrl+C to stop.")
        run(server, say)
