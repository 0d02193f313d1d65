"""A quiz or checklist becomes complete, semantic HTML. Pure but for the pictures, which it reads.

The HTML stands alone: without script each answer can be read and the signs are a table. The
script only wakes it. Every text is escaped; inline Markdown is the only markup.
"""

import json
from pathlib import Path

from coursebook.core.citations import citation_anchors, citations_in_record
from coursebook.core.images import image_address
from coursebook.core.messages import messages
from coursebook.core.templates import template
from coursebook.quizzes.variants import option_order, variant

_QUIZ_MESSAGES = (
    "check again undo right safe under partly wrong none_chosen choose_all move_first write_number try_again last_try last_tries "
    "some_missing too_low too_high given in_order up down moved give_hint no_more_hints "
    "go_on hand_in hand_in_anyway unanswered put_right_first sure_but_wrong handed_in kept_answer "
    "score score_all score_left points forgotten back changed_question not_kept kept print_quiz print_questions print_key"
).split()


def quiz_html(quiz, folder=".", labels=None, form="A"):
    """Return a form of a quiz as HTML; `folder` holds its pictures, `labels` names claims and sources by their anchors."""
    quiz = variant(quiz, form)
    cards = [_card(quiz, question, Path(folder), labels or {}, form) for question in quiz.questions]
    return template("quizzes/quiz.html.j2").render(
        quiz=quiz, form=form, cards=cards, words=messages(), said=_client_messages(_QUIZ_MESSAGES)
    )


def _client_messages(names):
    """Return the words that the script says, as JSON for an attribute."""
    return json.dumps({name: messages()[name] for name in names}, ensure_ascii=False)


def _card(quiz, question, folder, labels, form):
    """Return what the template needs beside a question itself: its pictures, its order, and the key for the script."""
    image = question.image and {
        "src": image_address(folder / question.image.file),
        "alt": question.image.alt,
    }
    key = {
        "type": question.type,
        "points": question.points,
        "revision": question.revision,
        "red": question.red_flag,
        "attempts": quiz.attempts_at(question),
        **question.marking,
    }
    return {
        "question": question,
        "shown": option_order(quiz, question, form),
        "image": image,
        "key": json.dumps(
            {
                name: value
                for name, value in key.items()
                if value is not None and value is not False
            },
            ensure_ascii=False,
        ),
        "evidence": [
            (anchor, labels.get(anchor, anchor.partition("-")[2]))
            for anchor in citation_anchors(citations_in_record(question))
        ],
    }
