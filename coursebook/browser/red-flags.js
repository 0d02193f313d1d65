// @ts-check
/** Wakes the warning signs. Nothing that is ticked is ever kept, told to the kernel or sent. */
/** @typedef {import("./tools.js").Part} Part */
import { KINDS } from "./host.js";
import { all, fill, focusOn, make, makeButton, one } from "./tools.js";
import { memory } from "./memory.js";

/** The rule of triage.py: the highest level ticked is the answer.
 * @param {{action: string, doNotRub: boolean}[]} ticked @param {{id: string, level: number}[]} actions */
export function triage(ticked, actions) {
  const wanted = actions.filter((action) => ticked.some((sign) => sign.action === action.id));
  if (!wanted.length) return { level: null, actions: ["nothing"], doNotRub: false };
  const level = Math.min(...wanted.map((action) => action.level));
  return { level, actions: wanted.filter((action) => action.level === level).map((action) => action.id),
    doNotRub: level <= 2 && ticked.some((sign) => sign.doNotRub) };
}

/** The words of a heading without its sign. @param {HTMLElement} heading */
const spoken = ({ childNodes }) => [...childNodes].map((node) => (node instanceof Element && node.matches("[aria-hidden]") ? "" : node.textContent)).join("").trim();

/** @param {Part} part */
export function wakeRedFlags(part) {
  const { root, words } = part;
  const place = memory("place");
  const answer = one(root, ".course-signs__answer");
  const changed = one(root, ".course-signs__changed");
  const outcomes = one(root, ".course-signs__outcomes");
  const signs = /** @type {HTMLInputElement[]} */ (all(root, "input[name=sign]"));
  const stages = /** @type {HTMLInputElement[]} */ (all(root, "input[name=stage]"));
  let asked = false, shown = "";
  const actions = all(outcomes, "[data-level]").map((box) => ({ id: box.dataset.outcome ?? "", level: Number(box.dataset.level) }));
  const { country, put } = wakePlace(part, place.load(), (name, said) => {
    place.change((value) => { if (said) value[name] = said; else delete value[name]; });
    refresh();
  });
  place.heed(() => {
    put(place.load());
    refresh();
  }, part.signal);
  const clear = makeButton(part, words.clear, forget);
  one(root, ".course-signs__ask").replaceChildren(makeButton(part, words.show_what_to_do, ask, "main"), clear);
  one(root, ".course-signs__table").setAttribute("role", "presentation");
  for (const group of all(root, ".course-signs__group")) {
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", one(group, ".course-signs__name").textContent ?? "");
    if (Number(group.dataset.level) <= 2) askHere(group); // no need to finish the list
  }

  /** @param {HTMLElement} group */
  function askHere(group) {
    const row = make("tr", "course-signs__ask-here"), cell = make("td", "");
    cell.append(makeButton(part, words.show_what_to_do, ask));
    row.append(cell);
    group.append(row);
  }
  function ask() {
    asked = true;
    show();
    changed.textContent = "";
    focusOn(one(answer, ".course-outcome__heading")); // what to do is heard first, and what follows is read on from there
    answer.scrollIntoView({ block: "nearest" });
  }
  function refresh() {
    if (!asked) return;
    const before = shown, held = answer.contains(document.activeElement);
    show();
    if (held) focusOn(one(answer, ".course-outcome__heading"));
    if (shown !== before) changed.textContent = `${words.changed} ${shown}`;
  }
  function show() {
    const ticked = signs.filter((sign) => sign.checked);
    const result = triage(ticked.map((sign) => ({ action: sign.dataset.action ?? "", doNotRub: "doNotRub" in sign.dataset })), actions);
    const boxes = result.actions.map(copyOf);
    if (boxes.some((box) => "readOut" in box.dataset)) boxes.push(copyOf("read-out"));
    answer.replaceChildren(...boxes);
    for (const rub of all(answer, "[data-rub]")) rub.hidden = !result.doNotRub;
    fillSlots(ticked);
    answer.dataset.level = String(result.level ?? "");
    shown = all(answer, "[data-level] .course-outcome__heading, [data-outcome=nothing] .course-outcome__heading, [data-rub]:not([hidden])")
      .map(spoken).join(" ");
  }
  /** @param {string} id */
  function copyOf(id) {
    return /** @type {HTMLElement} */ (one(outcomes, `[data-outcome="${CSS.escape(id)}"]`).cloneNode(true));
  }
  /** @param {HTMLInputElement[]} ticked */
  function fillSlots(ticked) {
    const stage = stages.find((input) => input.checked);
    for (const slot of all(answer, "[data-slot]")) {
      const name = slot.dataset.slot ?? "";
      if (name === "emergency") fillEmergency(slot);
      else if (name === "signs") slot.replaceChildren(...ticked.map((sign) => make("span", "course-outcome__sign", sign.parentElement?.textContent?.trim())));
      else if (stage) slot.textContent = stage.dataset[name] ?? slot.textContent;
    }
    const dial = one(root, ".course-signs__unit-call");
    for (const box of all(answer, '[data-outcome="unit"], [data-outcome="today"], [data-outcome="nothing"]')) {
      if (dial.firstElementChild) one(box, ".course-outcome__heading").after(dial.cloneNode(true));
    }
  }
  /** @param {HTMLElement} slot */
  function fillEmergency(slot) {
    const row = country.value && root.querySelector(`[data-country="${CSS.escape(country.value)}"]`);
    const links = row ? all(row, "a") : [];
    if (links.length) slot.replaceChildren(...links.flatMap((link, i) => (i ? [` ${words.or} `] : []).concat(/** @type {any} */ (link.cloneNode(true)))));
  }
  function forget() {
    for (const input of [...signs, ...stages]) input.checked = false;
    asked = false;
    answer.replaceChildren();
    delete answer.dataset.level;
    changed.textContent = words.cleared;
  }

  forget();
  changed.textContent = "";
  one(root, "form").addEventListener("change", refresh, { signal: part.signal });
  root.addEventListener("submit", (event) => event.preventDefault(), { signal: part.signal });
  window.addEventListener("pagehide", forget, { signal: part.signal });
}

/** Her country and her own unit's number: these may be kept.
 * @param {Part} part @param {any} kept @param {(name: string, said: string) => void} changed */
function wakePlace(part, kept, changed) {
  const { root, words } = part;
  const country = /** @type {HTMLSelectElement} */ (one(root, "select"));
  const unit = /** @type {HTMLInputElement} */ (one(root, "[type=tel]"));
  const call = one(root, ".course-signs__unit-call");
  const text = (/** @type {any} */ value) => (typeof value === "string" ? value : "");
  const put = (/** @type {any} */ known) => {
    if (unit.value !== text(known.unit)) unit.value = text(known.unit); // else the cursor would move
    country.value = text(known.country);
    if (country.selectedIndex < 0) country.value = "";
    dial();
  };
  const dial = () => {
    const number = unit.value.replace(/[^0-9+*#]/g, "");
    const link = /** @type {HTMLAnchorElement} */ (make("a", "course-signs__dial", fill(words.unit_call, { number: unit.value.trim() })));
    link.href = `tel:${number}`;
    call.replaceChildren(...(number ? [link] : []));
  };
  put(kept);
  for (const [name, field] of /** @type {[string, HTMLInputElement][]} */ (Object.entries({ country, unit }))) field.addEventListener("input", () => { dial(); changed(name, field.value); }, { signal: part.signal });
  return { country, put };
}

Object.assign(KINDS, { "red-flags": wakeRedFlags });
