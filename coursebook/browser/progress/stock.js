// @ts-check
/** All that this course keeps on the device, taken and put back as it is. */
import { COURSE } from "../course_id.js";

const PREFIX = `${COURSE}/`;

/** @returns {[string, string][]} */
export function stock() {
  try {
    return Object.entries(localStorage).filter(([key]) => key.startsWith(PREFIX));
  } catch {
    return [];
  }
}

/** Put back what was kept, beside what has been kept since; of two answers to one thing the newer stays. Say whether it could be.
 * @param {[string, string][]} entries */
export function bringBack(entries) {
  const before = Object.fromEntries(entries), all = { ...before, ...Object.fromEntries(stock()) };
  return restock(Object.entries(all).map(([key, value]) => [key, joined(before[key], value)]));
}

/** @param {string | undefined} older @param {string} newer */
function joined(older, newer) {
  try {
    const [old, now] = [JSON.parse(older ?? "null"), JSON.parse(newer)];
    return old?.version === now.version ? JSON.stringify({ ...now, value: { ...old.value, ...now.value } }) : newer;
  } catch {
    return newer;
  }
}

/** Put this in the place of all that is kept; say whether it could be. @param {[string, string][]} entries */
export function restock(entries) {
  try {
    for (const [key] of stock()) localStorage.removeItem(key);
    for (const [key, value] of entries) localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
