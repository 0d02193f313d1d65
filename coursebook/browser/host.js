// @ts-check
/** What wakes parts where they stand: a page of the book, or a widget in JupyterLab. Each script puts its own kinds in. */
/** @typedef {import("./tools.js").Model} Model */
/** @typedef {import("./tools.js").Part} Part */
import { all } from "./tools.js";

/** @type {Record<string, (part: Part) => void>} */
export const KINDS = {};

/** Wake one part; return how to put it back to sleep. @param {HTMLElement} root @param {Model} [model] */
export function wake(root, model) {
  const stop = new AbortController();
  const kind = root.dataset.course ?? "";
  if (root.dataset.awake || !KINDS[kind]) return () => {};
  KINDS[kind]({ root, id: root.dataset.id ?? "", words: JSON.parse(root.dataset.words ?? "{}"), model, signal: stop.signal });
  root.dataset.awake = "true";
  return () => stop.abort();
}

/** Wake every part below `root`; one that fails does not stop the next. @param {ParentNode} root */
export function wakeAll(root) {
  for (const part of all(root, "[data-course]")) {
    try {
      wake(part);
    } catch (error) {
      console.error(error);
    }
  }
}

/** Show a widget in JupyterLab. @param {{model: Model, el: HTMLElement}} place */
export function render({ model, el }) {
  let stop = () => {};
  const draw = () => {
    stop();
    el.innerHTML = model.get("html"); // escaped by Jinja; nothing typed or stored is in it
    const root = /** @type {HTMLElement | null} */ (el.querySelector("[data-course]"));
    stop = root ? wake(root, model) : stop;
  };
  const keepKeys = (/** @type {FocusEvent} */ event) => {
    /** @type {HTMLElement} */ (event.target).dataset.lmSuppressShortcuts = "true"; // keys are answers here, not commands
  };
  el.addEventListener("focusin", keepKeys);
  draw();
  model.on("change:html", draw);
  return () => {
    model.off("change:html", draw);
    el.removeEventListener("focusin", keepKeys);
    stop();
  };
}
