// @ts-check
/** A timer that the whole room can read: on a screen of its own, and small in the corner while it runs. */
/** @typedef {import("../tools.js").Part} Part */
import { fill, make, makeButton } from "../tools.js";
import { clock } from "../guide/clock.js";

const CHOICES = [1, 2, 3, 5, 10];

/** @param {number} seconds */
const asClock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** @param {Part} part @param {HTMLElement} corner where the time stands while another screen is shown @param {(text: string) => void} say */
export function makeTimer(part, corner, say) {
  const { words } = part, time = clock(tick);
  let whole = 120;
  const root = make("div", "course-view__timer"), digits = make("p", "course-view__digits"), over = make("p", "course-view__over");
  digits.setAttribute("role", "timer");
  const start = makeButton(part, words.start, () => (time.runs() ? pause() : run()), "main");
  const row = make("div", "course-view__tools"), choices = make("div", "course-view__tools");
  row.append(start, makeButton(part, words.minute_more, () => choose(whole + 60, true)), makeButton(part, words.reset, () => choose(whole)));
  choices.append(...CHOICES.map((minutes) => makeButton(part, fill(minutes === 1 ? words.minute : words.minutes, { minutes }), () => choose(minutes * 60))));
  root.append(make("h2", "course-view__heading", words.timer), digits, over, row, choices);

  const left = () => Math.max(0, Math.ceil(whole - time.passed() / 1000));
  function draw() {
    const now = left(), begun = time.passed() > 0;
    digits.textContent = asClock(now);
    over.textContent = now ? "" : words.time_over;
    start.textContent = time.runs() ? words.pause : begun ? words.go_on : words.start;
    start.setAttribute("aria-disabled", String(!now));
    corner.textContent = begun ? `${words.timer} ${asClock(now)}` : "";
    corner.toggleAttribute("data-over", begun && !now);
  }
  function tick() {
    if (!left()) {
      time.stop();
      say(words.time_over);
    }
    draw();
  }
  /** @param {number} seconds @param {boolean} [going] keep what has passed */
  function choose(seconds, going = false) {
    whole = Math.min(5999, seconds);
    if (!going) time.reset();
    draw();
  }
  function run() {
    if (left()) time.go();
    draw();
  }
  function pause() {
    time.stop();
    draw();
  }
  draw();
  return { root, focus: () => start.focus(), close: () => time.reset(),
    /** Count from here. @param {number} seconds */
    start(seconds) {
      choose(seconds);
      run();
    } };
}
