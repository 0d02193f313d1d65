// @ts-check
/** A story in steps: each answer chooses the next step. */
import { all, chosen, focusOn, inputs, make, makeButton, one } from "../../../browser/tools.js";
import { TYPES, partWord, plainMark } from "../../../browser/question_type.js";
import { announce } from "../announce.js";
import { markChosen } from "../choices.js";
/** @typedef {import("../../../browser/question_type.js").Asked} Asked */

const END = "end";

/** The steps of a path with the option chosen at each; it ends where nothing was chosen.
 * @param {any} key @param {string[]} answer @returns {[string, string | undefined][]} */
function walk(key, answer) {
  const path = /** @type {[string, string | undefined][]} */ ([]);
  for (let at = key.first; at !== END;) {
    const { next } = key.steps[at];
    const option = answer.filter((each) => each.startsWith(`${at}:`)).map((each) => each.slice(at.length + 1)).find((id) => Object.keys(next).includes(id));
    path.push([at, option]);
    at = option ? next[option] : END;
  }
  return path;
}
/** @param {Asked} q */
const steps = (q) => all(q.ask, "[data-step]");
/** The answer on the page: what was gone on with. @param {Asked} q */
const gone = (q) => steps(q).flatMap(({ dataset }) => (dataset.gone ? [`${dataset.step}:${dataset.gone}`] : []));

/** Show the steps of an answer's path and what was said to them, and no other step. @param {Asked} q @param {string[]} answer */
function reveal(q, answer) {
  const path = new Map(walk(q.key, answer));
  for (const step of steps(q)) {
    const id = step.dataset.step ?? "", option = path.get(id);
    step.hidden = !path.has(id);
    if (option) step.dataset.gone = option;
    else {
      delete step.dataset.gone;
      one(step, ".course-step__said").replaceChildren();
    }
  }
}
/** @param {Asked} q @param {HTMLElement} step @param {boolean} aloud */
function sayStep(q, step, aloud) {
  const { step: at = "", gone: option } = step.dataset, key = q.key.steps[at];
  if (!option) return;
  const word = partWord(q.words, markChosen(key, [option]).share, key.red);
  announce(one(step, ".course-step__said"), aloud, q.feedback(`${at}:${option}`, false, word));
}
/** Bring her to a step. What was said to the one before is heard first, then its story. @param {HTMLElement} step @param {string | null} said */
function goTo(step, said) {
  step.setAttribute("aria-label", `${said} ${one(step, ".course-step__story").textContent}`.trim());
  step.addEventListener("blur", () => step.removeAttribute("aria-label"), { once: true });
  focusOn(step);
}

TYPES.case = {
  own: true,
  read: gone,
  show(q, answer) {
    reveal(q, []);
    reveal(q, answer);
    for (const step of steps(q)) for (const input of inputs(step)) input.checked = input.value === step.dataset.gone;
  },
  ready: (q, answer) => walk(q.key, answer).every(([, option]) => option),
  mark(key, answer) {
    const path = walk(key, answer);
    const marks = path.map(([at, option]) => markChosen(key.steps[at], option ? [option] : []));
    const stray = answer.filter((each) => !path.some(([at, option]) => each === `${at}:${option}`));
    const under = Boolean(key.red && !path[path.length - 1][1]) || marks.some((mark) => mark.under);
    /** @param {"missed" | "wrong"} what */
    const named = (what) => marks.flatMap((mark, i) => mark[what].map((id) => `${path[i][0]}:${id}`));
    const share = under || stray.length ? 0 : marks.reduce((sum, mark) => sum + mark.share, 0) / marks.length;
    return { ...plainMark(share, named("missed"), [...named("wrong"), ...stray]), under,
      over: share < 1 && !under && !stray.length && marks.every((mark) => mark.share === 1 || mark.over) };
  },
  say(q) {
    for (const step of steps(q)) sayStep(q, step, false);
    return [];
  },
  wake(q) {
    for (const step of steps(q)) {
      const said = make("div", "course-step__said");
      said.setAttribute("role", "status");
      step.setAttribute("role", "group");
      /** @param {UIEvent} [event] */
      const go = (event) => {
        const [option] = chosen(step);
        if ((event?.detail ?? 0) > 1) return; // a double click is one answer
        if (!option) return announce(said, true, make("p", "", q.words.none_chosen));
        const id = step.dataset.step ?? "", next = q.key.steps[id].next[option];
        if (step.dataset.gone !== option) {
          reveal(q, [...gone(q), `${id}:${option}`]);
          q.touched();
        }
        if (q.mode === "practice") sayStep(q, step, next === END);
        if (next !== END) goTo(one(q.ask, `[data-step="${next}"]`), said.textContent);
        else if (q.mode === "practice") q.check();
      };
      step.append(makeButton(q.part, q.words.go_on, go, "check"), said);
      step.addEventListener("input", () => reveal(q, gone(q).filter((each) => !each.startsWith(`${step.dataset.step}:`))), { signal: q.part.signal });
    }
    reveal(q, []);
  },
};
