"""What the settings of a course say."""

import yaml

from coursebook.core.errors import ContentError, Problem


def address_in(path):
    """Return `html: baseurl:` of a book's settings, with a slash at its end; no file or no address is no address."""
    settings = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else None
    address = str(((settings or {}).get("html") or {}).get("baseurl") or "").strip()
    if address and not address.startswith(("https://", "http://")):
        raise ContentError(
            [
                Problem(
                    str(path),
                    0,
                    0,
                    f"'baseurl' is {address!r}; write the whole address of the published book, "
                    "such as https://example.org/calm-calves/, or leave it empty.",
                )
            ]
        )
    return address and address.rstrip("/") + "/"
