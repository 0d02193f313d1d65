// @ts-check
/** The file of results: what is kept of marked answers, whose they are, the text. results/results_file.py has the same rules. */
import { COURSE } from "../course_id.js";
import { memory } from "../memory.js";

/** A quiz whose answers may stand in the file: the revision of each scored question. @typedef {{id: string, revisions: Record<string, number>}} Asked */
/** @typedef {{quiz: string, question: string, revision: number, first: string[], last: string[], sure: string, tries: number}} Answer */

const FORMAT = `${COURSE}-results`, VERSION = 1, LENGTH = 16;

/** @param {any} value @returns {string[]} */
const texts = (value) => (Array.isArray(value) ? value.filter((each) => typeof each === "string") : []);

/** What is kept of the marked answers to a quiz; a question that was handed in empty has none. @param {Asked} asked @returns {Answer[]} */
export function answersOf({ id, revisions }) {
  const kept = new Map(Object.entries(memory(`quiz/${id}`).load()));
  return Object.entries(revisions).flatMap(([question, revision]) => {
    const state = kept.get(question) || {};
    const first = texts(state.first), last = texts(state.checked);
    if (!last.length || (state.revision ?? 1) !== revision) return [];
    return [{ quiz: id, question, revision, first: first.length ? first : last, last,
      sure: ["sure", "think", "guess"].includes(state.sure) ? state.sure : "",
      tries: Number.isSafeInteger(state.tries) && state.tries > 0 ? state.tries : 1 }];
  });
}

/** The learner of this device once she has saved one more time, or null if that cannot be kept: files of one learner count once. */
export function nextSave() {
  const kept = memory("learner"), { id, saves } = kept.load();
  const known = typeof id === "string" && /^[a-z0-9]{16}$/.test(id) && Number.isSafeInteger(saves) && saves > 0 && saves < 1e9;
  const next = known ? { id, saves: saves + 1 } : { id: byChance(), saves: 1 };
  return kept.save(next) ? next : null;
}

/** An id in which each sign is as likely as any other: bytes from 252 on would favour the first few. */
function byChance() {
  const bytes = [...crypto.getRandomValues(new Uint8Array(8 * LENGTH))].filter((byte) => byte < 252);
  return bytes.slice(0, LENGTH).map((byte) => (byte % 36).toString(36)).join("");
}

/** One line, so that files can be put together. @param {{id: string, saves: number}} learner @param {string} name @param {Answer[]} answers */
export function lineOf({ id, saves }, name, answers) {
  const now = new Date(), two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  const saved = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${JSON.stringify({ format: FORMAT, version: VERSION, course: COURSE, learner: id, saves, saved, ...(name ? { name } : {}), answers })}\n`;
}
