// @ts-check
/** Wakes one question: takes an answer, has it marked, says so in words. What the answer is, its type knows. */
/** @typedef {import("./tools.js").Part} Part */
/** @typedef {import("./question_type.js").Mark} Mark */
import { all, copied, fill, focusOn, make, makeButton, one, readable } from "./tools.js";
import { TYPES, mark } from "./question_type.js";
import { announce } from "../quizzes/types/announce.js";

/** What is remembered of a question. `first` and `checked` are the first and the last answer that were marked.
 * @typedef {{picked: string[], checked: string[] | null, first: string[] | null, tries: number, hints: number, sure: string, text: string}} State */

/** @param {any} value @returns {string[] | null} */
const list = (value) => (Array.isArray(value) ? value.filter((each) => typeof each === "string") : null);

/** @param {any} value */
const word = (value) => (typeof value === "string" ? value : "");

/** @param {Part} part @param {HTMLElement} card @param {string} mode @param {() => void} changed */
export function wakeQuestion(part, card, mode, changed) {
  const { words } = part;
  const key = JSON.parse(card.dataset.key ?? "{}"), type = TYPES[key.type];
  const said = one(card, ".course-question__said");
  const sources = make("p", "course-question__sources"); // not in the live region: a list of links is to be walked, not heard
  const text = card.querySelector("textarea");
  const sure = /** @type {HTMLInputElement[]} */ (all(card, ".course-sure input"));
  const q = { part, card, ask: one(card, ".course-question__ask"), key, words, mode, feedback, tell, touched, check };
  /** @type {State} */
  let state = { picked: [], checked: null, first: null, tries: 0, hints: 0, sure: "", text: "" };
  const button = makeButton(part, words.check, check, "check");
  button.hidden = mode !== "practice";
  if (!type.own) said.after(button);
  said.after(sources);
  const showHints = wakeHints(part, card, () => { state.hints += 1; changed(); });
  type.wake?.(q);

  /** What is said in the one live region of the question. @param {string} what @param {boolean} [aloud] */
  function tell(what, aloud = true) {
    announce(said, aloud, make("p", "course-said course-said--again", what));
    sources.replaceChildren();
  }
  /** Take back what was said, also beside single fields. */
  function hush() {
    for (const place of [said, sources, ...all(q.ask, ".course-question__here")]) place.replaceChildren();
  }
  function touched() {
    card.removeAttribute("data-state");
    light();
    hush();
    changed();
  }
  /** The next button stands out once there is an answer. */
  function light() {
    card.toggleAttribute("data-picked", type.read(q).length > 0);
  }
  /** @param {Event} event */
  function typed(event) {
    state.sure = sure.find((input) => input.checked)?.value ?? "";
    state.text = text?.value ?? "";
    if (sure.includes(/** @type {any} */ (event.target))) return changed();
    if (mode === "survey" || (type.unscored && state.checked)) {
      const answer = type.read(q);
      state.checked = answer.length || state.text ? answer : null;
      return changed();
    }
    touched();
  }
  /** A double click is one try, and so is the same answer once more. @param {UIEvent} [event] */
  function check(event) {
    const answer = type.read(q);
    if ((event?.detail ?? 0) > 1 || (card.dataset.state && String(answer) === String(state.checked))) return;
    if (!(type.ready ? type.ready(q, answer) : answer.length)) return tell(type.first?.(words) ?? words.none_chosen);
    record(answer, true);
    changed();
  }
  /** @param {string[]} answer @param {boolean} aloud */
  function record(answer, aloud) {
    state = { ...state, checked: answer, first: state.first ?? answer, tries: state.tries + 1 };
    say(aloud);
  }
  /** @param {boolean} aloud whether this is the news, and not one of many things that are shown */
  function say(aloud) {
    const answer = state.checked ?? [];
    if (mode === "survey" || type.unscored) {
      card.dataset.state = "kept";
      if (type.unscored) type.say?.(q, answer, mark(key, answer));
      return;
    }
    const result = mark(key, answer), right = result.share === 1;
    const spent = !right && key.attempts <= state.tries, final = spent || mode === "check";
    card.dataset.state = right ? "right" : result.over ? "safe" : "again";
    const box = make("div", `course-said course-said--${right || result.over ? "good" : "again"}`);
    box.append(make("strong", "course-said__mark", verdict(result)), "\u00a0", ...(type.say?.(q, answer, result) ?? [])); // a plain space goes where a line ends, and "yet.Do" is heard
    if (right || result.over || final) box.append(...all(card, ".course-answer__why").map((from) => copied(from, "course-said__why")));
    if (spent) box.append(make("p", "", words.given));
    else if (!right && (!final || result.under)) box.append(make("p", "", left()));
    sources.replaceChildren(...all(box, ".course-answer__sources"));
    for (const line of all(box, "p")) if (!line.textContent?.trim()) line.remove();
    announce(said, aloud, box);
    settle(final && !right, final && !result.under);
  }
  /** @param {Mark} result */
  function verdict({ share, over, under }) {
    if (over) return words.safe;
    if (under) return words.under;
    if (share === 1) return words.right;
    return share ? fill(words.partly, { share: readable(share * key.points), points: key.points }) : words.wrong;
  }
  function left() {
    const tries = key.attempts - state.tries;
    if (tries > 1) return fill(words.last_tries, { left: tries });
    return tries === 1 ? words.last_try : words.try_again;
  }
  /** Once an answer is final: show the whole answer where it was not right, and take no other; a red flag can be put right.
   * @param {boolean} shown @param {boolean} closed */
  function settle(shown, closed) {
    card.classList.toggle("course-question--shown", shown);
    const details = card.querySelector("details.course-answer");
    if (shown && details) /** @type {HTMLDetailsElement} */ (details).open = true;
    for (const field of all(q.ask, "input, select, button").concat(sure)) /** @type {any} */ (field).disabled = closed;
    button.hidden = closed || (mode !== "practice" && !state.checked) || mode === "survey";
  }
  /** @param {string} id @param {boolean} [name] @param {string} [word] */
  function feedback(id, name, word) {
    const from = one(card, `[data-feedback="${CSS.escape(id)}"]`);
    const line = copied(one(from, ".course-answer__feedback"), "course-said__feedback");
    if (word) line.prepend(`${word} `);
    if (name) line.prepend(make("b", "", one(from, ".course-answer__option").textContent ?? ""), ": ");
    return line;
  }

  return {
    id: card.dataset.question ?? "",
    key, typed, q,
    scored: mode !== "survey" && !type.unscored,
    /** The mark of the last answer, or of the first one. @param {"checked" | "first"} which */
    mark: (which = "checked") => mark(key, state[which] ?? []),
    touched: () => Boolean(state.checked || state.hints || state.sure || state.text || type.read(q).length),
    answered: () => (type.ready ? type.ready(q, type.read(q)) : type.read(q).length > 0),
    handIn: () => record(type.read(q), false),
    focus: () => focusOn(one(card, "legend")),
    name: () => one(card, "legend").textContent?.trim() ?? "",
    /** @returns {State & {revision: number}} */
    state: () => ({ ...state, picked: type.read(q), revision: key.revision }),
    /** Show what is remembered; what is unknown here is left out. @param {any} kept */
    show(kept) {
      const old = Object(kept) === kept && (kept.revision ?? 1) !== key.revision;
      const next = old ? {} : kept ?? {};
      const known = (/** @type {string[]} */ answer) => { type.show(q, answer); return type.read(q); };
      const checked = list(next.checked), answer = checked?.length ? known(checked) : [];
      state = { picked: [], checked: checked && (answer.length || !checked.length) ? answer : null, tries: Number(next.tries) || 0,
        first: list(next.first) ?? (next.first === true ? checked : next.first === false && checked ? [] : checked),
        hints: Number(next.hints) || 0, sure: word(next.sure), text: word(next.text) };
      if (type.unscored && !state.checked && checked) state.checked = [];
      const picked = known(list(next.picked) ?? []);
      for (const input of sure) input.checked = input.value === state.sure;
      if (text) text.value = state.text;
      card.removeAttribute("data-state");
      light();
      settle(false, false);
      hush();
      showHints(state.hints);
      if (state.checked && String(picked) === String(state.checked)) say(false);
      if (old) tell(words.changed_question, false);
    },
  };
}

/** Hints come one by one. Returns how to show the first few. @param {Part} part @param {HTMLElement} card @param {() => void} given */
function wakeHints(part, card, given) {
  const hints = all(card, ".course-hint__text"), { words } = part;
  if (!hints.length) return () => {};
  const box = make("div", "course-hints");
  box.setAttribute("role", "status");
  box.setAttribute("aria-atomic", "false"); // else each hint is heard again with the next
  const button = makeButton(part, "", () => {
    if (box.childElementCount < hints.length) given();
    show(box.childElementCount + 1, true);
  });
  one(card, ".course-question__said").before(box, button);
  /** @param {number} count */
  function show(count, aloud = false) {
    box.setAttribute("aria-live", aloud ? "polite" : "off");
    if (!count) box.replaceChildren();
    box.append(...hints.slice(box.childElementCount, count).map((hint) => copied(hint, "course-hints__hint")));
    const number = box.childElementCount + 1, total = hints.length, all = number > total;
    button.textContent = all ? words.no_more_hints : fill(words.give_hint, { number, total });
    button.setAttribute("aria-disabled", String(all)); // it stays, so that focus does
  }
  show(0);
  return show;
}
