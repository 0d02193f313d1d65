// @ts-check
/** Says beside each lesson, quiz and list of habits what is remembered of it. */
/** @typedef {import("../tools.js").Part} Part */
/** @typedef {import("./recall.js").Recalled} Recalled */
/** @typedef {import("./file.js").Course} Course */
import { all, fill, make, one } from "../tools.js";
import { memory } from "../memory.js";
import { stock } from "./stock.js";
import { tickedOf } from "./file.js";
import { line, question } from "./record.js";

/** Returns how to show it all; that returns the lessons not read yet. @param {Part} part @param {Course} course */
export function wakeOverview({ root, words }, { quizzes, habits }) {
  const lessons = all(root, "[data-lesson]:not(template)");
  const works = memory("progress").works();

  /** @param {string} item @param {string} text */
  function state(item, text) {
    one(root, `${item} .course-progress__state`).textContent = text;
  }
  /** @param {Recalled} quiz */
  function stateOf(quiz) {
    const total = quiz.scored.length, under = quiz.under().length;
    const after = under ? ` ${fill(words.under, { count: under })}` : "";
    if (!quiz.done()) return quiz.begun() ? words.begun + after : words.not_begun;
    return total ? fill(words.done, { right: quiz.right("checked"), total, first: quiz.right("first") }) + after : words.done_survey;
  }
  /** @param {string} id */
  function showHabits(id) {
    const list = one(root, `[data-list="${id}"]`), ticked = tickedOf(id, habits[id]);
    for (const item of all(list, "[data-item]")) item.hidden = !ticked.includes(item.dataset.item ?? "");
    one(list, ".course-progress__none").hidden = ticked.length > 0;
    state(`[data-habits="${id}"]`, fill(words.ticked, { ticked: ticked.length, total: habits[id].length }));
  }
  function showSure() {
    const list = make("ul", "");
    for (const quiz of quizzes) {
      const found = quiz.missed().filter((card) => card.state().sure === "sure");
      list.append(...found.map((card) => line(fill(words.from, { lesson: quiz.lesson }), question(card), quiz.href)));
    }
    one(root, ".course-progress__sure").replaceChildren(list.childElementCount ? list : make("p", "", words.sure_none));
  }
  function showSum(/** @type {number} */ read) {
    const done = quizzes.filter((quiz) => quiz.done()).length;
    const sum = fill(words.sum, { read, lessons: lessons.length, done, quizzes: quizzes.length });
    one(root, ".course-progress__sum").textContent = works ? sum : stock().length ? `${sum} ${words.blocked}` : words.blocked;
  }

  return () => {
    const unread = lessons.filter((lesson) => !memory(`lesson/${lesson.dataset.lesson}`).load().read);
    for (const lesson of lessons) state(`[data-lesson="${lesson.dataset.lesson}"]`, unread.includes(lesson) ? words.not_read : words.read);
    for (const quiz of quizzes) state(`[data-quiz="${quiz.id}"]`, stateOf(quiz));
    Object.keys(habits).forEach(showHabits);
    showSure();
    one(root, ".course-progress__else").hidden = !stock().length;
    showSum(lessons.length - unread.length);
    return unread;
  };
}
