// @ts-check
/** Wakes a quiz: counts what its questions say, hands in, sums up, remembers. */
/** @typedef {import("./tools.js").Part} Part */
import { KINDS } from "./host.js";
import { all, fill, focusOn, make, makeButton, one, readable } from "./tools.js";
import { memory } from "./memory.js";
import { printPart } from "./print.js";
import { wakeQuestion } from "./question.js";

/** @param {Part} part */
export function wakeQuiz(part) {
  const { root, words } = part;
  const mode = root.dataset.mode ?? "practice";
  const kept = memory(`quiz/${part.id}`);
  /** What is remembered, by the question's id; see question.js. @type {Record<string, any>} */
  let state = { ...kept.load() };
  const cards = all(root, "[data-question]").map((card) => {
    const question = wakeQuestion(part, card, mode, () => changed(question));
    return question;
  });
  const scored = cards.filter((card) => card.scored);
  const score = make("p", "course-quiz__score");
  score.setAttribute("role", "status");
  const summary = make("div", "course-quiz__summary");
  const note = make("p", "course__kept", kept.works() ? words.kept : words.not_kept);
  const handIn = makeButton(part, words.hand_in, handInAll, "main");
  const again = makeButton(part, words.again, startAgain);
  const undo = makeButton(part, words.undo, () => bringBack());
  let bringBack = () => {};
  undo.hidden = true;
  one(root, ".course-quiz__end").replaceChildren(summary, score, handIn, again, undo, printing(part), note);

  const marked = () => cards.filter((card) => card.state().checked);
  const handedIn = () => mode === "check" && marked().length === cards.length;

  /** @param {ReturnType<typeof wakeQuestion>} card */
  function changed(card) {
    undo.hidden = true;
    if (card.touched()) state[card.id] = card.state();
    else delete state[card.id];
    keep();
  }
  function keep() {
    note.textContent = kept.save(state) ? words.kept : words.not_kept;
    showScore();
  }
  function showScore() {
    const done = scored.filter((card) => card.state().checked);
    const marks = done.map((card) => card.mark());
    const right = marks.filter((mark) => mark.share === 1).length, total = scored.length;
    const first = done.filter((card) => card.mark("first").share === 1).length;
    const points = done.reduce((sum, card) => sum + card.key.points * card.mark().share, 0);
    const most = scored.reduce((sum, card) => sum + card.key.points, 0);
    const left = total - done.length;
    const says = [fill(right === total ? words.score_all : words.score, { right, total, first })];
    if (points !== right || most !== total) says.push(fill(words.points, { points: readable(points), most }));
    if (left) says.push(fill(words.score_left, { left }));
    score.textContent = done.length ? says.join(" ") : mode === "survey" && marked().length === cards.length ? words.kept_answer : "";
    handIn.hidden = mode !== "check" || handedIn();
    again.hidden = !cards.some((card) => card.touched());
    if (left || !total) summary.replaceChildren();
    else sumUp();
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
    summary.prepend(make("p", "", words.handed_in));
    focusOn(one(summary, "p"));
  }
  /** @param {Record<string, any>} next */
  function show(next) {
    for (const card of cards) if (next[card.id] || card.touched()) card.show(next[card.id]);
    handIn.textContent = words.hand_in;
    showScore();
  }
  function startAgain() {
    const before = { ...state };
    for (const card of cards) delete state[card.id];
    show(state);
    if (Object.keys(state).length) kept.save(state);
    else kept.forget();
    bringBack = () => {
      state = before;
      show(state);
      keep();
      undo.hidden = true;
      score.textContent = `${words.back} ${score.textContent}`;
      again.focus();
    };
    undo.hidden = false;
    score.textContent = words.forgotten;
    undo.focus();
  }
  /** Show what was answered in another tab, or in the same quiz elsewhere on this page. */
  function catchUp() {
    state = { ...kept.load() };
    for (const card of cards) {
      const now = card.touched() ? card.state() : undefined;
      if (JSON.stringify(now) !== JSON.stringify(state[card.id])) card.show(state[card.id]);
    }
    undo.hidden = true;
    showScore();
  }

  show(state);
  kept.heed(catchUp, part.signal);
  root.addEventListener("input", (event) => {
    const field = /** @type {HTMLElement} */ (event.target).closest("[data-question]");
    cards.find((card) => card.q.card === field)?.typed(event);
  }, { signal: part.signal });
  root.addEventListener("submit", (event) => event.preventDefault(), { signal: part.signal });
}

/** Print the questions without answers, or the answers apart. @param {Part} part */
function printing(part) {
  const { words } = part;
  const details = make("details", "course-quiz__print");
  details.append(make("summary", "", words.print_quiz),
    makeButton(part, words.print_questions, () => printPart(part, "list")), makeButton(part, words.print_key, () => printPart(part, "key")));
  return details;
}

Object.assign(KINDS, { "quiz": wakeQuiz });
