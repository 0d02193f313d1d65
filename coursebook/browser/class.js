// @ts-check
/**
 * Shows a lesson to a class: the whole screen, one thing at a time, with the keys of a keyboard or a presenter's remote.
 *
 * It shows the same content, not a second deck: copies of what stands on the page, and what is awake itself, which
 * goes back to its place. It wakes class views alone; course.js wakes the rest of a page.
 */
/** @typedef {import("./tools.js").Part} Part */
/** @typedef {import("./class/screens.js").Screen} Screen */
import { fill, make, makeButton, one } from "./tools.js";
import { KINDS } from "./host.js";
import { screenKeeper } from "./guide/screen.js";
import { blocksAround, placeOf } from "./class/blocks.js";
import { TIGHT, copies, copyOf, headingsOf, screensOf } from "./class/screens.js";
import { makeFrame } from "./class/frame.js";
import { handsFace } from "./class/hands.js";
import { obey } from "./class/keys.js";
import { makeTimer } from "./class/timer.js";
import { saveTable, voteTable } from "./class/votes.js";

const PLACE = "#class-view", SIZES = 5, TALK = 120;

/** Ask for the whole screen. Refused, the view fills the window; granted after the view was left, it is given back. */
function fillScreen() {
  const page = document.documentElement;
  page.requestFullscreen?.().then(() => page.dataset.classView || document.exitFullscreen()).catch(() => {});
}

/** @param {Part} part */
function wakeClass(part) {
  const page = document.documentElement, { words, signal } = part;
  const open = makeButton(part, words.open, () => enter(true, true));
  let leave = () => {};
  /** Where the class was when the view was left. @type {import("./class/blocks.js").Block | undefined} */
  let held;
  open.setAttribute("aria-keyshortcuts", "F8");
  part.root.append(open);

  /** @param {boolean} whole whether the whole screen may be asked for: only a press or a key may @param {boolean} [pressed] whether by the button, wherever on the page that stands */
  function enter(whole, pressed = false) {
    if (page.dataset.classView) return;
    leave = showClass(part, held, pressed, (block) => {
      held = block;
      open.focus({ preventScroll: true });
    });
    if (whole) fillScreen();
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "F8" || event.defaultPrevented || page.dataset.classView) return;
    event.preventDefault();
    enter(true);
  }, { signal });
  signal.addEventListener("abort", () => leave());
  window.addEventListener("hashchange", () => location.hash === PLACE && enter(false), { signal });
  if (location.hash === PLACE) enter(false);
  else if (part.root.dataset.open) enter(true, part.root.dataset.open === "pressed");
}

/** Open the view at what was left, if it is still in sight; or at what the reader has before her, by the button at the beginning; returns how to leave it.
 * @param {Part} outer @param {import("./class/blocks.js").Block | undefined} held @param {boolean} pressed @param {(block: import("./class/blocks.js").Block) => void} left */
