// @ts-check
/** What is remembered, on this device only; storage may be blocked, full or corrupt. And what the kernel is told. */
/** @typedef {import("./tools.js").Part} Part */
import { COURSE } from "./course_id.js";

/** @param {string} name */
export function memory(name) {
  const key = `${COURSE}/${name}`;
  return {
    /** @returns {any} */
    load() {
      try {
        const kept = JSON.parse(localStorage.getItem(key) ?? "null");
        return kept && kept.version === 1 && kept.value && typeof kept.value === "object" ? kept.value : {};
      } catch {
        return {};
      }
    },
    /** @param {any} value */
    save(value) {
      try {
        localStorage.setItem(key, JSON.stringify({ version: 1, value }));
        return true;
      } catch {
        return false;
      }
    },
    /** Whether anything can be kept here. */
    works() {
      try {
        localStorage.setItem(`${key}?`, "");
        localStorage.removeItem(`${key}?`);
        return true;
      } catch {
        return false;
      }
    },
    forget() {
      try {
        localStorage.removeItem(key);
      } catch { /* nothing was kept */ }
    },
  };
}

/** Tell the kernel, if there is one. @param {Part} part @param {string} trait @param {any} value */
export function tell(part, trait, value) {
  if (!part.model || JSON.stringify(part.model.get(trait)) === JSON.stringify(value)) return;
  part.model.set(trait, value);
  part.model.save_changes();
}

/** Call back when a trait changes from elsewhere. @param {Part} part @param {string} trait @param {() => void} act */
export function follow(part, trait, act) {
  part.model?.on(`change:${trait}`, act);
  part.signal.addEventListener("abort", () => part.model?.off(`change:${trait}`, act));
}
