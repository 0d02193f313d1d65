// @ts-check
/** What is remembered, on this device only; storage may be blocked, full or corrupt: then a page knows it as long as it is open. */
import { COURSE } from "./course_id.js";

const KEPT = "coursebook:kept";
/** What could not be stored. @type {Map<string, any>} */
const held = new Map();

/** @param {string} name */
export function memory(name) {
  const key = `${COURSE}/${name}`, own = {};
  const told = () => window.dispatchEvent(new CustomEvent(KEPT, { detail: { key, own } }));
  return {
    /** @returns {any} */
    load() {
      if (held.has(key)) return held.get(key);
      try {
        const kept = JSON.parse(localStorage.getItem(key) ?? "null");
        return kept && kept.version === 1 && kept.value && typeof kept.value === "object" ? kept.value : {};
      } catch {
        return {};
      }
    },
    /** @param {any} value @returns {boolean} whether it is stored */
    save(value) {
      try {
        localStorage.setItem(key, JSON.stringify({ version: 1, value }));
        held.delete(key);
      } catch {
        held.set(key, value);
      }
      told();
      return !held.has(key);
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
      held.delete(key);
      try {
        localStorage.removeItem(key);
      } catch { /* nothing was kept */ }
      told();
    },
    /** Call back when another part of this page, or another tab, has changed it. @param {() => void} act @param {AbortSignal} signal */
    heed(act, signal) {
      window.addEventListener("storage", (event) => event.key !== key && event.key !== null || act(), { signal });
      window.addEventListener(KEPT, (event) => {
        const said = /** @type {CustomEvent} */ (event).detail;
        if (said.key === key && said.own !== own) act();
      }, { signal });
    },
  };
}
