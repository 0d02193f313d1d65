// @ts-check
/** What a part does in the output of a notebook, beside what it does on any page. */
/** @typedef {import("./tools.js").Part} Part */
import { WOKEN } from "./host.js";

const SAID = "coursebook:woken";

/** A cell that ran again has let go of what it showed before: that one must hear nothing any more.
 * @param {Part} part @param {AbortController} stop */
function letGo({ root, id, signal }, stop) {
  window.dispatchEvent(new CustomEvent(SAID, { detail: id }));
  window.addEventListener(SAID, (event) => {
    if (/** @type {CustomEvent} */ (event).detail === id && !root.isConnected) stop.abort();
  }, { signal });
}

/** The part keeps its own look, and keys are answers here and not commands, but for those that save. @param {Part} part */
function settle({ root, signal }) {
  if (!root.closest(".jp-OutputArea, .output_area")) return;
  for (const look of ["jp-RenderedHTMLCommon", "rendered_html"]) root.closest(`.${look}`)?.classList.remove(look);
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
  if (size < 14) root.style.zoom = String(16 / size); // the classic notebook counts a rem as 10 px
  /** @type {any} */ (window).Jupyter?.keyboard_manager?.register_events(root); // the classic notebook heeds this
  window.addEventListener("keydown", (event) => {
    const from = /** @type {HTMLElement} */ (event.target), saves = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s";
    if (root.contains(from)) from.toggleAttribute("data-lm-suppress-shortcuts", !saves); // and JupyterLab this
  }, { capture: true, signal });
}

WOKEN.push(letGo, settle);
