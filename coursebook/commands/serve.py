"""The built book, served on this machine alone; and what any server of ours needs: a free port and few words."""

import errno
import os
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from coursebook.core.errors import CourseError

_TRIES = 20  # ports to try, one after the other


class Quiet:
    """Answers without a line for each request, and asks the browser to look for newer files."""

    def log_message(self, *args):
        pass

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


class _Files(Quiet, SimpleHTTPRequestHandler):
    pass


class Server(ThreadingHTTPServer):
    """Listens on a port of this machine, one that nobody else uses."""

    allow_reuse_address = os.name != "nt"  # on Windows it would share a busy port in silence


def listen(handler, port, server=Server, setting="PORT="):
    """Return a server on the first free port from `port` on; `setting` is how a user names another."""
    if not 0 <= port <= 65535:
        raise CourseError(
            f"{port} is not a port; write a number from 1024 to 65535, such as {setting}8080."
        )
    for candidate in range(port, min(port + _TRIES, 65536)):
        try:
            return server(("127.0.0.1", candidate), handler)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    another = 8080 if port > 60000 else port + 1000
    raise CourseError(
        f"No free port from {port} to {port + _TRIES - 1}; name another, such as {setting}{another}."
    )


def tell_port(server, port, what, say):
    """Say that the port that was asked for is busy, if it is; return whether it is."""
    busy = port not in (0, server.server_port)
    if busy:
        say(f"Port {port} is in use by another program, so {what} is on the next free one.")
    return busy


def run(server, say):
    """Serve until interrupted."""
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        say("Stopped.")


def open_server(folder, port):
    """Return a server for the book in `folder` on the first free port from `port` on."""
    if not (Path(folder) / "index.html").is_file():
        raise CourseError(f"{folder} holds no book yet; build it first with 'make build'.")
    return listen(partial(_Files, directory=str(folder)), port)


def serve(folder, port, say=print):
    """Serve `folder` until it is interrupted; say the address first."""
    with open_server(folder, port) as server:
        if tell_port(server, port, "the book", say):
            say(
                "(Answers are remembered for each port apart: those given on another port are not shown here.)"
            )
        say(f"The book is at http://localhost:{server.server_port} . Press Ctrl+C to stop.")
        run(server, say)
