"""Names of files as text.

Linux allows any bytes in a name. Those that are no UTF-8 Python keeps as halves of characters,
which no page, table or zip can hold.
"""

import os


def readable_name(name: str) -> str:
    r"""Return the name of a file as plain text: a byte of it that is no UTF-8 stands as `\xfc`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
