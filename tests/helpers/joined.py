"""What every joined script must be: its parts each once, with no name twice.

They come after those that they need, and use all that they import.

What a part imports, the other part must export.
"""

import re

_IMPORT = re.compile(r'^import \{([^}]*)\} from "((?:\.{1,2}/)+[a-z_/-]+)\.js";$', re.M)
_EXPORT = re.compile(r"^export (?:async )?(?:function|const|let|class) (\w+)", re.M)


def without_comments(text):
    """Return a script without its comments."""
    return re.sub(r"/\*.*?\*/|//[^\n]*", "", text, flags=re.S)


def check_joined(paths, text, longest=300):
    """Fail unless the parts at `paths`, in the order in which they are joined to `text`, fit.

    `longest` is in lines.
    """
    order = [path.resolve() for path in paths]
    assert len(order) == len(set(order))
    for path in order:
        part = path.read_text(encoding="utf-8")
        assert part.startswith("// @ts-check\n") and len(part.splitlines()) < longest, path
        for taken, source in _IMPORT.findall(part):
            other = (path.parent / f"{source}.js").resolve()
            assert order.index(other) < order.index(path), path
            exported = _EXPORT.findall(other.read_text(encoding="utf-8"))
            for name in map(str.strip, taken.split(",")):
                assert name in exported, f"{path.name} imports {name}, which {other.name} lacks"
                assert len(re.findall(rf"\b{name}\b", part)) > 1, (
                    f"{path.name} imports {name} and does not use it"
                )
    names = re.findall(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", text, re.M)
    assert sorted(names) == sorted(set(names))
