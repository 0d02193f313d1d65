"""What one quiz, checklist or guide says of others: objectives, claims, sources, pictures; and an examiner's remarks on it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coursebook.checks.item_writing import examine_quiz
from coursebook.claims.backing import EvidenceBase
from coursebook.core.citations import citations_in_record
from coursebook.core.errors import Problem
from coursebook.core.images import PICTURE_KINDS
from coursebook.core.yaml_source import YamlFile
from coursebook.quizzes.models import Quiz
from coursebook.quizzes.types import Question

Place = tuple[str | int, ...]
_NO_OBJECTIVE = (
    "names no objective"  # an examiner's remark that means nothing in a course without objectives
)


def questions_of(part: Any) -> list[tuple[Place, Question]]:
    """Return the questions of a quiz with their places; none of anything else."""
    return [
        (("questions", i), question) for i, question in enumerate(getattr(part, "questions", ()))
    ]


def question_problems(
    path: Path,
    part: Any,
    objectives: dict[str, str] | None,
    evidence: EvidenceBase,
    needs_evidence: bool = True,
) -> list[Problem]:
    """Each question names a known objective, known claims or sources, a picture that exists.

    What is None could not be read, and is not asked. `needs_evidence` says whether each scored question must rest on
    a claim or a source.
    """
    needs_evidence = needs_evidence and getattr(part, "mode", None) != "survey"
    wrong = [
        ((*place, key), sentence)
        for place, question in questions_of(part)
        for key, sentence in _question_problems(question, path.parent, objectives, needs_evidence)
    ]
    picture = getattr(part, "picture", None)
    wrong += [
        ((key,), sentence) for key, sentence in _picture_problems("picture", picture, path.parent)
    ]
    for place, record in questions_of(part) or [((), part)]:
        unknown = evidence.unknown(citations_in_record(record))
        wrong += [((*place, kind), sentence) for kind, sentence in unknown]
    return [place_problem(path, place, sentence) for place, sentence in wrong]


def _question_problems(
    question: Question, folder: Path, objectives: dict[str, str] | None, needs_evidence: bool
) -> Iterator[tuple[str, str]]:
    """Yield the key and a sentence for what is wrong with one question."""
    if objectives is not None and question.objective and question.objective not in objectives:
        known = ", ".join(sorted(objectives))
        yield (
            "objective",
            f"the objective '{question.objective}' is not in objectives.yml; write one of: {known}.",
        )
    if needs_evidence and question.scored and not (question.claims or question.sources):
        sentence = f"the question '{question.id}' says not what it rests on; "
        yield "id", sentence + "add 'claims: [id]', or 'sources: [key]'."
    yield from _picture_problems("image", question.image, folder)


def _picture_problems(key: str, image: Any, folder: Path) -> Iterator[tuple[str, str]]:
    if image and not (folder / image.file).is_file():
        yield key, f"the picture '{image.file}' does not exist; correct the path."
    elif image and Path(image.file).suffix not in PICTURE_KINDS:
        yield key, f"the picture '{image.file}' is not an SVG or PNG file; save it as one."


def remarks_on(path: Path, part: Any, has_objectives: bool = True) -> list[Problem]:
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
    source = YamlFile(path)
    return source.problem(source.nearest_position(place), sentence)