function showClass(outer, held, pressed, left) {
  const stop = new AbortController(), { signal } = stop, part = { ...outer, signal }, { root, words } = part;
  const page = document.documentElement, keeper = screenKeeper(), frame = makeFrame(part), { view, stage, place, say } = frame;
  const hasSigns = Boolean(root.querySelector(".course-class__signs"));
  const timer = makeTimer(part, frame.corner, say), inNotebook = Boolean(root.closest(".jp-Notebook"));
  const boxOf = (/** @type {import("./class/blocks.js").Block} */ block) => placeOf(block).getBoundingClientRect();
  const inSight = held && boxOf(held).bottom > 0 && boxOf(held).top < window.innerHeight;
  const first = inSight ? held : blocksAround(root).find((block) => pressed || boxOf(block).bottom > 90);
  /** @type {Screen[]} */
  let screens = [];
  /** @type {ReturnType<typeof handsFace> | null} */
  let hands = null;
  /** The faces of questions, so that what was counted and shown stays while the view is open. @type {Map<string, ReturnType<typeof handsFace>>} */
  const asked = new Map();
  let at = 0, face = "lesson", zoom = 2, width = 0, whole = false, stays = false, putBack = () => {};

  /** @param {Screen} screen @param {HTMLElement[]} nodes */
  function draw(screen, nodes) {
    const look = inNotebook && !screen[0].live ? " jp-RenderedHTMLCommon jp-RenderedMarkdown" : "";
    const body = make("div", `course-view__body${look}`);
    body.append(...nodes);
    stage.dataset.tight = "0";
    stage.replaceChildren(...headingsOf(screen).map((heading) => {
      const copy = make("h2", "course-view__heading");
      copy.append(...copyOf(heading).childNodes);
      return copy;
    }), body);
  }
  /** Put all blocks on screens, and stay at what is shown now; at the end, go on to what has come since. */
  function pack() {
    const now = screens[at]?.[0] ?? first, known = screens.flat().length, ended = known > 0 && at >= screens.length;
    const blocks = blocksAround(root);
    screens = screensOf(blocks, stage, draw);
    const due = ended ? blocks[known] : now;
    at = screens.findIndex((screen) => screen.some((block) => block.node === due?.node && block.asking?.name === due?.asking?.name));
    if (at < 0) at = ended ? screens.length : 0;
  }
  /** Show the screen that is due, or another face. @param {boolean} [spoken] */
  function show(spoken = true) {
    const screen = screens[at], [block] = screen ?? [];
    putBack();
    hands = null;
    view.dataset.face = face;
    if (face === "signs" || face === "keys") stage.replaceChildren(/** @type {HTMLTemplateElement} */ (one(root, `.course-class__${face}`)).content.cloneNode(true));
    else if (face === "timer") stage.replaceChildren(timer.root);
    else if (!screen) ending();
    else if (block.asking) ask(block.asking, block.headings.slice(-1).map((heading) => copyOf(heading).textContent ?? "")[0]);
    else if (block.live) move(screen);
    else draw(screen, copies(screen).nodes);
    place.textContent = screen ? fill(words.place, { number: at + 1, total: screens.length }) : words.end;
    if (spoken) say(`${place.textContent} ${stage.querySelector("h2")?.textContent ?? ""}`);
    fit();
    stage.scrollTop = 0;
    stage.focus();
  }
  /** What is a little too much for the screen gets slightly smaller type; what is much too much scrolls. */
  function fit() {
    const much = stage.scrollHeight > stage.clientHeight * (TIGHT + 0.05);
    for (const step of much ? ["0"] : ["0", "1", "2"]) {
      stage.dataset.tight = step;
      if (stage.scrollHeight - stage.clientHeight <= 2) break;
    }
    if (stage.scrollHeight - stage.clientHeight > 2) stage.dataset.tight = "0";
    frame.deeper();
  }
  /** @param {import("./class/asking.js").Asking} asking @param {string} [section] */
  function ask(asking, section = "") {
    const neighbours = () => {
      timer.start(TALK);
      say(words.talk);
    };
    hands = asked.get(asking.name) ?? handsFace(part, asking, section, { say, neighbours, save, drawn: fit });
    asked.set(asking.name, hands);
    stage.replaceChildren(hands.root);
  }
  /** Bring what is awake to the screen, and remember where it stood. @param {Screen} screen */
  function move(screen) {
    const { node } = screen[0], mark = document.createComment("");
    node.replaceWith(mark);
    draw(screen, [node]);
    putBack = () => {
      /** @type {HTMLDialogElement | null} */ (node.querySelector("dialog[open]"))?.close(); // moved, it would stay open, and nobody could leave it
      mark.replaceWith(node);
      putBack = () => {};
    };
  }
  function ending() {
    const next = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="next"]')), tools = make("div", "course-view__tools");
    if (next && !inNotebook) {
      const link = /** @type {HTMLAnchorElement} */ (make("a", "course-button course-button--main", words.next_page));
      link.href = next.href + PLACE;
      tools.append(link);
    }
    if (table()) tools.append(makeButton(part, words.save_counts, save));
    tools.append(makeButton(part, words.leave, leave));
    tools.dataset.end = "true";
    stage.replaceChildren(make("h2", "course-view__heading", words.end), tools);
  }
  const table = () => voteTable(screens.flatMap(([{ asking }]) => asking ?? []), words);
  function save() {
    say(fill(words.counts_saved, { file: saveTable(table()) }));
  }

  /** @param {string} name */
  function turnTo(name) {
    if (name === "signs" && !hasSigns) return;
    face = face === name ? "lesson" : name;
    show();
    if (face === "timer") timer.focus();
  }
  /** One screen on, or further down this one. @param {1 | -1} way */
  function go(way) {
    const { scrollTop, scrollHeight, clientHeight } = stage;
    if (way > 0 ? scrollTop + clientHeight < scrollHeight - 4 : scrollTop > 4) return stage.scrollBy({ top: way * clientHeight * 0.85 });
    return face === "lesson" ? jump(way, true) : turnTo(face);
  }
  /** Go to a screen, or by some screens. What JupyterLab has drawn only now, when it had time, is put on screens first.
   * @param {number} to @param {boolean} [by] */
  function jump(to, by = false) {
    const ended = at >= screens.length, from = at, moved = screens[at]?.[0].live;
    putBack();
    if (screens.flat().length !== blocksAround(root).length) pack();
    const due = Math.min(screens.length, Math.max(0, by ? at + (ended && at !== from ? 0 : to) : to));
    if (due === from && at === from && !moved && view.dataset.face === "lesson") return;
    [at, face] = [due, "lesson"];
    show();
  }
  /** @param {number} by */
  function resize(by) {
    zoom = Math.min(SIZES, Math.max(1, zoom + by));
    page.dataset.classView = String(zoom);
    renew();
    say(fill(words.size, { number: zoom, total: SIZES }));
  }
  /** Put all on screens anew; whatever had the focus keeps it. A keyboard on the screen, which comes with a field, takes height alone. */
  function renew() {
    const held = /** @type {HTMLElement | null} */ (document.activeElement), typing = width === window.innerWidth && held?.matches(".course-view__field");
    width = window.innerWidth;
    if (typing) return fit();
    putBack();
    pack();
    show(false);
    if (held && held !== document.body && view.contains(held)) held.focus();
  }
  function wholeScreen() {
    stays = Boolean(document.fullscreenElement);
    if (stays) document.exitFullscreen();
    else fillScreen();
  }
  /** Paper gets the page itself, with what is awake in its place. @param {boolean} begins */
  function print(begins) {
    if (begins) {
      putBack();
      delete page.dataset.classView;
    } else {
      page.dataset.classView = String(zoom);
      show(false);
    }
  }
  /** @param {boolean} dark */
  function blank(dark) {
    view.toggleAttribute("data-blank", dark);
    (dark ? view : stage).focus(); // what cannot be seen loses the focus, and keys with it
    say(dark ? words.blank : place.textContent ?? "");
  }
  function leave() {
    if (view.open) view.close();
  }
  function closed() {
    const here = screens[Math.min(at, screens.length - 1)]?.[0];
    putBack();
    timer.close();
    keeper.let();
    stop.abort();
    view.remove();
    delete page.dataset.classView;
    if (location.hash === PLACE) history.replaceState(null, "", location.pathname + location.search);
    left(here);
    const back = () => here && placeOf(here).scrollIntoView({ block: "start", behavior: "instant" }); // F8 may come again at once
    back();
    if (document.fullscreenElement) document.exitFullscreen().then(() => requestAnimationFrame(back)); // which moves the page again
  }

  frame.fit(part, [["back", "PageUp", () => go(-1)], ["next", "PageDown", () => go(1)]], [
    ...(hasSigns ? [/** @type {[string, string, () => void]} */ (["signs", "S", () => turnTo("signs")])] : []), ["timer", "T", () => turnTo("timer")], ["smaller", "-", () => resize(-1)], ["larger", "+", () => resize(1)],
    ["keys", "?", () => turnTo("keys")], ["leave", "Escape", leave],
  ]);
  const actions = { go, jump, turnTo, resize, wholeScreen, blank, leave, hands: () => hands, isBlank: () => view.hasAttribute("data-blank"),
    isTurned: () => getComputedStyle(stage).direction === "rtl" };
  view.addEventListener("keydown", (event) => {
    if (!obey(event, actions)) return;
    event.preventDefault();
    event.stopPropagation();
  }, { signal });
  view.addEventListener("close", closed, { once: true });
  document.addEventListener("fullscreenchange", () => {
    const given = whole && !document.fullscreenElement; // by this view: one left a moment ago may give it back only now
    whole = Boolean(document.fullscreenElement);
    if (given && !stays) leave();
    stays = false;
  }, { signal });
  window.addEventListener("beforeprint", () => print(true), { signal });
  window.addEventListener("afterprint", () => print(false), { signal });
  window.addEventListener("resize", renew, { signal });
  page.dataset.classView = String(zoom);
  document.body.append(view);
  view.showModal();
  keeper.keep();
  renew();
  stage.focus(); // browsers have put it on the first button
  say(words.name);
  return leave;
}

Object.assign(KINDS, { class: wakeClass });
