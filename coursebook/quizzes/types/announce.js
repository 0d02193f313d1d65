// @ts-check
/** What is said through a live region, by a question and by its type. */
import { make } from "../../browser/tools.js";

/** Put something into a live region. The same words are not written again, since they would be heard again.
 * @param {HTMLElement} region @param {boolean} aloud @param {...(Node | string)} content */
export function announce(region, aloud, ...content) {
  const box = make("div", "");
  box.append(...content);
  if (box.textContent === region.textContent) return;
  region.setAttribute("aria-live", aloud ? "polite" : "off");
  region.replaceChildren(...box.childNodes);
}
