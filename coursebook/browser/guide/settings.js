// @ts-check
/** How long and how often: chosen before the count starts, and remembered on this device; nothing else is. */
/** @typedef {import("../tools.js").Part} Part */
/** @typedef {import("./plan.js").Plan} Plan */
import { fill, make, one, readable } from "../tools.js";
import { memory } from "../memory.js";

const NAMES = /** @type {const} */ (["hold", "repeats"]);

/** Returns the form, and what is chosen in it. @param {Part} part @param {Plan} plan */
export function wakeSettings({ id, words, signal }, plan) {
  const kept = memory(`guide/${id}`), before = kept.load();
  const form = /** @type {HTMLFormElement} */ (make("form", "course-guide__settings"));
  form.append(...NAMES.map((name) => group(name, plan[name].choices.includes(before[name]) ? before[name] : plan[name].default)));
  if (kept.works()) form.append(make("p", "course__kept", words.kept));

  /** @param {"hold" | "repeats"} name @param {number} chosen */
  function group(name, chosen) {
    const fieldset = make("fieldset", "course-guide__choice"), row = make("div", "course-guide__row");
    row.append(...plan[name].choices.map((count) => option(name, count, count === chosen)));
    fieldset.append(make("legend", "", words[name]), row);
    return fieldset;
  }
  /** @param {"hold" | "repeats"} name @param {number} count @param {boolean} checked */
  function option(name, count, checked) {
    const label = make("label", "course-option"), input = document.createElement("input");
    Object.assign(input, { type: "radio", name, value: count, checked });
    const text = count === 1 && name === "repeats" ? words.repeats_one : fill(words[`${name}_choice`], { count: readable(count) });
    label.append(input, make("span", "", text));
    return label;
  }
  const chosen = () => Object.fromEntries(NAMES.map((name) =>
    [name, Number(/** @type {HTMLInputElement} */ (one(form, `[name=${name}]:checked`)).value)]));

  form.addEventListener("change", () => kept.change((value) => Object.assign(value, chosen())), { signal });
  form.addEventListener("submit", (event) => event.preventDefault(), { signal });
  return { form, chosen };
}
