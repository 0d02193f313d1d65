"""What the browser tests know about quizzes: what must be said to an answer, and what the score must be."""

from course_pages import WORDS, card, part, plain, tidy

from calmcalves.marking import mark, score

# Chooses each answer in turn by real clicks, in the page itself, and gives back what is said each time.
ANSWER_ALL = """(form, answers) => answers.map((answer) => {
  const inputs = [...form.querySelectorAll("input")];
  for (const input of inputs) if (input.checked !== answer.includes(input.value) && (input.type === "checkbox" || !input.checked)) input.click();
  form.querySelector(".course-button--check").click();
  return form.querySelector("[role=status]").innerText;
})"""


def said(page, question):
    """What the one live region of a question says."""
    return tidy(card(page, question).locator("[role=status]").inner_text())


def score_line(page, quiz):
    """What the live region at the end of a quiz says."""
    return part(page, quiz).locator(".course-quiz__score[role=status]")


def expected_score(quiz, answers, first_tries):
    """The score line that Python works out; `first_tries` counts those right at once."""
    right, total, left = score(quiz, answers), len(quiz.questions), len(quiz.questions) - len(answers)
    line = WORDS["score_all" if right == total else "score"].format(right=right, total=total, first=first_tries)
    return f"{line} {WORDS['score_left'].format(left=left)}" if left else line


def feedback(question, chosen):
    """The feedback of what was chosen; where several can be chosen, each under its name."""
    name = (lambda option: f"{plain(option.text)}: ") if question.type == "multiple" else (lambda option: "")
    return " ".join(name(option) + plain(option.feedback) for option in question.options if option.id in chosen)


def expected_said(question, chosen):
    """All that is said to an answer, but for the sources. A wrong answer does not give the right one away."""
    marked = mark(question, chosen)
    if marked.right:
        return f"{WORDS['right']} {feedback(question, chosen)} {WORDS['explanation']} {plain(question.explanation)}"
    missing = f" {WORDS['some_missing']}" if question.type == "multiple" and marked.missed else ""
    return f"{WORDS['wrong']} {feedback(question, chosen)}{missing} {WORDS['try_again']}"


def assert_right(page, question):
    """A right answer is said in words, with feedback, explanation and working links to its sources."""
    assert said(page, question).startswith(expected_said(question, question.key))
    links = card(page, question).locator('[role=status] a[href^="#source-"]')
    assert links.evaluate_all("all => all.map((a) => document.getElementById(a.hash.slice(1)) && a.hash.slice(8))") == question.sources
