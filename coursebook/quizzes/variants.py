"""Which questions are drawn and in which order things stand.

All of it follows from the quiz's id, the form and the ids of the entries, so that a page, a reload and a printed
form with its key agree, on every machine. Form A is the quiz as it is written.
"""

import hashlib


def seeded_shuffle(entries, seed):
    """Return entries in an order that follows from the seed and their ids alone."""
    return sorted(entries, key=lambda entry: hashlib.sha256(f"{seed}/{entry.id}".encode()).digest())


def variant(quiz, form="A"):
    """Return the quiz with the questions of a form: drawn, and in any form but A in a mixed order."""
    seed = f"{quiz.id}/{form}"
    questions = sample_questions(quiz, seed)
    return quiz.model_copy(
        update={
            "questions": questions if form == "A" else seeded_shuffle(questions, seed),
            "draw": None,
            "shuffle": quiz.shuffle or form != "A",
        }
    )


def option_order(quiz, question, form="A"):
    """Return the entries of a question in the order in which they stand in a form."""
    seed = f"{quiz.id}/{form}/{question.id}"
    return question.order_entries(lambda entries: seeded_shuffle(entries, seed), quiz.shuffle)


def sample_questions(quiz, seed):
    """Return the questions that are asked, in the order of the file; a red flag always is."""
    if quiz.draw is None:
        return quiz.questions
    red = [question for question in quiz.questions if question.red_flag]
    rest = seeded_shuffle([question for question in quiz.questions if not question.red_flag], seed)
    chosen = {question.id for question in red + rest[: max(0, quiz.draw - len(red))]}
    return [question for question in quiz.questions if question.id in chosen]
