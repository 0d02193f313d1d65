// @ts-check
// Opens what stands behind a claim where the reader is: a mark's entry in the list at the page's end, in a dialog.
// Without script the mark is a link to the evidence page. What it says stands in the page.
(() => {
  "use strict";
  /** @param {HTMLElement} entry @param {HTMLAnchorElement} link @param {HTMLDialogElement} dialog */
  const open = (entry, link, dialog) => {
    const place = dialog.querySelector("[data-place]");
    const heading = dialog.querySelector("h2");
    const more = dialog.querySelector("a[data-more]");
    if (!place || !heading || !more) return;
    const number = String([...(entry.parentElement?.children ?? [])].indexOf(entry) + 1);
    heading.textContent = (dialog.dataset.said ?? "").replace("{number}", number);
    place.replaceChildren(...entry.cloneNode(true).childNodes);
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
    const entry = link && document.getElementById(`claim-${link.dataset.claim}`);
    if (entry?.matches(".course-claim") && link) {
      event.preventDefault();
      open(entry, link, dialog);
    } else if (target === dialog || target.closest("dialog.book-note a")) {
      dialog.close(); // pressed beside it, or a link that leads to a place on this page
    }
  });
})();
