// @ts-check
/** Notes on this device that the end of a lesson was reached. */
/** @typedef {import("./tools.js").Part} Part */
import { KINDS } from "./host.js";
import { memory } from "./memory.js";

/** @param {Part} part */
export function wakeLesson({ root, id, signal }) {
  const watch = new IntersectionObserver((seen) => {
    if (!seen.some((entry) => entry.isIntersecting)) return;
    memory(`lesson/${id}`).save({ read: true });
    watch.disconnect();
  });
  watch.observe(root);
  signal.addEventListener("abort", () => watch.disconnect());
}

Object.assign(KINDS, { "lesson": wakeLesson });
