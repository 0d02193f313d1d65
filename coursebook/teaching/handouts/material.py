"""What the sheets are made of: content of the course, its review, the address of the book."""

from functools import cached_property

from markupsafe import Markup

from coursebook.checklists.html import default_words, sign_picture
from coursebook.claims.html import state_review
from coursebook.core.images import image_address
from coursebook.course.course import Course
from coursebook.media.pictures import PictureText, load_pictures
from coursebook.quizzes.models import Quiz
from coursebook.teaching.handouts.content import HandoutWords, load_handouts
from coursebook.teaching.plans.material import PlanMaterial


class SheetMaterial:
    """What sheets need of a course; each part is made when it is asked for, once.

    Each part, and the making of this, raises ContentError with what is wrong.
    """

    def __init__(self, course: Course) -> None:
        self.course = course
        self.signs, self.guide, self.habits = course.signs, course.guide, course.habits
        self.address, self.labels = course.address, course.evidence.labels
        self.plans = PlanMaterial(course)
        self.title, self.mark = course.settings.title, Markup(course.mark)

    @cached_property
    def content(self) -> HandoutWords:
        """The words that only paper needs."""
        return self.course.read(self.course.handouts_file, load_handouts)

    @cached_property
    def check(self) -> Quiz:
        """The final check."""
        return self.course.with_role("check_after", Quiz)

    @cached_property
    def reviewed(self) -> str:
        """Whether a clinician has reviewed this version, in a sentence."""
        statement = state_review(self.course.reviews, self.course.settings.version)
        return statement.draft or statement.sentence

    @cached_property
    def _descriptions(self) -> dict[str, PictureText]:
        return self.course.read(self.course.pictures_file, load_pictures).root

    def drawing(self, name: str) -> dict[str, str]:
        """Return a drawing, named by its place below the folder of drawings, as a template has it.

        `src` is its `data:` address, `alt` its words. Raises ContentError when it is not there.
        """
        path = self.course.figures_folder / f"{name}.svg"
        return {"src": image_address(path), "alt": self._descriptions[name].alt}

    def sign_picture(self, name: str) -> str:
        """Return the `data:` address of a picture of the list of signs."""
        return sign_picture(self.signs, self.course.lessons_folder, name)

    def fill_contacts(self, text: str) -> str:
        """Put whom to call where `{unit}` and the other placeholders stand; paper knows no more."""
        words = default_words(self.signs) | {"weeks": "______"}
        return text.format(**words).replace("**__**", "______")
