"""What every joined script must be: its parts each once, after those that they need, using all that they import, with no name twice."""

import re

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.{1,2}/[a-z_/-]+)\.js";$', re.M)


def check_joined(paths, text, longest=300):
    """Fail unless the parts at `paths`, in the order in which they are joined to `text`, fit together; `longest` is in lines."""
    order = [path.resolve() for path in paths]
    assert len(order) == len(set(order))
    for path in order:
        part = path.read_text(encoding="utf-8")
        assert part.startswith("// @ts-check\n") and len(part.splitlines()) < longest, path
        for taken, source in _IMPORT.findall(part):
            assert order.index((path.parent / f"{source}.js").resolve()) < order.index(path), path
            for each in taken.split(","):
                assert len(re.findall(rf"\b{each.strip()}\b", part)) > 1, (
                    f"{path.name} imports {each} and does not use it"
                )
    names = re.findall(r"^(?:export )?(?:async )?(?:function|const|let|class) (\w+)", text, re.M)
    assert sorted(names) == sorted(set(names))
