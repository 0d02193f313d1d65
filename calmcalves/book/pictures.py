"""Drawings with a longer description below them, and the word `gallery` for prose pages: all drawings with their words."""

import html
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

from calmcalves.errors import ContentError
from calmcalves.loading import load_pictures
from calmcalves.pictures import FIGURES, PICTURES
from calmcalves.words import words


def described(root: Path) -> dict:
    """What each drawing shows, by its place below the folder of drawings."""
    path = root / PICTURES
    return load_pictures(path).root if path.is_file() else {}


def in_words(text: str) -> nodes.raw:
    """A longer description that opens below a picture."""
    said = html.escape(words()["theme"]["in_words"])
    return nodes.raw("", f'<details class="calm-described"><summary>{said}</summary><p>{html.escape(text)}</p></details>', format="html")


class Descriptions(SphinxTransform):
    """Puts the longer description below each drawing that stands alone in its paragraph."""

    default_priority = 510

    def apply(self, **kwargs: object) -> None:
        """Add a description to each such picture in the document."""
        root, page = Path(self.app.srcdir), Path(self.env.doc2path(self.env.docname)).parent
        known = described(root)
        for image in list(self.document.findall(nodes.image)):
            paragraph, name = image.parent, place_of(page / image["uri"], root)
            if name in known and isinstance(paragraph, nodes.paragraph) and len(paragraph) == 1:
                self.env.note_dependency(str(root / PICTURES))
                paragraph.parent.insert(paragraph.parent.index(paragraph) + 1, in_words(known[name].description))


def place_of(path: Path, root: Path) -> str:
    """The name of a drawing below the folder of drawings, or nothing for any other file."""
    try:
        return path.resolve().relative_to((root / FIGURES).resolve()).with_suffix("").as_posix()
    except ValueError:
        return ""


class GalleryDirective(SphinxDirective):
    """Shows the drawings whose places begin with the argument, each with its description; without one, those at the top."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a picture and its words for each drawing."""
        root = Path(self.env.srcdir)
        self.env.note_dependency(str(root / PICTURES))
        try:
            known = described(root)
        except ContentError as error:
            raise self.error(str(error)) from None
        folder = self.arguments[0].rstrip("/") + "/" if self.arguments else ""
        chosen = {name: each for name, each in known.items() if name.rpartition("/")[0] == folder.rstrip("/")}
        found = []
        for name, each in chosen.items():
            image = nodes.image("", uri=f"/{FIGURES.as_posix()}/{name}.svg", alt=each.alt)
            found.append(nodes.container("", nodes.paragraph("", "", image), nodes.paragraph("", each.description),
                                         nodes.paragraph("", "", nodes.literal("", f"{name}.svg")), classes=["calm-gallery__item"]))
        return [nodes.container("", *found, classes=["calm-gallery"])]


def setup(app: Sphinx) -> None:
    """Add the descriptions and the gallery."""
    app.add_transform(Descriptions)
    app.add_directive("gallery", GalleryDirective)
