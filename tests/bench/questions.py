"""The questions that every tool is given: single choice, four options with feedback, one reason.

The texts are as long as those of a real lesson and hold no sign that any tool's syntax uses.
"""

_COLOURS = ("green", "amber", "blue", "white")


def make_questions(count):
    """Return `count` questions as plain data; the right option moves from place to place."""
    return [_question(number) for number in range(1, count + 1)]


def _question(number):
    return {
        "number": number,
        "stem": f"Box {number} stands on the top shelf. Which lid is the one that fits on it?",
        "options": [_option(number, place) for place in range(4)],
        "explanation": f"The lid of box {number} was made for it and no other lid closes so well.",
    }


def _option(number, place):
    right, colour = place == number % 4, _COLOURS[place]
    fits = (
        "fits well and closes without a gap"
        if right
        else "is too small and leaves a gap at the side"
    )
    return {
        "text": f"The {colour} lid with number {number}",
        "right": right,
        "feedback": f"The {colour} lid {fits} on box {number} here.",
    }


def right_option(question):
    """Return the one right option of a question."""
    return next(option for option in question["options"] if option["right"])


def count_words(questions):
    """Return how many words of the questions are in view: stems and options."""
    texts = [
        text
        for question in questions
        for text in (question["stem"], *(option["text"] for option in question["options"]))
    ]
    return sum(len(text.split()) for text in texts)
