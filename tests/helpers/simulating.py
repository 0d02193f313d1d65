"""Results of learners who do not exist, for tests and the benchmark, and spoilt files.

They are seeded, and better after than before.
"""

import json
from pathlib import Path

import numpy as np
import orjson

DAY = "2026-11-22"


def answer(item, first=None, last=None, sure="sure", tries=1):
    """Return an answer to an item as it stands in a file; without more it is right."""
    key = list(item.question.key)
    return {
        "quiz": item.quiz.id,
        "question": item.question.id,
        "revision": item.question.revision,
        "first": key if first is None else first,
        "last": key if last is None else last,
        "sure": sure,
        "tries": tries,
    }


def document(answers, learner="k3v9m2x7q0p4z8t1", saves=1, saved=DAY, name=None):
    """Return what a learner hands in, as data."""
    return {
        "format": "calm-calves-results",
        "version": 1,
        "course": "calm-calves",
        "learner": learner,
        "saves": saves,
        "saved": saved,
        **({"name": name} if name else {}),
        "answers": answers,
    }


def text(data):
    """Return data as the course saves it: one line of compact JSON."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def asked(course, count=20):
    """Return `count` items: those of both checks first, then others."""
    checks = [item for item in course.items if item.quiz.id in (course.before, course.after)]
    return (checks + [item for item in course.items if item not in checks])[:count]


def simulate(course, learners, count=20, seed=1, batch=10_000):
    """Yield the text of each learner's file: `count` answers of a learner of some ability.

    She is better at the final check.
    """
    rng, items = np.random.default_rng(seed), asked(course, count)
    stock = [_texts(item) for item in items]
    for start in range(0, learners, batch):
        size = min(batch, learners - start)
        codes = np.stack(
            [
                _codes(item, wrongs, rng, ability)
                for ability in [rng.normal(size=size)]
                for item, (_, wrongs) in zip(items, stock, strict=True)
            ],
            axis=1,
        ).tolist()
        for i, row in enumerate(codes, start):
            yield (
                _head(i)
                + b",".join([texts[code] for (texts, _), code in zip(stock, row, strict=True)])
                + b"]}\n"
            )


def _head(i):
    name = b'"name":"Learner %d",' % i if i % 4 == 0 else b""
    return (
        b'{"format":"calm-calves-results","version":1,"course":"calm-calves","learner":"%016x","saves":1,"saved":"%b",%b"answers":['
        % (i * 2654435761 + 1, DAY.encode(), name)
    )


def _texts(item):
    """Return the text of each answer that may be simulated, and how many wrong ones there are.

    See `_codes`.
    """
    key = list(item.question.key)
    options = [
        [option.id] for option in getattr(item.question, "options", ()) if [option.id] != key
    ]
    answers = [key, *(options or [key[:-1] or ["no"], [*key, "none"]])]
    texts = [
        orjson.dumps(answer(item, first, last, sure, 1 if first == last else 2))
        for first in answers
        for last in answers
        for sure in ("", "guess", "think", "sure")
    ]
    return texts, len(answers) - 1


def _codes(item, wrongs, rng, ability):
    """Choose one of an item's texts for each learner."""
    better = 0.3 if item.quiz.id != "start-here" else -0.5
    first, last = (
        np.where(
            rng.random(len(ability)) < 1 / (1 + np.exp(-ability - better - more)),
            0,
            rng.integers(1, wrongs + 1, len(ability)),
        )
        for more in (0, 1)
    )
    return (first * (wrongs + 1) + last) * 4 + rng.integers(0, 4, len(ability))


SPOILT = {  # what becomes of a file, and a word of the reason that is given
    "cut short": (lambda text: text[: len(text) // 2], "cut short"),
    "empty": (lambda text: b"", "empty"),
    "no JSON": (lambda text: b"Dear midwife,\n", "not JSON"),
    "UTF-16": (lambda text: text.decode().encode("utf-16"), "UTF-16"),
    "another format": (
        lambda text: text.replace(b"calm-calves-results", b"book-results"),
        "not a file of results",
    ),
    "newer version": (lambda text: text.replace(b'"version":1', b'"version":2'), "version 2"),
    "another course": (
        lambda text: text.replace(b'"course":"calm-calves"', b'"course":"course-hands"'),
        "another course",
    ),
    "no answers": (lambda text: text[: text.index(b"[")] + b"[]}\n", "no answers"),
    "unknown questions": (lambda text: text.replace(b'"quiz":"', b'"quiz":"x-'), "no answers"),
    "wrong inside": (lambda text: text.replace(b'"tries":', b'"tries":-'), "does not fit"),
    "more inside": (
        lambda text: text.replace(b'"answers"', b'"ticked":[],"answers"'),
        "does not belong",
    ),
    "larger than 2 MB": (lambda text: text + b" " * 2_000_000, "larger than 2 MB"),
}


def write_folder(folder, texts, bad=0):
    """Write a file a text, the first `bad` of them spoilt in turn.

    Returns how each was spoilt, by the file's name.
    """
    folder, spoilt, kinds = Path(folder), {}, [*SPOILT]
    folder.mkdir(parents=True, exist_ok=True)
    for i, each in enumerate(texts):
        name = f"calm-calves-results-{i:06}.json"
        if i < bad:
            spoilt[name] = kinds[i % len(kinds)]
            each = SPOILT[spoilt[name]][0](each)
        (folder / name).write_bytes(each)
    return spoilt


def write_lines(path, texts):
    """Write one file of all texts; return its path."""
    with open(path, "wb") as file:
        file.writelines(texts)
    return Path(path)
