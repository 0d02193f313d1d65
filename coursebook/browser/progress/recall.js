// @ts-check
/** What is remembered of each quiz, read by the engine itself: its questions are woken apart from the page and shown what is kept. */
/** @typedef {import("../tools.js").Part} Part */
/** @typedef {ReturnType<typeof recall>} Recalled */
/** @typedef {Recalled["cards"][number]} Card */
import { all, one } from "../tools.js";
import { memory } from "../memory.js";
import { wakeQuestion } from "../question.js";

/** @param {Part} part @param {HTMLTemplateElement} template */
export function recall(part, template) {
  const root = copy(template);
  const mode = root.dataset.mode ?? "practice", id = root.dataset.id ?? "";
  const own = { ...part, root, id, words: JSON.parse(part.root.dataset.quizWords ?? "{}") };
  const kept = memory(`quiz/${id}`);
  const cards = all(root, "[data-question]").map((card) => wakeQuestion(own, card, mode, () => {}));
  const scored = cards.filter((card) => card.scored);
  return {
    id, kept, cards, scored, template, part: own,
    lesson: template.dataset.lesson ?? "", href: template.dataset.href ?? "",
    look() {
      const state = kept.load();
      for (const card of cards) card.show(state[card.id]);
    },
    begun: () => cards.some((card) => card.touched()),
    done: () => (scored.length ? scored : cards).every((card) => card.state().checked),
    right: (/** @type {"checked" | "first"} */ which) => scored.filter((card) => card.mark(which).share === 1).length,
    missed: () => scored.filter((card) => card.state().checked && card.mark().share < 1),
    under: () => scored.filter((card) => card.state().checked && card.mark().under),
  };
}

/** The quiz of a template, new each time. @param {HTMLTemplateElement} template */
export function copy(template) {
  return /** @type {HTMLElement} */ (one(template.content, ".course-quiz").cloneNode(true));
}

/** What is gone over first: too little help for a warning sign, then what she was sure of. @param {Card} card */
const rank = (card) => (card.mark().under ? 0 : card.state().sure === "sure" ? 1 : 2);

/** All that was missed, what matters most first. @param {Recalled[]} quizzes */
export function allMissed(quizzes) {
  return quizzes.flatMap((quiz) => quiz.missed().map((card) => ({ quiz, card }))).sort((a, b) => rank(a.card) - rank(b.card));
}
