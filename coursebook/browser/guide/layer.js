// @ts-check
/**
 * The layer over the whole screen: a modal dialog, so that nothing behind it moves, is pressed or is read out.
 * Browsers that know no dialog get the same layer, without the bars around it.
 */
/** @typedef {import("../tools.js").Part} Part */
import { make, one } from "../tools.js";

/** @param {Part} part @param {() => boolean} hold called at Escape; whether the layer stays @param {() => void} closed */
export function makeLayer({ root, signal }, hold, closed) {
  const page = document.documentElement, layer = /** @type {HTMLDialogElement} */ (make("dialog", "course-guide__layer"));
  const body = make("div", "course-guide__face"), shut = () => {
    delete page.dataset.guideOpen;
    closed();
  };
  layer.setAttribute("aria-label", one(root, ".course__title").textContent ?? "");
  layer.addEventListener("cancel", (event) => hold() && event.preventDefault());
  layer.addEventListener("close", () => layer.open || shut()); // it comes later, perhaps after the next opening
  // A class view has keys of its own, and lies around this.
  layer.addEventListener("keydown", (event) => event.stopPropagation());
  signal.addEventListener("abort", shut);
  return {
    layer, body,
    /** Show one of its faces. @param {string} face @param {...Node} nodes */
    face(face, ...nodes) {
      layer.dataset.face = face;
      body.replaceChildren(...nodes);
      body.scrollTop = 0;
    },
    open() {
      page.dataset.guideOpen = "";
      if (layer.showModal) layer.showModal();
      else layer.setAttribute("open", "");
    },
    close() {
      if (layer.showModal) return layer.close();
      layer.removeAttribute("open");
      shut();
    },
  };
}
