"""Pictures as `data:` addresses, so that they travel with what shows them.

An address may stand in double quotation marks as it is: escaped once more it would be longer.
"""

import base64
import re
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from coursebook.core.errors import ContentError, Problem

PICTURE_KINDS = {".svg": "image/svg+xml", ".png": "image/png"}
_QUOTE_IN_TEXT = re.compile(r'>[^<]*"')
_PLAIN = " /:;,=()@!*'+"  # what may stand in such an address as it is


def image_address(path: Path) -> Markup:
    """Return a picture as a `data:` address; raise ContentError for what is no SVG or PNG file."""
    kind = PICTURE_KINDS.get(path.suffix)
    if kind is None or not path.is_file():
        sentence = "is not an SVG or PNG file that exists; correct the path."
        raise ContentError([Problem(str(path), 0, 0, sentence)])
    if path.suffix == ".svg":
        try:
            return svg_address(path.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            sentence = "is not text in UTF-8; save it again as UTF-8."
            raise ContentError([Problem(str(path), 0, 0, sentence)]) from None
    return Markup(f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}")


def svg_address(svg: str) -> Markup:
    """Return the text of an SVG as a `data:` address.

    Percent signs in place of Base64: smaller, and it packs better.
    """
    svg = svg.strip().replace("\r", "").replace("\n", " ")
    if "'" not in svg and not _QUOTE_IN_TEXT.search(svg):
        svg = svg.replace('"', "'")  # which an address may hold, and HTML too
    return Markup(f"data:image/svg+xml,{quote(svg, safe=_PLAIN)}")
