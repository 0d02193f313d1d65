// @ts-check
/** Saves to a file, loads from one, forgets everything, and takes back what was done last. */
/** @typedef {import("../tools.js").Part} Part */
/** @typedef {import("./file.js").Course} Course */
import { COURSE } from "../course_id.js";
import { all, fill, make, one } from "../tools.js";
import { memory } from "../memory.js";
import { restock, stock } from "./stock.js";
import { fileText, keepSaved, readFile } from "./file.js";

const FILE = `${COURSE}-progress.json`;

/** Returns how to say something in the page's one live region. @param {Part} part @param {Course} course @param {() => void} renew */
export function wakeExchange({ root, words, signal }, course, renew) {
  const button = (/** @type {string} */ name) => one(root, `[data-do="${name}"]`);
  const said = one(root, ".course-progress__said"), undo = button("undo");
  const name = /** @type {HTMLInputElement} */ (one(root, '[data-name="file"]'));
  let bringBack = () => {};

  /** @param {string} text */
  function tell(text) {
    said.textContent = text;
    said.scrollIntoView({ block: "nearest" });
  }
  function save() {
    const link = /** @type {HTMLAnchorElement} */ (make("a", ""));
    link.href = URL.createObjectURL(new Blob([fileText(course, name.value)], { type: "application/json" }));
    link.download = FILE;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    tell(fill(words.saved, { file: FILE }));
  }
  /** @param {Event} event */
  async function load(event) {
    const input = /** @type {HTMLInputElement} */ (event.target), file = input.files?.[0];
    if (!file) return;
    const { saved, wrong } = await readFile(file);
    input.value = ""; // so that the same file can be chosen again
    if (!saved) return tell(words[wrong ?? "wrong_shape"]);
    const before = stock(), unknown = keepSaved(course, saved);
    if (unknown === null) {
      restock(before);
      return tell(words.not_kept);
    }
    name.value = saved.name ?? "";
    replaced(unknown ? `${words.loaded} ${fill(words.unknown, { count: unknown })}` : words.loaded, before, input);
  }
  function forget() {
    const before = stock();
    if (!restock([]) || !(before.length || memory("progress").works())) return tell(words.blocked);
    for (const field of /** @type {HTMLInputElement[]} */ (all(root, "[data-name]"))) {
      field.value = "";
      field.dispatchEvent(new Event("input"));
    }
    replaced(words.forgotten, before, button("forget"));
  }
  /** Say that all is new, and offer the way back. @param {string} text @param {[string, string][]} before @param {HTMLElement} from */
  function replaced(text, before, from) {
    bringBack = () => {
      const fine = restock(before);
      renew();
      undo.hidden = true;
      from.focus();
      tell(fine ? words.back : words.not_kept);
    };
    renew();
    undo.hidden = false;
    undo.focus();
    tell(text);
  }

  button("save").addEventListener("click", save, { signal });
  button("forget").addEventListener("click", forget, { signal });
  undo.addEventListener("click", () => bringBack(), { signal });
  one(root, "input[type=file]").addEventListener("change", load, { signal });
  return tell;
}
