// @ts-check
/** Say it in your own words, then compare with a model answer. Nothing is marked. */
import { chosen, inputs } from "../../../browser/tools.js";
import { TYPES, plainMark } from "../../../browser/question_type.js";
/** @typedef {import("../../../browser/question_type.js").Asked} Asked */

/** @param {Asked} q */
const answer = (q) => /** @type {HTMLDetailsElement | null} */ (q.card.querySelector(".course-answer"));

TYPES.reflect = {
  own: true,
  unscored: true,
  read: (q) => chosen(q.card),
  show(q, ticked) {
    for (const input of inputs(q.card)) input.checked = ticked.includes(input.value);
  },
  ready: () => true,
  mark: ({ key }, ticked) => plainMark(0, key.filter((/** @type {string} */ id) => !ticked.includes(id)), ticked.filter((id) => !key.includes(id))),
  say(q) {
    const box = answer(q);
    if (box) box.open = true;
    return [];
  },
  wake(q) {
    const box = answer(q);
    box?.addEventListener("toggle", () => { if (box.open && !q.card.dataset.state) q.check(); }, { signal: q.part.signal });
  },
};
