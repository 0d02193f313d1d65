// @ts-check
/** What of a page a class sees, in its order: headings, what stands below them, questions. A fold is open, below its own name. It changes nothing. */
import { all } from "../tools.js";
import { askings } from "./asking.js";
/** @typedef {import("./asking.js").Asking} Asking */

/** One thing to show below its headings. A `live` one is awake, so it moves to the screen; of the others a copy is shown.
 * `list` is the list that an item stands in.
 * @typedef {{node: HTMLElement, headings: HTMLElement[], live?: boolean, list?: HTMLElement, asking?: Asking}} Block */

const LEFT_OUT = [
  "script", "style", "template", "nav", "aside", "summary", "[hidden]", ".book-sections", ".book-steps", ".book-described", ".book-evidence", ".course-class", ".course-read",
  ".course-results", ".course-who", ".course-evidence", ".course-evidence__more", ".course-evidence__sources", ".course-figure__numbers",
].join();
const WHOLE = '.book-scroll,[class*="course"]', PARTS = ".course-figure,.course-figure>figcaption";

/** The places that hold the lesson: the page of the book, whose theme calls it so, or the cells of the notebook. @param {HTMLElement} part */
function placesAround(part) {
  const notebook = part.closest(".jp-Notebook");
  if (notebook) return all(notebook, ".jp-MarkdownOutput, .jp-OutputArea-output");
  const page = /** @type {HTMLElement} */ (part.closest("main, article") ?? document.body);
  return [page];
}

/** Where a block stands on the page: what is folded, or not asked yet, stands where the reader sees its fold or its quiz. @param {Block} block */
export function placeOf({ node, asking }) {
  let place = asking?.card ?? node;
  while (place.parentElement && place.checkVisibility?.() === false) place = place.parentElement;
  return place;
}

/** Everything to show around a part. @param {HTMLElement} part @returns {Block[]} */
export function blocksAround(part) {
  /** @type {Block[]} */
  const blocks = [];
  /** @type {HTMLElement[]} */
  let headings = [];
  const level = (/** @type {HTMLElement} */ heading) => Number(heading.tagName.slice(1));
  /** @param {HTMLElement} node */
  const walk = (node) => {
    for (const child of /** @type {HTMLElement[]} */ ([...node.children])) {
      if (child.matches(LEFT_OUT)) continue;
      if (/^H[1-6]$/.test(child.tagName)) headings = [...headings.filter((each) => level(each) < level(child)), child];
      else if (child.dataset.course === "quiz") blocks.push(...askings(child).map((asking) => ({ node: child, headings, asking })));
      else if (child.dataset.course) blocks.push({ node: child, headings, live: true });
      else if (/^[UO]L$/.test(child.tagName)) blocks.push(...[...child.children].map((item) => ({ node: /** @type {HTMLElement} */ (item), headings, list: child })));
      else if (child.tagName === "DETAILS" && !child.matches(WHOLE)) {
        const around = headings;
        headings = [...around, ...all(child, ":scope > summary")];
        walk(child);
        headings = around;
      } else if ((/^(DIV|SECTION|ARTICLE)$/.test(child.tagName) && !child.matches(WHOLE)) || child.matches(PARTS)) walk(child);
      else if (child.textContent?.trim() || child.matches("img") || child.querySelector("img, svg")) blocks.push({ node: child, headings });
    }
  };
  placesAround(part).forEach(walk);
  return blocks;
}
