// @ts-check
// What the theme adds where scripts run: the colour button, focus for wide tables, closing the menu
// with Escape, and the address for paper. Without it every page still reads and every link works.
// What it says stands in the page, in data attributes.
// Loaded in the head, before the page is drawn, so that the chosen colours never flash.
(() => {
  "use strict";
  const KEY = "%theme-key%"; // the one of the course is put in here when the script is read
  const THEMES = ["auto", "light", "dark"];
  const root = document.documentElement;

  /** @returns {string} the remembered theme, or "auto" when storage is blocked or holds something else */
  const remembered = () => {
    try {
      const theme = localStorage.getItem(KEY) ?? "auto";
      return THEMES.includes(theme) ? theme : "auto";
    } catch {
      return "auto";
    }
  };

  /** @param {string} theme */
  const remember = (theme) => {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Storage is blocked or full: the choice holds for this page only.
    }
  };

  /** One of the two buttons is seen: that in the menu on a narrow screen, that in the header on a wide one. */
  const wakeTheme = () => {
    const buttons = /** @type {HTMLButtonElement[]} */ ([...document.querySelectorAll("button.book-theme")]);
    const show = () => {
      for (const button of buttons) {
        const word = button.querySelector("[data-word]");
        if (word) word.textContent = button.dataset[root.dataset.theme ?? "auto"] ?? "";
      }
    };
    for (const button of buttons) {
      button.addEventListener("click", () => {
        const next = THEMES[(THEMES.indexOf(root.dataset.theme ?? "auto") + 1) % THEMES.length];
        root.dataset.theme = next;
        remember(next);
        show();
      });
      button.hidden = false;
    }
    show();
  };

  /** A table or a piece of code can be focused exactly while it is wider than its place. */
  const wakeScrolling = () => {
    const boxes = [...document.querySelectorAll("main .book-scroll, main pre")];
    const code = document.querySelector("main")?.dataset.code ?? "";
    /** @param {Element} box */
    const nameOf = (box) =>
      box.querySelector("caption")?.textContent || box.getAttribute("data-label") || code.replace("{number}", String(boxes.indexOf(box) + 1));
    /** @param {Element} box */
    const fit = (box) => {
      if (box.scrollWidth > box.clientWidth + 1) {
        box.setAttribute("tabindex", "0");
        box.setAttribute("role", "region");
        box.setAttribute("aria-label", nameOf(box));
      } else {
        for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
      }
    };
    const watcher = new ResizeObserver((entries) => entries.forEach((entry) => fit(entry.target)));
    boxes.forEach((box) => watcher.observe(box));
  };

  const wakeMenus = () => {
    for (const menu of document.querySelectorAll("details.book-menu, details.book-sections")) {
      if (!(menu instanceof HTMLDetailsElement)) continue;
      menu.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !menu.open) return;
        menu.open = false;
        menu.querySelector("summary")?.focus();
      });
      menu.addEventListener("click", (event) => {
        if (event.target instanceof Element && event.target.closest("a")) menu.open = false;
      });
    }
  };

  /** On paper the address stands at the foot; the path of a file on somebody's disk does not. */
  const wakeAddress = () => {
    const place = document.querySelector(".book-address");
    if (place && !place.textContent && location.protocol.startsWith("http")) {
      place.textContent = location.origin + location.pathname;
    }
  };

  root.dataset.theme = remembered();
  document.addEventListener("DOMContentLoaded", () => {
    for (const wake of [wakeTheme, wakeScrolling, wakeMenus, wakeAddress]) {
      try {
        wake();
      } catch (error) {
        reportError(error);
      }
    }
  });
})();
