// @ts-check
/** What is seen of a step while it is counted, and what is read out. Words and pictures come from the written steps. */
/** @typedef {import("../tools.js").Part} Part */
/** @typedef {import("./plan.js").Beat} Beat */
import { all, fill, make, one, readable } from "../tools.js";

const TELL_AT = 10; // seconds of a hold that are left when it is said

/** Returns the parts of the layer, and how to show a beat and to say something. @param {Part} part @param {() => number} total */
export function makeStage({ root, words }, total) {
  const steps = all(root, ".course-guide__step"), common = root.querySelector(".course-guide > .course-guide__picture");
  const which = make("p", "course-guide__which"), now = make("p", "course-guide__now"), how = make("p", "course-guide__how");
  const count = make("p", "course-guide__count"), number = make("span", "course-guide__number"), unit = make("span", "course-guide__unit");
  const scene = make("div", "course-guide__scene"), side = make("div", "course-guide__words");
  const bar = document.createElement("progress"), status = make("p", "course-guide__status");
  side.append(which, now, how);
  count.append(number, unit);
  count.setAttribute("role", "timer");
  bar.className = "course-guide__bar";
  bar.setAttribute("aria-hidden", "true"); // the number says it
  status.setAttribute("role", "status");
  let told = false, due = "";

  /** Show a step that begins. @param {Beat} beat */
  function begin(beat) {
    const step = steps[beat.step], text = one(step, "strong"), said = one(step, "span");
    const picture = step.querySelector("img") ?? common;
    which.textContent = beat.stretch ? fill(words.stretch, { stretch: readable(beat.stretch), total: readable(total()) }) : words.get_ready;
    scene.replaceChildren(...(picture ? [picture.cloneNode()] : []));
    now.replaceChildren(...text.cloneNode(true).childNodes);
    how.replaceChildren(...said.cloneNode(true).childNodes);
    bar.max = beat.seconds;
    told = !beat.hold || beat.seconds <= TELL_AT;
    const hold = beat.hold ? ` ${fill(words.hold_now, { count: readable(beat.seconds) })}` : "";
    due = `${text.textContent}.${hold} ${said.textContent} ${which.textContent}.`; // what to do comes before the count
  }
  /** Show how much is left. A step is read out, once, at the tick after it began: a region that comes to sight with
   * its words is not heard. @param {number} left milliseconds */
  function show(left) {
    const seconds = Math.ceil(left / 1000);
    number.textContent = readable(seconds);
    unit.textContent = seconds === 1 ? words.second : words.seconds;
    bar.value = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? seconds : left / 1000;
    if (due && left < bar.max * 1000) {
      say(due);
      due = "";
    }
    if (told || seconds > TELL_AT) return;
    told = true;
    say(fill(words.seconds_left, { count: readable(TELL_AT) }));
  }
  /** @param {string} text */
  function say(text) {
    if (status.textContent !== text) status.textContent = text;
  }
  return { scene, side, count, bar, status, begin, show, say };
}
