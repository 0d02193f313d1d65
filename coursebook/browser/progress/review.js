// @ts-check
/** Asks once more what was missed; an answer given here is kept as if it were given in the lesson. */
/** @typedef {import("../tools.js").Part} Part */
/** @typedef {import("./recall.js").Recalled} Recalled */
/** @typedef {import("./recall.js").Card} Card */
import { fill, one } from "../tools.js";
import { wakeQuestion } from "../question.js";
import { copy } from "./recall.js";

/** Returns how to ask. @param {Part} part @param {HTMLElement} form @param {(kept: boolean) => void} changed */
export function wakeReview(part, form, changed) {
  /** @type {ReturnType<typeof again>[]} */
  let asked = [];
  form.addEventListener("input", (event) => {
    const field = /** @type {HTMLElement} */ (event.target).closest("[data-question]");
    asked.find((card) => card.q.card === field)?.typed(event);
  }, { signal: part.signal });
  form.addEventListener("submit", (event) => event.preventDefault(), { signal: part.signal });
  return (/** @type {{quiz: Recalled, card: Card}[]} */ missed) => {
    form.replaceChildren();
    asked = missed.map(({ quiz, card }, i) => {
      const number = fill(part.words.number, { number: i + 1, total: missed.length, lesson: quiz.lesson });
      return again(form, quiz, card, number, changed);
    });
    asked[0]?.focus();
  };
}

/** One question as it stood before it was answered, with as many tries as she likes. Only a marked answer is kept.
 * @param {HTMLElement} form @param {Recalled} quiz @param {Card} old @param {string} number @param {(kept: boolean) => void} changed */
function again(form, quiz, old, number, changed) {
  const field = one(copy(quiz.template), `[data-question="${CSS.escape(old.id)}"]`);
  const { attempts, ...key } = JSON.parse(field.dataset.key ?? "{}");
  field.dataset.key = JSON.stringify(key);
  one(field, ".course-question__number").textContent = number;
  form.append(field);
  const before = old.state();
  let tries = before.tries;
  const card = wakeQuestion(quiz.part, field, "practice", () => {
    const now = card.state();
    if (now.tries === tries) return;
    tries = now.tries;
    changed(quiz.kept.change((value) => { value[card.id] = { ...now, sure: before.sure, hints: before.hints + now.hints }; }));
  });
  card.show({ ...before, checked: before.checked?.length ? before.checked : null, picked: [], sure: "", hints: 0 });
  return card;
}
