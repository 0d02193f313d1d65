// @ts-check
/**
 * Wakes the quizzes and checklists that already stand on the page as HTML.
 *
 * The parts of this folder become one file (script.py), which serves JupyterLab as the module of a
 * widget and the book as a plain script. They hold no text of a question and no word of the page:
 * those come from the HTML. Importing them touches nothing.
 */
import { KINDS, render } from "./host.js";
import { wakeHabits } from "./habits.js";
import { wakeLesson } from "./lesson.js";
import { wakeQuiz } from "./quiz.js";
import { wakeRedFlags } from "./red-flags.js";

Object.assign(KINDS, { "quiz": wakeQuiz, "habits": wakeHabits, "red-flags": wakeRedFlags, "lesson": wakeLesson });

export default { render };
