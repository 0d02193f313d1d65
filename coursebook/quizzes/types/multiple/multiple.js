// @ts-check
/** Choose every option that fits; wrong ticks cost, never below zero. */
import { make } from "../../../browser/tools.js";
import { TYPES } from "../../../browser/question_type.js";
import { choices, markChosen } from "../choices.js";

TYPES.multiple = {
  ...choices,
  mark(key, answer) {
    const hits = answer.filter((id) => key.key.includes(id)).length;
    return markChosen(key, answer, Math.max(0, 2 * hits - answer.length) / key.key.length, false);
  },
  say(q, answer, mark) {
    const lines = answer.map((id) => q.feedback(id, true));
    return mark.missed.length ? [...lines, make("p", "", q.words.some_missing)] : lines;
  },
};
