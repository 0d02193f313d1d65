// @ts-check
// The button that prints a sheet, and her own unit's number on it, if she keeps it on this device. Without script the page
// says in words how to print it; those words and the button's stand in the page.
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
  try {
    const kept = JSON.parse(localStorage.getItem("%course-id%/place") ?? "{}").value ?? {};
    for (const line of document.querySelectorAll("[data-kept]")) {
      const said = kept[line.getAttribute("data-kept") ?? ""];
      if (typeof said === "string") line.textContent = said;
    }
  } catch { /* then the line stays empty, to be filled in by hand */ }
})();
