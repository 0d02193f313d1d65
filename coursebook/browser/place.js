// @ts-check
/** Puts her own numbers into every call of a page of the book, and asks for them at a press. They stay on this device. */
/** @typedef {import("./tools.js").Part} Part */
import { KINDS } from "./host.js";
import { all, fill, make, makeButton, one } from "./tools.js";
import { memory } from "./memory.js";

/** @param {Part} part the dialog that asks */
function wakePlaces(part) {
  const { words: said, signal } = part, dialog = /** @type {HTMLDialogElement} */ (part.root);
  const place = memory("place"), form = one(dialog, "form");
  const fields = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ (all(form, "[name]"));
  const first = new Map(all(document, "[data-call], [data-dial]").map((element) => [element, [element.textContent, element.getAttribute("href")]]));
  const text = (/** @type {any} */ value) => (typeof value === "string" ? value : "");
  /** @param {string} name */
  const chosen = (name) => /** @type {HTMLSelectElement | null} */ (form.querySelector(`select[name=${name}]`))?.selectedOptions[0];

  function put() {
    const known = place.load();
    for (const field of fields) {
      field.value = text(known[field.name]);
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = "";
    }
  }
  function show() {
    put();
    const stage = chosen("stage"), country = chosen("country"), typed = /** @type {HTMLInputElement} */ (one(form, "[name=unit]")).value.trim();
    const number = stage && "otherNumber" in stage.dataset ? "" : typed; // then another than her unit is called
    const whom = country?.getAttribute(`data-unit-${stage?.value}`) ?? country?.dataset.unit ?? stage?.dataset.unit;
    for (const later of all(document, "[data-later]")) later.hidden = Boolean(stage?.value);
    const emergency = country?.dataset.numbers?.split(" ") ?? [];
    for (const [element, [words, address]] of first) {
      if (element.matches("[data-dial]")) {
        element.textContent = number ? fill(said.call, { number }) : words;
        element.setAttribute("href", number ? dialled(number) : address ?? "");
        element.nextElementSibling?.remove();
        if (number) element.after(makeButton(part, said.change, () => dialog.showModal(), "change"));
        continue;
      }
      const isUnit = element.dataset.call === "unit", numbers = isUnit ? [number].filter(Boolean) : emergency;
      element.textContent = (isUnit && whom) || words;
      numbers.forEach((each, i) => element.append(i ? ` ${said.or} ` : " ", link(each)));
    }
  }
  const dialled = (/** @type {string} */ number) => `tel:${number.replace(/[^0-9+*#]/g, "")}`;
  /** @param {string} number */
  function link(number) {
    const found = make("a", "book-call", number);
    found.setAttribute("href", dialled(number));
    return found;
  }

  document.addEventListener("click", (event) => {
    const dial = /** @type {Element} */ (event.target).closest("[data-dial]");
    if (!dial || dial.getAttribute("href")?.startsWith("tel:")) return;
    event.preventDefault();
    dialog.showModal();
  }, { signal });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue) {
      place.change((value) => {
        for (const { name, value: said } of fields) {
          if (said.trim() && dialog.returnValue === "save") value[name] = said.trim();
          else delete value[name];
        }
      });
    }
    dialog.returnValue = "";
    show();
  }, { signal });
  place.heed(() => dialog.open || show(), signal);
  show();
}

Object.assign(KINDS, { place: wakePlaces });
