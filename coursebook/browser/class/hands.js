// @ts-check
/** One question on the screen: its options with letters, hands to count, bars that grow, the answer, a second vote. */
/** @typedef {import("../tools.js").Part} Part */
/** @typedef {import("./asking.js").Asking} Asking */
import { fill, make, makeButton } from "../tools.js";
import { copyOf } from "./screens.js";
import { ROUNDS, choicesOf, votesOn } from "./votes.js";

const SVG = "http://www.w3.org/2000/svg";
const letterOf = (/** @type {number} */ i) => String.fromCharCode(65 + i);

/** A bar of a share; its length is an attribute, so that it can grow by style. @param {string} round */
function makeBar(round) {
  const svg = document.createElementNS(SVG, "svg"), bar = document.createElementNS(SVG, "rect");
  svg.setAttribute("class", `course-view__bar-track course-view__bar-track--${round}`);
  svg.setAttribute("viewBox", "0 0 100 6");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  bar.setAttribute("height", "6");
  bar.setAttribute("width", "0");
  svg.append(bar);
  return { svg, bar };
}

/** The face of a question. `say` speaks through the one live region; `neighbours` starts the time to talk.
 * @param {Part} part @param {Asking} asking @param {string} section the heading that it stands below @param {{say(text: string): void, neighbours(): void, save(): void, drawn(): void}} host */
