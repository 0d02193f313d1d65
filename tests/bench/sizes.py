"""Bytes of script and style for quizzes alone, without the site's theme."""

import gzip

from rows import Row


def measure(tools, paths, questions, folder):
    """Weigh script and style of each tool, raw and by gzip level 9."""
    rows = []
    for tool in tools:
        if tool.weigh and tool.name in paths:
            rows += _weigh(tool, questions, folder / paths[tool.name].split("/")[0])
    return sorted(rows, key=lambda row: row.what)


def _weigh(tool, questions, folder):
    for kind, files in zip(("script", "style"), tool.weigh(questions, folder), strict=True):
        packed = sum(len(gzip.compress(file, 9, mtime=0)) for file in files)
        yield Row("bytes", f"{kind}, gzip 9", tool.name, packed, "bytes", tool.counted)
        yield Row("bytes", f"{kind}, raw", tool.name, sum(map(len, files)), "bytes")
