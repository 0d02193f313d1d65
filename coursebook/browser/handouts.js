// @ts-check
// The button that prints a sheet. Without script the page says in words how to print it; those words and the button's
// stand in the page.
(() => {
  "use strict";
  const place = document.querySelector(".handout-bar__print");
  if (!(place instanceof HTMLElement)) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "handout-bar__button";
  button.textContent = place.dataset.print ?? "";
  button.addEventListener("click", () => print());
  place.replaceChildren(button);
})();
