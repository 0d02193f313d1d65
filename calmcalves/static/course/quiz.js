// @ts-check
/** Wakes a quiz: marks answers, says so in words, remembers. */
/** @typedef {import("./tools.js").Part} Part */
import { all, chosen, fill, inputs, make, makeButton, one } from "./tools.js";
import { follow, memory, tell } from "./memory.js";

/** Mark an answer; the rule of marking.py. @param {string[]} key @param {string[]} answer */
export function mark(key, answer) {
  const picked = [...new Set(answer)];
  const missed = key.filter((id) => !picked.includes(id));
  const wrong = picked.filter((id) => !key.includes(id));
  return { right: !missed.length && !wrong.length, missed, wrong };
}

/** @param {Part} part */
export function wakeQuiz(part) {
  const { root, words } = part;
  const kept = memory(`quiz/${part.id}`);
  /** picked: what is chosen now; checked: what was marked last; first: whether the first try was right.
   * @type {Record<string, {picked: string[], checked: string[] | null, first: boolean}>} */
  let state = kept.load();
  const cards = all(root, "[data-question]").map((card) => wakeQuestion(part, card, touched));
  const end = one(root, ".course-quiz__end");
  const score = make("p", "course-quiz__score");
  score.setAttribute("role", "status");
  const note = make("p", "course__kept", kept.works() ? words.kept : words.not_kept);
  const again = makeButton(part, words.again, startAgain);
  const undo = makeButton(part, words.undo, () => bringBack());
  let bringBack = () => {};
  undo.hidden = true;
  end.replaceChildren(score, again, undo, note);

  function touched() {
    undo.hidden = true;
    state = Object.fromEntries(cards.filter((card) => card.touched()).map((card) => [card.id, card.state()]));
    note.textContent = kept.save(state) ? words.kept : words.not_kept;
    tell(part, "answers", answers());
    showScore();
  }
  function answers() {
    return Object.fromEntries(cards.filter((card) => card.state().checked).map((card) => [card.id, card.state().checked]));
  }
  function showScore() {
    const marked = cards.filter((card) => card.state().checked);
    const right = marked.filter((card) => card.right()).length;
    const values = { right, total: cards.length, left: cards.length - marked.length,
      first: cards.filter((card) => card.state().first).length };
    const says = right === cards.length ? words.score_all : words.score;
    score.textContent = marked.length ? fill(values.left ? `${says} ${words.score_left}` : says, values) : "";
    again.hidden = !cards.some((card) => card.touched());
  }
  /** @param {Record<string, any>} next */
  function show(next) {
    for (const card of cards) card.show(next[card.id]);
    showScore();
  }
  function startAgain() {
    const before = state;
    state = {};
    show(state);
    kept.forget();
    tell(part, "answers", {});
    bringBack = () => { show(before); touched(); score.textContent = `${words.back} ${score.textContent}`; again.focus(); };
    undo.hidden = false;
    score.textContent = words.forgotten;
    undo.focus();
  }
  function followAnswers() {
    const told = part.model?.get("answers") ?? {};
    if (JSON.stringify(told) === JSON.stringify(answers())) return;
    if (!Object.keys(told).length && Object.keys(kept.load()).length) return tell(part, "answers", answers()); // a fresh kernel knows less
    show(Object.fromEntries(cards.map((card) => {
      const same = JSON.stringify(card.state().checked) === JSON.stringify(told[card.id] ?? null);
      return [card.id, same ? card.state() : told[card.id] && { picked: told[card.id], checked: told[card.id], first: false }];
    })));
  }

  show(state);
  if (part.model && !Object.keys(answers()).length) followAnswers();
  tell(part, "answers", answers());
  follow(part, "answers", followAnswers);
  root.addEventListener("submit", (event) => event.preventDefault(), { signal: part.signal });
}

/** @param {Part} part @param {HTMLElement} card @param {() => void} touched */
function wakeQuestion(part, card, touched) {
  const { words } = part;
  const id = card.dataset.question ?? "";
  const key = (card.dataset.key ?? "").split(" ");
  const said = one(card, ".course-question__said");
  const several = inputs(card)[0].type === "checkbox";
  /** @type {{checked: string[] | null, first: boolean}} */
  let state = { checked: null, first: false };
  said.after(makeButton(part, words.check, check, "check"));
  card.addEventListener("change", () => {
    card.removeAttribute("data-state");
    said.replaceChildren();
    touched();
  }, { signal: part.signal });

  function check() {
    const answer = chosen(card);
    if (!answer.length) return said.replaceChildren(make("p", "course-said course-said--again", words.none_chosen));
    state = { first: state.checked ? state.first : mark(key, answer).right, checked: answer };
    say();
    touched();
  }
  function say() {
    const result = mark(key, state.checked ?? []);
    card.dataset.state = result.right ? "right" : "again";
    const box = make("div", `course-said course-said--${result.right ? "good" : "again"}`);
    box.append(make("strong", "course-said__mark", result.right ? words.right : words.wrong));
    for (const option of state.checked ?? []) box.append(feedback(option));
    if (several && !result.right && result.missed.length) box.append(make("p", "", words.some_missing));
    if (result.right) box.append(copy(".course-answer__why", "p"));
    else box.append(make("p", "", words.try_again));
    said.replaceChildren(box);
  }
  /** @param {string} option */
  function feedback(option) {
    const line = make("p", "course-said__feedback");
    const from = one(card, `[data-feedback="${CSS.escape(option)}"]`);
    if (several) line.append(make("b", "", one(from, ".course-answer__option").textContent ?? ""), ": ");
    line.append(...one(from, ".course-answer__feedback").cloneNode(true).childNodes);
    return line;
  }
  /** @param {string} selector @param {string} tag */
  function copy(selector, tag) {
    const line = make(tag, "course-said__why");
    line.append(...one(card, selector).cloneNode(true).childNodes);
    return line;
  }
  /** @param {any} list @returns {string[]} */
  const known = (list) => (Array.isArray(list) ? list : []).filter((value) => inputs(card).some((input) => input.value === value));
  return {
    id,
    right: () => card.dataset.state === "right",
    touched: () => Boolean(state.checked || chosen(card).length),
    state: () => ({ picked: chosen(card), checked: state.checked, first: state.first }),
    /** @param {any} next */
    show(next) {
      const picked = known(next?.picked), checked = known(next?.checked);
      for (const input of inputs(card)) input.checked = picked.includes(input.value);
      state = { checked: checked.length ? checked : null, first: Boolean(next?.first) };
      card.removeAttribute("data-state");
      said.replaceChildren();
      if (state.checked && String(picked) === String(checked)) say();
    },
  };
}
