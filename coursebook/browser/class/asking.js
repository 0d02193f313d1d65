// @ts-check
/** A question as a class is asked it: a stem, and options with letters. A story or a list of pairs is asked bit by bit. */
import { all, make, one } from "../tools.js";

/** `name` says to what the counts belong. `alone` holds what stands there instead of options: then hands are counted by what people had.
 * @typedef {{id: string, text: Node[], right: boolean, feedback?: HTMLElement | null}} Choice */
/** @typedef {{name: string, card: HTMLElement, quiz: string, number: string, stem: Node[], above: Element[], choices: Choice[], alone: Element[], answer: Element[]}} Asking */

/** @param {Element} from @returns {Node[]} */
const inside = (from) => [...from.childNodes].filter((node) => !(node instanceof Element && node.matches(".course-question__number, .course-step__next")));

/** The questions of a quiz as they stand on the page. @param {HTMLElement} quiz @returns {Asking[]} */
export function askings(quiz) {
  return all(quiz, "[data-question]").flatMap((card) => {
    const key = JSON.parse(card.dataset.key ?? "{}"), legend = one(card, "legend"), number = /** @type {HTMLElement | null} */ (legend.querySelector(".course-question__number"));
    const common = {
      name: `${quiz.dataset.id}/${card.dataset.question}`, card, quiz: one(quiz, ".course__title").textContent ?? "",
      number: number?.dataset.all ?? number?.textContent ?? "", stem: inside(legend), // a class sees all of them
      above: [...all(card, ".course-question__image"), ...(key.type === "multiple" || key.type === "order" ? all(card, ".course-question__how") : [])], choices: /** @type {Choice[]} */ ([]), alone: /** @type {Element[]} */ ([]), answer: /** @type {Element[]} */ (all(card, ".course-answer__why")),
    };
    if (key.type === "case") return steps(card, key, common);
    if (key.type === "match") return pairs(card, key, common);
    const options = all(card, ".course-question__ask .course-option");
    if (options.length && key.key) return [{ ...common, choices: options.map((label) => choiceOf(label, key.key, card)) }];
    const answer = /** @type {Element[]} */ ([...(card.querySelector(".course-answer")?.children ?? [])]).filter((each) => each.tagName !== "SUMMARY");
    return [{ ...common, alone: all(card, ".course-order"), answer }];
  });
}

/** @param {HTMLElement} label @param {string[]} key @param {HTMLElement} card @param {string} [before] @returns {Choice} */
function choiceOf(label, key, card, before = "") {
  const id = /** @type {HTMLInputElement} */ (one(label, "input")).value;
  return { id, text: inside(one(label, "span")), right: key.includes(id), feedback: feedbackOn(card, before + id) };
}

/** @param {HTMLElement} card @param {string} id */
function feedbackOn(card, id) {
  return /** @type {HTMLElement | null} */ (card.querySelector(`[data-feedback="${id}"] .course-answer__feedback`));
}

/** What all of a question is about, above one bit of it. @param {Node[]} stem */
function lead(stem) {
  const line = make("p", "course-view__story");
  line.append(...stem.map((node) => node.cloneNode(true)));
  return line;
}

/** @param {HTMLElement} card @param {any} key @param {Asking} common @returns {Asking[]} */
function steps(card, key, common) {
  const found = all(card, "[data-step]");
  return found.map((step, i) => {
    const at = step.dataset.step ?? "";
    return {
      ...common, name: `${common.name}/${at}`, stem: inside(one(step, ".course-step__stem")), answer: i === found.length - 1 ? common.answer : [],
      number: `${common.number} · ${one(step, ".course-question__number").textContent}`, above: [...(i ? [] : [...common.above, lead(common.stem)]), one(step, ".course-step__story")],
      choices: all(step, ".course-option").map((label) => choiceOf(label, key.steps[at].key, card, `${at}:`)),
    };
  });
}

/** @param {HTMLElement} card @param {any} key @param {Asking} common @returns {Asking[]} */
function pairs(card, key, common) {
  const found = all(card, ".course-match"), targets = all(card, ".course-match__targets > li");
  return found.map((pair, i) => {
    const select = /** @type {HTMLSelectElement} */ (one(pair, "select")), entry = select.dataset.entry ?? "";
    const ids = [...select.options].map((option) => option.value).filter(Boolean);
    const feedback = feedbackOn(card, entry);
    return {
      ...common, name: `${common.name}/${entry}`, stem: inside(one(pair, ".course-match__entry")), above: [...common.above, lead(common.stem)],
      number: `${common.number} · ${i + 1}/${found.length}`, answer: i === found.length - 1 ? common.answer : [],
      choices: ids.map((id, place) => {
        const right = key.key.includes(`${entry}:${id}`);
        return { id, text: inside(targets[place]), right, feedback: right ? feedback : null };
      }),
    };
  });
}
