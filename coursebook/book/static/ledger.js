// @ts-check
// The filter of the evidence page: by words, by verdict. What it shows has an address of its own, to keep and to send on.
// Without script the page shows every claim.
(() => {
  "use strict";
  const wake = () => {
    const form = document.querySelector("form[data-filter]");
    if (!(form instanceof HTMLFormElement)) return;
    const claims = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".book-claim")]);
    const status = form.querySelector("[role=status]");
    const filter = () => {
      const data = new FormData(form);
      const words = String(data.get("words") ?? "").toLowerCase().split(/[^\p{Letter}\p{Number}]+/u).filter(Boolean);
      const verdict = String(data.get("verdict") ?? "");
      for (const claim of claims) {
        const text = ` ${claim.textContent} ${claim.dataset.search ?? ""}`.toLowerCase().replace(/[^\p{Letter}\p{Number}]+/gu, " ");
        claim.hidden = (verdict !== "" && claim.dataset.verdict !== verdict) || !words.every((word) => text.includes(` ${word}`));
      }
      for (const topic of new Set(claims.map((claim) => claim.closest("section")))) {
        if (topic) topic.hidden = ![...topic.querySelectorAll(".book-claim")].some((claim) => !(/** @type {HTMLElement} */ (claim).hidden));
      }
      const shown = claims.filter((claim) => !claim.hidden).length;
      const said = form.dataset.found ?? "";
      const asked = new URLSearchParams([...data].filter(([, value]) => value).map(([name, value]) => [name, String(value)])).toString();
      if (asked !== location.search.slice(1)) history.replaceState(null, "", `${location.pathname}${asked && `?${asked}`}${location.hash}`);
      if (status) status.textContent = said.replace("{shown}", String(shown)).replace("{total}", String(claims.length));
    };
    form.addEventListener("input", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.hidden = false;
    for (const [name, value] of new URLSearchParams(location.search)) {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
    }
    filter();
  };
  document.addEventListener("DOMContentLoaded", wake);
})();
