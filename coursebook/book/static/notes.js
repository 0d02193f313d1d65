// @ts-check
// Opens what stands behind a claim where the reader is: a mark's entry in the list at the page's end, in a dialog.
// Without script the mark is a link to the evidence page. What it says stands in the page.
(() => {
  "use strict";
  /** @param {HTMLElement[]} entries @param {HTMLAnchorElement} link @param {HTMLDialogElement} dialog */
  const open = (entries, link, dialog) => {
    const place = dialog.querySelector("[data-place]");
    const heading = dialog.querySelector("h2");
    const more = dialog.querySelector("a[data-more]");
    if (!place || !heading || !more) return;
    const [first] = entries, number = [...(first.parentElement?.children ?? [])].indexOf(first) + 1;
    heading.textContent = link.ariaLabel && link.dataset.numbers ? link.ariaLabel : (dialog.dataset.said ?? "").replace("{number}", String(number));
    place.replaceChildren(...entries.map((entry) => {
      const one = document.createElement("div");
      one.className = "course-claim";
      one.append(...entry.cloneNode(true).childNodes);
      return one;
    }));
    more.setAttribute("href", link.getAttribute("href") ?? "");
    dialog.showModal();
    const verdict = place.querySelector(".course-claim__verdict")?.parentElement; // what she asked for, before any link
    if (!verdict) return;
    verdict.tabIndex = -1;
    verdict.focus();
  };

  // On paper the lists are open.
  const folded = () => /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("main :is(.book-evidence, .course-evidence__sources):not([open])")]);
  addEventListener("beforeprint", () => {
    const opened = folded();
    for (const list of opened) list.open = true;
    addEventListener("afterprint", () => { for (const list of opened) list.open = false; }, { once: true });
  });

  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog.book-note"));
    if (!dialog?.showModal || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = /** @type {HTMLAnchorElement | null} */ (target.closest("a[data-claim]"));
    const entries = (link?.dataset.claim ?? "").split(" ").map((name) => document.getElementById(`claim-${name}`)).filter((entry) => entry !== null && entry.matches(".course-claim"));
    if (link && entries.length) {
      event.preventDefault();
      open(/** @type {HTMLElement[]} */ (entries), link, dialog);
    } else if (target === dialog || target.closest("dialog.book-note a")) {
      dialog.close(); // pressed beside it, or a link that leads to a place on this page
    }
  });
})();
