"""What the sheets are made of: the content files of the course, its state of review, the address of the book.

It reads and makes nothing; what is wrong is raised as ContentError.
"""

from functools import cached_property
from pathlib import Path


from coursebook import __version__
from coursebook.evidence.backing import labels_near
from coursebook.checklists.loading import load_checklist
from coursebook.evidence.loading import load_reviews
from coursebook.guides.loading import load_guide
from coursebook.media.pictures import load_pictures
from coursebook.quizzes.loading import load_quiz
from coursebook.teaching.handouts.content import load_handouts
from coursebook.media.pictures import FIGURES, PICTURES
from coursebook.evidence.bibliography import day_in_words
from coursebook.core.images import image_address
from coursebook.core.messages import messages
from coursebook.teaching.handouts.content import CONTENT, SIGNS
from coursebook.course.settings import address_in

GUIDE = Path("notebooks") / "02-easing-a-cramp.guide.yml"
HABITS = Path("notebooks") / "04-preventing-cramps.checklist.yml"
CHECK = Path("notebooks") / "07-cases-and-check.quiz.yml"
REVIEWS = Path("book") / "review.yml"
CONFIG = "_config.yml"


class Course:
    """A course as the sheets need it; each file is read when it is asked for, once."""

    def __init__(self, root="."):
        self.root = Path(root)

    @cached_property
    def content(self):
        """The words that only paper needs."""
        return load_handouts(self.root / CONTENT)

    @cached_property
    def signs(self):
        """The list of warning signs."""
        return load_checklist(self.root / SIGNS)

    @cached_property
    def guide(self):
        """The calf stretch."""
        return load_guide(self.root / GUIDE)

    @cached_property
    def habits(self):
        """The list of habits."""
        return load_checklist(self.root / HABITS)

    @cached_property
    def check(self):
        """The final check."""
        return load_quiz(self.root / CHECK)

    @cached_property
    def labels(self):
        """What links to claims and sources are called, by their anchors."""
        return labels_near(self.root / "book")

    @cached_property
    def address(self):
        """The address of the published book, set once in `_config.yml`; empty when it is not known."""
        return address_in(self.root / CONFIG)

    @cached_property
    def reviewed(self):
        """Whether a clinician has reviewed this version, in a sentence."""
        state, review = load_reviews(self.root / REVIEWS).state(__version__)
        said = messages()["theme"]
        given = (
            {
                "who": review.who,
                "role": review.role,
                "date": day_in_words(review.date),
                "version": review.version,
            }
            if review
            else {}
        )
        return said["drafts"][state] or said["reviewed"][state].format(**given)

    @cached_property
    def _shown(self):
        return load_pictures(self.root / PICTURES).root

    def drawing(self, name):
        """Return a drawing by its place below the folder of drawings: its address and its words."""
        return {
            "src": image_address(self.root / FIGURES / f"{name}.svg"),
            "alt": self._shown[name].alt,
        }

    def said(self, text, stage=0):
        """Put whom to call where `{unit}`, `{visit}` and `{emergency}` stand, in the words of a stage."""
        return text.format(
            unit=self.signs.stages[stage].unit,
            visit=self.signs.stages[stage].visit,
            emergency=self.signs.emergency,
        )
