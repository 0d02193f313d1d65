"""What the words of prose pages share: where they stand on a page, and which files a page depends on."""

from docutils import nodes
from sphinx.environment import BuildEnvironment

BIBLIOGRAPHY = "book/references.bib"

LEDGER = "book/evidence.yml"


def note_backing(env: BuildEnvironment) -> None:
    """Build a page again when the bibliography or the ledger has changed."""
    env.note_dependency(BIBLIOGRAPHY)
    env.note_dependency(LEDGER)


def section_depth(node: nodes.Node | None) -> int:
    """How many sections a place on a page stands in."""
    depth = 0
    while node is not None:
        depth += isinstance(node, nodes.section)
        node = node.parent
    return depth
