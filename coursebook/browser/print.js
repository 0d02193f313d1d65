// @ts-check
/** Prints one part of the page and nothing else of it: a `list` to fill in, or the `key` with the answers. */
/** @typedef {import("./tools.js").Part} Part */
import { all } from "./tools.js";

/** @param {Part} part @param {"list" | "key"} what */
export function printPart({ root, signal }, what) {
  const page = document.documentElement;
  const answers = /** @type {HTMLDetailsElement[]} */ (what === "key" ? all(root, "details.course-answer:not([open])") : []);
  const done = () => {
    delete page.dataset.printing;
    root.classList.remove("course--printed");
    for (const answer of answers) answer.open = false;
  };
  page.dataset.printing = what;
  root.classList.add("course--printed");
  for (const answer of answers) answer.open = true;
  window.addEventListener("afterprint", done, { once: true, signal });
  window.print();
}
