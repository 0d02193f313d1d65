"""What one content file says of others: objectives, claims, sources, pictures.

And what an examiner would remark on it.
"""

from collections.abc import Iterator
from pathlib import Path

from coursebook.checks.item_writing import examine_quiz
from coursebook.claims.backing import EvidenceBase
from coursebook.core.citations import citations_in_record
from coursebook.core.errors import Problem
from coursebook.core.fields import Model, Picture
from coursebook.core.images import PICTURE_KINDS
from coursebook.core.rules import BrokenRule, Place, prefix_places
from coursebook.core.yaml_source import YamlFile
from coursebook.course.parts import Content
from coursebook.guides.models import Guide
from coursebook.quizzes.models import Quiz
from coursebook.quizzes.types import Question

# What an examiner remarks, and means nothing in a course without objectives.
_NO_OBJECTIVE = "names no objective"


def questions_of(part: Content) -> list[tuple[Place, Question]]:
    """Return the questions of a quiz with their places; none of anything else."""
    questions = part.questions if isinstance(part, Quiz) else []
    return [(("questions", i), question) for i, question in enumerate(questions)]


def _pictures_of(part: Content) -> list[tuple[Place, Picture]]:
    """Return the pictures of a guide, each with the place that holds it; none of anything else."""
    if not isinstance(part, Guide):
        return []
    steps: list[tuple[Place, Picture | None]] = [
        (("steps", i), step.picture) for i, step in enumerate(part.steps)
    ]
    return [(place, picture) for place, picture in [((), part.picture), *steps] if picture]


def question_problems(
    path: Path,
    part: Content,
    objectives: dict[str, str] | None,
    evidence: EvidenceBase,
    needs_evidence: bool = True,
) -> list[Problem]:
    """Return what is wrong with what a content file says of others.

    Each question names a known objective, known claims or sources, and a picture that exists. What
    is None could not be read, and is not asked. `needs_evidence` says whether each scored question
    must rest on a claim or a source; in a survey none has to.
    """
    if isinstance(part, Quiz) and part.mode == "survey":
        needs_evidence = False
    broken: list[BrokenRule] = []
    for place, question in questions_of(part):
        rules = _question_rules(question, path.parent, objectives, needs_evidence)
        broken += prefix_places(place, rules)
    for place, picture in _pictures_of(part):
        broken += prefix_places(place, _picture_rules("picture", picture, path.parent))
    records: list[tuple[Place, Model]] = [*questions_of(part)] or [((), part)]
    for place, record in records:
        unknown = evidence.find_unknown(citations_in_record(record))
        broken += [((*place, kind), sentence) for kind, sentence in unknown]
    return [place_problem(path, place, sentence) for place, sentence in broken]


def _question_rules(
    question: Question, folder: Path, objectives: dict[str, str] | None, needs_evidence: bool
) -> Iterator[BrokenRule]:
    """Yield what is wrong with one question; `folder` is that of its file."""
    if objectives is not None and question.objective and question.objective not in objectives:
        known = ", ".join(sorted(objectives))
        sentence = f"the objective '{question.objective}' is not in objectives.yml; "
        yield ("objective",), f"{sentence}write one of: {known}."
    if needs_evidence and question.scored and not (question.claims or question.sources):
        sentence = f"the question '{question.id}' says not what it rests on; "
        yield ("id",), sentence + "add 'claims: [id]', or 'sources: [key]'."
    if question.image:
        yield from _picture_rules("image", question.image, folder)


def _picture_rules(key: str, picture: Picture, folder: Path) -> Iterator[BrokenRule]:
    if not (folder / picture.file).is_file():
        yield (key,), f"the picture '{picture.file}' does not exist; correct the path."
    elif Path(picture.file).suffix not in PICTURE_KINDS:
        yield (key,), f"the picture '{picture.file}' is not an SVG or PNG file; save it as one."


def remarks_on(path: Path, part: Content, has_objectives: bool = True) -> list[Problem]:
    """Return what an examiner would remark on one content file, each at its place."""
    remarks = examine_quiz(part) if isinstance(part, Quiz) else []
    if not has_objectives:
        remarks = [remark for remark in remarks if _NO_OBJECTIVE not in remark.sentence]
    return [
        place_problem(path, remark.place, f"{remark.sentence} ({remark.source})")
        for remark in remarks
    ]


def place_problem(path: Path, place: Place, sentence: str) -> Problem:
    """Return a problem at an entry of a YAML file, or at the nearest one around it."""
    return YamlFile(path).problem_at(place, sentence)
