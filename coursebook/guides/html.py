"""A guide becomes complete HTML. Pure but for the picture, which it reads."""

import json
from pathlib import Path

from coursebook.core.images import image_address
from coursebook.core.messages import messages
from coursebook.core.templates import template


def guide_html(guide, folder=".", labels=None):
    """Return a guide as complete HTML; `folder` holds its picture, `labels` names its claims by their anchors."""
    image = {"src": image_address(Path(folder) / guide.picture.file), "alt": guide.picture.alt}
    t = messages()["guide"]
    anchors = [f"claim-{name}" for name in guide.claims]
    evidence = [
        (anchor, (labels or {}).get(anchor, anchor.partition("-")[2])) for anchor in anchors
    ]
    return template("guides/guide.html.j2").render(
        guide=guide,
        image=image,
        evidence=evidence,
        words=messages(),
        t=t,
        plan=_json(_plan(guide)),
        said=_json(t["says"]),
    )


def _plan(guide):
    """Return the numbers that the script counts with; the words stand in the HTML."""
    steps = [
        {"seconds": step.seconds, "hold": step.hold, "once": step.once} for step in guide.steps
    ]
    return {"hold": guide.hold.model_dump(), "repeats": guide.repeats.model_dump(), "steps": steps}


def _json(data):
    return json.dumps(data, ensure_ascii=False)
