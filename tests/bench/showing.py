"""A notebook with a long quiz beside notebooks with text, in a real JupyterLab."""

import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

import nbformat
import ours
import yaml
from lab import running_lab
from questions import count_words, make_questions
from rows import Row

from coursebook.commands.run import run_notebooks

_PAGE = 500  # words on one page of text
_QUIZ = "document.querySelector('.jp-Notebook [data-course=quiz][data-awake]')"
_NOTE_FRAMES = """() => {
  window.benchFrames = 0;
  const count = () => { window.benchFrames += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count);
}"""
_PATIENCE = 30_000  # ms for one notebook
_TEXT = """[...document.querySelectorAll('.jp-Notebook .jp-MarkdownOutput p')].pop()
  ?.textContent.includes('The end')"""


def measure(root, browser, say, count=200, rounds=3):
    """Open each notebook once to warm up, then `rounds` times, taking turns; return medians.

    The quiz of one question tells what any widget costs from what its length costs.
    """
    with tempfile.TemporaryDirectory() as place, running_lab(root, Path(place)) as lab:
        say("Running the notebooks …")
        shown = _write(lab.folder / "notebooks", make_questions(count))
        lab.trust()
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(_PATIENCE)
        times = {name: [] for name in shown}
        for number in range(rounds + 1):
            say(f"Opening {len(shown)} notebooks in JupyterLab ({number + 1} of {rounds + 1}) …")
            for name, (file, sign) in shown.items():
                times[name].append(_time(lab, context, file, sign))
        context.close()
    return [_row(name, values[1:], count) for name, values in times.items()]


def _row(name, values, count):
    return Row(
        "showing",
        f"JupyterLab, from navigation until shown, beside a quiz of {count} questions",
        name,
        median(values),
        "ms",
        f"{min(values):.0f} to {max(values):.0f}",
    )


def _write(folder, questions):
    """Write the notebooks, the quizzes with their stored outputs.

    Returns their files, and the JavaScript that tells that they are shown.
    """
    words = count_words(questions)
    quizzes = {"ours": questions, "a quiz of one question": questions[:1]}
    texts = {
        f"as many words, as text ({words:,})": words,
        f"one page of text ({_PAGE} words)": _PAGE,
    }
    return {
        **{name: (_quiz_notebook(folder, some), _QUIZ) for name, some in quizzes.items()},
        **{name: (_text_notebook(folder, size), _TEXT) for name, size in texts.items()},
    }


def _quiz_notebook(folder, questions):
    file = f"bench-quiz-{len(questions)}.ipynb"
    quiz = yaml.safe_dump(ours.quiz_data(questions), sort_keys=False, allow_unicode=True)
    (folder / file).with_suffix(".quiz.yml").write_text(quiz, encoding="utf-8")
    code = f'from coursebook import quiz\nquiz("{Path(file).stem}.quiz.yml")'
    _save(folder / file, nbformat.v4.new_code_cell(code))
    run_notebooks([folder / file], say=lambda text: None)
    return file


def _text_notebook(folder, words):
    _save(folder / f"bench-text-{words}.ipynb", nbformat.v4.new_markdown_cell(_text(words)))
    return f"bench-text-{words}.ipynb"


def _save(path, cell):
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), str(path))


def _text(words):
    paragraphs = [
        " ".join(f"word{number}" for number in range(start, min(start + 100, words)))
        for start in range(0, words, 100)
    ]
    return "# Text\n\n" + "\n\n".join([*paragraphs, "The end"])


def _time(lab, context, file, sign):
    """Open a notebook; return the milliseconds until it is shown and painted.

    Its kernel is ended. Raises RuntimeError when JupyterLab does not give the page.
    """
    page = context.new_page()
    start = perf_counter()
    answer = page.goto(lab.page_of(file), wait_until="commit")
    if not answer.ok:
        raise RuntimeError(f"JupyterLab answered {answer.status} to the address of {file}")
    page.wait_for_function(f"() => {sign}")
    page.evaluate(_NOTE_FRAMES)
    page.wait_for_function("() => window.benchFrames >= 2")  # an evaluation would wait for ever
    seconds = perf_counter() - start
    page.close()
    for session in lab.ask("sessions"):
        lab.ask(f"sessions/{session['id']}", method="DELETE")
    return seconds * 1000
