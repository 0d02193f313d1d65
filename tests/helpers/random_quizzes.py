"""Quizzes of every type and answers to them, made at random for the property tests."""

from helpers.vectors import VECTORS
from hypothesis import strategies as st

from coursebook.quizzes.models import Quiz
from coursebook.quizzes.types import TYPES

IDS = st.lists(
    st.from_regex(r"[a-z0-9]{1,4}", fullmatch=True).filter(lambda name: name != "end"),
    min_size=3,
    max_size=6,
    unique=True,
)
TEXT = {"text": "T", "feedback": "F."}
NUMBERS = st.floats(-1e6, 1e6, allow_nan=False).map(lambda number: round(number, 3))


def _options(draw, ids, red, several):
    """Options of which one, or some but not all, are right; in a red flag some others are safe."""
    right = set(
        draw(
            st.lists(
                st.sampled_from(ids),
                min_size=1,
                max_size=len(ids) - 1 if several else 1,
                unique=True,
            )
        )
    )
    return [
        {
            **TEXT,
            "id": name,
            "right": name in right,
            "safe": red and name not in right and draw(st.booleans()),
        }
        for name in ids
    ]


def _single(draw, ids, red):
    return {"options": _options(draw, ids, red, several=False)}


def _multiple(draw, ids, red):
    return {"options": _options(draw, ids, red, several=True)}


def _true_false(draw, ids, red):
    return {"answer": draw(st.booleans()), "if_true": "T.", "if_false": "F."}


def _match(draw, ids, red):
    targets = draw(IDS)
    return {
        "pairs": [{**TEXT, "id": name, "target": draw(st.sampled_from(targets))} for name in ids],
        "targets": [
            {"id": name, "text": "T", "level": draw(st.integers(1, 4))} for name in targets
        ],
    }


def _order(draw, ids, red):
    return {"items": [{"id": name, "text": "T"} for name in ids]}


def _number(draw, ids, red):
    low, high = sorted([draw(NUMBERS), draw(NUMBERS)])
    near = {"answer": low, "tolerance": draw(st.sampled_from([0, 0.1, 5]))}
    return draw(st.sampled_from([{"low": low, "high": high}, near])) | {
        "unit": draw(st.sampled_from(["days", None]))
    }


def _reflect(draw, ids, red):
    return {"model_answer": "So.", "covers": [{"id": name, "text": "T"} for name in ids]}


def _case(draw, ids, red):
    """A story that only goes on: each step leads to the next, so every path comes by all steps."""
    steps = [
        {
            "id": name,
            "story": "S.",
            "stem": "Q?",
            "red_flag": red,
            "options": [
                {**option, "next": after}
                for option in _options(draw, ["a", "b", "c"], red, several=False)
            ],
        }
        for name, after in zip(ids, [*ids[1:], "end"], strict=True)
    ]
    return {"steps": steps}


@st.composite
def questions(draw, name):
    """A question with this id, of any type."""
    kind = draw(st.sampled_from(sorted(TYPES)))
    red = TYPES[kind].may_be_red_flag and draw(st.booleans())
    if f"_{kind}" not in globals():  # a type that is new: its vectors' questions
        return {**next(question for question, _ in VECTORS if question["type"] == kind), "id": name}
    own = globals()[f"_{kind}"](draw, draw(IDS), red)
    return {
        "id": name,
        "type": kind,
        "stem": "Q?",
        "red_flag": red,
        "points": draw(st.integers(1, 3)),
        "explanation": "Because.",
        **own,
    }


@st.composite
def quizzes(draw):
    """A quiz of one to three questions."""
    return Quiz(
        id="random",
        title="Random",
        questions=[draw(questions(f"q{i}")) for i in range(draw(st.integers(1, 3)))],
    )


def answers_to(question):
    """Answers to a question: its own texts mixed with any others, and the key now and then."""
    known = st.sampled_from(sorted({*question.key, *_texts(question), "", "end"}))
    return st.one_of(
        st.just(list(question.key)), st.lists(st.one_of(known, st.text(max_size=5)), max_size=8)
    )


def _texts(question):
    """What answers to a question are made of."""
    marking = question.marking
    if question.type == "case":
        return [
            f"{step}:{option}" for step, each in marking["steps"].items() for option in each["next"]
        ]
    if question.type == "match":
        return [f"{pair.id}:{target.id}" for pair in question.pairs for target in question.targets]
    return [option.id for option in getattr(question, "options", ())] or [
        "1,000",
        "2.5 days",
        "1e5",
        "٣",
    ]
