"""A folder of pages on a real server, while a test runs."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coursebook.commands.serve import open_server


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder that has an `index.html`; yield its address, without a slash at its end."""
    with open_server(folder, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://localhost:{server.server_port}"
        finally:
            server.shutdown()
