// @ts-check
/** Puts blocks on screens: as many of one section as fit, and what is awake or a question by itself. */
/** @typedef {import("./blocks.js").Block} Block */
/** @typedef {Block[]} Screen */

/** A copy of something, without the ids that may stand on a page but once, and without a theme's signs of links to headings.
 * @param {Element} from @returns {HTMLElement} */
export function copyOf(from) {
  const copy = /** @type {HTMLElement} */ (from.cloneNode(true));
  for (const element of [copy, ...copy.querySelectorAll("[id]")]) if (!element.closest("svg")) element.removeAttribute("id");
  for (const sign of copy.querySelectorAll(".headerlink")) sign.remove();
  return copy;
}

/** The headings of a screen: that of its section, and what is below it. @param {Screen} screen */
export function headingsOf(screen) {
  const { headings } = screen[0];
  return (headings.length > 1 ? headings.slice(1) : headings).slice(-2);
}

/** Copies of some blocks, with a list around the items of a list; `pieces` are the copies of the blocks themselves.
 * @param {Block[]} blocks @returns {{nodes: HTMLElement[], pieces: HTMLElement[]}} */
export function copies(blocks) {
  const nodes = /** @type {HTMLElement[]} */ ([]), pieces = /** @type {HTMLElement[]} */ ([]);
  blocks.forEach(({ node, list }, i) => {
    const piece = copyOf(node);
    pieces.push(piece);
    if (!list) return nodes.push(piece);
    if (blocks[i - 1]?.list !== list) {
      const shell = /** @type {HTMLElement} */ (list.cloneNode(false));
      shell.removeAttribute("id");
      if (list.tagName === "OL") shell.setAttribute("start", String([...list.children].indexOf(node) + 1));
      nodes.push(shell);
    }
    return nodes[nodes.length - 1].append(piece);
  });
  return { nodes, pieces };
}

/** How much more than a screen may stand on it: the type is then a little smaller. */
export const TIGHT = 1.15;

const alone = (/** @type {Block} */ block) => Boolean(block.live || block.asking);

/** All screens of some blocks. @param {Block[]} blocks @param {HTMLElement} stage @param {(screen: Screen, nodes: HTMLElement[]) => void} draw @returns {Screen[]} */
export function screensOf(blocks, stage, draw) {
  const screens = /** @type {Screen[]} */ ([]);
  for (let from = 0, to = 1; from < blocks.length; from = to, to += 1) {
    if (alone(blocks[from])) {
      screens.push([blocks[from]]);
      continue;
    }
    while (to < blocks.length && !alone(blocks[to]) && blocks[to].headings === blocks[from].headings) to += 1;
    screens.push(...packed(blocks.slice(from, to), stage, draw));
  }
  return screens;
}

/** The blocks of one section on as few screens as they need. A block that is higher than a screen scrolls.
 * @param {Block[]} blocks @param {HTMLElement} stage @param {(screen: Screen, nodes: HTMLElement[]) => void} draw @returns {Screen[]} */
function packed(blocks, stage, draw) {
  const { nodes, pieces } = copies(blocks);
  draw(blocks, nodes);
  const boxes = pieces.map((piece) => piece.getBoundingClientRect());
  const room = TIGHT * (stage.getBoundingClientRect().bottom - parseFloat(getComputedStyle(stage).paddingBlockEnd) - boxes[0].top);
  const screens = [[blocks[0]]];
  let top = boxes[0].top;
  for (let i = 1; i < blocks.length; i += 1) {
    if (boxes[i].bottom - top > room) {
      screens.push([]);
      top = boxes[i].top;
    }
    screens[screens.length - 1].push(blocks[i]);
  }
  return screens;
}
