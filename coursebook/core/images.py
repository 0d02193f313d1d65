"""Pictures as `data:` addresses, so that they travel with what shows them."""

import base64
from pathlib import Path

from coursebook.core.errors import ContentError, Problem

PICTURE_KINDS = {".svg": "image/svg+xml", ".png": "image/png"}


def image_address(path: Path) -> str:
    """Return a picture as a `data:` address; raise ContentError for what is no SVG or PNG file."""
    kind = PICTURE_KINDS.get(path.suffix)
    if kind is None or not path.is_file():
        sentence = "is not an SVG or PNG file that exists; correct the path."
        raise ContentError([Problem(str(path), 0, 0, sentence)])
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"
