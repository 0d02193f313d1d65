// @ts-check
/** Small tools that every part uses. No word of the page is here. */

/** @typedef {{get(name: string): any, set(name: string, value: any): void, save_changes(): void,
 *   on(event: string, callback: () => void): void, off(event: string, callback: () => void): void}} Model */
/** @typedef {{root: HTMLElement, id: string, words: Record<string, string>, signal: AbortSignal}} Part */

/** @param {string} tag @param {string} name @param {string} [text] */
export function make(tag, name, text = "") {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}

/** A paragraph with the content of another element. @param {Element} from @param {string} name */
export function copied(from, name) {
  const line = make("p", name);
  line.append(...from.cloneNode(true).childNodes);
  return line;
}

/** @param {Part} part @param {string} text @param {() => void} act @param {string} [look] */
export function makeButton(part, text, act, look = "quiet") {
  const button = /** @type {HTMLButtonElement} */ (make("button", `course-button course-button--${look}`, text));
  button.type = "button";
  button.addEventListener("click", act, { signal: part.signal });
  return button;
}

/** @param {string} text @param {Record<string, any>} values */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** A number as the page's language writes it, with at most two decimals. @param {number} number */
export function readable(number) {
  return new Intl.NumberFormat(document.documentElement.lang || undefined, { maximumFractionDigits: 2 }).format(number);
}

/** Bring the reader to what comes next. @param {HTMLElement} element */
export function focusOn(element) {
  element.tabIndex = -1;
  element.focus();
}

/** @param {ParentNode} root @param {string} selector @returns {HTMLElement[]} */
export function all(root, selector) {
  return [...root.querySelectorAll(/** @type {any} */ (selector))];
}

/** @param {ParentNode} root @param {string} selector @returns {HTMLElement} */
export function one(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`coursebook: no ${selector} in the HTML of this part`);
  return /** @type {HTMLElement} */ (found);
}

/** @param {ParentNode} root @returns {HTMLInputElement[]} */
export function inputs(root) {
  return /** @type {any} */ (all(root, "input"));
}

/** The chosen values among the inputs of an element. @param {ParentNode} root */
export function chosen(root) {
  return inputs(root).filter((input) => input.checked).map((input) => input.value);
}
