// @ts-check
/**
 * Counts a learner through the written steps of a guide. It wakes guides alone; course.js wakes the rest of a page.
 *
 * The count pauses when the page is out of sight: she cannot see the steps then, and browsers hold back the
 * timers and the sound of a page that is hidden, so that a count that went on would go on without her.
 */
/** @typedef {import("./tools.js").Part} Part */
import { KINDS } from "./host.js";
import { focusOn, make, makeButton, one } from "./tools.js";
import { beatAt, beatsOf } from "./guide/plan.js";
import { clock } from "./guide/clock.js";
import { beeper } from "./guide/sound.js";
import { screenKeeper } from "./guide/screen.js";
import { wakeSettings } from "./guide/settings.js";
import { makeStage } from "./guide/stage.js";

/** @param {Part} part */
function wakeGuide(part) {
  const { root, words, signal } = part;
  const plan = JSON.parse(root.dataset.plan ?? ""), settings = wakeSettings(part, plan);
  const time = clock(tick), sound = beeper(), screen = screenKeeper();
  const stage = makeStage(part, () => beats[beats.length - 1].stretch);
  const place = one(root, ".course-guide__stage"), after = one(root, ".course-guide__after"), call = one(root, ".course-guide__call");
  /** @type {import("./guide/plan.js").Beat[]} */
  let beats = [];
  let at = -1;

  const start = makeButton(part, words.start, begin, "main"), pause = makeButton(part, words.pause, () => (time.runs() ? rest(words.paused) : go()), "main");
  const beeps = document.createElement("input"), noise = make("label", "course-guide__sound");
  const note = make("p", "course-guide__note");
  noise.append(beeps, make("span", "", words.sound));
  beeps.type = "checkbox";

  place.after(stage.status); // beside the faces: a live region that is put in anew is not heard

  /** Put one of the faces of the stage in its place. @param {string} face @param {...Node} nodes */
  function face(face, ...nodes) {
    place.dataset.face = face;
    place.replaceChildren(...nodes);
  }
  /** @param {...Node} nodes */
  function row(...nodes) {
    const line = make("div", "course-guide__buttons");
    line.append(...nodes);
    return line;
  }
  const hurts = () => makeButton(part, one(call, ".course-guide__when").textContent ?? "", stopAndCall, "hurts"), back = () => makeButton(part, words.back, toStart);

  function ready() {
    time.reset();
    screen.let();
    face("ready", make("p", "course-guide__ready", words.ready), settings.form, noise, row(start));
  }
  function toStart() {
    ready();
    stage.say("");
    start.focus();
  }
  function begin() {
    const { hold, repeats } = settings.chosen();
    beats = beatsOf(plan, hold, repeats);
    at = -1;
    face("runs", ...stage.seen, note, row(pause, hurts()), row(back(), makeButton(part, words.stop, end)), noise);
    pause.focus({ preventScroll: true });
    go();
    place.scrollIntoView({ block: place.offsetHeight > window.innerHeight ? "start" : "nearest" });
  }
  function go() {
    pause.textContent = words.pause;
    place.dataset.face = "runs";
    note.textContent = "";
    if (beeps.checked) sound.wake();
    time.go();
    screen.keep();
    tick();
  }
  /** Pause. @param {string} why */
  function rest(why) {
    const said = beats[at].hold ? `${why} ${words.let_go}` : why;
    time.stop();
    screen.let();
    pause.textContent = words.go_on;
    place.dataset.face = "rests";
    note.textContent = said;
    stage.say(said);
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
    close("ends", after, row(hurts(), back()));
  }
  function stopAndCall() {
    close("calls", call, row(back()));
  }
  /** Stop the count, and bring her to what to do now. @param {string} name @param {Element} box @param {...Node} nodes */
  function close(name, box, ...nodes) {
    const copy = /** @type {HTMLElement} */ (box.cloneNode(true));
    time.reset();
    screen.let();
    stage.say("");
    face(name, copy, ...nodes);
    focusOn(copy);
    copy.scrollIntoView({ block: "nearest" });
  }

  beeps.addEventListener("change", () => beeps.checked && sound.wake(), { signal });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !time.runs()) return;
    rest(words.paused);
    pause.focus();
  }, { signal });
  document.addEventListener("visibilitychange", () => document.hidden && time.runs() && rest(words.out_of_sight), { signal });
  signal.addEventListener("abort", () => {
    time.stop();
    screen.let();
    sound.close();
  });
  ready();
}

Object.assign(KINDS, { guide: wakeGuide });
