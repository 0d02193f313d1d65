// @ts-check
/** Saves to a file, loads from one, forgets everything, and takes back what was done last. */
/** @typedef {import("../tools.js").Part} Part */
/** @typedef {import("./file.js").Course} Course */
import { COURSE } from "../course_id.js";
import { all, fill, make, one } from "../tools.js";
import { memory } from "../memory.js";
import { bringBack, restock, stock } from "./stock.js";
import { fileText, keepSaved, readFile } from "./file.js";

const FILE = `${COURSE}-progress.json`;

/** Returns how to say something in the page's one live region. @param {Part} part @param {Course} course @param {() => void} renew */
export function wakeExchange({ root, words, signal }, course, renew) {
  const button = (/** @type {string} */ name) => one(root, `[data-do="${name}"]`);
  const said = one(root, ".course-progress__said"), undo = button("undo");
  const name = /** @type {HTMLInputElement} */ (one(root, '[data-name="file"]'));
  let takeBack = () => {};

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
    replaced(unknown ? `${words.loaded} ${fill(words.unknown, { count: unknown })}` : words.loaded, input, () => restock(before));
  }
  /** Forget all, the learner's code too: the next file of results is another person's. @param {string} text @param {HTMLElement} from */
  function forget(text, from) {
    const before = stock();
    if (!restock([]) || !(before.length || memory("progress").works())) return tell(words.blocked);
    for (const field of /** @type {HTMLInputElement[]} */ (all(root, "[data-name]"))) {
      field.value = "";
      field.dispatchEvent(new Event("input"));
    }
    replaced(text, from, () => bringBack(before));
  }
  /** Say that all is new, and offer the way back. @param {string} text @param {HTMLElement} from @param {() => boolean} back */
  function replaced(text, from, back) {
    takeBack = () => {
      const fine = back();
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
  for (const [name, text] of [["forget", words.forgotten], ["else", words.begun_anew]]) {
    button(name).addEventListener("click", () => forget(text, button(name)), { signal });
  }
  undo.addEventListener("click", () => takeBack(), { signal });
  one(root, "input[type=file]").addEventListener("change", load, { signal });
  return tell;
}
