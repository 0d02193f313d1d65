// @ts-check
/** Shows a live widget: a part as everywhere, joined to a kernel by what is remembered. */
/** @typedef {import("./tools.js").Model} Model */
import { wake } from "./host.js";
import { one } from "./tools.js";

/** @param {{model: Model, el: HTMLElement}} place */
export function render({ model, el }) {
  const stop = new AbortController();
  el.innerHTML = model.get("html"); // escaped by Jinja; nothing typed or stored is in it
  const root = one(el, "[data-course]"), sleep = wake(root);
  join(root, model, stop.signal);
  return () => {
    stop.abort();
    sleep();
  };
}
