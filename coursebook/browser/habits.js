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

  /** Say how many are ticked, aloud where she has done something. @param {boolean} aloud @param {string} [before] what is said before it */
  function tally(aloud, before = "") {
    const ticked = chosen(root).length, count = fill(words.ticked, { ticked, total: inputs(root).length });
    const text = [before, before && !ticked ? "" : count].filter(Boolean).join(" ");
    far.setAttribute("aria-live", aloud ? "polite" : "off");
    if (far.textContent !== text) far.textContent = text;
    again.hidden = !ticked;
  }
  /** @param {string[]} items @param {boolean} [aloud] @param {string} [before] */
  function show(items, aloud = false, before = "") {
    for (const input of inputs(root)) input.checked = items.includes(input.value);
    undo.hidden = true;
    tally(aloud, before);
  }
  const ticked = () => { const known = kept.load().ticked; return Array.isArray(known) ? known : []; };
  /** Keep one tick, or take it away; what else is ticked stays. @param {Event} event */
  function touched(event) {
    const { value: item, checked } = /** @type {HTMLInputElement} */ (event.target);
    keep([...ticked().filter((each) => each !== item), ...(checked ? [item] : [])]);
  }
  /** @param {string[]} items @param {string} [before] */
  function keep(items, before = "") {
    const fine = kept.change((value) => { if (items.length) value.ticked = items; else delete value.ticked; });
    note.textContent = fine ? words.kept_ticks : words.not_kept;
    show(items, true, before);
  }
  function startAgain() {
    const before = ticked();
    keep([], words.forgotten_ticks);
    bringBack = () => { keep([...new Set([...before, ...ticked()])], words.back_ticks); again.focus(); };
    undo.hidden = false;
    undo.focus();
  }

  show(ticked());
  kept.heed(() => String(ticked().sort()) !== String(chosen(root).sort()) && show(ticked()), part.signal);
  root.addEventListener("change", touched, { signal: part.signal });
  root.addEventListener("submit", (event) => event.preventDefault(), { signal: part.signal });
}

Object.assign(KINDS, { "habits": wakeHabits });
