// @ts-check
/** Wakes the page My progress: what this device remembers of the whole course. Only that page loads it (script.progress_text). */
/** @typedef {import("./tools.js").Part} Part */
import { all, fill, one } from "./tools.js";
import { KINDS } from "./host.js";
import { allMissed, recall } from "./progress/recall.js";
import { wakeReview } from "./progress/review.js";
import { wakeRecord } from "./progress/record.js";
import { wakeOverview } from "./progress/overview.js";
import { wakeExchange } from "./progress/exchange.js";

/** @param {Part} part */
function wakeProgress(part) {
  const { root, words, signal } = part;
  for (const live of all(root, "template.course-progress__live")) live.before(/** @type {HTMLTemplateElement} */ (live).content.cloneNode(true));
  const course = courseOf(part);
  const showOverview = wakeOverview(part, course), showRecord = wakeRecord(part);
  const form = one(root, ".course-progress__review"), start = one(root, '[data-do="review"]');
  const ask = wakeReview(part, form, (kept) => {
    look();
    if (!kept) tell(words.not_kept);
  });
  const tell = wakeExchange(part, course, () => { ask([]); look(); });

  /** Show all that is remembered now; what is being gone over stays. */
  function look() {
    for (const quiz of course.quizzes) quiz.look();
    showRecord(course.quizzes, showOverview());
    const count = allMissed(course.quizzes).length;
    one(root, ".course-progress__count").textContent = count ? fill(words.missed, { count }) : words.missed_none;
    start.textContent = form.childElementCount ? words.start_again : words.start;
    start.hidden = !count;
  }

  start.addEventListener("click", () => { ask(allMissed(course.quizzes)); start.textContent = words.start_again; }, { signal });
  window.addEventListener("pageshow", (event) => event.persisted && look(), { signal });
  for (const changed of ["storage", "visibilitychange"]) window.addEventListener(changed, look, { signal });
  look();
}

/** What the page knows of the course: its quizzes with what is kept of them, its lessons, its lists of habits. @param {Part} part */
function courseOf(part) {
  const { root } = part;
  const lists = all(root, "[data-list]").map((list) => [list.dataset.list, all(list, "[data-item]").map((item) => item.dataset.item)]);
  return {
    quizzes: all(root, ".course-progress__quiz").map((template) => recall(part, /** @type {HTMLTemplateElement} */ (template))),
    lessons: all(root, "[data-lesson]:not(template)").map((lesson) => lesson.dataset.lesson ?? ""),
    habits: Object.fromEntries(lists),
  };
}

Object.assign(KINDS, { progress: wakeProgress });
