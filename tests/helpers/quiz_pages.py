"""What the browser tests know about quizzes: what must be said to an answer, and the score."""

from helpers.course_pages import WORDS, card, part, plain, tidy

from coursebook.quizzes.marking import mark, score, total

# Chooses each answer in turn by real clicks, in the page itself, and gives back what is said each
# time.
ANSWER_ALL = """(form, answers) => answers.map((answer) => {
  const inputs = [...form.querySelectorAll("input")];
  for (const input of inputs) if (input.closest(".course-question__ask") &&
    input.checked !== answer.includes(input.value) && (input.type === "checkbox" || !input.checked))
    input.click();
  form.querySelector(".course-button--check").click();
  return form.querySelector(".course-question__said").innerText;
})"""


def said(page, question):
    """What the live region of a question says about its answer."""
    return tidy(card(page, question).locator(".course-question__said[role=status]").inner_text())


def score_line(page, quiz):
    """What the live region at the end of a quiz says."""
    return part(page, quiz).locator(".course-quiz__score[role=status]")


def number(points):
    """A number of points as an English page writes it."""
    return f"{round(points, 2):g}"


def expected_score(quiz, answers, first_tries):
    """The score line that Python works out; `first_tries` counts those right at once."""
    marks = {
        question.id: mark(question, answers[question.id])
        for question in quiz.scored
        if question.id in answers
    }
    right, most = sum(each.right for each in marks.values()), len(quiz.scored)
    lines = [
        WORDS["score_all" if right == most else "score"].format(
            right=right, total=most, first=first_tries
        )
    ]
    if score(quiz, answers) != right or total(quiz) != most:
        lines.append(WORDS["points"].format(points=number(score(quiz, answers)), most=total(quiz)))
    if len(marks) < most:
        lines.append(WORDS["score_left"].format(left=most - len(marks)))
    return " ".join(lines)


def verdict(question, marked):
    """The first words that are said to an answer."""
    if marked.over:
        return WORDS["safe"]
    if marked.under:
        return WORDS["under"]
    if marked.right:
        return WORDS["right"]
    return (
        WORDS["partly"].format(share=number(marked.share * question.points), points=question.points)
        if marked.share
        else WORDS["wrong"]
    )


def feedback(question, chosen):
    """The feedback of what was chosen; where several can be chosen, each under its name."""
    name = (
        (lambda option: f"{plain(option.text)}: ")
        if question.type == "multiple"
        else (lambda option: "")
    )
    return " ".join(
        name(option) + plain(option.feedback) for option in question.options if option.id in chosen
    )


def expected_said(question, chosen):
    """All that is said to a choice, but for the sources; a wrong one does not tell the right."""
    marked = mark(question, chosen)
    missing = f" {WORDS['some_missing']}" if question.type == "multiple" and marked.missed else ""
    begins = f"{verdict(question, marked)} {feedback(question, chosen)}{missing}"
    if marked.right or marked.over:
        return f"{begins} {WORDS['explanation']} {plain(question.explanation)}"
    return f"{begins} {WORDS['try_again']}"


def assert_right(page, question):
    """A right answer is said in words, with feedback, explanation and links that work."""
    assert said(page, question).startswith(expected_said(question, question.key))
    links = card(page, question).locator('.course-question__sources a[href^="#source-"]')
    assert (
        links.evaluate_all(
            "all => all.map((a) => document.getElementById(a.hash.slice(1)) && a.hash.slice(8))"
        )
        == question.sources
    )
