"""A small reader of QR codes drawn as SVG, so that tests read what stands on the page.

It reads byte mode, versions 2 and 3, level M.
"""

import re
from urllib.parse import unquote

FORMAT_MASK = (
    1,
    0,
    1,
    0,
    1,
)  # the first five of the fifteen format bits are stored turned round by these
MASKS = [
    lambda r, c: (r + c) % 2,
    lambda r, c: r % 2,
    lambda r, c: c % 3,
    lambda r, c: (r + c) % 3,
    lambda r, c: (r // 2 + c // 3) % 2,
    lambda r, c: r * c % 2 + r * c % 3,
    lambda r, c: (r * c % 2 + r * c % 3) % 2,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2,
]


def read(source, border=2):
    """Return the text of a code in a `data:` address."""
    return decoded(matrix(unquote(source.partition(",")[2]), border))


def matrix(svg, border):
    """Return the dark modules as rows of booleans; each run of them is one stroke of the path."""
    svg = svg.replace("'", '"')
    size = int(re.search(r'viewBox="0 0 (\d+)', svg)[1]) - 2 * border
    rows = [[False] * size for _ in range(size)]
    x = y = 0.0
    for command, numbers in re.findall(
        r"([MmhH])([-\d. ]+)", re.search(r'<path[^>]* d="([^"]+)"', svg)[1]
    ):
        given = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if command == "h":
            for column in range(round(x), round(x + given[0])):
                rows[int(y - 0.5) - border][column - border] = True
            x += given[0]
        else:
            x, y = given if command == "M" else (x + given[0], y + given[1])
    return rows


def decoded(rows):
    """Return the text that the modules hold."""
    size = len(rows)
    assert size in (25, 29), "write the reader for larger codes, or take a shorter address"
    level = [rows[8][column] ^ bit for column, bit in zip(range(5), FORMAT_MASK, strict=False)]
    assert level[:2] == [0, 0], "not level M"
    mask = MASKS[level[2] * 4 + level[3] * 2 + level[4]]
    bits = "".join(
        str(int(rows[row][column] ^ (mask(row, column) == 0)))
        for row, column in way(size)
        if not fixed(row, column, size)
    )
    assert bits[:4] == "0100", "not in byte mode"
    length = int(bits[4:12], 2)
    return bytes(int(bits[12 + 8 * i : 20 + 8 * i], 2) for i in range(length)).decode()


def way(size):
    """Yield the modules in the order in which they are read: up and down by pairs of columns.

    The first are on the right.
    """
    up, column = True, size - 1
    while column > 0:
        column -= column == 6
        for row in range(size - 1, -1, -1) if up else range(size):
            yield from ((row, column), (row, column - 1))
        up, column = not up, column - 2


def fixed(row, column, size):
    """Tell whether a module belongs to the pattern of the code and not to its text."""
    corner = (row < 9 and (column < 9 or column > size - 9)) or (row > size - 9 and column < 9)
    return (
        corner
        or row == 6
        or column == 6
        or (abs(row - (size - 7)) <= 2 and abs(column - (size - 7)) <= 2)
    )
