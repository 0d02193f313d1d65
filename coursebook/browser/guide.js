// @ts-check
/**
 * Counts a learner through the written steps of a guide, in a layer over the whole screen: one picture, one sentence, one
 * number, and at the foot whom to call. It wakes guides alone; course.js wakes the rest of a page.
 *
 * The count pauses when the page is out of sight: she cannot see the steps then, and browsers hold back the
 * timers and the sound of a page that is hidden, so that a count that went on would go on without her.
 */
/** @typedef {import("./tools.js").Part} Part */
import { KINDS } from "./host.js";
import { fill, focusOn, make, makeButton, one } from "./tools.js";
import { memory } from "./memory.js";
import { beatAt, beatsOf } from "./guide/plan.js";
import { clock } from "./guide/clock.js";
import { beeper } from "./guide/sound.js";
import { screenKeeper } from "./guide/screen.js";
import { makeLayer } from "./guide/layer.js";
import { wakeSettings } from "./guide/settings.js";
import { makeStage } from "./guide/stage.js";

/** @param {Part} part */
function wakeGuide(part) {
  const { root, words, signal } = part;
  const plan = JSON.parse(root.dataset.plan ?? ""), settings = wakeSettings(part, plan);
  const time = clock(tick), sound = beeper(), screen = screenKeeper();
  const stage = makeStage(part, () => beats[beats.length - 1].stretch);
  const { layer, body, face, open, close } = makeLayer(part, hold, reset);
  const place = one(root, ".course-guide__stage"), after = one(root, ".course-guide__after"), call = one(root, ".course-guide__call");
  /** @type {import("./guide/plan.js").Beat[]} */
  let beats = [];
  let at = -1;

  const start = makeButton(part, words.start, begin, "main");
  const pause = makeButton(part, words.pause, () => (time.runs() ? rest(words.paused) : go()), "main"), stop = makeButton(part, words.stop, end);
  const foot = row(makeButton(part, one(call, ".course-guide__when").textContent ?? "", stopAndCall, "hurts"));
  const note = make("p", "course-guide__note"), controls = make("div", "course-guide__controls"), buttons = row(pause, stop);
  const change = make("details", "course-guide__change");
  const beeps = document.createElement("input"), noise = make("label", "course-guide__sound");
  noise.append(beeps, make("span", "", words.sound));
  beeps.type = "checkbox";
  controls.append(stage.bar, stage.count, note, buttons);
  change.append(make("summary", "", words.change), settings.form, noise);
  place.append(start, change);
  layer.append(stage.scene, body, foot, stage.status);
  place.after(layer);

  /** @param {...Node} nodes */
  function row(...nodes) {
    const line = make("div", "course-guide__buttons");
    line.append(...nodes);
    return line;
  }
  const closer = () => makeButton(part, words.close, close);

  function begin() {
    const { hold, repeats } = settings.chosen();
    beats = beatsOf(plan, hold, repeats);
    at = -1;
    reset();
    start.focus(); // which is where a dialog gives the focus back to
    open();
    counting();
    go();
  }
  function counting() {
    face("rests", stage.side, controls);
    pause.focus();
  }
  function go() {
    stop.hidden = true;
    pause.textContent = words.pause;
    layer.dataset.face = "runs";
    note.textContent = "";
    if (beeps.checked) sound.wake();
    time.go();
    screen.keep();
    tick();
  }
  /** Pause. @param {string} why */
  function rest(why) {
    halt();
    note.textContent = beats[at].hold ? `${why} ${words.let_go}` : why;
    stage.say(note.textContent);
    layer.dataset.face = "rests";
  }
  function halt() {
    time.stop();
    screen.let();
    stop.hidden = false;
    pause.textContent = words.go_on;
  }
  function tick() {
    const found = beatAt(beats, time.passed());
    if (found && found.place !== at) {
      turn(found.beat.hold, beats[at]?.hold);
      at = found.place;
      stage.begin(found.beat);
    }
    if (found) stage.show(found.left);
    else end();
  }
  /** @param {boolean} holds @param {boolean} [held] */
  function turn(holds, held) {
    if (beeps.checked && (holds || held)) sound.beep(holds);
  }
  function end() {
    at = -1;
    bring("ends", after, closer());
  }
  function stopAndCall() {
    const { unit = "" } = memory("place").load(), number = String(unit).replace(/[^0-9+*#]/g, "");
    const box = bring("calls", call, makeButton(part, words.back, back), closer());
    if (!number) return;
    box.querySelector("[data-call=unit] a")?.remove(); // the book has put it there, smaller
    const dial = /** @type {HTMLAnchorElement} */ (make("a", "course-button course-button--main course-guide__dial", fill(words.dial, { number: unit })));
    dial.href = `tel:${number}`;
    one(box, ".course-outcome__heading").after(dial);
  }
  function back() {
    if (at < 0) end();
    else counting();
  }
  /** Stop the count, and bring her to what to do now. @param {string} name @param {Element} box @param {...Node} nodes */
  function bring(name, box, ...nodes) {
    const copy = /** @type {HTMLElement} */ (box.cloneNode(true));
    halt();
    stage.say("");
    face(name, copy, row(...nodes));
    focusOn(copy);
    return copy;
  }
  /** At Escape: what counts pauses, and the layer stays. */
  function hold() {
    if (!time.runs()) return false;
    rest(words.paused);
    pause.focus();
    return true;
  }
  function reset() {
    time.reset();
    screen.let();
    stage.say("");
  }

  beeps.addEventListener("change", () => beeps.checked && sound.wake(), { signal });
  document.addEventListener("visibilitychange", () => document.hidden && time.runs() && rest(words.out_of_sight), { signal });
  signal.addEventListener("abort", sound.close);
}

Object.assign(KINDS, { guide: wakeGuide });
