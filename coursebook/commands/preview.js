// @ts-check
/** Asks twice a second which version of the file the preview has, and shows the page anew when it is another. */
const shown = document.body.dataset.version;

setInterval(async () => {
  try {
    const answer = await fetch("/version");
    if (answer.ok && (await answer.text()) !== shown) location.reload();
  } catch { /* the preview is stopped; it may come back */ }
}, 500);
