// @ts-check
// The door to the class view: a button, and F8. The view's own script and style are fetched from beside this file only
// when it is opened, so that a learner's phone need not load them. What it says stands in the page.
(() => {
  "use strict";
  const own = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const root = /** @type {HTMLElement | null} */ (document.querySelector('[data-course="class"]'));
  if (!root) return;
  const words = JSON.parse(root.dataset.words ?? "{}");
  const button = document.createElement("button"), said = document.createElement("p");
  button.type = "button";
  button.className = "course-button course-button--quiet";
  button.textContent = words.open;
  button.setAttribute("aria-keyshortcuts", "F8");
  said.className = "course-class__lead";
  said.setAttribute("role", "status");

  /** @param {HTMLElement} element @returns {Promise<void>} */
  const loaded = (element) => new Promise((done, failed) => {
    element.addEventListener("load", () => done());
    element.addEventListener("error", () => {
      element.remove();
      failed();
    });
    document.head.append(element);
  });
  /** @param {string} by */
  const open = async (by) => {
    if (button.ariaDisabled === "true") return;
    button.ariaDisabled = "true";
    const style = document.createElement("link"), script = document.createElement("script");
    style.rel = "stylesheet";
    style.href = new URL("class.css", own).href;
    script.src = new URL("class.js", own).href;
    root.dataset.open = by; // tells the view to open at once, and where
    try {
      await loaded(style);
      await loaded(script);
      document.removeEventListener("keydown", pressed);
      removeEventListener("hashchange", called);
      button.remove();
    } catch {
      button.ariaDisabled = null;
      said.textContent = words.not_loaded;
    }
  };
  /** @param {KeyboardEvent} event */
  const pressed = (event) => {
    if (event.key !== "F8" || event.defaultPrevented) return;
    event.preventDefault();
    open("key");
  };
  const called = () => {
    if (location.hash === "#class-view") open("address");
  };
  button.addEventListener("click", () => open("pressed"));
  addEventListener("hashchange", called);
  document.addEventListener("keydown", pressed);
  root.append(button, said);
  root.dataset.door = "";
  called();
})();
