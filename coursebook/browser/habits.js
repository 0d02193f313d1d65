// @ts-check
/** Wakes a checklist of habits: counts ticks, remembers them, prints. */
/** @typedef {import("./tools.js").Part} Part */
import { KINDS } from "./host.js";
import { chosen, fill, inputs, make, makeButton, one } from "./tools.js";
import { memory } from "./memory.js";
import { printPart } from "./print.js";

/** @param {Part} part */
export function wakeHabits(part) {
  const { root, words } = part;
  const kept = memory(`habits/${part.id}`);
  const end = one(root, ".course-checklist__end");
  const far = make("p", "course-checklist__far");
  far.setAttribute("role", "status");
  const note = make("p", "course__kept", kept.works() ? words.kept_ticks : words.not_kept);
  const again = makeButton(part, words.again, startAgain);
  const undo = makeButton(part, words.undo_ticks, () => bringBack());
  let bringBack = () => {};
  end.replaceChildren(far, makeButton(part, words.print, () => printPart(part, "list")), again, undo, note);

  function tally() {
    far.textContent = fill(words.ticked, { ticked: chosen(root).length, total: inputs(root).length });
    again.hidden = !chosen(root).length;
  }
  /** @param {any} ticked */
  function show(ticked) {
    for (const input of inputs(root)) input.checked = Array.isArray(ticked) && ticked.includes(input.value);
    undo.hidden = true;
    tally();
  }
  function touched() {
    undo.hidden = true;
    note.textContent = kept.save({ ticked: chosen(root) }) ? words.kept_ticks : words.not_kept;
    tally();
  }
  function startAgain() {
    const before = chosen(root);
    show([]);
    kept.forget();
    far.textContent = words.forgotten_ticks;
    bringBack = () => { show(before); touched(); far.textContent = `${words.back_ticks} ${far.textContent}`; again.focus(); };
    undo.hidden = false;
    undo.focus();
  }

  show(kept.load().ticked);
  kept.heed(() => show(kept.load().ticked), part.signal);
  root.addEventListener("change", touched, { signal: part.signal });
  root.addEventListener("submit", (event) => event.preventDefault(), { signal: part.signal });
}

Object.assign(KINDS, { "habits": wakeHabits });
