// @ts-check
/** What the types that choose among options share. */
/** @typedef {import("../../browser/question_type.js").Asked} Asked */
import { chosen, inputs } from "../../browser/tools.js";
import { plainMark, redFlagMark } from "../../browser/question_type.js";

/** Mark chosen ids, as choices.py does.
 * @param {{key: string[], safe: string[], red?: boolean}} key @param {string[]} answer @param {number} [share] @param {boolean} [one] */
export function markChosen({ key, safe, red }, answer, share = 0, one = true) {
  const missed = key.filter((id) => !answer.includes(id));
  const wrong = answer.filter((id) => !key.includes(id));
  if (!missed.length && !wrong.length) return plainMark(1);
  if (!red) return plainMark(share, missed, wrong);
  const under = wrong.some((id) => !safe.includes(id)) || Boolean(missed.length && !(one && wrong.length));
  return redFlagMark(plainMark(0, missed, wrong), under, !under);
}

export const choices = {
  /** @param {Asked} q */
  read: (q) => chosen(q.ask),
  /** @param {Asked} q @param {string[]} answer */
  show(q, answer) {
    for (const input of inputs(q.ask)) input.checked = answer.includes(input.value);
  },
  /** @param {any} key @param {string[]} answer */
  mark: (key, answer) => markChosen(key, answer),
  /** @param {Asked} q @param {string[]} answer @returns {Node[]} */
  say: (q, answer) => answer.map((id) => q.feedback(id)),
};
