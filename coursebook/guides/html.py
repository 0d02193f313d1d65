"""A guide becomes complete HTML. Pure but for the picture, which it reads."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

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

    `folder` holds its picture, `labels` names its claims by their anchors. `heading_level`, 1 or
    more, is that of its title; headings inside are one below, none below 6. Raises ContentError
    for a picture that is not there.
    """
    picture, image = guide.picture, None
    if picture:
        image = {"src": image_address(Path(folder) / picture.file), "alt": picture.alt}
    evidence = [
        (f"claim-{name}", (labels or {}).get(f"claim-{name}", name)) for name in guide.claims
    ]
    return template("guides/guide.html.j2").render(
        guide=guide,
        image=image,
        evidence=evidence,
        words=messages(),
        t=messages()["guide"],
        plan=_json(_plan(guide)),
        client_messages=_json(messages()["guide"]["says"]),
        heading_level=heading_level,
    )


def _plan(guide: Guide) -> dict[str, Any]:
    """Return the numbers that the script counts with; the words stand in the HTML."""
    steps = [
        {"seconds": step.seconds, "hold": step.hold, "once": step.once} for step in guide.steps
    ]
    return {"hold": guide.hold.model_dump(), "repeats": guide.repeats.model_dump(), "steps": steps}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)
