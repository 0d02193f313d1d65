"""A guide becomes complete HTML. Pure but for the pictures, which it reads."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from coursebook.core.fields import Picture
from coursebook.core.images import image_address
from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.guides.models import Guide


def guide_html(
    guide: Guide,
    folder: str | Path = ".",
    labels: Mapping[str, str] | None = None,
    *,
    heading_level: int = 3,
) -> str:
    """Return a guide as complete HTML.

    `folder` holds its pictures, `labels` names its claims by their anchors. `heading_level`, 1 or
    more, is that of its title; headings inside are one below, none below 6. Raises ContentError
    for a picture that is not there.
    """
    evidence = [
        (f"claim-{name}", (labels or {}).get(f"claim-{name}", name)) for name in guide.claims
    ]
    return template("guides/guide.html.j2").render(
        guide=guide,
        image=_image(guide.picture, Path(folder)),
        steps=[(step, _image(step.picture, Path(folder))) for step in guide.steps],
        evidence=evidence,
        words=messages(),
        t=messages()["guide"],
        plan=_json(_plan(guide)),
        client_messages=_json(messages()["guide"]["says"]),
        heading_level=heading_level,
    )


def _image(picture: Picture | None, folder: Path) -> dict[str, str] | None:
    if picture is None:
        return None
    return {"src": image_address(folder / picture.file), "alt": picture.alt}


def _plan(guide: Guide) -> dict[str, Any]:
    """Return the numbers that the script counts with; the words stand in the HTML."""
    steps = [
        {"seconds": step.seconds, "hold": step.hold, "once": step.once} for step in guide.steps
    ]
    return {"hold": guide.hold.model_dump(), "repeats": guide.repeats.model_dump(), "steps": steps}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)
