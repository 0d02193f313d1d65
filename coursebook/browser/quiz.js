// @ts-check
/** Wakes a quiz: counts what its questions say, hands in, sums up, remembers. */
/** @typedef {import("./tools.js").Part} Part */
import { KINDS } from "./host.js";
import { all, fill, focusOn, make, makeButton, one, readable } from "./tools.js";
import { memory } from "./memory.js";
import { printPart } from "./print.js";
import { wakeQuestion } from "./question.js";
import { announce } from "../quizzes/types/announce.js";

/** @param {Part} part */
export function wakeQuiz(part) {
  const { root, words } = part;
  const mode = root.dataset.mode ?? "practice";
  const kept = memory(`quiz/${part.id}`);
  /** What was last stored of each question, and what the page then showed. @type {Map<string, {stored?: string, picked: string}>} */
  const seen = new Map();
  const cards = all(root, "[data-question]").map((card) => {
    const question = wakeQuestion(part, card, mode, () => keep([question]));
    return question;
  });
  const scored = cards.filter((card) => card.scored);
  const score = make("p", "course-quiz__score");
  score.setAttribute("role", "status");
  const summary = make("div", "course-quiz__summary");
  summary.setAttribute("role", "group");
  const note = make("p", "course__kept", kept.works() ? words.kept : words.not_kept);
  const handIn = makeButton(part, words.hand_in, handInAll, "main");
  const again = makeButton(part, words.again, startAgain);
  const undo = makeButton(part, words.undo, () => bringBack());
  const next = makeButton(part, "", showNext, "main"), apiece = Number(root.dataset.show);
  let bringBack = () => {}, out = 1;
  undo.hidden = true;
  one(root, ".course-quiz__end").replaceChildren(...(apiece ? [next] : []), summary, score, handIn, again, undo, printing(part), note);

  const marked = () => cards.filter((card) => card.state().checked);
  const handedIn = () => mode === "check" && marked().length === cards.length;

  /** Put answers into what is stored now. @param {Iterable<ReturnType<typeof wakeQuestion>>} answered @param {boolean} [aloud] */
  function keep(answered, aloud = true) {
    undo.hidden = true;
    const fine = kept.change((value) => {
      for (const card of answered) {
        const now = card.touched() ? card.state() : undefined, next = now && joined(card.id, now, value[card.id]);
        if (next) value[card.id] = next;
        else delete value[card.id];
        if (next === now) see(card, value); // else it is shown anew
      }
    });
    note.textContent = fine ? words.kept : words.not_kept;
    showKept();
    showScore(aloud);
  }
  /** A question's answer, with what was stored meanwhile: forgetting wins, and the first answer stays the first.
   * @param {string} id @param {any} now @param {any} stored */
  function joined(id, now, stored) {
    if (JSON.stringify(stored) === seen.get(id)?.stored) return now;
    if (!stored) return { ...now, first: now.checked, tries: now.checked ? 1 : 0, hints: 0 };
    return { ...now, first: stored.first ?? now.first, tries: Math.max(Number(stored.tries) || 0, now.tries) };
  }
  /** @param {ReturnType<typeof wakeQuestion>} card @param {any} value */
  function see(card, value) {
    seen.set(card.id, { stored: JSON.stringify(value[card.id]), picked: String(card.state().picked) });
  }
  /** Show what is stored, wherever that has changed or the browser has emptied a field; return whether it had. */
  function showKept() {
    const value = kept.load();
    const other = cards.filter((card) => {
      const last = seen.get(card.id);
      return JSON.stringify(value[card.id]) !== last?.stored || String(card.state().picked) !== last?.picked;
    });
    for (const card of other) {
      card.show(value[card.id]);
      see(card, value);
    }
    return other.length > 0;
  }
  /** @param {boolean} [aloud] whether the score is the news @param {string} [before] what is said before it */
  function showScore(aloud = false, before = "") {
    const done = scored.filter((card) => card.state().checked);
    const marks = done.map((card) => card.mark());
    const right = marks.filter((mark) => mark.share === 1).length, total = scored.length;
    const first = done.filter((card) => card.mark("first").share === 1).length;
    const points = done.reduce((sum, card) => sum + card.key.points * card.mark().share, 0);
    const most = scored.reduce((sum, card) => sum + card.key.points, 0);
    const left = total - done.length;
    const says = [before, fill(right === total ? words.score_all : words.score, { right, total, first })];
    if (points !== right || most !== total) says.push(fill(words.points, { points: readable(points), most }));
    if (left) says.push(fill(words.score_left, { left }));
    if (!done.length) says.splice(1, Infinity, mode === "survey" && marked().length === cards.length ? words.kept_answer : "");
    announce(score, aloud, says.filter(Boolean).join(" "));
    handIn.hidden = mode !== "check" || handedIn();
    again.hidden = !cards.some((card) => card.touched());
    if (apiece) deal();
    summary.removeAttribute("aria-label");
    if (left || !total) summary.replaceChildren();
    else sumUp();
  }
  /** One question at a time: what was answered stands there, and what is out; the next one comes when all these are marked. */
  function deal() {
    if (again.hidden) out = 1;
    for (const [place, card] of cards.entries()) card.q.card.hidden = place >= out && !card.touched();
    const waiting = cards.filter(isHidden), count = waiting.length, open = cards.length - count;
    next.hidden = !count || marked().length < open;
    next.textContent = open === apiece ? fill(words.more_questions, { count }) : words.next_question;
    for (const line of all(root, "[data-shown]")) line.textContent = line.dataset[open > apiece ? "all" : "shown"] ?? "";
  }
  function showNext() {
    out = cards.findIndex(isHidden) + 1;
    deal();
    const { focus, q } = cards[out - 1];
    focus();
    q.card.scrollIntoView({ block: "nearest" });
  }
  /** What comes first: red flags that got too little help, then what she was sure of and had wrong. */
  function sumUp() {
    const wrong = scored.filter((card) => card.mark().share < 1);
    const under = wrong.filter((card) => card.mark().under);
    summary.replaceChildren(...listed(words.put_right_first, under),
      ...listed(words.sure_but_wrong, wrong.filter((card) => card.state().sure === "sure" && !under.includes(card))));
  }
  /** @param {string} text @param {typeof cards} found */
  function listed(text, found) {
    const list = make("ul", "course-quiz__list");
    for (const card of found) {
      const item = make("li", "");
      item.append(makeButton(part, card.name(), card.focus, "link"));
      list.append(item);
    }
    return found.length ? [make("p", "course-quiz__first", text), list] : [];
  }
  function handInAll() {
    const left = cards.filter((card) => !card.answered() && card.scored);
    if (left.length && handIn.textContent === words.hand_in) {
      handIn.textContent = words.hand_in_anyway;
      summary.replaceChildren(...listed(fill(words.unanswered, { left: left.length }), left));
      return focusOn(one(summary, "p"));
    }
    for (const card of cards) card.handIn();
    keep(cards, false); // as one write
    summary.prepend(make("p", "", words.handed_in));
    const [opening, ...rest] = all(summary, "p, li").map((line) => line.textContent);
    summary.setAttribute("aria-label", [opening, score.textContent, ...rest].join(" ")); // all is heard at once, and nothing else
    focusOn(summary);
  }
  function startAgain() {
    const before = kept.load(), own = cards.map((card) => card.id);
    kept.change((value) => own.forEach((id) => delete value[id]));
    showKept();
    showScore(true, words.forgotten);
    handIn.textContent = words.hand_in;
    bringBack = () => {
      note.textContent = kept.change((value) => own.forEach((id) => { if (before[id]) value[id] = before[id]; })) ? words.kept : words.not_kept;
      showKept();
      showScore(true, words.back);
      undo.hidden = true;
      again.focus();
    };
    undo.hidden = false;
    undo.focus();
  }

  showKept();
  showScore();
  kept.heed(() => {
    if (!showKept()) return;
    undo.hidden = true;
    handIn.textContent = words.hand_in;
    showScore();
  }, part.signal);
  root.addEventListener("input", (event) => {
    const field = /** @type {HTMLElement} */ (event.target).closest("[data-question]");
    cards.find((card) => card.q.card === field)?.typed(event);
  }, { signal: part.signal });
  root.addEventListener("submit", (event) => event.preventDefault(), { signal: part.signal });
}

/** @param {ReturnType<typeof wakeQuestion>} card */
const isHidden = ({ q }) => q.card.hidden;

/** Print the questions without answers, or the answers apart. @param {Part} part */
function printing(part) {
  const { words } = part;
  const details = make("details", "course-quiz__print");
  details.append(make("summary", "", words.print_quiz),
    makeButton(part, words.print_questions, () => printPart(part, "list")), makeButton(part, words.print_key, () => printPart(part, "key")));
  return details;
}

Object.assign(KINDS, { "quiz": wakeQuiz });
