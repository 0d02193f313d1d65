// @ts-check
/**
 * What is remembered, on this device only. Storage may be blocked, full, corrupt, or of a newer version of the course: then a
 * page knows what was answered as long as it is open, and nothing that is stored is touched.
 *
 * Several pages may be open at once. So one answer is one write, put into what is stored now; and each page shows what is
 * stored whenever that has changed, or may have: after Back, too, and when it comes into sight again.
 */
import { COURSE, MOVED } from "./course_id.js";

const KEPT = "coursebook:kept", SHAPE = 1; // of what is stored
/** What could not be stored. @type {Map<string, any>} */
const held = new Map();

/** @param {string} name */
export function memory(name) {
  const key = `${COURSE}/${name}`;

  /** @returns {any} */
  function stored() {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "null") ?? {};
    } catch {
      return {};
    }
  }
  /** @returns {any} */
  function load() {
    if (held.has(key)) return held.get(key);
    const { version, value } = stored();
    return version === SHAPE && value && typeof value === "object" ? value : {};
  }
  /** @param {any} value @returns {boolean} whether it is stored */
  function save(value) {
    held.delete(key);
    try {
      if (stored().version > SHAPE) throw new RangeError();
      if (Object.keys(value).length) localStorage.setItem(key, JSON.stringify({ version: SHAPE, value }));
      else localStorage.removeItem(key);
    } catch {
      held.set(key, value);
    }
    window.dispatchEvent(new CustomEvent(KEPT, { detail: key }));
    return !held.has(key);
  }
  return {
    load, save,
    forget: () => save({}),
    /** Change what is stored now; with nothing left it is forgotten. @param {(value: any) => void} edit @returns {boolean} whether it is stored */
    change(edit) {
      const value = { ...load() };
      edit(value);
      return save(value);
    },
    /** Call back when it has changed, or may have: on this page, in another tab, while the page was away.
     * Later, since WebKit empties fields only after `pageshow`. @param {() => void} act @param {AbortSignal} signal */
    heed(act, signal) {
      for (const name of ["storage", KEPT, "pageshow", "visibilitychange"]) {
        window.addEventListener(name, (/** @type {any} */ event) => (event.key ?? event.detail ?? key) === key && setTimeout(act), { signal });
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
  };
}

for (const [from, to, entry] of MOVED) {
  const old = memory(from).load(), names = (entry ? [entry] : Object.keys(old)).filter((name) => name in old);
  if (!names.length) continue;
  memory(to).change((value) => names.forEach((name) => { value[name] ??= old[name]; }));
  memory(from).change((value) => names.forEach((name) => delete value[name]));
}
