// @ts-check
/** Wakes the warning signs. Nothing that is ticked is ever kept, told to the kernel or sent. */
/** @typedef {import("./tools.js").Part} Part */
import { KINDS } from "./host.js";
import { all, fill, focusOn, make, makeButton, one } from "./tools.js";
import { memory } from "./memory.js";

/** The rule of triage.py: the highest level ticked is the answer; of two actions there the first one wins.
 * @param {{action: string, doNotRub: boolean, feared: boolean}[]} ticked @param {{id: string, level: number}[]} actions
 * @param {(action: string) => string} here what an action is in her country */
export function triage(ticked, actions, here) {
  const level = Math.min(...actions.filter(({ id }) => ticked.some((sign) => sign.action === id)).map((action) => action.level));
  const wanted = ticked.filter((sign) => actions.some(({ id, level: its }) => id === sign.action && its === level)).map((sign) => here(sign.action));
  const action = actions.find(({ id }) => wanted.includes(id));
  return { level: action ? level : null, action: action?.id ?? null, doNotRub: ticked.some((sign) => sign.doNotRub), feared: ticked.some((sign) => sign.feared) };
}

/** The words of a heading without its sign. @param {HTMLElement} heading */
const spoken = ({ childNodes }) => [...childNodes].map((node) => (node instanceof Element && node.matches("[aria-hidden]") ? "" : node.textContent)).join("").trim();
/** @param {HTMLElement} input */
const readSign = ({ dataset }) => ({ action: dataset.action ?? "", doNotRub: "doNotRub" in dataset, feared: "feared" in dataset, say: dataset.say?.split("\n") ?? [] });

/** @param {Part} part */
export function wakeRedFlags(part) {
  const { root, words } = part;
  const place = memory("place");
  const answer = one(root, ".course-signs__answer");
  const changed = one(root, ".course-signs__changed");
  const outcomes = one(root, ".course-signs__outcomes");
  const countryField = one(root, "[data-field=country]"), home = one(root, ".course-signs__place");
  const signs = /** @type {HTMLInputElement[]} */ (all(root, "input[name=sign]"));
  const stages = /** @type {HTMLInputElement[]} */ (all(root, "input[name=stage]"));
  const weeks = /** @type {HTMLInputElement | null} */ (root.querySelector("[name=weeks]"));
  let asked = false, shown = "";
  const actions = all(outcomes, "[data-level]").map((box) => ({ id: box.dataset.outcome ?? "", level: Number(box.dataset.level) }));
  const fillSlots = slotsOf(part, () => stages.find((input) => input.checked)?.value ?? "", () => weeks?.value.trim() ?? "");
  const { country, put } = wakePlace(part, place.load(), stages, (name, said) => {
    place.change((value) => { if (said) value[name] = said; else delete value[name]; });
    refresh();
  });
  place.heed(() => {
    put(place.load());
    refresh();
  }, part.signal);
  const clear = makeButton(part, words.clear, forget);
  one(root, ".course-signs__ask").replaceChildren(makeButton(part, words.show_what_to_do, ask, "main"), clear);
  for (const group of all(root, ".course-signs__group")) {
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", spoken(one(group, ".course-signs__name")));
    if (Number(group.dataset.level) <= 2) askHere(group); // no need to finish the list
  }
  for (const place of all(root, "[data-to]")) place.replaceChildren(makeJump(place));
  for (const help of all(root, ".course-sign__help")) {
    const line = /** @type {HTMLElement} */ (help.parentElement);
    help.id = `${part.id}-${line.dataset.line}-help`;
    one(line, "input").setAttribute("aria-describedby", help.id);
  }

  /** @param {HTMLElement} group */
  function askHere(group) {
    const line = make("p", "course-signs__ask-here");
    line.append(makeButton(part, words.show_what_to_do, ask));
    const unsure = signs.find((sign) => sign.value === root.dataset.unsure);
    if (unsure && group.contains(unsure)) {
      line.append(makeButton(part, words.unsure, () => {
        unsure.checked = true;
        ask();
      }));
    }
    group.append(line);
  }
  /** @param {HTMLElement} place */
  function makeJump(place) {
    const button = makeButton(part, "", () => {
      const line = one(root, `[data-line="${place.dataset.to}"]`);
      one(line, "input").focus();
      line.scrollIntoView({ block: "start" });
    }, "jump");
    button.append(...place.childNodes);
    return button;
  }
  function ask() {
    asked = true;
    show();
    changed.textContent = "";
    focusOn(one(answer, ".course-outcome__heading")); // what to do is heard first, and what follows is read on from there
    answer.scrollIntoView({ block: "nearest" });
  }
  function refresh() {
    const before = shown, held = /** @type {HTMLElement} */ (document.activeElement), inside = answer.contains(held);
    if (!asked) return fillSlots("", null);
    show();
    if (inside && answer.contains(held)) held.focus();
    else if (inside) focusOn(one(answer, ".course-outcome__heading"));
    if (shown !== before) changed.textContent = `${words.changed} ${shown}`;
  }
  function show() {
    const ticked = signs.filter((sign) => sign.checked).map(readSign);
    const result = triage(ticked, actions, (action) => country.selectedOptions[0]?.getAttribute(`data-instead-${action}`) ?? action);
    const box = copyOf(result.action ?? "nothing"), boxes = [box], { when } = box.dataset;
    if ("readOut" in box.dataset) boxes.push(copyOf("read-out"));
    home.prepend(countryField);
    answer.replaceChildren(...boxes);
    const heading = one(box, ".course-outcome__heading");
    if (heading.querySelector("[data-slot=emergency]")) heading.after(countryField); // the number to dial, and what it hangs on
    const gone = { "[data-rub]": !result.doNotRub, "[data-whole]": !when, "[data-feared]": !result.feared, "[data-not-feared]": result.feared };
    for (const [which, is] of Object.entries(gone)) if (is) for (const element of all(answer, which)) element.remove();
    fillSlots(when ?? "", ticked.flatMap((sign) => sign.say));
    const dial = one(root, ".course-signs__unit-call");
    const hers = !stages.some((input) => input.checked && "otherNumber" in input.dataset);
    if (dial.firstElementChild && result.level !== 1 && hers) heading.after(dial.cloneNode(true));
    answer.dataset.level = String(result.level ?? "");
    shown = all(box, ".course-outcome__heading, [data-rub]").map(spoken).join(" ");
  }
  /** @param {string} id */
  function copyOf(id) {
    return /** @type {HTMLElement} */ (one(outcomes, `[data-outcome="${CSS.escape(id)}"]`).cloneNode(true));
  }
  function forget() {
    for (const input of signs) input.checked = false;
    if (weeks) weeks.value = "";
    asked = false;
    home.prepend(countryField);
    answer.replaceChildren();
    delete answer.dataset.level;
    fillSlots("", null);
    changed.textContent = words.cleared;
  }

  forget();
  changed.textContent = "";
  one(root, "form").addEventListener("change", refresh, { signal: part.signal });
  root.addEventListener("submit", (event) => event.preventDefault(), { signal: part.signal });
  window.addEventListener("pagehide", forget, { signal: part.signal });
}

