"""Drawings with a longer description below them, and the word `gallery` for prose pages.

A gallery shows all drawings of a folder with their words.
"""

import html
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import SphinxDirective

from coursebook.book.directives.ledger import list_signs
from coursebook.checklists.loading import load_signs
from coursebook.core.errors import ContentError
from coursebook.core.messages import messages
from coursebook.media.pictures import FIGURES, PICTURES, PictureText, load_pictures


def load_descriptions(root: Path) -> dict[str, PictureText]:
    """What each drawing shows, by its place below the folder of drawings.

    Empty without the file that says it; raises ContentError when that is wrong.
    """
    path = root / PICTURES
    return load_pictures(path).root if path.is_file() else {}


def description_node(text: str) -> nodes.raw:
    """A longer description that opens below a picture."""
    summary = f"<summary>{html.escape(messages()['theme']['in_words'])}</summary>"
    body = f'<details class="book-described">{summary}<p>{html.escape(text)}</p></details>'
    return nodes.raw("", body, format="html")


def drawing_name(path: Path, root: Path) -> str:
    """The name of a drawing below the folder of drawings, or nothing for any other file."""
    try:
        return path.resolve().relative_to((root / FIGURES).resolve()).with_suffix("").as_posix()
    except ValueError:
        return ""


class beside(nodes.General, nodes.Element):
    """A drawing with its caption, beside the words that follow; Sphinx's own figure is numbered."""


class beside_caption(nodes.General, nodes.TextElement):
    """The caption of such a drawing."""


class Captions(SphinxTransform):
    """Makes a figure of a paragraph that holds a drawing and a line in italics: its caption.

    It stands beside the words that follow.
    """

    default_priority = 508

    def apply(self, **kwargs: object) -> None:
        """Replace each such paragraph in the document."""
        for image in list(self.document.findall(nodes.image)):
            paragraph = image.parent
            rest = [node for node in paragraph.children if node is not image and node.astext()]
            words = [node for node in rest if node.astext().strip()]
            if not isinstance(paragraph, nodes.paragraph) or len(words) != 1:
                continue
            if isinstance(words[0], nodes.emphasis) and not _stands_alone(image):
                caption = beside_caption("", "", *words[0].children)
                paragraph.replace_self(beside("", image.deepcopy(), caption))


class Descriptions(SphinxTransform):
    """Puts the longer description below each drawing that stands alone, or in a figure.

    In a box of warning signs it ends the box, which is to be seen whole; the one large drawing of a
    front page (`.cover`) has none.
    """

    default_priority = 510

    def apply(self, **kwargs: object) -> None:
        """Add a description to each such picture in the document."""
        root, page = Path(self.app.srcdir), Path(self.env.doc2path(self.env.docname)).parent
        descriptions = load_descriptions(root)
        for image in list(self.document.findall(nodes.image)):
            name = drawing_name(page / image["uri"], root)
            if name not in descriptions:
                continue
            self.env.note_dependency(str(root / PICTURES))
            node = description_node(descriptions[name].description)
            figure = paragraph = image.parent
            if isinstance(figure, beside):
                in_box = "course-callout" in figure.parent.get("classes", ())
                (figure.parent if in_box else figure).append(node)
            elif _stands_alone(image) and "cover" not in paragraph["classes"]:
                paragraph.parent.insert(paragraph.parent.index(paragraph) + 1, node)


def _stands_alone(image: nodes.image) -> bool:
    """Whether a picture is all that its paragraph holds, outside tables."""
    paragraph = image.parent
    return (
        isinstance(paragraph, nodes.paragraph)
        and len(paragraph) == 1
        and not isinstance(paragraph.parent, nodes.entry)
    )


class GalleryDirective(SphinxDirective):
    """Shows the drawings of a folder below that of all drawings, or those at its top.

    Each stands with its description. `:signs:` names the list of warning signs after which they are
    named: then each stands with its sign and its action too.
    """

    optional_arguments = 1
    option_spec = {"signs": str}

    def run(self) -> list[nodes.Node]:
        """Return a picture and its words for each drawing."""
        root, folder = Path(self.env.srcdir), self.arguments[0] if self.arguments else ""
        self.env.note_dependency(str(root / PICTURES))
        try:
            descriptions, signs = load_descriptions(root), self._sign_nodes()
        except ContentError as error:
            raise self.error(str(error)) from None
        items = [
            self._item(name, text, signs.get(name.rpartition("/")[2], []))
            for name, text in descriptions.items()
            if name.rpartition("/")[0] == folder
        ]
        return [nodes.container("", *items, classes=["book-gallery"])]

    def _sign_nodes(self) -> dict[str, list[nodes.Node]]:
        """What to do and what to look for, by the names of the pictures of each sign."""
        if "signs" not in self.options:
            return {}
        relative, absolute = self.env.relfn2path(self.options["signs"])
        self.env.note_dependency(relative)
        return {
            name: [
                nodes.paragraph("", "", nodes.strong("", f"{mark} {action}")),
                nodes.paragraph("", sign.text),
            ]
            for mark, sign, action in list_signs(load_signs(Path(absolute)))
            for name in sign.pictures
        }

    def _item(self, name: str, text: PictureText, sign: list[nodes.Node]) -> nodes.container:
        image = nodes.image("", uri=f"/{FIGURES.as_posix()}/{name}.svg", alt=text.alt)
        file = nodes.paragraph("", "", nodes.literal("", f"{name}.svg"))
        return nodes.container(
            "",
            nodes.paragraph("", "", image),
            *sign,
            nodes.paragraph("", text.description),
            file,
            classes=["book-gallery__item"],
        )


def _open(tag: str) -> Callable[[Any, nodes.Element], None]:
    return lambda translator, node: translator.body.append(tag)


_close = _open


def setup(app: Sphinx) -> None:
    """Add the descriptions and the gallery."""
    app.add_node(beside, html=(_open('<figure class="book-beside">'), _close("</figure>\n")))
    app.add_node(beside_caption, html=(_open("<figcaption>"), _close("</figcaption>\n")))
    app.add_transform(Captions)
    app.add_transform(Descriptions)
    app.add_directive("gallery", GalleryDirective)