export function handsFace(part, asking, section, host) {
  const { words } = part, votes = votesOn(asking.name), choices = choicesOf(asking, words);
  /** @type {"first" | "second"} */
  let round = votes.has("second") ? "second" : "first";
  let counting = votes.has("first"), bars = votes.total(round) > 0, shown = false;
  /** @type {(() => void) | null} */
  let bringBack = null;
  const root = make("div", "course-view__question");
  const list = /** @type {HTMLOListElement} */ (make("ol", "course-view__options"));
  list.setAttribute("role", "list");
  const tools = make("div", "course-view__tools"), told = make("div", "course-view__answer"), sum = make("p", "course-view__sum");
  const stem = make("h2", "course-view__stem");
  stem.append(...asking.stem.map((node) => node.cloneNode(true)));
  const lettered = asking.choices.length > 0;

  const rows = choices.map((choice, i) => {
    const item = make("li", "course-view__option"), text = make("span", "course-view__text"), feedback = make("p", "course-view__feedback");
    text.append(...choice.text.map((node) => node.cloneNode(true)));
    if (choice.feedback) feedback.append(...choice.feedback.cloneNode(true).childNodes);
    const field = document.createElement("input");
    Object.assign(field, { type: "number", min: "0", max: "9999", inputMode: "numeric", className: "course-view__field", autocomplete: "off" });
    field.setAttribute("aria-label", fill(words.count_of, { letter: lettered ? letterOf(i) : text.textContent }));
    field.addEventListener("input", () => set(i, Number(field.value), field), { signal: part.signal });
    field.addEventListener("change", () => { field.value = String(votes.of(round, choice.id)); }, { signal: part.signal }); // as it is counted
    const step = (/** @type {number} */ by, /** @type {string} */ sign, /** @type {string} */ name) => {
      const button = makeButton(part, sign, () => set(i, votes.of(round, choice.id) + by));
      button.classList.add("course-view__step");
      button.setAttribute("aria-label", fill(name, { letter: lettered ? letterOf(i) : text.textContent }));
      return button;
    };
    const count = make("span", "course-view__count");
    count.append(step(-1, "−", words.one_less), field, step(1, "+", words.one_more));
    const mark = make("strong", "course-view__mark"), graph = make("div", "course-view__bars");
    const drawn = ROUNDS.map((name) => {
      const line = make("div", "course-view__line"), label = make("span", "course-view__label"), { svg, bar } = makeBar(name);
      line.append(label, svg);
      graph.append(line);
      return { name, line, label, bar };
    });
    const head = make("div", "course-view__row");
    head.append(...(lettered ? [make("span", "course-view__letter", letterOf(i))] : []), text, mark, count);
    item.append(head, graph, feedback);
    list.append(item);
    return { choice, item, field, count, mark, graph, drawn, feedback };
  });

  /** @param {number} i @param {number} count @param {HTMLInputElement} [typed] the field in which it is typed just now */
  function set(i, count, typed) {
    votes.set(round, choices[i].id, count);
    bringBack = null;
    draw(typed);
  }
  /** @param {HTMLInputElement} [typed] */
  function draw(typed) {
    const most = Math.max(1, ...ROUNDS.flatMap((name) => choices.map((choice) => votes.of(name, choice.id))));
    root.toggleAttribute("data-bars", bars);
    rows.forEach(({ choice, item, field, count, mark, graph, drawn, feedback }) => {
      const now = votes.of(round, choice.id);
      count.hidden = !counting || bars;
      if (field !== typed) field.value = String(now);
      graph.hidden = !bars;
      for (const { name, line, label, bar } of drawn) {
        const here = votes.of(name, choice.id), all = votes.total(name);
        line.hidden = !all;
        label.textContent = fill(words.bar, { vote: votes.total("second") ? words[name] : "", count: here, percent: Math.round((100 * here) / Math.max(1, all)) }).trim();
        bar.setAttribute("width", String((100 * here) / most));
      }
      mark.textContent = shown ? (choice.right ? words.right : words.not_right) : "";
      item.dataset.right = shown ? String(choice.right) : "";
      feedback.hidden = !shown || !feedback.textContent;
    });
    sum.textContent = counting ? fill(words.counted, { vote: words[`${round}_vote`], count: votes.total(round) }) : "";
    told.hidden = !shown;
    offer();
    if (root.isConnected) host.drawn();
    const at = document.activeElement; // what is hidden loses the focus, and the view its keys
    if (root.isConnected && (!at || at === document.body || at.checkVisibility?.() === false)) tools.querySelector("button")?.focus();
  }
  /** The buttons, the next one first; whoever had the focus keeps it. */
  function offer() {
    const held = tools.contains(document.activeElement), kept = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.tool;
    const has = votes.total(round) > 0;
    /** @type {[string, () => void, boolean][]} */
    const all = [
      ["hands_up", begin, !counting],
      ["show_bars", () => turn(() => { bars = true; }, spokenCounts), counting && !bars],
      ["hide_bars", () => turn(() => { bars = false; }), counting && bars],
      ["neighbour", again, counting && has && round === "first"],
      ["reveal", () => turn(() => { shown = true; }, () => words.revealed), !shown],
      ["conceal", () => turn(() => { shown = false; }), shown],
      ["save_counts", host.save, counting && has],
      ["clear_counts", clear, counting && has],
      ["bring_back", () => turn(() => bringBack?.(), () => words.counts_back), Boolean(bringBack)],
    ];
    tools.replaceChildren(...all.filter(([, , fits]) => fits).map(([name, act], i) => {
      const button = makeButton(part, words[name], act, i === 0 ? "main" : "quiet");
      button.dataset.tool = name;
      return button;
    }), sum);
    if (held) (/** @type {HTMLElement | null} */ (tools.querySelector(`[data-tool="${kept}"]`)) ?? tools.querySelector("button"))?.focus();
  }
  const spokenCounts = () => choices.map((choice, i) => `${lettered ? letterOf(i) : ""} ${votes.of(round, choice.id)}`.trim()).join(", ");
  /** @param {() => void} change @param {() => string} [said] */
  function turn(change, said) {
    change();
    draw();
    if (said) host.say(said());
  }
  function begin() {
    counting = true;
    votes.open(round);
    draw();
    rows[0]?.field.focus();
    rows[0]?.field.select();
  }
  function again() {
    round = "second";
    bars = false;
    votes.open(round);
    draw();
    host.neighbours();
  }
  function clear() {
    const undo = votes.clear(), before = round;
    bringBack = () => {
      undo();
      round = before;
      bringBack = null;
    };
    round = "first";
    bars = false;
    turn(() => {}, () => words.counts_cleared);
  }

  told.append(...asking.answer.map(copyOf));
  root.append(make("p", "course-view__number", [section, asking.number].filter(Boolean).join(" · ")), ...asking.above.map(copyOf), stem, ...asking.alone.map(copyOf), list, told, tools);
  draw();
  return {
    root,
    /** A letter counts one more hand, or one less. @param {string} key @param {boolean} less */
    letter(key, less) {
      const i = key.toUpperCase().charCodeAt(0) - 65;
      if (!counting || !lettered || key.length !== 1 || !choices[i]) return false;
      set(i, votes.of(round, choices[i].id) + (less ? -1 : 1));
      host.say(fill(words.hand, { letter: letterOf(i), count: votes.of(round, choices[i].id) }));
      return true;
    },
    /** Press the first of these buttons that is there. @param {...string} names */
    press(...names) {
      const name = names.find((each) => tools.querySelector(`[data-tool="${each}"]`));
      if (name) /** @type {HTMLElement} */ (tools.querySelector(`[data-tool="${name}"]`)).click();
    },
    /** From one field to the next; after the last to the buttons. */
    next() {
      const at = rows.findIndex(({ field }) => field === document.activeElement);
      const field = at < 0 ? undefined : rows[at + 1]?.field;
      if (field) { field.focus(); field.select(); } else tools.querySelector("button")?.focus();
    },
  };
}
