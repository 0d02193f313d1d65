// @ts-check
/** Give each entry its partner. */
import { all, make, one } from "../../../browser/tools.js";
import { TYPES, partWord, plainMark, redFlagMark } from "../../../browser/question_type.js";

/** The target chosen for each entry. @param {any} key @param {string[]} answer @returns {(string | undefined)[]} */
const targets = (key, answer) => key.key.map((/** @type {string} */ pair) => {
  const entry = pair.slice(0, pair.indexOf(":") + 1);
  return answer.find((each) => each.startsWith(entry))?.slice(entry.length);
});

/** What each entry's choice is worth: 1 right, 0.5 a red flag that gets help as urgent as needed or more, else 0.
 * @param {any} key @param {string[]} answer @returns {number[]} */
function worths({ key, levels, red }, answer) {
  return targets({ key }, answer).map((target, i) => {
    const needed = key[i].split(":")[1], level = levels[target ?? ""];
    if (target === needed) return 1;
    return red && level && level <= levels[needed] ? 0.5 : 0;
  });
}

TYPES.match = {
  read: (q) => all(q.ask, "select").map((select) => `${select.dataset.entry}:${/** @type {any} */ (select).value}`).filter((pair) => !pair.endsWith(":")),
  show(q, answer) {
    for (const select of /** @type {HTMLSelectElement[]} */ (all(q.ask, "select"))) {
      select.value = answer.find((pair) => pair.startsWith(`${select.dataset.entry}:`))?.split(":")[1] ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
  },
  ready: (q, answer) => answer.length === q.key.key.length,
  first: (words) => words.choose_all,
  mark(key, answer) {
    const worth = worths(key, answer), stray = answer.length > targets(key, answer).filter((each) => each != null).length;
    const plain = plainMark(stray ? 0 : worth.reduce((sum, each) => sum + each, 0) / worth.length,
      key.key.filter((/** @type {string} */ pair) => !answer.includes(pair)), answer.filter((pair) => !key.key.includes(pair)));
    return key.red ? redFlagMark(plain, stray || worth.includes(0), worth.includes(0.5)) : plain;
  },
  /** What is said of each entry stands at its own field, and is heard there. */
  say(q, answer) {
    worths(q.key, answer).forEach((worth, i) => {
      const entry = q.key.key[i].split(":")[0];
      one(q.ask, `[data-entry="${CSS.escape(entry)}"]`).closest("label")?.nextElementSibling?.replaceChildren(q.feedback(entry, false, partWord(q.words, worth, q.key.red)));
    });
    return [];
  },
  wake(q) {
    for (const select of all(q.ask, "select")) {
      const here = make("div", "course-question__here");
      here.id = `${q.part.id}-${q.card.dataset.question}-${select.dataset.entry}`;
      select.setAttribute("aria-describedby", here.id);
      select.closest("label")?.after(here);
    }
  },
};
