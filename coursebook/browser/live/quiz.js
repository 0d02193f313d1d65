// @ts-check
/** Tells a kernel what was answered in a quiz, and answers what the kernel asks for. The quiz itself knows nothing of it. */
/** @typedef {import("../tools.js").Model} Model */
import { memory } from "../memory.js";
import { one } from "../tools.js";

/** @param {HTMLElement} root @param {Model} model @param {AbortSignal} signal */
function join(root, model, signal) {
  const kept = memory(`quiz/${root.dataset.id}`);
  /** What each question is remembered as having, where it has that. @param {string} name @returns {Record<string, any>} */
  const each = (name) => Object.fromEntries(Object.entries(kept.load()).flatMap(([id, state]) => (state?.[name] ? [[id, state[name]]] : [])));
  const same = (/** @type {any} */ a, /** @type {any} */ b) => JSON.stringify(a) === JSON.stringify(b);

  function tell() {
    for (const [trait, value] of /** @type {[string, any][]} */ ([["answers", each("checked")], ["confidence", each("sure")]])) {
      if (!same(model.get(trait), value)) model.set(trait, value);
    }
    model.save_changes();
  }
  function obey() {
    const told = model.get("answers") ?? {}, known = each("checked");
    if (same(told, known)) return;
    if (!Object.keys(told).length && Object.keys(known).length) return tell(); // a fresh kernel knows less
    kept.change((state) => {
      for (const id of Object.keys(known)) if (!told[id]) delete state[id];
      for (const [id, answer] of Object.entries(told)) {
        const { revision } = JSON.parse(one(root, `[data-question="${CSS.escape(id)}"]`).dataset.key ?? "{}"), now = state[id] ?? {};
        if (!same(now.checked, answer)) state[id] = { tries: 0, first: answer, ...now, revision, picked: answer, checked: answer };
      }
    });
  }

  obey();
  tell();
  kept.heed(tell, signal);
  model.on("change:answers", obey);
  signal.addEventListener("abort", () => model.off("change:answers", obey));
}
