// @ts-check
/** What wakes parts where they stand: on a page of the book, in the output of a notebook, in a live widget. */
/** @typedef {import("./tools.js").Part} Part */
import { all } from "./tools.js";

/** What wakes each kind of part; each script puts its own kinds in. @type {Record<string, (part: Part) => void>} */
export const KINDS = {};
/** What else is done with a part that woke. @type {((part: Part, stop: AbortController) => void)[]} */
export const WOKEN = [];

/** Wake one part; return how to put it back to sleep. @param {HTMLElement} root */
export function wake(root) {
  const stop = new AbortController(), { signal } = stop, { course: kind = "", id = "", awake, words } = root.dataset;
  if (awake || !KINDS[kind]) return () => {};
  const part = { root, id, words: JSON.parse(words ?? "{}"), signal };
  KINDS[kind](part);
  root.dataset.awake = "true";
  for (const act of WOKEN) act(part, stop);
  return () => stop.abort();
}

/** Wake every part below `root` that is not awake; one that fails does not stop the next. @param {ParentNode} root */
export function wakeAll(root) {
  for (const part of all(root, "[data-course]")) {
    try {
      wake(part);
    } catch (error) {
      console.error(error);
    }
  }
}
