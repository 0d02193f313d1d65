"""Pictures as addresses that travel with a page: any SVG, in whatever HTML it stands."""

import xml.etree.ElementTree as ElementTree
from urllib.parse import unquote

import pytest
from helpers.places import FIXTURES

from coursebook.core.errors import ContentError
from coursebook.core.images import image_address, svg_address

START = "data:image/svg+xml,"


@pytest.mark.parametrize(
    "svg",
    [
        '<svg xmlns="http://www.w3.org/2000/svg"><text>50 % &amp; more, é #1</text></svg>',
        "<svg xmlns='http://www.w3.org/2000/svg'><text>it's</text></svg>",
        '<svg xmlns="http://www.w3.org/2000/svg"><text font-family="\'A B\'">it\'s</text></svg>',
        '\n<svg xmlns="http://www.w3.org/2000/svg"\r\n  width="2">\n<g/>\n</svg>\n',
    ],
)
def test_an_svg_is_the_same_picture_again_and_its_address_may_stand_in_quotation_marks(svg):
    address = svg_address(svg)
    assert address.startswith(START) and not set(address[len(START) :]) & set('"<>&#\n\r')
    found, given = (
        ElementTree.fromstring(unquote(address[len(START) :])),
        ElementTree.fromstring(svg),
    )
    assert [(each.tag, each.attrib) for each in found.iter()] == [
        (each.tag, each.attrib) for each in given.iter()
    ]
    assert "".join(found.itertext()).split() == "".join(given.itertext()).split()


def test_a_file_is_read_by_its_kind(tmp_path):
    svg = (FIXTURES / "valid" / "leg.svg").read_text(encoding="utf-8")
    assert image_address(FIXTURES / "valid" / "leg.svg") == svg_address(svg)
    (tmp_path / "leg.png").write_bytes(b"\x89PNG")
    assert image_address(tmp_path / "leg.png") == "data:image/png;base64,iVBORw=="


def test_only_svg_and_png_are_pictures(tmp_path):
    (tmp_path / "leg.gif").write_bytes(b"GIF89a")
    for name in ("leg.gif", "lost.svg"):
        with pytest.raises(ContentError, match=r"\.(gif|svg): is not an SVG or PNG file that"):
            image_address(tmp_path / name)