/** What changes with her stage, weeks and country: whom to call, the first words of the call, what is said above and below.
 * @param {Part} part @param {() => string} stageOf @param {() => string} weeksOf */
function slotsOf({ root, words }, stageOf, weeksOf) {
  const select = /** @type {HTMLSelectElement} */ (one(root, "select"));
  const outer = ["above", "beyond", "say", "unit_note"]; // these hold some of the others
  const first = new Map(all(root, "[data-slot]").map((slot) => [slot.dataset.slot ?? "", slot.cloneNode(true).childNodes]));
  /** @param {string} name @param {string} when @param {string[] | null} clauses @returns {Iterable<Node | string> | undefined} */
  function found(name, when, clauses) {
    const stage = stageOf(), [option] = select.selectedOptions, unit = option?.getAttribute(`data-unit-${stage}`) ?? option?.dataset.unit;
    const row = select.value ? root.querySelector(`[data-country="${CSS.escape(select.value)}"]`) : null;
    const own = stage && /** @type {HTMLTemplateElement} */ (one(root, `template[data-stage="${CSS.escape(stage)}"]`)).content.querySelector(`[data-is="${name}"]`);
    if (name === "signs") return clauses ? [...(clauses.length > 1 ? [words.say_yours] : []), ...clauses.map((clause) => make("span", "course-outcome__sign", clause))] : undefined;
    if (name === "when") return when ? [when] : undefined;
    if (name === "weeks") return weeksOf() ? [weeksOf()] : undefined;
    if (name === "unit" && unit) return [unit];
    if (name === "emergency" || name === "out_of_hours") return row?.querySelector(name === "emergency" ? ".course-signs__emergency" : ".course-signs__out-of-hours")?.cloneNode(true).childNodes;
    return own ? own.cloneNode(true).childNodes : undefined;
  }
  /** @param {string} when @param {string[] | null} clauses */
  return (when, clauses) => {
    for (const line of all(root, "li[data-country]")) line.toggleAttribute("data-chosen", line.dataset.country === select.value);
    for (const names of [outer, [...first.keys()].filter((name) => !outer.includes(name))]) {
      for (const slot of all(root, "[data-slot]")) {
        const name = slot.dataset.slot ?? "";
        if (!names.includes(name) || slot.closest(".course-signs__outcomes")) continue;
        slot.replaceChildren(...found(name, when, clauses) ?? [...first.get(name) ?? []].map((node) => node.cloneNode(true)));
      }
    }
  };
}

/** Her stage, her country and her own unit's number: these may be kept.
 * @param {Part} part @param {any} kept @param {HTMLInputElement[]} stages @param {(name: string, said: string) => void} changed */
function wakePlace(part, kept, stages, changed) {
  const { root, words, signal } = part;
  const country = /** @type {HTMLSelectElement} */ (one(root, "select"));
  const unit = /** @type {HTMLInputElement} */ (one(root, "[type=tel]"));
  const call = one(root, ".course-signs__unit-call");
  const text = (/** @type {any} */ value) => (typeof value === "string" ? value : "");
  const put = (/** @type {any} */ known) => {
    if (unit.value !== text(known.unit)) unit.value = text(known.unit); // else the cursor would move
    country.value = text(known.country);
    if (country.selectedIndex < 0) country.value = "";
    for (const stage of stages) stage.checked = stage.value === known.stage;
    dial();
  };
  const dial = () => {
    const number = unit.value.replace(/[^0-9+*#]/g, "");
    const link = /** @type {HTMLAnchorElement} */ (make("a", "course-signs__dial", fill(words.unit_call, { number: unit.value.trim() })));
    link.href = `tel:${number}`;
    call.replaceChildren(...(number ? [link] : []));
  };
  put(kept);
  for (const field of [country, unit, ...stages]) field.addEventListener("input", () => { dial(); changed(field.name, field.value); }, { signal });
  return { country, put };
}

Object.assign(KINDS, { "red-flags": wakeRedFlags });
