// @ts-check
/** The question types by their names; each script of `questions/` adds its own. An answer is a list of strings. */
/** @typedef {import("./tools.js").Part} Part */

/** What an answer is worth, as in questions/question.py.
 * @typedef {{share: number, missed: string[], wrong: string[], under: boolean, over: boolean}} Mark */
/** What a type is given of one question on the page.
 * @typedef {{part: Part, card: HTMLElement, ask: HTMLElement, key: any, words: Record<string, string>, mode: string,
 *   feedback(id: string, name?: boolean, word?: string): HTMLElement, tell(text: string): void, touched(): void, check(): void}} Asked */
/** `read` gives the answer that stands on the page, `show` puts one there, `ready` says whether it can be marked (else `first`
 *  says what to do first), `say` makes what is said about it. A type that is `own` has itself checked.
 * @typedef {{read(q: Asked): string[], show(q: Asked, answer: string[]): void, mark(key: any, answer: string[]): Mark,
 *   ready?(q: Asked, answer: string[]): boolean, first?(words: Record<string, string>): string,
 *   say?(q: Asked, answer: string[], mark: Mark): Node[], wake?(q: Asked): void, own?: boolean, unscored?: boolean}} Type */

/** @type {Record<string, Type>} */
export const TYPES = {};

/** Mark an answer, as marking.py does. @param {any} key @param {string[]} answer @returns {Mark} */
export function mark(key, answer) {
  return TYPES[key.type].mark(key, [...new Set(answer)]);
}

/** A mark in which nothing was more or less than needed.
 * @param {number} share @param {string[]} [missed] @param {string[]} [wrong] @returns {Mark} */
export function plainMark(share, missed = [], wrong = []) {
  return { share, missed, wrong, under: false, over: false };
}

/** Mark a red flag: less help than is needed scores nothing, more costs at most half.
 * @param {Mark} plain @param {boolean} under @param {boolean} over @returns {Mark} */
export function redFlagMark({ share, missed, wrong }, under, over) {
  if (under) return { share: 0, missed, wrong, under, over: false };
  return { share: over ? Math.max(share, 0.5) : share, missed, wrong, under, over };
}

/** What is said of one part of an answer: 1 right, more than 0 safe, else not yet. @param {Record<string, string>} words @param {number} share @param {boolean} [red] */
export function partWord(words, share, red) {
  if (share === 1) return words.right;
  return share ? words.safe : red ? words.under : words.wrong;
}
