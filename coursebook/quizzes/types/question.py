"""What all question types share: their settings, the mark of an answer, and how a red flag is marked.

An answer is a list of strings, whatever the type; each type says what they mean.
"""

from typing import Annotated, ClassVar, NamedTuple

from pydantic import Field, StrictBool, StrictInt

from coursebook.core.fields import ClaimIds, Id, Model, Picture, Text


class Mark(NamedTuple):
    """What an answer is worth: `share` of the question's points, 0 to 1, and what was amiss.

    `missed` holds what belongs to the answer and is not there, `wrong` what is there and does not belong.
    `under`: a red flag got less help than it needs. `over`: more than it needs, which is safe.
    """

    share: float
    missed: tuple = ()
    wrong: tuple = ()
    under: bool = False
    over: bool = False

    @property
    def right(self):
        """Return whether nothing was amiss."""
        return self.share == 1


def red_flag_mark(share, missed, wrong, *, under, over):
    """Mark a red flag: less help than is needed scores nothing, more help than is needed costs at most half."""
    if under:
        return Mark(0.0, missed, wrong, under=True)
    return Mark(max(share, 0.5) if over else share, missed, wrong, over=over)


class Question(Model):
    """What all question types share."""

    # A type that can be marked, that may be about a warning sign, that fits a survey.
    scored: ClassVar[bool] = True
    may_be_red_flag: ClassVar[bool] = False
    fits_survey: ClassVar[bool] = False

    id: Id
    objective: (
        Annotated[Id, Field(description="The id in objectives.yml that the question asks about.")]
        | None
    ) = None
    red_flag: Annotated[
        StrictBool,
        Field(
            description="True when the question is about a warning sign: it is always drawn, "
            "can always be tried again, and less help than needed scores nothing."
        ),
    ] = False
    stem: Annotated[Text, Field(description="The question itself.")]
    image: Annotated[Picture, Field(description="A picture below the stem.")] | None = None
    hints: Annotated[
        list[Text],
        Field(description="Hints, shown one by one when the learner asks; the last may say most."),
    ] = []
    points: Annotated[
        StrictInt, Field(ge=1, le=10, description="What a right answer is worth.")
    ] = 1
    attempts: (
        Annotated[
            StrictInt,
            Field(
                ge=1,
                le=10,
                description="Tries before the answer is shown; without it, as many as "
                "the learner likes. Not for a red flag.",
            ),
        ]
        | None
    ) = None
    revision: Annotated[
        StrictInt,
        Field(
            ge=1,
            description="Raise it when the meaning of the question changes: older answers "
            "are then let go. Leave it for a better wording.",
        ),
    ] = 1
    explanation: (
        Annotated[
            Text,
            Field(
                description="Why the answer is right; said once it is, or when the answer is "
                "shown. Needed, but not in a survey."
            ),
        ]
        | None
    ) = None
    claims: ClaimIds = []
    sources: Annotated[
        list[str],
        Field(description="Keys of references.bib that back the answer, where no claim does."),
    ] = []

    def order_entries(self, mix, shuffle):
        """Return the entries in the order in which they stand; `mix` puts entries into a seeded order."""
        return []

    @classmethod
    def rules(cls, data, survey):
        """Yield (path, sentence) for each rule that plain data of this type breaks."""
        if data.get("red_flag") is True:
            yield from cls._red_flag_rules(data)
        if not survey and cls.scored and data.get("explanation") is None:
            yield (), "'explanation' is missing; write it here."
        if survey and not cls.fits_survey:
            yield (
                ("type",),
                "this type always has a right answer; in a survey use 'single', 'multiple' or 'reflect'.",
            )

    @classmethod
    def _red_flag_rules(cls, data):
        if not cls.may_be_red_flag:
            yield ("red_flag",), cls.not_a_red_flag
        if data.get("attempts") is not None:
            yield ("attempts",), "a red flag can always be tried again; take 'attempts' out."

    not_a_red_flag: ClassVar[str] = (
        "this type cannot say that an answer is less help than is needed; for a red flag use "
        "'single', 'multiple', 'match' or 'case'."
    )
