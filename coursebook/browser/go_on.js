// @ts-check
/** Shows who has been here the way back: to the last lesson that she began, or after that to the next one that she has not read. */
/** @typedef {import("./tools.js").Part} Part */
import { all } from "./tools.js";
import { KINDS } from "./host.js";
import { memory } from "./memory.js";

/** @param {string} name */
const isKept = (name) => Object.keys(memory(name).load()).length > 0;
/** @param {HTMLElement} link */
const isRead = ({ dataset }) => Boolean(memory(`lesson/${dataset.lesson}`).load().read);
/** @param {HTMLElement} link */
const isBegun = (link) => isRead(link) || (link.dataset.kept ?? "").split(" ").some((name) => name && isKept(name));

/** @param {Part} part */
function wakeGoOn({ root, signal }) {
  const links = all(root, "[data-lesson]");
  function look() {
    const last = links.filter(isBegun).pop(), at = last ? links.indexOf(last) : -1;
    const next = last && [last, ...links.slice(at), ...links].find((link) => !isRead(link));
    for (const link of links) link.hidden = link !== next;
    root.hidden = !next;
  }
  for (const changed of ["storage", "pageshow", "visibilitychange"]) window.addEventListener(changed, look, { signal });
  look();
}

Object.assign(KINDS, { "go-on": wakeGoOn });
