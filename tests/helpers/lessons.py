"""The lessons of this course as files, and what a reader reads of its content files."""

import re

from helpers.places import ROOT

from coursebook.checklists.loading import load_checklist
from coursebook.quizzes.loading import load_quiz

FOLDER = ROOT / "notebooks"
LESSONS = sorted(FOLDER.glob("*.ipynb"))
QUIZZES = sorted(FOLDER.glob("*.quiz.yml"))
CHECKLISTS = sorted(FOLDER.glob("*.checklist.yml"))


def text_of(path):
    """Return what a learner reads of a quiz or checklist, each text a paragraph."""
    data = (load_quiz if ".quiz." in path.name else load_checklist)(path).model_dump(
        exclude={
            "actions": {"__all__": {"id"}},
            "stages": {"__all__": {"unit", "visit"}},
            "countries": {"__all__": {"instead"}},
            "pictures_in": True,
            "places": {"__all__": {"picture", "sign"}},
            "unsure": True,
            "emergency": True,
        }
    )
    said = {
        "unit": "your maternity unit",
        "visit": "your midwife or doctor",
        "emergency": "your emergency number",
        "out_of_hours": "Call your out-of-hours line",
        "when": "now",
        "weeks": "20",
    }
    return re.sub(r"\{(\w+)\}", lambda found: said[found[1]], "\n\n".join(_texts(data)))


def _texts(data):
    if isinstance(data, dict):
        skipped = (
            "id",
            "type",
            "mode",
            "target",
            "next",
            "kind",
            "objective",
            "claims",
            "sources",
            "file",
            "action",
            "numbers",
            "image",
            "misconception",
            "pictures",
            "when",
        )
        return [text for key, value in data.items() if key not in skipped for text in _texts(value)]
    if isinstance(data, list):
        return [text for value in data for text in _texts(value)]
    return [data] if isinstance(data, str) else []
