"""The built book, served on this machine alone."""

import errno
import os
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from .errors import CourseError

_TRIES = 20  # ports to try, one after the other


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each, and asks the browser to look for newer ones."""

    def log_message(self, *args):
        pass

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


class _Server(ThreadingHTTPServer):
    allow_reuse_address = os.name != "nt"  # on Windows it would share a busy port in silence


def open_server(folder, port):
    """Return a server for `folder` on the first free port from `port` on, and whether `port` itself was busy."""
    if not (Path(folder) / "index.html").is_file():
        raise CourseError(f"{folder} holds no book yet; build it first with 'make build'.")
    if not 0 <= port <= 65535:
        raise CourseError(f"{port} is not a port; write a number from 1024 to 65535, such as PORT=8080.")
    for candidate in range(port, min(port + _TRIES, 65536)):
        try:
            return _Server(("127.0.0.1", candidate), partial(_Quiet, directory=str(folder)))
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    raise CourseError(f"No free port from {port} to {port + _TRIES - 1}; name another, such as PORT={8080 if port > 60000 else port + 1000}.")


def serve(folder, port, say=print):
    """Serve `folder` until it is interrupted; say the address first."""
    with open_server(folder, port) as server:
        if server.server_port != port and port:
            say(f"Port {port} is in use by another program, so the book is on the next free one.")
            say("(Answers are remembered for each port apart: those given on another port are not shown here.)")
        say(f"The book is at http://localhost:{server.server_port} . Press Ctrl+C to stop.")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            say("Stopped.")
