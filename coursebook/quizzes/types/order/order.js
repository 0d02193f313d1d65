// @ts-check
/** Put steps into their order, with buttons or the arrow keys. */
import { all, fill, make, makeButton, one } from "../../../browser/tools.js";
import { TYPES, plainMark } from "../../../browser/question_type.js";

/** @param {HTMLElement} ask */
const items = (ask) => all(ask, "[data-item]");
/** @param {HTMLElement} ask */
const ids = (ask) => items(ask).map((item) => item.dataset.item ?? "");

/** The first step cannot go up, nor the last one down; the buttons stay, so that focus does. @param {HTMLElement} ask */
function ends(ask) {
  const steps = items(ask);
  steps.forEach((item, i) => all(item, "button").forEach((button, down) => {
    button.setAttribute("aria-disabled", String(i === (down ? steps.length - 1 : 0)));
  }));
}

TYPES.order = {
  read: (q) => (q.ask.dataset.moved ? ids(q.ask) : []),
  show(q, answer) {
    const before = (q.ask.dataset.start ?? "").split(" ");
    const known = before.every((id) => answer.includes(id)) && answer.length === before.length;
    for (const id of known ? answer : before) one(q.ask, ".course-order").append(one(q.ask, `[data-item="${id}"]`));
    q.ask.dataset.moved = known ? "1" : "";
    ends(q.ask);
  },
  first: (words) => words.move_first,
  mark({ key }, answer) {
    const missed = key.filter((/** @type {string} */ id, /** @type {number} */ i) => i && (answer.indexOf(id) < 1 || answer[answer.indexOf(id) - 1] !== key[i - 1]));
    const wrong = answer.filter((id) => !key.includes(id));
    return plainMark(wrong.length ? 0 : (key.length - 1 - missed.length) / (key.length - 1), missed, wrong);
  },
  say(q, answer, mark) {
    const total = q.key.key.length - 1;
    return mark.share === 1 ? [] : [make("p", "", fill(q.words.in_order, { right: total - mark.missed.length, total }))];
  },
  wake(q) {
    const { ask, words } = q;
    ask.dataset.start = ids(ask).join(" ");
    for (const item of items(ask)) {
      const step = one(item, ".course-order__text").textContent ?? "";
      const move = (/** @type {boolean} */ down) => {
        const other = down ? item.nextElementSibling : item.previousElementSibling;
        if (!other) return;
        if (down) item.before(other);
        else item.after(other); // the other one moves, so that focus stays
        ask.dataset.moved = "1";
        ends(ask);
        q.touched();
        q.tell(fill(words.moved, { step, place: items(ask).indexOf(item) + 1, total: items(ask).length }));
      };
      for (const [down, sign, name] of /** @type {[boolean, string, string]} */ ([[false, "↑", words.up], [true, "↓", words.down]])) {
        const button = makeButton(q.part, sign, () => move(down), "move");
        button.setAttribute("aria-label", fill(name, { step }));
        item.append(button);
      }
      item.addEventListener("keydown", (event) => {
        if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
        event.preventDefault();
        move(event.key === "ArrowDown");
      }, { signal: q.part.signal });
    }
    ends(ask);
  },
};
