// @ts-check
/** The button that prints a sheet, and her own unit's number on it, if she keeps it on this device. Without script the page says
 * in words how to print it; those words and the button's stand in the page. */
/** @typedef {import("./tools.js").Part} Part */
import { KINDS } from "./host.js";
import { all, make, one } from "./tools.js";
import { memory } from "./memory.js";

/** @param {Part} part */
function wakeSheet({ root, signal }) {
  const place = one(root, ".handout-bar__print"), button = make("button", "handout-bar__button", place.dataset.print);
  button.setAttribute("type", "button");
  button.addEventListener("click", () => print(), { signal });
  place.replaceChildren(button);
  const known = memory("place").load();
  for (const line of all(root, "[data-kept]")) {
    const said = known[line.dataset.kept ?? ""];
    if (typeof said === "string") line.textContent = said;
  }
}

Object.assign(KINDS, { handouts: wakeSheet });
