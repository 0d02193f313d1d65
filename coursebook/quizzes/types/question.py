"""What all question types share: settings, the mark of an answer, and how a red flag is marked.

An answer is a list of strings, whatever the type; each type says what they mean.
"""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, NamedTuple, Protocol

from pydantic import Field, StrictBool, StrictInt

from coursebook.core.fields import ClaimIds, Id, Model, Picture, Text
from coursebook.core.rules import BrokenRule, Place
from coursebook.quizzes.types.option import Option


class Mark(NamedTuple):
    """What an answer is worth: `share` of the question's points, 0 to 1, and what was amiss.

    `missed` holds what belongs to the answer and is not there, `wrong` what is there and does not
    belong. `under`: a red flag got less help than it needs. `over`: more than it needs, which is
    safe.
    """

    share: float
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    under: bool = False
    over: bool = False

    @property
    def right(self) -> bool:
        """Return whether nothing was amiss."""
        return self.share == 1


def mark_red_flag(
    share: float, missed: tuple[str, ...], wrong: tuple[str, ...], *, under: bool, over: bool
) -> Mark:
    """Mark a red flag, whose answer without that is worth `share`, 0 to 1.

    Less help than is needed scores nothing, more help than is needed costs at most half.
    """
    if under:
        return Mark(0.0, missed, wrong, under=True)
    return Mark(max(share, 0.5) if over else share, missed, wrong, over=over)


class Misconception(NamedTuple):
    """A wrong answer as those who teach need it, and whether it is safe.

    `behind` is the idea behind it, None where nobody wrote it down; `say` is what to say to who
    chose it.
    """

    chosen: str
    behind: str | None
    say: str
    safe: bool = False


class Prompt(NamedTuple):
    """One thing that is asked: a question, or a step of a story.

    `right` holds the texts of the right answer, `ideas` the wrong answers that can be told.
    `options` are those that an author wrote to choose among; a type that asks otherwise has none.
    `place` is where it stands in the data of its question.
    """

    stem: str
    right: list[str]
    ideas: list[Misconception]
    options: Sequence[Option] = ()
    story: str = ""
    place: Place = ()


class AnswerPart(NamedTuple):
    """What one id in an answer stands for, and whether it is right.

    A wrong one that is not `listed` is worth a line only where somebody chose it: a match has
    every entry with every target.
    """

    text: str
    right: bool
    listed: bool = True


class Entry(Protocol):
    """What stands in an order: an option, a target, a step."""

    @property
    def id(self) -> str:
        """Return the name by which answers call it."""


Mix = Callable[[Sequence[Entry]], list[Entry]]  # puts entries into an order that is seeded


class Question(Model):
    """What all question types share.

    A type says of itself what the rest of the engine has to know, in what stands here; its template
    and its script lie beside it.
    """

    scored: ClassVar[bool] = True  # whether it can be marked
    may_be_red_flag: ClassVar[bool] = False  # whether its marking knows too little help
    fits_survey: ClassVar[bool] = False  # whether it can go without a right answer
    not_a_red_flag: ClassVar[str] = (
        "this type cannot say that an answer is less help than is needed; for a red flag use "
        "'single', 'multiple', 'match' or 'case'."
    )

    if TYPE_CHECKING:  # each type has this field of its own, a literal that names the type
        type: str

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

    @property
    @abstractmethod
    def key(self) -> tuple[str, ...]:
        """Return an answer that is all right."""

    @property
    @abstractmethod
    def marking(self) -> dict[str, Any]:
        """Return what the script needs to mark an answer; it becomes JSON on the page."""

    @abstractmethod
    def mark(self, answer: list[str]) -> Mark:
        """Mark an answer that holds nothing twice; what the question does not know is wrong."""

    @property
    def prompts(self) -> list[Prompt]:
        """Return what is asked, one by one, with its right answer and its wrong ones."""
        return [Prompt(self.stem, list(self.key), [])]

    @property
    def answer_parts(self) -> dict[str, AnswerPart]:
        """Return what an answer can hold, by its id; nothing where answers are typed or ordered."""
        return {}

    def describe_answer(self, answer: Sequence[str]) -> str | None:
        """Return a whole answer in words, or None for one that says nothing."""
        return " → ".join(answer)

    def order_entries(self, mix: Mix, shuffle: bool) -> Sequence[Entry]:
        """Return what can be chosen or moved, in the order in which it stands on the page.

        `mix` mixes entries, the same each time; `shuffle` is what the quiz says of options. A type
        without such entries has none.
        """
        return []

    @classmethod
    def rules(cls, data: dict[str, Any], survey: bool) -> Iterator[BrokenRule]:
        """Yield each rule that plain data of this type breaks, at its place in the question."""
        if data.get("red_flag") is True:
            yield from cls._red_flag_rules(data)
        if not survey and cls.scored and data.get("explanation") is None:
            yield (), "'explanation' is missing; write it here."
        if survey and not cls.fits_survey:
            yield (
                ("type",),
                "this type always has a right answer; in a survey use "
                "'single', 'multiple' or 'reflect'.",
            )

    @classmethod
    def _red_flag_rules(cls, data: dict[str, Any]) -> Iterator[BrokenRule]:
        if not cls.may_be_red_flag:
            yield ("red_flag",), cls.not_a_red_flag
        if data.get("attempts") is not None:
            yield ("attempts",), "a red flag can always be tried again; take 'attempts' out."
