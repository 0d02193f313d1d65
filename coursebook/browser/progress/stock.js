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
