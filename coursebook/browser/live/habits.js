// @ts-check
/** Tells a kernel which habits are ticked, and ticks what the kernel asks for. The list itself knows nothing of it. */
/** @typedef {import("../tools.js").Model} Model */
import { memory } from "../memory.js";

/** @param {HTMLElement} root @param {Model} model @param {AbortSignal} signal */
function join(root, model, signal) {
  const kept = memory(`habits/${root.dataset.id}`);
  const ticked = () => kept.load().ticked ?? [];

  function tell() {
    if (String(model.get("ticked")) === String(ticked())) return;
    model.set("ticked", ticked());
    model.save_changes();
  }
  function obey() {
    const told = model.get("ticked") ?? [];
    if (String(told) === String(ticked())) return;
    if (!told.length && ticked().length) return tell(); // a fresh kernel knows less
    kept.save({ ticked: told });
  }

  obey();
  tell();
  kept.heed(tell, signal);
  model.on("change:ticked", obey);
  signal.addEventListener("abort", () => model.off("change:ticked", obey));
}
