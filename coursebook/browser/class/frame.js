// @ts-check
/** The frame of a class view: a dialog with a stage, and a bar of buttons below it. */
/** @typedef {import("../tools.js").Part} Part */
import { make, makeButton } from "../tools.js";

/** The buttons of the bar, each with its key. @typedef {[string, string, () => void]} Tool */

/** @param {Part} part */
export function makeFrame({ words, signal }) {
  const view = /** @type {HTMLDialogElement} */ (make("dialog", "course-view"));
  view.classList.add("course");
  view.setAttribute("aria-label", words.name);
  view.dataset.lmSuppressShortcuts = "true"; // JupyterLab has keys of its own
  const stage = make("div", "course-view__stage"), bar = make("div", "course-view__bar"), status = make("p", "course-view__status");
  const place = make("p", "course-view__place"), corner = make("p", "course-view__corner"), more = make("span", "course-view__more", words.more_below);
  status.setAttribute("role", "status");
  stage.tabIndex = view.tabIndex = -1;
  view.append(stage, bar, status);
  const deeper = () => {
    more.hidden = stage.scrollTop + stage.clientHeight >= stage.scrollHeight - 4;
    stage.tabIndex = stage.scrollHeight > stage.clientHeight ? 0 : -1;
  };
  stage.addEventListener("scroll", deeper, { signal });
  return {
    view, stage, place, corner, deeper,
    say(/** @type {string} */ text) { status.textContent = text; },
    /** @param {Part} part @param {Tool[]} moves @param {Tool[]} tools */
    fit(part, moves, tools) {
      const button = (/** @type {Tool} */ [name, key, act]) => {
        const made = makeButton(part, words[name], act);
        made.dataset.do = name;
        made.setAttribute("aria-keyshortcuts", key);
        return made;
      };
      const [back, next] = moves.map(button);
      bar.append(back, place, next, more, corner, ...tools.map(button));
    },
  };
}
