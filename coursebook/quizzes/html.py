"""A quiz becomes complete, semantic HTML. Pure but for the pictures, which it reads.

The HTML stands alone: without script each answer can be read. The script only wakes it. Every text
is escaped; inline Markdown is the only markup.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from coursebook.core.citations import citation_anchors, citations_in_record
from coursebook.core.images import image_address
from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.quizzes.models import Quiz
from coursebook.quizzes.types import Question
from coursebook.quizzes.variants import option_order, variant

_QUIZ_MESSAGES = (
    "check again undo right safe under partly wrong none_chosen choose_all move_first write_number "
    "try_again last_try last_tries some_missing too_low too_high given in_order up down moved "
    "give_hint no_more_hints go_on hand_in hand_in_anyway unanswered put_right_first "
    "sure_but_wrong handed_in kept_answer score score_all score_left points forgotten back "
    "changed_question not_kept kept print_quiz print_questions print_key"
).split()
_ONE_BY_ONE_MESSAGES = ["next_question", "more_questions"]


def quiz_html(
    quiz: Quiz,
    folder: str | Path = ".",
    labels: Mapping[str, str] | None = None,
    form: str = "A",
    *,
    heading_level: int = 3,
    claim_href: str = "",
    answers_open: bool = False,
    brief: bool = False,
) -> str:
    """Return a form of a quiz as HTML.

    `folder` holds its pictures, `labels` names claims and sources by their anchors, and
    `claim_href` is the page that lists them, where it is another one. `heading_level`, 1 or more,
    is that of the title, at most 6. `answers_open` shows the answers from the start, for a key on
    paper. `brief` is for a page of many quizzes: what the script says is left out, since the page
    has it once (`quiz_says`), and one link leads to the evidence of a question. Raises ContentError
    for a picture that is not there.
    """
    quiz = variant(quiz, form)
    cards = [_card(quiz, question, Path(folder), labels or {}, form) for question in quiz.questions]
    one_by_one = quiz.show is not None and quiz.mode == "practice"
    return template("quizzes/quiz.html.j2").render(
        quiz=quiz,
        form=form,
        cards=cards,
        show=min(quiz.show or 0, len(cards)) if one_by_one else 0,
        words=messages(),
        client_messages="" if brief else quiz_says(one_by_one),
        heading_level=heading_level,
        claim_href=claim_href,
        answers_open=answers_open,
        brief=brief,
    )


def quiz_says(one_by_one: bool = False) -> str:
    """Return the words that the script says in a quiz, as JSON for an attribute."""
    names = [*_QUIZ_MESSAGES, *(_ONE_BY_ONE_MESSAGES if one_by_one else [])]
    return json.dumps({name: messages()[name] for name in names}, ensure_ascii=False)


def _card(
    quiz: Quiz, question: Question, folder: Path, labels: Mapping[str, str], form: str
) -> dict[str, Any]:
    """Return what the template needs of a question: picture, order, evidence, key."""
    image = question.image and {
        "src": image_address(folder / question.image.file),
        "alt": question.image.alt,
    }
    anchors = citation_anchors(citations_in_record(question))
    return {
        "question": question,
        "shown": option_order(quiz, question, form),
        "image": image,
        "key": _client_key(quiz, question),
        "evidence": [(anchor, labels.get(anchor, anchor.partition("-")[2])) for anchor in anchors],
    }


def _client_key(quiz: Quiz, question: Question) -> str:
    """Return what the script marks a question by, as JSON for an attribute.

    What does not apply is left out.
    """
    key = {
        "type": question.type,
        "points": question.points,
        "revision": question.revision,
        "red": question.red_flag,
        "attempts": quiz.attempts_at(question),
        **question.marking,
    }
    # By identity: 0 equals False, and a limit of 0 stays.
    applying = {
        name: value for name, value in key.items() if value is not None and value is not False
    }
    return json.dumps(applying, ensure_ascii=False)
