"""Pictures as `data:` addresses, so that they travel with what shows them."""

import base64

from coursebook.core.errors import ContentError, Problem

PICTURE_KINDS = {".svg": "image/svg+xml", ".png": "image/png"}


def image_address(path):
    """Return a picture as a `data:` address, so that it travels with the notebook."""
    kind = PICTURE_KINDS.get(path.suffix)
    if kind is None or not path.is_file():
        raise ContentError(
            [Problem(str(path), 0, 0, "is not an SVG or PNG file that exists; correct the path.")]
        )
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"
