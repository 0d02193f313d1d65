// @ts-check
/** The saved file: made from what is kept, and read back after a look at every part of it. progress.py has the same rules. */
/** @typedef {import("./recall.js").Recalled} Recalled */
import { COURSE, MOVED } from "../course_id.js";
import { memory } from "../memory.js";

/** @typedef {(value: any) => boolean} Fits */
/** @typedef {{quizzes: Recalled[], lessons: string[], habits: Record<string, string[]>}} Course */
/** @typedef {{lessons: string[], quizzes: Record<string, Record<string, any>>, habits: Record<string, string[]>, name?: string}} Saved */

const FORMAT = `${COURSE}-progress`, VERSION = 1, LARGEST = 2_000_000;
const SURE = ["", "sure", "think", "guess"];

/** @type {Fits} */
const isObject = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);
/** @type {Fits} */
const isText = (value) => typeof value === "string";
/** @type {Fits} */
const isId = (value) => isText(value) && value.length <= 60 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);
/** @type {Fits} */
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
/** @param {Fits} each @returns {Fits} */
const isList = (each) => (value) => Array.isArray(value) && value.every(each);
/** @param {Fits} each @returns {Fits} */
const isMap = (each) => (value) => isObject(value) && Object.entries(value).every(([id, entry]) => isId(id) && each(entry));
/** @param {Record<string, Fits>} fields @returns {Fits} */
const isRecord = (fields) => (value) => isObject(value) && Object.keys(value).every((name) => Object.keys(fields).includes(name))
  && Object.entries(fields).every(([name, fits]) => fits(value[name]));
/** @param {Fits} fits @returns {Fits} */
const isNullOr = (fits) => (value) => value === null || fits(value);

const isAnswered = isRecord({
  picked: isList(isText), checked: isNullOr(isList(isText)), first: isNullOr(isList(isText)), tries: isCount, hints: isCount,
  sure: (value) => SURE.includes(value), text: isText, revision: (value) => isCount(value) && value > 0,
});
const isSaved = isRecord({
  format: (value) => value === FORMAT, version: (value) => value === VERSION, course: (value) => value === COURSE,
  saved: (value) => isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(value).toJSON()?.slice(0, 10) === value,
  lessons: isList(isId), quizzes: isMap(isMap(isAnswered)), habits: isMap(isList(isId)),
  name: (value) => value === undefined || (isText(value) && value.trim().length > 0 && value.length <= 120),
});

/** The text of a file with all that is kept; a name only when she typed one. @param {Course} course @param {string} name */
export function fileText({ quizzes, lessons, habits }, name) {
  const touched = quizzes.map((quiz) => [quiz.id, quiz.cards.filter((card) => card.touched()).map((card) => [card.id, card.state()])]);
  const now = new Date(), two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${JSON.stringify({
    format: FORMAT, version: VERSION, course: COURSE, saved: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
    ...(name.trim() ? { name: name.trim() } : {}),
    lessons: lessons.filter((id) => memory(`lesson/${id}`).load().read),
    quizzes: Object.fromEntries(touched.filter(([, states]) => states.length).map(([id, states]) => [id, Object.fromEntries(/** @type {any} */ (states))])),
    habits: Object.fromEntries(Object.entries(habits).map(([id, items]) => [id, tickedOf(id, items)]).filter(([, ticked]) => ticked.length)),
  }, null, 1)}\n`;
}

/** The items of a list of habits that are ticked. @param {string} id @param {string[]} items */
export function tickedOf(id, items) {
  const { ticked } = memory(`habits/${id}`).load();
  return items.filter((item) => Array.isArray(ticked) && ticked.includes(item));
}

/** Read a file; return what it holds, or the name of the words that say what is wrong with it.
 * @param {File} file @returns {Promise<{saved?: Saved, wrong?: string}>} */
export async function readFile(file) {
  if (file.size > LARGEST) return { wrong: "too_large" };
  let data;
  try {
    data = JSON.parse(await file.text());
  } catch {
    return { wrong: "not_json" };
  }
  if (!isObject(data) || data.format !== FORMAT || data.course !== COURSE) return { wrong: "not_ours" };
  if (data.version !== VERSION) return { wrong: "other_version" };
  return isSaved(data) ? { saved: data } : { wrong: "wrong_shape" };
}

/** Give what a file of an older edition holds the names of today. @param {Saved} saved */
function rename({ lessons, quizzes }) {
  for (const [[kind, old], [, now], entry] of MOVED.map(([from, to, entry]) => [from.split("/"), to.split("/"), entry])) {
    if (kind === "lesson" && lessons.includes(old)) lessons[lessons.indexOf(old)] = now;
    const state = kind === "quiz" && quizzes[old]?.[entry];
    if (!state) continue;
    quizzes[now] = { [entry]: state, ...quizzes[now] };
    delete quizzes[old][entry];
  }
}

/** Keep what a file holds in place of what is kept; return how much of it the course does not know, or null if it could not be kept.
 * @param {Course} course @param {Saved} saved */
export function keepSaved({ quizzes, lessons, habits }, saved) {
  rename(saved);
  let held = 0, known = 0, fine = true;
  /** @param {string} name @param {number} much @param {any} value */
  const put = (name, much, value) => {
    known += much;
    if (much) fine = memory(name).save(value) && fine;
    else memory(name).forget();
  };
  held += saved.lessons.length;
  for (const id of lessons) put(`lesson/${id}`, saved.lessons.filter((each) => each === id).length, { read: true });
  for (const states of Object.values(saved.quizzes)) held += Object.keys(states).length;
  for (const quiz of quizzes) {
    const states = Object.entries(saved.quizzes[quiz.id] ?? {}).filter(([id]) => quiz.cards.some((card) => card.id === id));
    put(`quiz/${quiz.id}`, states.length, Object.fromEntries(states));
  }
  for (const ticked of Object.values(saved.habits)) held += ticked.length;
  for (const [id, items] of Object.entries(habits)) {
    const ticked = (saved.habits[id] ?? []).filter((item) => items.includes(item));
    put(`habits/${id}`, ticked.length, { ticked });
  }
  return fine ? held - known : null;
}
